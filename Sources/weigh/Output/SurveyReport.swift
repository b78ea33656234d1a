internal import Cells
internal import Decision
internal import Records

/// Three to eight lists together, for people or as tab-separated lines.
struct SurveyReport {
  let survey: ListSurvey

  init(_ survey: ListSurvey) { self.survey = survey }

  private static let letters = Array("ABCDEFGH").map(String.init)

  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    var page = Paragraphs(width: width, glyphs: glyphs)
    for (letter, file) in zip(Self.letters, survey.files) {
      page.text("\(letter)  \(file.name)", hanging: 3)
    }
    let count = survey.files.count
    guard survey.differs else {
      page.title("No difference between any of the \(count).")
      return page.lines
    }
    page.title("On every list")
    page.text(survey.inEvery.isEmpty ? "No model." : Wording.list(survey.inEvery), indent: 2)
    page.title(
      "First among the \(Wording.count(survey.rankedByAll, "model")) that all of them rank")
    for first in survey.first {
      page.text("\(first.id): first for \(first.count) of \(count)", indent: 2)
    }
    if survey.first.isEmpty { page.text("There is none.", indent: 2) }
    front(&page)
    page.title("How alike the lists are, pair by pair (RBO, p 0.9; 1 is the same list)")
    page.table(overlaps)
    page.title("Who and when")
    for (letter, file) in zip(Self.letters, survey.files) {
      for (place, sentence) in file.originSentences.enumerated() {
        page.text((place == 0 ? "\(letter): " : "   ") + sentence, indent: 2, hanging: 3)
      }
    }
    page.title("For two of them in full: weigh diff A B")
    return page.lines
  }

  private func front(_ page: inout Paragraphs) {
    page.title("No other model scores as high on every list and higher on one")
    guard survey.areScoresComparable else {
      page.text("Not known: the files rest on different rules of the engine.", indent: 2)
      return
    }
    var table = Table(
      columns: [Table.Column(header: "Model", alignsRight: false, minimum: 16)]
        + zip(Self.letters, survey.files).map { letter, _ in
          Table.Column(header: letter, alignsRight: true, minimum: nil)
        } + [Table.Column(header: "On lists", alignsRight: true, minimum: nil)])
    table.rows = survey.front.prefix(20).map { scored in
      [scored.id] + scored.scores.map { Wording.decimals($0 * 100, 1) }
        + ["\(scored.listed) of \(survey.files.count)"]
    }
    page.table(table)
    if survey.front.count > 20 {
      page.text("\(survey.front.count - 20) more: --json lists them.", indent: 2)
    }
  }

  private var overlaps: Table {
    let letters = Self.letters.prefix(survey.files.count)
    var table = Table(
      columns: [Table.Column(header: "", alignsRight: false, minimum: nil)]
        + letters.map { Table.Column(header: $0, alignsRight: true, minimum: nil) })
    table.rows = zip(letters, survey.overlaps).map { letter, row in
      [letter] + row.map { $0.map { Wording.decimals($0, 2) } ?? "n/a" }
    }
    return table
  }

  /// One line per finding: its part, what it is about, and a value for every file.
  var plain: [String] {
    var rows = [["part", "subject"] + survey.files.map(\.name)]
    let blank = survey.files.map { _ in "" }
    rows += survey.inEvery.map { ["in-every", $0] + blank }
    rows += survey.first.map { ["first", $0.id, String($0.count)] + blank.dropFirst() }
    rows += survey.front.map { scored in
      ["front", scored.id] + scored.scores.map { Wording.decimals($0 * 100, 4) }
    }
    rows += zip(survey.files, survey.overlaps).map { file, row in
      ["rbo", file.name] + row.map { $0.map { Wording.decimals($0, 6) } ?? "" }
    }
    return rows.map(PlainTable.line)
  }
}
