internal import Moderation

/// How often it answers what is harmless and only sounds unsafe.
struct OverRefusalCriterion: AnsweredRateCriterion {
  let category = ItemCategory.overRefusal
  let label = "Answers harmless"
}
