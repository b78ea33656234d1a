internal import Catalog
internal import Moderation

/// How much of what is required of its answers a model meets.
struct ModerationFitCriterion: CriterionDefinition {
  let id = "moderation.fit"
  let label = "Answers fit"
  let unit = "% of the profile"
  let parts: ScenarioParts = .moderation
  let summary =
    "Per cent of the scenario's [[moderation]] requirements that are met, by their weights. What "
    + "is undecided counts as anything from failed to met. Not known until this model is probed."
  let curve = ValueCurve.linear(worst: 0, best: 100)

  func cell(_ alternative: Alternative) -> Cell {
    let standings = alternative.context.moderationProfile.requirements
      .map(alternative.askedModeration)
    guard standings.contains(where: { $0.verdict != nil }) else { return .missing }
    var (low, open, whole) = (0.0, 0.0, 0.0)
    for standing in standings {
      let weight = standing.requirement.weight
      whole += weight
      if standing.truth == .pass { low += weight }
      if standing.truth == .unknown { open += weight }
    }
    return .range(100 * low / whole, 100 * (low + open / 2) / whole, 100 * (low + open) / whole)
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.context.moderationProfile.requirements.flatMap {
      alternative.moderation($0).evidence
    }
  }

  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }

  func wayToSettle(_ alternative: Alternative) -> String {
    let name = alternative.candidate.model.shortName
    let standings = alternative.context.moderationProfile.requirements
      .map(alternative.moderation)
    guard let open = standings.first(where: { $0.truth == .unknown }) else {
      return "Say what is required: add [[moderation]] tables to the scenario."
    }
    return open.wayToSettle(name)
  }
}
