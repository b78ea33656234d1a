/// One thing to look for when a decision is checked again.
///
/// One file each in `Rules/`, registered once.
protocol RecheckRule: Sendable {
  /// The codes of what it finds.
  var codes: [RecheckCode] { get }
  /// What it finds, in any order.
  func findings(_ context: RecheckContext) -> [RecheckFinding]
}

/// Every rule of a recheck.
enum RecheckRules {
  /// The registry; each code belongs to one rule.
  static let all: [any RecheckRule] = [
    DateRule(), OpenItemRule(), WithdrawnRule(), NeedRule(), ReopenRule(), LicenseRule(),
    PolicyRule(), RankRule(), CandidateRule(), FactRule(), StaleRule(), EngineRule(),
  ]
}
