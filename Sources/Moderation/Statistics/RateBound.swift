/// What a rate is to reach or not to pass.
///
/// **Units** shares, 0 to 1.
/// **Source** MODERATION §6.2.
public enum RateBound: Hashable, Sendable, Codable {
  /// The rate is this or more.
  case atLeast(Double)
  /// The rate is this or less.
  case atMost(Double)

  /// Whether a rate between these counts surely keeps it.
  func isKept(low: Int, high: Int, of total: Int) -> Bool {
    switch self {
    case .atLeast(let share): (WilsonInterval(low, of: total)?.low).map { $0 >= share } ?? false
    case .atMost(let share): (WilsonInterval(high, of: total)?.high).map { $0 <= share } ?? false
    }
  }

  /// Whether a rate between these counts surely breaks it.
  func isBroken(low: Int, high: Int, of total: Int) -> Bool {
    switch self {
    case .atLeast(let share): (WilsonInterval(high, of: total)?.high).map { $0 < share } ?? false
    case .atMost(let share): (WilsonInterval(low, of: total)?.low).map { $0 > share } ?? false
    }
  }

  /// The fewest prompts with which a record without exception proves it; `nil` where none do.
  ///
  /// ⌈t z² / (1 − t)⌉ for "at least t": 16 for .80, 35 for .90, 73 for .95.
  public var smallestProof: Int? {
    switch self {
    case .atLeast(let share): Self.smallestProof(share)
    case .atMost(let share): Self.smallestProof(1 - share)
    }
  }

  private static func smallestProof(_ share: Double) -> Int? {
    guard share < 1 else { return nil }
    let square = WilsonInterval.quantile * WilsonInterval.quantile
    return whole((share * square / (1 - share)).rounded(.up)).map { max(1, $0) }
  }

  /// The fewest prompts that decide at a share, and whether they keep it; `nil` where the share
  /// is the bound itself, which no number decides.
  ///
  /// The ends of the interval reach the bound t where (p − t)² = z² t (1 − t) / n.
  func decision(at count: Int, of total: Int) -> (prompts: Int, isKept: Bool)? {
    guard total > 0 else { return nil }
    let observed = Double(count) / Double(total)
    let (bound, gap) =
      switch self {
      case .atLeast(let share): (share, observed - share)
      case .atMost(let share): (share, share - observed)
      }
    guard gap != 0 else { return nil }
    let square = WilsonInterval.quantile * WilsonInterval.quantile
    let least = square * bound * (1 - bound) / (gap * gap)
    // Reaching the bound keeps it; breaking it takes a little more.
    let whole = gap > 0 ? Self.whole(least.rounded(.up)) : Self.whole(least.rounded(.down) + 1)
    return whole.map { (max(1, $0), gap > 0) }
  }

  private static func whole(_ number: Double) -> Int? {
    number.isFinite && number < 1e9 ? Int(number) : nil
  }
}
