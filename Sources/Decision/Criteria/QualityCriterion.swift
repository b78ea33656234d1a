internal import Catalog

/// Published results of the use case.
struct QualityCriterion: CriterionDefinition {
  let id = "quality"
  let label = "Published results"
  let unit = "points"
  let parts: ScenarioParts = .useCase
  let summary =
    "Published benchmark results of the scenario's use case, each brought to one scale of points "
    + "and averaged by precision, with ± 1.96 standard errors. Independent runs count before the "
    + "developer's own claims. Never guessed from size; no result, not known."
  let curve = ValueCurve.linear(worst: 20, best: 90)

  func cell(_ alternative: Alternative) -> Cell { alternative.publishedQuality }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.qualityEvidence }
  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Look up an independent result of \(alternative.candidate.model.shortName) on a benchmark of "
      + "this use case, or run your own."
  }
}
