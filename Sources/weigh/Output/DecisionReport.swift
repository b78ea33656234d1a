internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// A decision as it stands: for people, as tab-separated lines, or as one object.
struct DecisionReport {
  let draft: DecisionDraft
  /// The record it would make; its texts are safe to show.
  let record: DecisionRecord
  let outcome: Outcome

  /// What the decision lacks to be accepted, each in a sentence.
  private var gaps: [String] { (draft.gaps(in: outcome) + record.dateGaps).map(\.message) }

  /// The parts that say something, each under its name; then what is missing.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    guard !record.marks.isEmpty || draft.isNoneOfThese else {
      return [
        "Nothing is marked yet. Mark models with Space on 2 Rank, or: weigh decide --choose ID."
      ]
    }
    var lines = [record.title.isEmpty ? "No title yet: --title TEXT" : record.title]
    let wanted = draft.status == .accepted && record.status == .proposed
    lines.append("Status: \(record.status.word)" + (wanted ? ", until nothing is missing" : ""))
    lines += table.lines(width: width, glyphs: glyphs)
    for (label, texts) in parts where !texts.isEmpty {
      lines += texts.enumerated().flatMap { place, text in
        wrapped(text, label: place == 0 ? label : "", width: width, glyphs)
      }
    }
    if let standing = notFirst { lines += wrapped(standing, label: "", width: width, glyphs) }
    lines += DutyChange.lines(draft, outcome).map(glyphs.spelled)
    lines.append("Checklist: \(ChecklistProgress(record.checklist).sentence) --checklist lists it.")
    if record.status == .proposed {
      lines += gaps.isEmpty ? ["Nothing is missing: --accept."] : ["To be accepted:"]
      lines += gaps.flatMap { wrapped($0, label: "", width: width, glyphs) }
    }
    lines.append("To write the record: weigh export --format adr,json --out docs/decisions")
    return lines
  }

  /// What ranks above the choice, as long as nobody said why it is chosen all the same.
  private var notFirst: String? {
    guard record.notFirstBecause == nil, let id = record.chosen,
      let place = record.entry(id)?.placement, place.bracket > 1
    else { return nil }
    return "\(id) ranks \(place.rank) of \(record.ranked.count). "
      + "To say why it is chosen: --not-first-because TEXT."
  }

  private var reviewers: [String] {
    var seen: Set<String> = []
    return record.opinions.map(\.reviewer).filter { seen.insert($0).inserted }
  }

  /// The shortlist, a column for each reviewer.
  private var table: Table {
    var table = Table(
      columns: [
        .init(header: "Model", alignsRight: false, minimum: 16),
        .init(header: "Score", alignsRight: true, minimum: nil),
      ]
        + reviewers.map { .init(header: $0, alignsRight: false, minimum: 8) }
        + [.init(header: "Verdict", alignsRight: false, minimum: 16, cutsAtEnd: true)])
    for mark in record.marks {
      let score = record.entry(mark.model)?.placement.map { Wording.points($0.score.mid) }
      table.rows.append(
        [mark.model, score ?? "out"]
          + reviewers.map { stance(of: $0, on: mark.model) }
          + [mark.verdict.word + (mark.verdict.reason.map { ": \($0)" } ?? "")])
    }
    return table
  }

  private func stance(of reviewer: String, on model: String) -> String {
    let opinion = record.opinions.last { $0.reviewer == reviewer && $0.model == model }
    return (opinion?.stance ?? .notAsked).rawValue
  }

  /// The texts of the record by their labels.
  private var parts: [(String, [String])] {
    let notes = record.opinions.compactMap { opinion in
      opinion.note.map { "\(opinion.reviewer) on \(opinion.model): \($0)" }
    }
    return [
      ("Question", [record.question].filter { !$0.isEmpty }),
      ("Product", [record.product].compactMap(\.self)),
      ("Intended use", [record.use.intended].compactMap(\.self)),
      ("Users", record.use.users), ("Out of scope", record.use.outOfScope),
      ("Deciders", record.deciders), ("Consulted", record.consulted),
      ("Informed", record.informed), ("Opinions", notes),
      ("Because", [record.because].filter { !$0.isEmpty }),
      ("Not first, because", [record.notFirstBecause].compactMap(\.self)),
      ("Against", record.against),
      (
        "Reopen",
        record.reopenIf.map { ($0.test == nil ? "for people to watch: " : "checked: ") + $0.text }
      ),
      ("Review by", ["\(record.review.day)"]),
      ("Expires", [record.expires?.description].compactMap(\.self)),
      ("Notes", [record.notes].filter { !$0.isEmpty }),
    ]
  }

  /// A label with its text, broken into lines that are indented alike.
  private func wrapped(_ text: String, label: String, width: Int, _ glyphs: GlyphSet) -> [String] {
    let head = label.isEmpty ? "  " : label + ": "
    let room = max(20, min(width, 100) - head.count)
    return glyphs.metrics.wrapped(glyphs.spelled(text), to: room).enumerated().map { place, line in
      (place == 0 ? head : String(repeating: " ", count: head.count)) + line
    }
  }

  /// The items with state, name, day and note, and below each what the record knows of it.
  func checklistLines(width: Int, glyphs: GlyphSet) -> [String] {
    let room = max(20, min(width, 100) - 6)
    var lines = ["Checklist: \(ChecklistProgress(record.checklist).sentence)"]
    for (item, entry) in zip(ChecklistItem.all, record.checklist) {
      let standing = [entry.state.rawValue, entry.owner, entry.due.map { "by \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
      let number = item.id < 10 ? " \(item.id)" : "\(item.id)"
      let head = glyphs.metrics.wrapped(
        glyphs.spelled("\(item.title): \(standing)"), to: room + 2)
      lines += head.enumerated().map { $0 == 0 ? "\(number). \($1)" : "    \($1)" }
      for text in [entry.note.map { "Note: \($0)" }].compactMap(\.self) + entry.facts {
        let text = glyphs.metrics.wrapped(glyphs.spelled(text), to: room)
        lines += text.enumerated().map { ($0 == 0 ? "    - " : "      ") + $1 }
      }
    }
    return lines
      + ["To answer items: weigh decide --item 1-3=done --item \"4=open:NAME:YYYY-MM-DD\""]
  }

  /// One row a model, then one row an item of the checklist.
  var plain: [String] {
    [PlainTable.line(["kind", "id", "state", "owner", "due", "text"])]
      + record.marks.map { mark in
        PlainTable.line([
          "verdict", mark.model, mark.verdict.word, "", "", mark.verdict.reason ?? "",
        ])
      }
      + record.opinions.map { opinion in
        PlainTable.line([
          "opinion", opinion.model, opinion.stance.rawValue, opinion.reviewer,
          opinion.date?.description ?? "", opinion.note ?? "",
        ])
      }
      + record.checklist.map { entry in
        PlainTable.line([
          "item", String(entry.id), entry.state.rawValue, entry.owner ?? "",
          entry.due?.description ?? "", entry.note ?? "",
        ])
      }
      + gaps.map { PlainTable.line(["missing", "", "", "", "", $0]) }
  }

  /// The draft with everything that follows from it.
  var json: JSONValue {
    guard case .object(var object) = draft.json else { return draft.json }
    object["schema"] = .text("weigh.decide/1")
    object["checklist"] = .list(
      zip(ChecklistItem.all, record.checklist).map { item, entry in
        .object(
          [
            "item": .integer(Int64(item.id)), "title": .text(item.title),
            "reference": .text(item.reference), "state": .text(entry.state.rawValue),
            "owner": entry.owner.map { .text($0) } ?? .null,
            "due": entry.due.map { .text($0.description) } ?? .null,
            "note": entry.note.map { .text($0) } ?? .null,
            "facts": .list(entry.facts.map { .text($0) }),
          ])
      })
    object["missing"] = .list(gaps.map { .text($0) })
    object["granted"] = .text(record.status.word)
    object["review"] = .object([
      "day": .text(record.review.day.description), "basis": .text(record.review.basis.rawValue),
    ])
    return .object(object)
  }
}
