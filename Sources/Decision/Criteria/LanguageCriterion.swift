internal import Catalog

/// How many of the languages asked for the publisher names.
struct LanguageCriterion: CriterionDefinition {
  let id = "language.fit"
  let label = "Languages"
  let unit = "%"
  let parts: ScenarioParts = .languages
  let summary =
    "Per cent of the languages the scenario asks for that the publisher names. A weak source: "
    + "without a statement it is not known."
  let curve = ValueCurve.linear(worst: 0, best: 100)

  func cell(_ alternative: Alternative) -> Cell {
    let asked = alternative.context.languages
    guard !asked.isEmpty else { return .known(100) }
    guard case .known(let names) = alternative.languages else {
      return .missing
    }
    return .known(100 * Double(asked.filter(names.contains).count) / Double(asked.count))
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.base.item("languages", alternative["languages"])
  }
  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Read the languages on the model card, and try them."
  }
}
