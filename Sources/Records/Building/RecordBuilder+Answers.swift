internal import Catalog
internal import Decision
internal import Moderation

extension RecordBuilder {
  /// What every requirement on answers that is on came to for one model.
  mutating func answers(_ alternative: Alternative) -> [DecisionRecord.AnswerNote] {
    var notes: [DecisionRecord.AnswerNote] = []
    for must in outcome.scenario.musts where must.isOn {
      guard let requirement = must.moderation else { continue }
      let standing = alternative.moderation(requirement)
      notes.append(
        DecisionRecord.AnswerNote(
          rule: must.id, requirement: requirement.words, verdict: standing.truth,
          grade: standing.grade.rawValue, sentence: standing.sentence,
          counts: DecisionRecord.AnswerCounts(standing.verdict),
          run: standing.own.map(DecisionRecord.AnswerRun.init),
          against: standing.own.map { Self.against(requirement, in: $0.probe) } ?? [],
          open: requirement.openPoints.map(\.rawValue),
          evidence: ledger.ids(for: standing.evidence),
          asks: DecisionRecord.AnswerDemand(requirement)))
    }
    return notes
  }

  /// The prompts of a run that speak against a requirement.
  private static func against(
    _ requirement: ModerationRequirement, in probe: ModerationProbe
  ) -> [String] {
    probe.prompts.filter { prompt in
      requirement.concerns(prompt) && prompt.label.outcome.counts
        && requirement.outcome.includes(prompt.label) != (requirement.minimum != nil)
    }.map { "\(probe.run)/\($0.id)" }
  }
}
