internal import Catalog
internal import Licensing

/// How open the model is.
struct OpennessCriterion: CriterionDefinition {
  let id = "openness.rung"
  let label = "Openness"
  let unit = "rung"
  let parts: ScenarioParts = .use
  let isOrdinal = true
  let summary =
    "Ladder from closed through restricted, permissive and OSI-approved licenses to likely "
    + "open-source AI, shown with its evidence and never as one number."
  let curve = ValueCurve.linear(worst: 0, best: 4)

  func cell(_ alternative: Alternative) -> Cell { alternative.opennessRung }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.opennessEvidence }
  func spelled(_ number: Double) -> String {
    OpennessRung(rawValue: Int(number.rounded()))?.label ?? "not known"
  }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Look up its license and what is published of code and data."
  }
}
