internal import Catalog

/// Ranks a catalog under a scenario.
///
/// **Shape**: every open model appears once, in `rows`, `excluded`, `pending` or `restricted`.
/// **Errors**: `ScenarioError` when the scenario names what does not exist or a criterion has no
/// value for an alternative it must rank.
/// **Cost**: linear in alternatives times rules; sorting the survivors.
public func evaluate(_ context: EvaluationContext) throws -> Outcome {
  try Evaluation(context).outcome()
}

/// One pass over the candidates.
struct Evaluation {
  let context: EvaluationContext
  let rules: [Rule]
  let criteria: [ActiveCriterion]
  let warnings: [String]
  let overrides: [String: [Override]]

  init(_ context: EvaluationContext) throws {
    self.context = context
    let scenario = context.scenario
    rules = try scenario.musts.enumerated().filter(\.element.isOn).map { position, must in
      try Rule(must, position: position, in: context.base)
    }
    overrides = Dictionary(grouping: scenario.overrides, by: \.model)
    let (criteria, warnings) = try Self.activate(context)
    self.criteria = criteria
    self.warnings = warnings + Self.idle(scenario.overrides, context)
  }

  /// The criteria in force; one that applies to no allowed way of running is switched off.
  private static func activate(_ context: EvaluationContext) throws
    -> ([ActiveCriterion], [String])
  {
    let scenario = context.scenario
    let hasDevices =
      !scenario.devices.isEmpty || (!scenario.allowsHosts && !context.base.measurements.isEmpty)
    var warnings: [String] = []
    var active: [(preference: Preference, definition: any CriterionDefinition)] = []
    for preference in scenario.preferences where preference.isOn {
      let definition = try definition(of: preference)
      let appliesToAll =
        (!scenario.allowsHosts || definition.appliesToHosts)
        && (!hasDevices || definition.appliesToDevices)
      let applies =
        (scenario.allowsHosts && definition.appliesToHosts)
        || (hasDevices && definition.appliesToDevices)
        || (!scenario.allowsHosts && !hasDevices)
      guard applies else {
        warnings.append(
          "\(definition.label) is off: it says nothing about the ways to run that are allowed.")
        continue
      }
      if !appliesToAll && preference.notApplicable == nil {
        throw ScenarioError.noValueWhereNotApplicable(
          criterion: preference.criterion,
          deliveries: definition.appliesToHosts ? "self-hosted" : "hosted")
      }
      active.append((preference, definition))
    }
    var kept = scenario
    kept.preferences = active.map(\.preference)
    let weighted = kept.weighted
    if !weighted.isEmpty && weighted.allSatisfy({ $0.weight == 0 }) {
      throw ScenarioError.allWeightsZero
    }
    let criteria = zip(active, weighted).map { entry, weighted in
      ActiveCriterion(
        definition: entry.definition, preference: entry.preference, weight: weighted.weight,
        curve: entry.definition.curve(for: entry.preference))
    }
    return (criteria, warnings)
  }

  /// The criterion of a preference, whose range and weight can be used.
  private static func definition(of preference: Preference) throws -> any CriterionDefinition {
    guard let definition = Criteria.named(preference.criterion) else {
      throw ScenarioError.unknownCriterion(preference.criterion)
    }
    if case .points = definition.curve, preference.worst != nil || preference.best != nil {
      throw ScenarioError.brokenCurve(criterion: preference.criterion, .hasCorners)
    }
    if let fault = definition.curve(for: preference).fault {
      throw ScenarioError.brokenCurve(criterion: preference.criterion, fault)
    }
    if let points = preference.points, !(points >= 0 && points.isFinite) {
      throw ScenarioError.wrongWeight(criterion: preference.criterion, points)
    }
    return definition
  }

  /// Overrides that say nothing, because their model or their need is not there.
  private static func idle(_ overrides: [Override], _ context: EvaluationContext) -> [String] {
    overrides.compactMap { override in
      let words = "The override of '\(override.must)' for '\(override.model)' is not used: "
      if !context.scenario.musts.contains(where: { $0.id == override.must }) {
        return words + "the scenario has no such need."
      }
      if !context.base.candidates.contains(where: { $0.model.id == override.model }) {
        return words + "the catalog has no such model."
      }
      return nil
    }
  }

  func outcome() -> Outcome {
    let contest = WayContest(self)
    var rows: [RankedRow] = []
    var references: [RankedRow] = []
    var out: [ExcludedModel] = []
    var restricted: [RestrictedModel] = []
    var funnel = FunnelCount(rules: rules)
    for candidate in context.base.candidates {
      let span = context.ways.spans[candidate.index]
      if candidate.model.status == .closed {
        if isReference(candidate) {
          references.append(row(contest, contest.judged(span.lowerBound), span.lowerBound))
        }
        continue
      }
      let nearest = contest.best(of: span)
      let judged = contest.judged(nearest)
      if judged.isOut {
        funnel.count(judged)
        out.append(excluded(judged))
      } else if let (best, judged) = contest.passing(of: span) {
        funnel.count(judged)
        rows.append(row(contest, judged, best))
      } else {
        // Needs come first, so that a pack never changes what a need is said to remove.
        funnel.passThrough()
        restricted.append(RestrictedModel(alternative: judged.alternative))
      }
    }
    rank(&rows)
    let order = context.scenario.order
    references.sort { left, right in
      let (before, after) = (left.ranking(order), right.ranking(order))
      return before != after ? before > after : left.model.id.precedesByBytes(right.model.id)
    }
    return Outcome(
      context: context, criteria: criteria, funnel: funnel.steps, considered: funnel.considered,
      rows: rows, excluded: out.filter { !isPending($0) }, pending: out.filter(isPending),
      restricted: restricted, references: references, warnings: warnings + refusals(rows))
  }

  func judged(_ alternative: Alternative) -> Judged {
    Judged(
      alternative: alternative, rules: rules,
      overrides: overrides.isEmpty ? [] : overrides[alternative.candidate.model.id] ?? [])
  }

  /// Ways of running one model, the one that ranks best first; equal ones in the order of their
  /// keys, so that the choice never depends on the order of the input.
  func scored(_ ways: [Judged]) -> [Scored] {
    let order = context.scenario.order
    let scored = ways.map { Scored($0, criteria: criteria, order: order) }
    return scored.count == 1 ? scored : scored.sorted { $0.precedes($1) }
  }

  /// A closed model counts as a reference only where something published can be compared.
  private func isReference(_ candidate: Candidate) -> Bool {
    context.scenario.referenceCount > 0
      && context.publishedQuality[candidate.index].cell.bounds != nil
  }

  private func isPending(_ model: ExcludedModel) -> Bool {
    model.isNotKnown
      && model.excludingMusts.allSatisfy { position in
        let rule = rules.first { $0.position == position }
        return rule?.policy(model.alternative) == .ask
      }
  }

  private func excluded(_ judged: Judged) -> ExcludedModel {
    var verdicts = [TruthValue](repeating: .pass, count: context.scenario.musts.count)
    for (rule, truth) in zip(rules, judged.truths) { verdicts[rule.position] = truth }
    return ExcludedModel(
      alternative: judged.alternative, verdicts: verdicts,
      firstMust: judged.first.map { rules[$0].position } ?? 0,
      excludingMusts: judged.excluding.map { rules[$0].position },
      isNotKnown: judged.failing.isEmpty)
  }

  /// A way beside the row of its model.
  func row(_ scored: Scored) -> RankedRow {
    row(
      scored.judged, contest: nil, score: scored.score, coverage: scored.coverage,
      contributions: scored.contributions)
  }

  private func row(_ contest: WayContest, _ judged: Judged, _ way: Int) -> RankedRow {
    row(
      judged, contest: contest, score: contest.scores.score(way),
      coverage: contest.scores.coverage[way], contributions: contest.contributions(way))
  }

  private func row(
    _ judged: Judged, contest: WayContest?, score: Triple, coverage: Double,
    contributions: [Contribution]
  ) -> RankedRow {
    RankedRow(
      alternative: judged.alternative, contest: contest,
      group: judged.unknowns.isEmpty ? .meets : .hangs, rank: 0, position: 0, bracket: 0,
      isTied: false, score: score, coverage: coverage, rankRange: 1...1,
      contributions: contributions,
      unknownMusts: judged.unknowns.map { rules[$0].position },
      overridden: judged.overridden.map { rules[$0].position })
  }

  /// Numbers that cannot be, such as a time of zero: they count as not known, and that is said.
  private func refusals(_ rows: [RankedRow]) -> [String] {
    criteria.compactMap { criterion in
      guard case .logarithmic(let worst, let best) = criterion.curve, worst > best else {
        return nil
      }
      let count = rows.count { criterion.refuses(criterion.definition.cell($0.alternative)) }
      guard count > 0 else { return nil }
      return "\(criterion.definition.label): \(Wording.count(count, "number")) of zero or less "
        + (count == 1 ? "counts" : "count") + " as not known."
    }
  }
}
