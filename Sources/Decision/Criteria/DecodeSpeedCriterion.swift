internal import Catalog

/// How fast an answer runs.
struct DecodeSpeedCriterion: CriterionDefinition {
  let id = "speed.decode"
  let label = "Decode speed"
  let unit = "tok/s"
  let parts: ScenarioParts = []
  let summary =
    "Tokens a second of one stream: measured here, stated for the host of the row, or estimated "
    + "for a declared device with its interval."
  let curve = ValueCurve.logarithmic(worst: 5, best: 120)

  func cell(_ alternative: Alternative) -> Cell { alternative.decodeSpeed }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.decodeSpeedEvidence }
  func spelled(_ number: Double) -> String { Wording.decimals(number, number < 10 ? 1 : 0) }
  func wayToSettle(_ alternative: Alternative) -> String { "Measure it: weigh probe URL." }
}
