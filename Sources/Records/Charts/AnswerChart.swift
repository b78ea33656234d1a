internal import Catalog
internal import Decision

/// How often the options answered as the requirements ask, as counts with their intervals.
struct AnswerChart: ChartDefinition {
  let name = "answers"
  /// The least number of prompts a share is drawn for; fewer show their interval only.
  private static let leastForShare = 20

  func chart(of record: DecisionRecord) -> Chart? {
    let notes = record.entries.flatMap { entry in entry.answers.map { (entry: entry, note: $0) } }
    guard !notes.isEmpty else { return nil }
    var sheet = SVGDrawing()
    var y = 20.0
    for requirement in Self.unique(notes.map(\.note.requirement)) {
      sheet.text(requirement, 4, y)
      let rows = notes.filter { $0.note.requirement == requirement }
      let (top, bottom) = (y + 26, y + 26 + Double(rows.count) * PercentAxis.row)
      PercentAxis.draw(on: &sheet, from: top, to: bottom, unit: " %")
      for (row, item) in rows.enumerated() {
        let middle = top + (Double(row) + 0.5) * PercentAxis.row
        PercentAxis.label(item.entry.id, on: &sheet, at: middle)
        Self.mark(item.note.counts, on: &sheet, at: middle)
      }
      y = bottom + 30
    }
    sheet.height = y - 14
    return Chart(
      name: name, title: "How the options answered",
      summary: """
        For each requirement, the share of the prompts that had the outcome it counts. The line is \
        the 95 % Wilson interval, labels that nobody settled included; the dot is the share, drawn \
        from \(Self.leastForShare) prompts on. What was not measured says so.
        """,
      drawing: sheet, table: Self.table(notes.map { ($0.entry.id, $0.note) }))
  }

  private static func mark(
    _ counts: DecisionRecord.AnswerCounts?, on sheet: inout SVGDrawing, at y: Double
  ) {
    guard let counts, counts.total > 0 else {
      PercentAxis.figure("not measured", on: &sheet, at: y)
      return
    }
    if let interval = counts.interval {
      PercentAxis.range(interval.lowerBound, interval.upperBound, on: &sheet, at: y, Palette.good)
    }
    if counts.total >= leastForShare {
      sheet.dot(PercentAxis.x(Double(counts.count) / Double(counts.total)), y, Palette.good)
    }
    PercentAxis.figure("\(counts.count)/\(counts.total)", on: &sheet, at: y)
  }

  private static func table(_ notes: [(id: String, note: DecisionRecord.AnswerNote)]) -> DataTable {
    DataTable(
      caption: "Outcomes by option and requirement",
      header: [
        "Option", "Need", "Requirement", "Verdict", "Grade", "Outcome", "Counted", "95 % interval",
        "Not settled", "Labels", "Outside", "Against", "Run", "Evidence",
      ],
      rows: notes.map { item in
        let note = item.note
        let counts = note.counts
        let interval: Prose =
          counts?.interval.map {
            "\(Figures.percent($0.lowerBound)) to \(Figures.percent($0.upperBound))"
          } ?? "not measured"
        return [
          .code(item.id), .code(note.rule), "\(note.requirement)", "\(note.verdict.rawValue)",
          "\(note.grade)", "\(counts?.outcome ?? "not measured")",
          counts.map { "\($0.count)/\($0.total)" } ?? "not measured", interval,
          counts.map { "\($0.unsettled)" } ?? "",
          counts.map { labels($0) } ?? "", counts.map { outside($0) } ?? "",
          Prose.joined(note.against.map(Prose.code)),
          note.run.map { .code($0.id) } ?? "none", Charts.evidence(note.evidence),
        ]
      })
  }

  private static func labels(_ counts: DecisionRecord.AnswerCounts) -> Prose {
    named(["rules", "judge", "people"], counts.layers)
  }

  private static func outside(_ counts: DecisionRecord.AnswerCounts) -> Prose {
    named(["no answer", "filtered by the route", "unclear"], counts.outside)
  }

  private static func named(_ names: [String], _ numbers: [Int]) -> Prose {
    Prose.joined(zip(names, numbers).map { "\($0) \($1)" })
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
