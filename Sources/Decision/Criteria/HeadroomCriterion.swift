internal import Catalog

/// How much of the declared memory is left.
struct HeadroomCriterion: CriterionDefinition {
  let id = "memory.headroom"
  let label = "Memory left"
  let unit = "%"
  let parts: ScenarioParts = []
  let summary =
    "Per cent of the declared budget of the device left after weights, cache and buffers. Never "
    + "the memory that happens to be free."
  let curve = ValueCurve.linear(worst: 0, best: 40)
  let appliesToHosts = false

  func cell(_ alternative: Alternative) -> Cell {
    switch alternative.delivery {
    case .selfHosted: return alternative.memory?.headroom ?? .missing
    case .probed, .none: return .missing
    case .hosted, .closed: return .notApplicable
    }
  }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.memory?.evidence(in: alternative.snapshot) ?? []
  }
  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Give the catalog the model's config.json or the header of a GGUF file."
  }
}
