internal import Catalog

/// How long an input may be.
struct ContextCriterion: CriterionDefinition {
  let id = "context"
  let label = "Context"
  let unit = "tokens"
  let parts: ScenarioParts = []
  let summary = "Tokens of the longest input, of the model or of its host, whichever is lower."
  let curve = ValueCurve.logarithmic(worst: 8192, best: 262_144)

  func cell(_ alternative: Alternative) -> Cell { alternative.contextWindow }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.contextEvidence }
  func spelled(_ number: Double) -> String { Wording.tokens(number) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Read max_position_embeddings in the model's config.json."
  }
}
