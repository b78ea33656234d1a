internal import Catalog

/// How soon an answer begins.
struct FirstTokenCriterion: CriterionDefinition {
  let id = "speed.first_token"
  let label = "First token"
  let unit = "ms"
  let parts: ScenarioParts = []
  let summary =
    "Time to the first token: measured here, the median stated for the host of the row, or estimated "
    + "for a declared device with its interval."
  let curve = ValueCurve.logarithmic(worst: 5000, best: 200)

  func cell(_ alternative: Alternative) -> Cell { alternative.firstToken }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.firstTokenEvidence }
  func spelled(_ number: Double) -> String { Wording.grouped(number) }
  func wayToSettle(_ alternative: Alternative) -> String { "Measure it: weigh probe URL." }
}
