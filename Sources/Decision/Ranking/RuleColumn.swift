internal import Catalog
internal import Columns
internal import Moderation

/// What one rule says of every way of a table, before any override.
struct RuleColumn: Sendable {
  /// What the verdicts follow from: the demand without its name, and what of the scenario it reads.
  struct Key: Hashable, Sendable {
    private let field: String
    private let comparison: MustOperator
    private let value: FactValue
    private let unknown: UnknownPolicy
    private let review: UnknownPolicy?
    private let moderation: ModerationRequirement?
    private let reading: ScenarioReading

    init(_ rule: Rule, in context: EvaluationContext) {
      field = rule.must.field
      comparison = rule.must.comparison
      value = rule.must.value
      unknown = rule.must.unknown
      review = rule.must.review
      moderation = rule.must.moderation
      reading = ScenarioReading(rule.parts, of: context)
    }
  }

  /// The ways that fail.
  let failing: BitSet
  /// The ways it cannot judge and keeps.
  let kept: BitSet
  /// The ways it cannot judge and does not keep.
  let dropped: BitSet

  init(_ rule: Rule, of ways: [Alternative]) {
    var failing = BitSet(count: ways.count)
    var kept = failing
    var dropped = failing
    for (position, way) in ways.enumerated() {
      switch rule.judge(way) {
      case .pass: break
      case .fail: failing[position] = true
      case .unknown:
        if rule.policy(way) == .keep {
          kept[position] = true
        } else {
          dropped[position] = true
        }
      }
    }
    self.failing = failing
    self.kept = kept
    self.dropped = dropped
  }

  /// The verdict on one way.
  subscript(way: Int) -> TruthValue {
    failing[way] ? .fail : kept[way] || dropped[way] ? .unknown : .pass
  }
}
