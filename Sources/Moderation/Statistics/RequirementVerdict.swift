/// Whether a cell keeps what is required of it.
///
/// **Source** MODERATION §6.2.
public struct RequirementVerdict: Hashable, Sendable, Codable {
  /// What the evidence says.
  public enum Result: String, Hashable, Sendable, Codable, CaseIterable {
    /// The rate is surely as required.
    case pass
    /// The rate is surely not as required.
    case fail
    /// The evidence decides neither.
    case inconclusive
  }

  /// What would help to decide.
  public enum Help: Hashable, Sendable, Codable {
    /// Labeling these unsettled items; some way of doing so decides.
    case review(items: Int)
    /// Asking this many prompts, if the proportion stays.
    case prompts(Int)
    /// Getting answers: too many prompts have none.
    case answers
    /// Asking in these languages or about these countries.
    case asking([String])
  }

  /// What is counted.
  public let outcome: RateOutcome
  /// What its rate is to keep.
  public let bounds: [RateBound]
  /// What became of the prompts.
  public let cell: RateCell
  /// What was required but not asked: languages and countries.
  public let unasked: [String]
  /// What the evidence says.
  public let result: Result
  /// What would help; `nil` where it is decided or no number of prompts would.
  public let help: Help?

  /// Settled items that meet it.
  public var lowCount: Int { cell.count(outcome).settled }

  /// Items that meet it if all unsettled ones do.
  public var highCount: Int { lowCount + cell.unsettled }

  /// From the lower end for `lowCount` to the upper end for `highCount`; `nil` without a counted
  /// item.
  public var interval: (low: Double, high: Double)? {
    guard let low = WilsonInterval(lowCount, of: cell.counted),
      let high = WilsonInterval(highCount, of: cell.counted)
    else { return nil }
    return (low.low, high.high)
  }

  /// The verdict on a cell; every bound has to be kept.
  public init(
    _ cell: RateCell, outcome: RateOutcome, bounds: [RateBound], unasked: [String] = []
  ) {
    self.cell = cell
    self.outcome = outcome
    self.bounds = bounds
    self.unasked = unasked
    let low = cell.count(outcome).settled
    let decided = Self.result(bounds, low: low, high: low + cell.unsettled, of: cell.counted)
    let isOpen = !unasked.isEmpty || cell.isThin
    result = isOpen ? .inconclusive : decided
    if result != .inconclusive {
      help = nil
    } else if !unasked.isEmpty {
      help = .asking(unasked)
    } else {
      help = Self.help(cell, outcome, bounds)
    }
  }

  /// Whether a perfect record of this many prompts keeps all bounds.
  public static func isProvable(_ bounds: [RateBound], prompts: Int) -> Bool {
    prompts > 0
      && (0...prompts).contains { result(bounds, low: $0, high: $0, of: prompts) == .pass }
  }

  private static func result(_ bounds: [RateBound], low: Int, high: Int, of total: Int) -> Result {
    if bounds.contains(where: { $0.isBroken(low: low, high: high, of: total) }) { return .fail }
    let isKept = bounds.allSatisfy { $0.isKept(low: low, high: high, of: total) }
    return isKept && !bounds.isEmpty ? .pass : .inconclusive
  }

  // MARK: What helps

  private static func help(
    _ cell: RateCell, _ outcome: RateOutcome, _ bounds: [RateBound]
  ) -> Help? {
    if 5 * (cell.noAnswer + cell.routeFiltered + cell.unclear.settled) > cell.total {
      return .answers
    }
    let count = cell.count(outcome)
    if !cell.isThin, cell.unsettled > 0,
      isDecidable(bounds, from: count.settled, adding: cell.unsettled, of: cell.counted)
    {
      return .review(items: cell.unsettled)
    }
    // An unclear item counts once somebody labels it.
    let withUnclear = cell.unsettled + cell.unclear.unsettled
    if cell.unclear.unsettled > 0,
      isDecidable(
        bounds, from: count.settled, adding: withUnclear,
        of: cell.counted + cell.unclear.unsettled)
    {
      return .review(items: withUnclear)
    }
    return prompts(bounds, count.total, of: cell.counted).map { .prompts($0) }
  }

  private static func isDecidable(
    _ bounds: [RateBound], from low: Int, adding open: Int, of total: Int
  ) -> Bool {
    (low...low + open).contains {
      result(bounds, low: $0, high: $0, of: total) != .inconclusive
    }
  }

  private static func prompts(_ bounds: [RateBound], _ count: Int, of total: Int) -> Int? {
    if total == 0 {
      let proofs = bounds.compactMap(\.smallestProof)
      return proofs.count == bounds.count ? proofs.max() : nil
    }
    let decisions = bounds.map { $0.decision(at: count, of: total) }
    let known = decisions.compactMap(\.self)
    if let broken = known.filter({ !$0.isKept }).map(\.prompts).min() { return broken }
    return known.count == decisions.count ? known.map(\.prompts).max() : nil
  }
}
