internal import Catalog
internal import Decision

/// The parts of an architecture decision record on how models answer.
enum DecisionAnswers {
  /// The requirements an option meets; the others stand among the needs it does not.
  static func met(_ entry: DecisionRecord.Entry) -> [Prose] {
    let told = Set(entry.needs.map(\.rule))
    return entry.answers.filter { $0.verdict == .pass && !told.contains($0.rule) }.map {
      "Good, because answers are as required: \($0.sentence)"
    }
  }

  /// The runs behind the options, each once, with what it takes to run them again.
  static func runs(_ record: DecisionRecord) -> [Prose] {
    var seen: Set<String> = []
    return record.entries.flatMap { entry in
      entry.answers.compactMap { note in
        note.run.flatMap { seen.insert($0.id).inserted ? line($0, entry) : nil }
      }
    }
  }

  private static func line(_ run: DecisionRecord.AnswerRun, _ entry: DecisionRecord.Entry)
    -> Prose
  {
    var parts: [Prose] = ["tier \(run.tier)", "\(run.build)"]
    parts.append("battery \(run.battery.prefix(2).joined(separator: " "))")
    if let hash = run.battery.dropFirst(2).first { parts.append(Prose.code(hash)) }
    parts.append("rules \(run.ruleset.prefix(1).joined())")
    if let hash = run.ruleset.dropFirst().first { parts.append(Prose.code(hash)) }
    if let hash = run.fileHash { parts.append("file " + Prose.code(hash)) }
    if let hash = run.templateHash { parts.append("template " + Prose.code(hash)) }
    if !run.reviewers.isEmpty { parts.append("reviewed by \(Wording.list(run.reviewers))") }
    if !run.judges.isEmpty { parts.append("judged by \(Wording.list(run.judges))") }
    let date: Prose = run.date.map { " of \($0.description)" } ?? ""
    let end: Prose = run.expires.map { "; \(run.state), counts until \($0.description)" } ?? ""
    return """
      Run \(Prose.code(run.id))\(date) on \(Prose.code(entry.id)): \(Prose.joined(parts))\
      \(end)
      """
  }
}
