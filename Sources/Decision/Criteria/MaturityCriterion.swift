internal import Catalog

/// Whether it is neither too new nor too old.
struct MaturityCriterion: CriterionDefinition {
  let id = "maturity.age"
  let label = "Age"
  let unit = "days"
  let parts: ScenarioParts = []
  let summary =
    "Days from release to the catalog's date: too new is untried, too old is left behind; best "
    + "from three months to a year."
  let curve = ValueCurve.points([
    ValueCurve.Knot(0, 0.2), ValueCurve.Knot(30, 0.7), ValueCurve.Knot(90, 1),
    ValueCurve.Knot(365, 1), ValueCurve.Knot(730, 0.4), ValueCurve.Knot(1095, 0),
  ])

  func cell(_ alternative: Alternative) -> Cell { alternative.ageInDays }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("release date", alternative["release_date"])
  }
  func spelled(_ number: Double) -> String { Wording.grouped(number) }
  func wayToSettle(_ alternative: Alternative) -> String { "Look up when its weights were posted." }
}
