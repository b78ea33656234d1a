internal import Catalog
internal import Moderation

/// How often it answers one kind of question of the battery, asked by oneself.
///
/// Published rates are of other questions and stand under their own criterion: two sets of questions
/// on one scale would rank who was asked which.
protocol AnsweredRateCriterion: CriterionDefinition {
  /// What kind of question.
  var category: ItemCategory { get }
}

extension AnsweredRateCriterion {
  var id: String { "moderation.answered." + category.rawValue.lowercased() }
  var unit: String { "% answered" }
  var parts: ScenarioParts { [] }
  var curve: ValueCurve { .linear(worst: 0, best: 100) }

  var summary: String {
    "Per cent of the battery's questions of one kind, \(category.words), that it answered in a run "
      + "of your own, with its Wilson interval; labels nobody settled widen it. Not known until "
      + "this model is probed."
  }

  func cell(_ alternative: Alternative) -> Cell {
    guard let own = alternative.moderation(category), own.counts, !own.verdict.cell.isThin,
      let interval = own.verdict.interval
    else { return .missing }
    let cell = own.verdict.cell
    // A label nobody settled is as likely one as the other: taken at its word it would win points.
    let share =
      (Double(cell.answered.settled) + Double(cell.unsettled) / 2) / Double(cell.counted)
    return .range(
      100 * min(share, interval.low), 100 * share, 100 * max(share, interval.high))
  }

  func evidence(_ alternative: Alternative) -> [EvidenceItem] {
    alternative.moderation(category).map { [$0.evidence("\(category.words), answered")] } ?? []
  }

  func spelled(_ number: Double) -> String { Wording.decimals(number, 0) }

  func wayToSettle(_ alternative: Alternative) -> String {
    "Probe \(alternative.candidate.model.shortName): " + ModerationTier.command(.quick)
  }
}
