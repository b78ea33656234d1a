internal import Catalog

extension Alternative {
  /// What a rule says of it, with the verdict a person set in place of the rule's own.
  public func observation(of must: Must) -> Observation? {
    guard let definition = Constraints.named(must.field) else { return nil }
    let own = definition.observe(self, must)
    let override = context.scenario.overrides.first {
      $0.model == candidate.model.id && $0.must == must.id
    }
    guard let override else { return own }
    let words: String
    switch override.verdict {
    case .pass: words = "a pass"
    case .fail: words = "a fail"
    case .unknown: words = "not known"
    }
    return Observation(
      truth: override.verdict, observed: own.observed, limit: own.limit, margin: own.margin,
      evidence: own.evidence + [
        EvidenceItem(
          field: "override", value: words, kind: .declared, source: "scenario",
          asOf: override.date, note: override.reason)
      ],
      sentence: "Set to \(words) by \(override.by) on \(override.date): \(override.reason). "
        + own.sentence,
      reopen: "Reopens if the override is withdrawn.")
  }
}
