internal import Catalog
internal import Decision

/// The parts of an decision document on what people say: the use, opinions, objections to
/// the choice, and the checklist.
enum DecisionChecklist {
  /// What the model will be used for, for whom, and what for not.
  static func use(_ record: DecisionRecord, _ page: inout Document) {
    let use = record.use
    if let intended = use.intended {
      page.paragraph("Intended use: \(Prose.sentence(intended))")
    }
    if !use.users.isEmpty { page.paragraph("Users: \(Wording.list(use.users)).") }
    if !use.outOfScope.isEmpty {
      page.paragraph("Out of scope: \(Wording.list(use.outOfScope)).")
    }
  }

  /// What the choice was made against, in plain words.
  static func objections(_ record: DecisionRecord, _ page: inout Document) {
    guard let chosen = record.chosen else { return }
    for opinion in record.opinions where opinion.model == chosen && opinion.stance == .objects {
      let note: Prose = opinion.note.map { ": \(Prose.sentence($0))" } ?? "."
      page.paragraph("Chosen against an objection: \(opinion.reviewer) objects\(note)")
    }
    for override in record.overrides where override.model == chosen && override.verdict == .pass {
      page.paragraph(
        """
        Chosen though the facts do not meet the need \(Prose.code(override.rule)): \
        \(override.by) set it aside on \(override.date.description). \
        \(Prose.sentence(override.reason))
        """)
    }
  }

  /// The opinions and the checklist, each under its own heading.
  static func write(_ record: DecisionRecord, _ page: inout Document) {
    let models = record.entries.map(\.id)
    let opinions = DecisionRecord.Opinion.reviewers(record.opinions).flatMap { reviewer in
      record.opinions.filter { $0.reviewer == reviewer && models.contains($0.model) }
    }
    if !opinions.isEmpty {
      page.heading(3, "Opinions")
      page.list(opinions.map(line))
    }
    guard !record.checklist.isEmpty else { return }
    page.heading(3, "Checklist")
    page.paragraph("\(ChecklistProgress(record.checklist).sentence)")
    page.list(zip(ChecklistItem.all, record.checklist).map(line))
  }

  private static func line(_ opinion: DecisionRecord.Opinion) -> Prose {
    let date: Prose = opinion.date.map { " (\($0.description))" } ?? ""
    let note: Prose = opinion.note.map { ": \(Prose.sentence($0))" } ?? ""
    let verb = opinion.stance == .undecided ? "is undecided" : opinion.stance.rawValue
    return "\(opinion.reviewer) \(verb) on \(Prose.code(opinion.model))\(date)\(note)"
  }

  private static func line(_ item: ChecklistItem, _ entry: DecisionRecord.ChecklistEntry)
    -> Prose
  {
    let standing = [entry.state.rawValue, entry.owner, entry.due.map { "by \($0)" }]
      .compactMap(\.self).joined(separator: ", ")
    let note: Prose = entry.note.map { " \(Prose.sentence($0))" } ?? ""
    let facts = entry.facts.map { " \(Prose.sentence($0))" as Prose }
    return """
      \(item.id). \(item.title) (\(item.reference)): \(Prose.sentence(standing))\
      \(note)\(Prose.joined(facts, by: ""))
      """
  }
}
