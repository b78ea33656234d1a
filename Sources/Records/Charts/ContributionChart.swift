internal import Decision

/// What the score of every option is made of.
struct ContributionChart: ChartDefinition {
  let name = "contributions"

  func chart(of record: DecisionRecord) -> Chart? {
    guard !record.criteria.isEmpty, record.entries.contains(where: { $0.placement != nil }) else {
      return nil
    }
    return Chart(
      name: name, title: "What every score is made of",
      summary: """
        One bar for each option: its points of 100, one box for each criterion in the order of the \
        list below. A dashed box is counted though the fact is not known. The line across the end \
        is the range of the score.
        """,
      drawing: drawing(record), table: table(record))
  }

  private func drawing(_ record: DecisionRecord) -> SVGDrawing {
    var sheet = SVGDrawing()
    let top = 30.0
    let bottom = top + Double(record.entries.count) * PercentAxis.row
    PercentAxis.draw(on: &sheet, from: top, to: bottom, unit: " points")
    for (row, entry) in record.entries.enumerated() {
      let y = top + (Double(row) + 0.5) * PercentAxis.row
      PercentAxis.label(entry.id, on: &sheet, at: y)
      guard let score = entry.placement?.score else {
        PercentAxis.figure("not ranked", on: &sheet, at: y)
        continue
      }
      bar(entry, record, on: &sheet, at: y)
      if score.low < score.high {
        PercentAxis.range(score.low, score.high, on: &sheet, at: y + 8, Palette.text)
      }
      PercentAxis.figure(Figures.points(score.mid), on: &sheet, at: y)
    }
    for (position, criterion) in record.criteria.enumerated() {
      let y = bottom + 16 + Double(position) * 20
      sheet.box(PercentAxis.left, y, 18, 14, Palette.series(position))
      sheet.text(
        "\(position + 1)", PercentAxis.left + 9, y + 11.5, from: .middle, color: Palette.paper)
      sheet.text(
        "\(criterion.label), \(Figures.percent(criterion.weight))", PercentAxis.left + 26, y + 11.5,
        room: SVGDrawing.width - PercentAxis.left - 30)
    }
    sheet.height = bottom + 24 + Double(record.criteria.count) * 20
    return sheet
  }

  private func bar(
    _ entry: DecisionRecord.Entry, _ record: DecisionRecord, on sheet: inout SVGDrawing,
    at y: Double
  ) {
    var sum = 0.0
    for (position, criterion) in record.criteria.enumerated() {
      guard let part = entry.contributions.first(where: { $0.criterion == criterion.id }) else {
        continue
      }
      let (start, end) = (PercentAxis.x(sum), PercentAxis.x(sum + part.points))
      sum += part.points
      guard end - start >= 0.5 else { continue }
      let isKnown = part.cell != .missing
      sheet.box(start, y - 8, end - start, 14, Palette.series(position), isFilled: isKnown)
      if end - start >= 16 {
        sheet.text(
          "\(position + 1)", (start + end) / 2, y + 3.5, from: .middle,
          color: isKnown ? Palette.paper : Palette.series(position))
      }
    }
  }

  private func table(_ record: DecisionRecord) -> DataTable {
    var table = DataTable(
      caption: "Points by option and criterion",
      header: ["Option", "Criterion", "Fact", "Points", "Of", "Evidence"], rows: [])
    for entry in record.entries {
      for part in entry.contributions {
        guard let criterion = record.criteria.first(where: { $0.id == part.criterion }) else {
          continue
        }
        let fact: Prose = part.cell == .missing ? "not known" : "\(part.text) \(criterion.unit)"
        table.rows.append([
          .code(entry.id), "\(criterion.label)", fact, "\(Figures.points(part.points))",
          "\(Figures.points(criterion.weight))", Charts.evidence(part.evidence),
        ])
      }
    }
    return table
  }
}
