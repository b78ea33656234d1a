internal import Catalog

/// How often it answers contested questions.
struct ModerationCriterion: CriterionDefinition {
  let id = "moderation.answered"
  let label = "Moderation"
  let unit = "% answered"
  let parts: ScenarioParts = []
  let summary =
    "Per cent of published contested questions answered in substance, from other people's runs on "
    + "hosted routes, with its Wilson interval. Lower-grade evidence; unknown until this build is "
    + "probed or somebody published."
  let curve = ValueCurve.linear(worst: 0, best: 100)

  func cell(_ alternative: Alternative) -> Cell { alternative.answeredShare }
  func evidence(_ alternative: Alternative) -> [EvidenceItem] { alternative.moderationEvidence }
  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }
  func wayToSettle(_ alternative: Alternative) -> String {
    "Not known until somebody publishes counts for it or you ask it yourself."
  }
}
