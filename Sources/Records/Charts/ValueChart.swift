internal import Decision

/// What every fact is worth, on the scale each criterion declares.
struct ValueChart: ChartDefinition {
  let name = "values"

  func chart(of record: DecisionRecord) -> Chart? {
    guard record.entries.contains(where: { !$0.contributions.isEmpty }) else { return nil }
    return Chart(
      name: name, title: "What every fact is worth",
      summary: """
        For each criterion, the value of every option from 0 to 100. The facts worth 0 and 100 stand \
        beside the criterion. A line is the range of the value; a dashed one says that the fact is \
        not known.
        """,
      drawing: drawing(record), table: table(record))
  }

  private func drawing(_ record: DecisionRecord) -> SVGDrawing {
    var sheet = SVGDrawing()
    let ranked = record.entries.filter { !$0.contributions.isEmpty }
    var y = 20.0
    for criterion in record.criteria {
      let scale = criterion.range.map { "0 to 100: \($0) \(criterion.unit)" }
      sheet.text(criterion.label, 4, y, room: PercentAxis.left - 20)
      sheet.text(
        scale ?? "0 to 100: a curve of several points, in \(criterion.unit)", PercentAxis.left, y,
        color: Palette.muted, room: SVGDrawing.width - PercentAxis.left)
      let top = y + 26
      let bottom = top + Double(ranked.count) * PercentAxis.row
      PercentAxis.draw(on: &sheet, from: top, to: bottom, unit: "")
      for (row, entry) in ranked.enumerated() {
        let middle = top + (Double(row) + 0.5) * PercentAxis.row
        PercentAxis.label(entry.id, on: &sheet, at: middle)
        guard let part = entry.contributions.first(where: { $0.criterion == criterion.id }) else {
          continue
        }
        mark(part, on: &sheet, at: middle)
      }
      y = bottom + 30
    }
    sheet.height = y - 14
    return sheet
  }

  private func mark(_ part: DecisionRecord.Contribution, on sheet: inout SVGDrawing, at y: Double) {
    let value = part.value
    switch part.cell {
    case .notApplicable:
      PercentAxis.figure("does not apply", on: &sheet, at: y)
    case .missing:
      PercentAxis.range(value.low, value.high, on: &sheet, at: y, Palette.caution, isDashed: true)
      PercentAxis.figure("not known", on: &sheet, at: y)
    case .known, .interval:
      if value.low < value.high {
        PercentAxis.range(value.low, value.high, on: &sheet, at: y, Palette.good)
      }
      sheet.dot(PercentAxis.x(value.mid), y, Palette.good)
      PercentAxis.figure(Figures.points(value.mid), on: &sheet, at: y)
    }
  }

  private func table(_ record: DecisionRecord) -> DataTable {
    var table = DataTable(
      caption: "Values from 0 to 100 by criterion and option",
      header: ["Criterion", "Worth 0 to 100", "Option", "Fact", "Lowest", "Value", "Highest"],
      rows: [])
    for criterion in record.criteria {
      for entry in record.entries {
        guard let part = entry.contributions.first(where: { $0.criterion == criterion.id }) else {
          continue
        }
        let isKnown = part.cell != .missing && part.cell != .notApplicable
        table.rows.append([
          "\(criterion.label)", "\(criterion.range ?? "a curve of several points")",
          .code(entry.id), "\(part.text)", "\(Figures.points(part.value.low))",
          isKnown ? "\(Figures.points(part.value.mid))" : "not known",
          "\(Figures.points(part.value.high))",
        ])
        if part.cell == .notApplicable {
          table.rows[table.rows.count - 1][5] = "does not apply"
        }
      }
    }
    return table
  }
}
