internal import Decision

/// The weights, and how far each can move alone before another option leads.
struct WeightChart: ChartDefinition {
  let name = "weights"

  func chart(of record: DecisionRecord) -> Chart? {
    guard !record.criteria.isEmpty else { return nil }
    return Chart(
      name: name, title: "How far each weight can move",
      summary: """
        The bar is the weight of a criterion, in per cent. A mark is a weight from which, moved \
        alone, another option leads; the line joins the nearest marks on both sides. A criterion \
        without a mark has no such weight among those recorded.
        """,
      drawing: drawing(record), table: table(record))
  }

  /// The recorded weights at which the lead changes, least first.
  private func flips(_ criterion: DecisionRecord.Criterion, _ record: DecisionRecord)
    -> [DecisionRecord.Flip]
  {
    record.flips.filter { $0.criterion == criterion.id }.sorted { $0.level < $1.level }
  }

  private func drawing(_ record: DecisionRecord) -> SVGDrawing {
    var sheet = SVGDrawing()
    let top = 30.0
    let bottom = top + Double(record.criteria.count) * PercentAxis.row
    PercentAxis.draw(on: &sheet, from: top, to: bottom, unit: " %")
    for (row, criterion) in record.criteria.enumerated() {
      let y = top + (Double(row) + 0.5) * PercentAxis.row
      PercentAxis.label(criterion.label, on: &sheet, at: y)
      sheet.box(
        PercentAxis.left, y - 7, PercentAxis.x(criterion.weight) - PercentAxis.left, 11,
        Palette.good)
      PercentAxis.figure(Figures.percent(criterion.weight), on: &sheet, at: y)
      let flips = flips(criterion, record)
      let floor = flips.last { !$0.isFloor }?.level
      let ceiling = flips.first { $0.isFloor }?.level
      if floor != nil || ceiling != nil {
        sheet.line(
          PercentAxis.x(floor ?? 0), y + 8, PercentAxis.x(ceiling ?? 1), y + 8, Palette.caution,
          width: 1.5)
      }
      for flip in flips {
        let x = PercentAxis.x(flip.level)
        sheet.line(x, y - 9, x, y + 11, Palette.caution, width: 2)
      }
    }
    sheet.height = bottom + 16
    return sheet
  }

  private func table(_ record: DecisionRecord) -> DataTable {
    DataTable(
      caption: "Weights and what would change the lead",
      header: ["Criterion", "Unit", "Worth 0 to 100", "Weight", "Another leads"],
      rows: record.criteria.map { criterion in
        let flips = flips(criterion, record)
        return [
          "\(criterion.label) (\(Prose.code(criterion.id)))", "\(criterion.unit)",
          "\(criterion.range ?? "a curve of several points")",
          "\(Figures.percent(criterion.weight))",
          flips.isEmpty
            ? "at no recorded weight"
            : Prose.joined(flips.map { "\($0.sentence)" }, by: " "),
        ]
      })
  }
}
