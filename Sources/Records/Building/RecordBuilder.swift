internal import Catalog
internal import Decision

/// Turns an outcome into the parts of a record, collecting evidence on the way.
struct RecordBuilder {
  let outcome: Outcome
  var ledger: EvidenceLedger

  init(outcome: Outcome) {
    self.outcome = outcome
    ledger = EvidenceLedger(snapshot: outcome.snapshot)
  }

  /// The whole ranking with these models as the shortlist.
  ///
  /// **Errors**: `RecordProblem.unknownModel` for a model that is neither ranked nor excluded.
  mutating func content(
    _ shortlist: [String], chosen: DecisionRecord.Choice, engine: [String: String],
    robustness: Robustness?
  ) throws(RecordProblem) -> ShortlistContent {
    var entries = try entries(shortlist)
    let excluded = exclusions()
    addFacts(to: &entries)
    return ShortlistContent(
      basis: basis(engine: engine), considered: considered, funnel: funnel, criteria: criteria,
      entries: entries, next: next(after: entries), ranked: ranked,
      nearMisses: outcome.nearMisses.prefix(20).map(\.model.id), excluded: excluded,
      restrictions: restrictions(of: entries.map(\.id)), overrides: overrides,
      assumptions: assumptions(of: entries.map(\.id)), warnings: outcome.warnings,
      flips: flips(chosen: chosen, among: entries),
      shares: robustness.map { .init($0, shortlist: Set(shortlist)) },
      evidence: ledger.statements, sources: ledger.sources)
  }

  func basis(engine: [String: String]) -> DecisionRecord.Basis {
    let release = outcome.snapshot.release
    let scenario = outcome.scenario
    var own = ["decision": EngineVersion.decision, "records": DecisionRecord.rules]
    own[DecisionRecord.Basis.qualityScale] = outcome.snapshot.calibration?.id
    return DecisionRecord.Basis(
      catalogName: release.name, catalogAsOf: release.asOf, catalogSHA256: release.sha256,
      catalogEntries: outcome.snapshot.models.count,
      overlays: release.overlays.map { .init(name: $0.name, sha256: $0.sha256) },
      scenarioName: scenario.name, scenarioRevision: scenario.revision,
      scenarioSHA256: scenario.sha256, scenarioBody: scenario.toml,
      engine: own.merging(engine) { first, _ in first }, resultID: outcome.resultID)
  }

  var considered: DecisionRecord.Considered {
    DecisionRecord.Considered(
      entries: outcome.considered, meeting: outcome.meetingCount, hanging: outcome.hangingCount,
      pending: outcome.pending.count, excluded: outcome.excluded.count)
  }

  var funnel: [DecisionRecord.Need] {
    var dropped: [String: Int] = [:]
    for model in outcome.excluded + outcome.pending where model.isNotKnown {
      dropped[outcome.scenario.musts[model.firstMust].id, default: 0] += 1
    }
    return outcome.funnel.map { step in
      DecisionRecord.Need(
        rule: step.must.id, text: text(of: step.must), why: step.must.why, before: step.before,
        after: step.after, fails: step.failing, failsAlone: step.failingAlone,
        dropped: dropped[step.must.id] ?? 0,
        unknown: step.unknown)
    }
  }

  var criteria: [DecisionRecord.Criterion] {
    outcome.criteria.map { criterion in
      DecisionRecord.Criterion(
        id: criterion.definition.id, label: criterion.definition.label,
        unit: criterion.definition.unit, weight: criterion.weight, range: range(of: criterion))
    }
  }

  var ranked: [DecisionRecord.RankedModel] {
    outcome.rows.map { row in
      DecisionRecord.RankedModel(
        id: row.model.id, delivery: row.alternative.delivery.key, rank: row.rank,
        bracket: row.bracket, group: row.group, score: row.ranking(outcome.scenario.order))
    }
  }

  var overrides: [DecisionRecord.OverrideNote] {
    outcome.scenario.overrides.map { override in
      DecisionRecord.OverrideNote(
        model: override.model, rule: override.must, verdict: override.verdict, by: override.by,
        date: override.date, reason: override.reason)
    }
  }

  /// The first three ranked models that are not on the shortlist.
  func next(after entries: [DecisionRecord.Entry]) -> [DecisionRecord.NextModel] {
    let listed = Set(entries.map(\.id))
    let order = outcome.scenario.order
    let last = outcome.rows.last { listed.contains($0.model.id) }
    return outcome.rows.filter { !listed.contains($0.model.id) }.prefix(3).map { row in
      DecisionRecord.NextModel(
        id: row.model.id, rank: row.rank, score: row.ranking(order),
        gap: last.map { $0.ranking(order) - row.ranking(order) } ?? 0)
    }
  }

  /// Assumptions behind the license verdicts of some models, each once.
  func assumptions(of ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.compactMap(alternative).flatMap(\.license.assumptions).filter {
      seen.insert($0).inserted
    }
  }

  /// Every model that is not ranked, with one reason for every need that keeps it out.
  mutating func exclusions() -> [DecisionRecord.Exclusion] {
    let all =
      outcome.excluded.map { (model: $0, isPending: false) }
      + outcome.pending.map { (model: $0, isPending: true) }
    var output: [DecisionRecord.Exclusion] = []
    for (model, isPending) in all.sorted(by: {
      $0.model.model.id.precedesByBytes($1.model.model.id)
    }) {
      output.append(
        DecisionRecord.Exclusion(
          id: model.model.id, delivery: model.alternative.delivery.key, isPending: isPending,
          isNotKnown: model.isNotKnown,
          reasons: reasons(model.alternative, musts: model.excludingMusts)))
    }
    return output
  }

  /// What some needs say of an alternative.
  mutating func reasons(_ alternative: Alternative, musts: [Int]) -> [DecisionRecord.Reason] {
    var output: [DecisionRecord.Reason] = []
    for position in musts {
      let must = outcome.scenario.musts[position]
      guard let observation = Constraints.named(must.field)?.observe(alternative, must) else {
        continue
      }
      output.append(
        DecisionRecord.Reason(
          rule: must.id, verdict: observation.truth, value: observation.observed,
          limit: observation.limit, margin: observation.margin,
          evidence: ledger.ids(for: observation.evidence), sentence: observation.sentence,
          reopen: observation.reopen))
    }
    return output
  }

  func alternative(_ id: String) -> Alternative? {
    outcome.row(of: id)?.alternative ?? outcome.exclusion(of: id)?.alternative
      ?? outcome.restriction(of: id)?.alternative
  }

  private func text(of must: Must) -> String {
    guard let definition = Constraints.named(must.field) else { return must.id }
    return "\(definition.label): \(definition.wanted(must, in: outcome.context.base))"
  }

  private func range(of criterion: ActiveCriterion) -> String? {
    switch criterion.curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best):
      return "\(criterion.definition.spelled(worst)) … \(criterion.definition.spelled(best))"
    case .points: return nil
    }
  }
}
