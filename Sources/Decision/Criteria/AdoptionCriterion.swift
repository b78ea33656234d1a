internal import Catalog

/// How much it is downloaded.
struct AdoptionCriterion: CriterionDefinition {
  let id = "adoption"
  let label = "Downloads"
  let unit = "in 30 days"
  let parts: ScenarioParts = []
  let summary = "Hub downloads in 30 days. Off unless asked for: popularity is not quality."
  let curve = ValueCurve.logarithmic(worst: 1000, best: 1_000_000)

  func cell(_ alternative: Alternative) -> Cell { alternative.reading.downloads }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("downloads in 30 days", alternative["downloads_30d"])
  }
  func spelled(_ number: Double) -> String { Wording.grouped(number) }
  func wayToSettle(_ alternative: Alternative) -> String { "Look at its Hub page." }
}
