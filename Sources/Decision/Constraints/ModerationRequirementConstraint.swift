internal import Catalog
internal import Moderation

/// One requirement on how a model answers: a `[[moderation]]` table of a scenario.
struct ModerationRequirementConstraint: ConstraintDefinition {
  let field = "moderation"
  let label = "Answers"
  let summary =
    "How often it must answer or decline one kind of question, written as a [[moderation]] table: "
    + "category, languages, countries, outcome, min or max, reason and owner. Judged by runs of "
    + "weigh probe; without one it is not known."
  let operators: [MustOperator] = [.equal]
  let parts: ScenarioParts = []
  let criterion: String? = nil

  func fault(in must: Must) -> String? {
    must.moderation == nil
      ? "is written in the scenario's file as a [[moderation]] table; shipped presets show how"
      : must.value == .flag(true) ? nil : "takes no 'value'; its table says what is required"
  }

  func wanted(_ must: Must, in base: EvaluationBase) -> String {
    must.moderation?.words ?? "a [[moderation]] table"
  }

  func judge(_ alternative: Alternative, _ must: Must) -> TruthValue {
    must.moderation.map(alternative.meets) ?? .unknown
  }

  /// How far the end of the interval that decides is from the bound.
  func margin(_ alternative: Alternative, _ must: Must) -> Margin? {
    guard let requirement = must.moderation,
      let verdict = alternative.moderation(requirement).verdict, verdict.result != .inconclusive,
      let interval = verdict.interval
    else { return nil }
    let isKept = verdict.result == .pass
    return requirement.bounds.map { bound in
      let (distance, share) =
        switch bound {
        case .atLeast(let share): ((isKept ? interval.low : interval.high) - share, share)
        case .atMost(let share): (share - (isKept ? interval.high : interval.low), share)
        }
      return Margin(
        distance: 100 * distance, relative: share == 0 ? nil : distance / share,
        unit: "percentage points")
    }.min { $0.distance < $1.distance }
  }

  func observe(_ alternative: Alternative, _ must: Must) -> Observation {
    guard let requirement = must.moderation else {
      return Observation(
        truth: .unknown, observed: "not known", limit: wanted(must, in: alternative.context.base),
        evidence: [], sentence: "\(label): nothing is required.",
        reopen: "Settled when the need says what it requires.")
    }
    let standing = alternative.moderation(requirement)
    return Observation(
      truth: standing.truth, observed: standing.observed, limit: requirement.words,
      margin: margin(alternative, must), evidence: standing.evidence,
      sentence: "\(label): \(standing.sentence)",
      reopen: standing.reopen(alternative.candidate.model.shortName))
  }
}
