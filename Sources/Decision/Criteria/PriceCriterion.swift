internal import Catalog

/// What a million tokens cost at one host.
struct PriceCriterion: CriterionDefinition {
  let id = "price.blended"
  let label = "Price"
  let unit = "USD/Mtok"
  let parts: ScenarioParts = []
  let summary =
    "Price of a million tokens at the one host of the row: three parts input, one part output. "
    + "Free routes and prices far from all others are no way to run a product and never count."
  let curve = ValueCurve.logarithmic(worst: 8, best: 0.05)
  let appliesToDevices = false

  func cell(_ alternative: Alternative) -> Cell { alternative.blendedPrice }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.priceEvidence }
  func spelled(_ number: Double) -> String { Wording.price(number) }
  func wayToSettle(_ alternative: Alternative) -> String { "Ask a host for its price list." }
}
