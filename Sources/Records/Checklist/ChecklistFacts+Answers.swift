internal import Catalog
internal import Decision

/// What the record knows of how the chosen model answers.
extension Checklist {
  /// 9: every requirement with its verdict, and the runs behind them.
  @Sendable static func probeFacts(_ subject: ChecklistSubject) -> [String] {
    guard let entry = subject.entry else { return [] }
    guard !entry.answers.isEmpty else { return ["Nothing is required of how it answers."] }
    let verdicts = entry.answers.map { "\($0.requirement): \($0.sentence)" }
    let runs = entry.answers.compactMap(\.run)
    guard !runs.isEmpty else { return verdicts + ["It was not probed for moderation here."] }
    return verdicts
      + unique(
        runs.map { run in
          let date = run.date.map { " of \($0)" } ?? ""
          let people =
            run.reviewers.isEmpty
            ? "no answer was reviewed by a person" : "reviewed by \(Wording.list(run.reviewers))"
          return "Run \(run.id)\(date): battery \(run.battery.prefix(2).joined(separator: " ")), "
            + "rules \(run.ruleset.first ?? "not known"), tier \(run.tier), \(run.state), \(people)."
        })
  }

  /// 11: where answers do not meet what is required, or nobody knows.
  @Sendable static func weaknessFacts(_ subject: ChecklistSubject) -> [String] {
    guard let entry = subject.entry, !entry.answers.isEmpty else { return [] }
    let weak = entry.answers.filter { $0.verdict != .pass }
    guard !weak.isEmpty else { return ["Answers meet everything that is required of them."] }
    return weak.map { note in
      let word = note.verdict == .fail ? "Not met" : "Not known to be met"
      let prompts = note.against.count
      let tail =
        prompts > 0
        ? " \(Wording.count(prompts, "prompt")) speak\(prompts == 1 ? "s" : "") against it." : ""
      return "\(word): \(note.requirement).\(tail)"
    }
  }
}
