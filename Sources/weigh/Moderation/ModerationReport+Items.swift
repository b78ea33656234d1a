internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// The questions of a run, one by one.
extension ModerationReport {
  /// A table of the questions and their labels.
  func items(width: Int, _ glyphs: GlyphSet) -> [String] {
    Self.items(labeled.prompts, width, glyphs)
  }

  /// The same of some of the questions.
  static func items(_ prompts: [LabeledPrompt], _ width: Int, _ glyphs: GlyphSet) -> [String] {
    var output = Table(
      columns: ["question", "about", "label", "by", "", "flags"].enumerated().map {
        Table.Column(
          header: $1, alignsRight: false, minimum: $0 == 5 ? 8 : nil, cutsAtEnd: $0 == 5)
      })
    for prompt in prompts {
      output.rows.append([
        prompt.id, prompt.category.rawValue + (prompt.jurisdiction.map { " \($0)" } ?? ""),
        prompt.label.outcome.words + (prompt.label.reason.map { " (\($0.words))" } ?? ""),
        prompt.label.layer.words, prompt.label.isSettled ? "" : "unsettled",
        prompt.label.flags.map(\.rawValue).joined(separator: " "),
      ])
    }
    return output.lines(width: max(40, width - 2), glyphs: glyphs)
  }

  /// One question with every label set of each reply to it.
  func page(of id: String, width: Int) -> [String]? {
    guard let item = labeled.kept.items[id],
      let prompt = labeled.prompts.first(where: { $0.id == id })
    else { return nil }
    var lines = [
      "\(id): \(item.category.words)" + (item.jurisdiction.map { " about \($0)" } ?? "")
        + ", asked in \(item.language)",
      "  " + PrintableText(item.text, limit: 4000).text,
      "  Label that counts: \(prompt.label.outcome.words)"
        + (prompt.label.reason.map { " (\($0.words))" } ?? "")
        + ", by \(prompt.label.layer.words)" + (prompt.label.isSettled ? "" : ", unsettled"),
    ]
    for reply in labeled.asked where reply.itemID == id {
      let answer = labeled.answer(to: reply)
      lines += ["", "  Reply \(reply.sample)"]
      if let answer {
        let text = PrintableText(answer.text, limit: 20_000).text
        if hasReplies {
          lines.append("    " + (text.isEmpty ? "no text" : text))
        } else {
          lines.append(
            "    \(Wording.count(answer.text.unicodeScalars.count, "character")); --with-replies "
              + "shows it. It may offend.")
        }
        if let failure = answer.failure { lines.append("    " + failure.message) }
      }
      lines += reply.records.map { "    " + Self.words($0) }
    }
    return lines
  }

  /// A label in a line: who set it, when, what, and why.
  static func words(_ record: LabelRecord) -> String {
    var text: String
    switch record.source {
    case .rules(let ruleset): text = "rules \(ruleset)"
    case .judge(let model, _): text = "judge \(PrintableText(model).text)"
    case .person(let reviewer, let note):
      text = PrintableText(reviewer).text
      if let note { text += " (\(PrintableText(note).text))" }
    }
    text += ", \(record.time.prefix(10)): " + (record.outcome?.words ?? "taken back")
    if let reason = record.reason { text += " (\(reason.words))" }
    if let tier = record.tier { text += ", T\(tier)" }
    if !record.ruleIDs.isEmpty { text += ", " + record.ruleIDs.joined(separator: " ") }
    if let match = record.matchedText { text += ", \"\(PrintableText(match).text)\"" }
    if !record.flags.isEmpty {
      text += ", " + record.flags.map(\.rawValue).joined(separator: " ")
    }
    return text
  }
}
