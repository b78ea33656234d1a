internal import Catalog
internal import Decision

/// The parts of a decision document on what people say: the use, opinions, the checklist, later looks.
enum DecisionPeople {
  /// What the model will be used for, for whom, and what for not.
  static func use(_ record: DecisionRecord, _ page: inout Document) {
    let use = record.use
    if let intended = use.intended { page.paragraph("Intended use: \(Prose.sentence(intended))") }
    if !use.users.isEmpty { page.paragraph("Users: \(use.users.joined(separator: ", ")).") }
    guard !use.outOfScope.isEmpty else { return }
    page.paragraph("Not to be used for: \(use.outOfScope.joined(separator: ", ")).")
  }

  /// What reviewers say of one model.
  static func opinions(on id: String, _ record: DecisionRecord) -> [Prose] {
    record.opinions.filter { $0.model == id }.map(line)
  }

  /// Objections to the chosen model, and the needs it was let through, in plain words.
  static func despite(_ id: String, _ record: DecisionRecord, _ page: inout Document) {
    let objectors = record.opinions.filter { $0.model == id && $0.stance == .objects }
    if !objectors.isEmpty {
      page.paragraph(
        "It was chosen against the objection of \(Wording.list(objectors.map(\.reviewer))).")
    }
    let overrides = record.overrides.filter { $0.model == id && $0.verdict == .pass }
    for override in overrides {
      let facts = record.entry(id)?.needs.first { $0.rule == override.rule }
      let verdict: Prose
      switch facts?.verdict {
      case .fail: verdict = "though the facts say that it fails the need"
      case .unknown: verdict = "though the facts do not say whether it meets the need"
      case .pass, nil: verdict = "with the need"
      }
      page.paragraph(
        """
        It was let through \(verdict) \(Prose.code(override.rule)): \(override.by) set it to pass on \
        \(override.date.description). \(Prose.sentence(override.reason))
        """)
    }
  }

  /// The checklist as a table, where the record has one.
  static func checklist(_ record: DecisionRecord, _ page: inout Document) {
    guard !record.checklist.isEmpty else { return }
    page.heading(3, "Checklist")
    page.paragraph("\(ChecklistProgress(record.checklist).sentence)")
    page.table(
      DataTable(
        caption: "What must be looked at, and how far it is",
        header: ["Item", "Clauses", "State", "Owner", "Due", "Note", "Known"],
        rows: ChecklistItem.all.map { item in
          let entry = record.checklist.first { $0.id == item.id }
          return [
            "\(item.id). \(item.title)", "\(item.reference)",
            "\(entry?.state.rawValue ?? "nothing said")", "\(entry?.owner ?? "")",
            "\(entry?.due?.description ?? "")", "\(entry?.note ?? "")",
            Prose.joined(entry?.facts.map(Prose.sentence) ?? [], by: " "),
          ]
        }))
  }

  /// When to look again, and the looks that were taken.
  static func review(_ record: DecisionRecord, _ page: inout Document) {
    page.heading(3, "Review")
    page.paragraph("\(record.reviewSentence)")
    if let expires = record.expires {
      page.paragraph("The decision counts no more from \(expires.description) on.")
    }
    page.list(
      record.reviews.map { look in
        let note: Prose = look.note.map { ": \($0)" } ?? ""
        return """
          Looked at again on \(look.date.description) by \(look.by); the date until then was \
          \(look.former.description)\(note)
          """
      })
    guard !record.acknowledged.isEmpty else { return }
    page.heading(3, "Findings Somebody Lives With")
    page.list(
      record.acknowledged.map { finding in
        let model: Prose = finding.model.map { " on \(Prose.code($0))" } ?? ""
        return """
          \(Prose.code(finding.code))\(model), by \(finding.by) on \(finding.date.description): \
          \(Prose.sentence(finding.reason)) Holds for the fact \(Prose.code(finding.factSHA256))
          """
      })
  }

  /// What would open the question again: for people to watch, or with what the program checks.
  static func line(_ condition: DecisionRecord.ReopenCondition) -> Prose {
    guard let test = condition.test else { return "For people to watch: \(condition.text)" }
    let check = "\(test.field) \(test.comparison.rawValue) \(test.value.json.canonicalText)"
    let subject: Prose
    switch test.subject {
    case .chosen: subject = "the chosen option"
    case .runnerUp: subject = "the best option that is not chosen"
    case .model(let id): subject = .code(id)
    }
    return "Checked by the program: \(condition.text) (\(Prose.code(check)) for \(subject))"
  }

  /// What one reviewer says.
  static func line(_ opinion: DecisionRecord.Opinion) -> Prose {
    let said: Prose
    switch opinion.stance {
    case .agrees: said = "Good, because \(opinion.reviewer) agrees"
    case .objects: said = "Bad, because \(opinion.reviewer) objects"
    case .undecided: said = "Neutral, because \(opinion.reviewer) is undecided"
    case .notAsked: said = "Neutral, because \(opinion.reviewer) was not asked"
    }
    let date: Prose = opinion.date.map { " (\($0.description))" } ?? ""
    let note: Prose = opinion.note.map { ": \($0)" } ?? ""
    return "\(said)\(date)\(note)"
  }
}

extension DecisionRecord.RankShares {
  /// The weightings that were drawn, in words: `weightings that keep the stated order`.
  var spaceWords: String {
    switch RobustnessSettings.Space(rawValue: space) {
    case .order: return "weightings that keep the stated order"
    case .around: return "weightings near the stated one"
    case .fixed: return "draws of what is not known, under the stated weights"
    case .free: return "weightings of any kind"
    case nil: return "weightings of the kind \(space)"
    }
  }
}
