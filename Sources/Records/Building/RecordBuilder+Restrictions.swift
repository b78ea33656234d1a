internal import Catalog
internal import Decision
internal import Licensing

extension RecordBuilder {
  /// The packs that are on with what they say; nothing where none is on.
  func restrictions(of shortlist: [String]) -> DecisionRecord.ReportedRestrictions? {
    guard outcome.hasPolicies else { return nil }
    let effects = outcome.scenario.policies
    let packs = PolicyPack.all(in: outcome.snapshot).compactMap { pack in
      effects[pack.id].map { DecisionRecord.Pack(pack, effect: $0) }
    }
    let others = outcome.restricted.map(\.model.id).filter { !shortlist.contains($0) }
    let findings = (shortlist + others).compactMap(alternative).flatMap { alternative in
      alternative.restrictions.map { restriction in
        DecisionRecord.Finding(
          model: alternative.candidate.model.id, delivery: alternative.delivery.key,
          pack: restriction.pack.id, route: restriction.finding.surface,
          coverage: restriction.finding.coverage, effect: restriction.finding.effect,
          isExpired: restriction.finding.isExpired, sentence: restriction.finding.text)
      }
    }
    return DecisionRecord.ReportedRestrictions(packs: packs, findings: findings)
  }
}
