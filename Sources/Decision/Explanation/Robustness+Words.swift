internal import Catalog

/// How sure an order is, in words; one place for screens, commands and records.
extension Robustness {
  /// A leader this often first needs no finer weights.
  static let sureShare = 0.9
  /// Two rows this near each other are a close call.
  static let closeMargin = 0.1
  /// Fewer draws say too little to stop weighing.
  static let leastDraws = 1000

  /// How sure the first place is, in one or two sentences.
  public var verdict: String {
    guard let leader else { return "Nothing is ranked." }
    let name = leader.row.model.shortName
    guard finalists.count > 1 else {
      return "\(name) is the only one that can be first, so no weights decide."
    }
    let often = byFirstShare
    let share = Self.percent(leader.firstShare)
    let level = finalists.filter { $0.row.rank == leader.row.rank }
    if level.count > 1 {
      return "A close call: \(Wording.list(level.map(\.row.model.shortName))) score the same at "
        + "these weights; \(often[0].row.model.shortName) is most often first, in "
        + "\(Self.percent(often[0].firstShare)) of \(drawn)."
    }
    if leader.firstShare >= Self.sureShare, draws >= Self.leastDraws {
      return "No need to fine-tune the weights: \(name) is first in \(share) of \(drawn)."
    }
    guard often[0].row.position == leader.row.position else {
      return "A close call: \(name) leads at these weights, but is first in \(share) of \(drawn), "
        + "and \(often[0].row.model.shortName) in \(Self.percent(often[0].firstShare))."
    }
    let next = often[1]
    let rival = "\(next.row.model.shortName) in \(Self.percent(next.firstShare))"
    return leader.firstShare - next.firstShare < Self.closeMargin
      ? "A close call: \(name) is first in \(share) of \(drawn), \(rival)."
      : "\(name) is first in \(share) of \(drawn), \(rival)."
  }

  /// What was drawn: `10,000 weightings that keep your order`.
  public var drawn: String { Self.words(space, draws: draws) }

  /// What a share counts, by the weightings that are drawn.
  public static func words(_ space: RobustnessSettings.Space, draws: Int) -> String {
    let count = Wording.grouped(Double(draws))
    let weightings = "\(count) weighting" + (draws == 1 ? "" : "s")
    switch space {
    case .order: return "\(weightings) that \(draws == 1 ? "keeps" : "keep") your order"
    case .around: return "\(weightings) near yours"
    case .fixed:
      return "\(count) draw" + (draws == 1 ? "" : "s") + " of what is not known, at your weights"
    case .free: return "\(weightings) of any kind"
    }
  }

  /// What was drawn, as a title: space, number of draws, seed.
  public var title: String {
    let made =
      isComplete ? drawn : drawn + ", of \(Wording.grouped(Double(drawsAsked))) asked for"
    return "\(made); seed \(seed)"
  }

  /// What is said of rows that were not looked at; `nil` where there are none.
  public var cutRemark: String? {
    cutCount == 0
      ? nil
      : "\(Wording.count(cutCount, "more model")) cannot be ruled out as first and "
        + (cutCount == 1 ? "was" : "were") + " not looked at."
  }

  /// A share of draws in whole per cent; what happened at all is never 0, what can fail never 100.
  public static func percent(_ share: Double) -> String {
    let whole = (100 * share).rounded()
    if share > 0, whole < 1 { return "under 1 %" }
    if share < 1, whole > 99 { return "over 99 %" }
    return "\(Wording.decimals(whole, 0)) %"
  }
}

extension Robustness.OpenFact {
  /// The fact worth settling, what it can change, and how to settle it.
  public var sentence: String {
    "\(criterion.definition.label) of \(row.model.shortName): worth up to "
      + "\(Wording.decimals(100 * swing, 0)) points"
      + (canChangeFirst ? ", and could alone change first place. " : ". ")
      + wayToSettle
  }
}
