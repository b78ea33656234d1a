internal import Catalog

/// How much of its making is disclosed.
struct ProvenanceCriterion: CriterionDefinition {
  let id = "provenance.disclosed"
  let label = "Data provenance"
  let unit = "%"
  let parts: ScenarioParts = []
  let summary =
    "Per cent of the applicable items of the data-provenance review that are disclosed, partly "
    + "disclosed counting half; items nobody checked are counted from none to all."
  let curve = ValueCurve.linear(worst: 0, best: 100)

  func cell(_ alternative: Alternative) -> Cell { alternative.disclosedShare }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.provenanceEvidence }
  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Read the model card and the training-content summary of its developer."
  }
}
