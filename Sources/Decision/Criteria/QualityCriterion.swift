internal import Catalog

/// How able a model is at the use case, estimated from published results.
struct QualityCriterion: CriterionDefinition {
  let id = "quality"
  let label = "Quality"
  let unit = "points"
  let parts: ScenarioParts = .useCase
  let summary =
    "Ability at the scenario's use case, estimated from published benchmark results on one frozen "
    + "scale of points, with ± 1.96 standard errors. The developer's own claims count less than "
    + "independent runs. Never guessed from size; no result, not known."
  let curve = ValueCurve.linear(worst: 20, best: 90)

  func cell(_ alternative: Alternative) -> Cell { alternative.publishedQuality }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.qualityEvidence }
  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Look up an independent result of \(alternative.candidate.model.shortName) on a benchmark of "
      + "this use case, or run your own."
  }
}
