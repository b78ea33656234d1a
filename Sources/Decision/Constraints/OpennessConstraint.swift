internal import Catalog
internal import Licensing

/// How open the model is, on the ladder of five rungs.
struct OpennessConstraint: NumericConstraint {
  let field = "openness"
  let label = "Openness"
  let unit = "rung"
  let summary =
    "Rung of the ladder: 0 closed, 1 restricted license, 2 permissive license, 3 OSI-approved "
    + "license, 4 likely open-source AI."
  let operators: [MustOperator] = [.greaterOrEqual]
  let parts: ScenarioParts = .use
  let criterion: String? = "openness.rung"

  func cell(_ alternative: Alternative) -> Cell { alternative.opennessRung }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.opennessEvidence }

  func spelled(_ number: Double) -> String {
    OpennessRung(rawValue: Int(number.rounded()))?.label ?? "rung \(Int(number))"
  }
}

/// Whether the training data are public.
struct TrainingDataConstraint: NameConstraint {
  let field = "training-data"
  let label = "Data provenance"
  let summary =
    "What the European Open Source AI Index or a model openness review says of the training data: "
    + "open, partial or closed."
  let operators: [MustOperator] = [.among]
  let parts: ScenarioParts = []
  let criterion: String? = "provenance.disclosed"

  func names(_ alternative: Alternative) -> NameReading {
    guard let state = alternative.trainingDataState else { return .missing }
    return .known([state.state])
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.opennessReviewEvidence
  }
}
