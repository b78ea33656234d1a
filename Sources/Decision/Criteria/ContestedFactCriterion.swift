internal import Moderation

/// How often it answers what governments dispute.
struct ContestedFactCriterion: AnsweredRateCriterion {
  let category = ItemCategory.contestedFact
  let label = "Answers contested"
}
