internal import Catalog
internal import Decision
internal import Licensing

/// Facts of the chosen model whose newest statement is past its shelf life.
///
/// Where a need rests on such a fact the decision no longer holds, unless the statement was that old
/// when people decided on it: then they are told, once a day has passed.
struct StaleRule: RecheckRule {
  let codes: [RecheckCode] = [.staleEvidence]

  func findings(_ context: RecheckContext) -> [RecheckFinding] {
    guard let chosen = context.chosen, let way = chosen.way else { return packs(context) }
    return facts(way.alternative, context).compactMap { Self.finding($0, chosen.id, context) }
      + runs(way.alternative, chosen.id, context) + packs(context)
  }

  /// Packs that are on and had to be checked again by a day that is past.
  private func packs(_ context: RecheckContext) -> [RecheckFinding] {
    PolicyPack.all(in: context.outcome.snapshot).compactMap { pack in
      guard context.scenario.policies[pack.id] != nil, let expires = pack.expires,
        expires < context.today, context.today > context.record.decided
      else { return nil }
      return RecheckFinding(
        .staleEvidence, .warns, about: pack.id, subject: "Reported restriction \(pack.id)",
        now: "had to be checked again by \(expires)", source: pack.sources.first, date: pack.asOf,
        fact: expires.description)
    }
  }

  /// A fact with the day its newest statement held.
  private struct Fact {
    let about: String
    let subject: String
    let newest: CalendarDate
    let days: Int
    let source: String?
    let needs: [String]
  }

  /// The facts that age, each once, with the needs that rest on it.
  private func facts(_ alternative: Alternative, _ context: RecheckContext) -> [Fact] {
    let musts = context.scenario.musts.filter(\.isOn)
    let weighed = context.outcome.criteria.map(\.definition.id)
    return CriterionKey.all.compactMap { key in
      let needs = musts.filter { Constraints.named($0.field)?.criterion == key }
      guard let days = EvidenceShelfLife.days(criterion: key), let criterion = Criteria.named(key),
        !needs.isEmpty || weighed.contains(key)
      else { return nil }
      let dated: [(date: CalendarDate, source: String?)]
      if key == CriterionKey.license {
        dated = Self.assignments(alternative, context)
      } else {
        let items = criterion.evidence(alternative)
        guard items.allSatisfy(EvidenceShelfLife.ages) else { return nil }
        dated = items.compactMap { item in
          item.asOf.map { ($0, context.origin([item]).source) }
        }
      }
      guard let newest = dated.max(by: { $0.date < $1.date }) else { return nil }
      return Fact(
        about: key, subject: criterion.label, newest: newest.date, days: days,
        source: newest.source, needs: needs.map(\.id))
    }
  }

  /// When assignments were last checked; none where one rests on the hash of its text.
  private static func assignments(_ alternative: Alternative, _ context: RecheckContext)
    -> [(date: CalendarDate, source: String?)]
  {
    let assignments = alternative.license.assignments
    guard !assignments.contains(where: { $0.basis == AssignmentBasis.textHash.rawValue }) else {
      return []
    }
    return assignments.compactMap { assignment in
      let date = assignment.checked ?? assignment.evidence.flatMap(context.outcome.snapshot.date)
      let key = assignment.evidence?.source
      let source = key.flatMap { context.outcome.snapshot.sources[$0] }
      return date.map {
        ($0, source?.identity("publisher")?.text ?? source?.identity("title")?.text ?? key)
      }
    }
  }

  private static func finding(_ fact: Fact, _ model: String, _ context: RecheckContext)
    -> RecheckFinding?
  {
    let age = context.today.days(since: fact.newest)
    guard age > fact.days, context.today > context.record.decided else { return nil }
    let wasStale = context.record.decided.days(since: fact.newest) > fact.days
    let rests = fact.needs.isEmpty ? nil : "the need \(Wording.list(fact.needs)) rests on it alone"
    return RecheckFinding(
      .staleEvidence, fact.needs.isEmpty || wasStale ? .warns : .breaks, model: model,
      about: fact.about, subject: fact.subject,
      now: "\(Wording.count(age, "day")) old, stands for \(fact.days)", source: fact.source,
      date: fact.newest,
      detail: wasStale ? "it was older than that when it was decided on" : rests,
      fact: fact.newest.description)
  }

  /// Runs of one's own that a need on answers rests on and that have expired since.
  private func runs(_ alternative: Alternative, _ model: String, _ context: RecheckContext)
    -> [RecheckFinding]
  {
    context.scenario.musts.compactMap { must in
      guard must.isOn, let requirement = must.moderation,
        let own = alternative.moderation(requirement).own, own.counts,
        let expires = own.shelfLife.expires, expires <= context.today
      else { return nil }
      return RecheckFinding(
        .staleEvidence, .breaks, model: model, about: must.id, subject: must.label,
        now: "run \(own.probe.run) expired on \(expires)", date: own.probe.date,
        detail: "the need \(must.id) rests on it alone", fact: own.probe.run)
    }
  }
}
