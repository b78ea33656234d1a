internal import Decision

/// How often each option was first over many weightings.
struct ShareChart: ChartDefinition {
  let name = "first-shares"

  func chart(of record: DecisionRecord) -> Chart? {
    guard let shares = record.shares, !shares.shares.isEmpty else { return nil }
    var sheet = SVGDrawing()
    let top = 30.0
    let bottom = top + Double(shares.shares.count) * PercentAxis.row
    PercentAxis.draw(on: &sheet, from: top, to: bottom, unit: " %")
    for (row, share) in shares.shares.enumerated() {
      let y = top + (Double(row) + 0.5) * PercentAxis.row
      PercentAxis.label(share.id, on: &sheet, at: y)
      let (start, third) = (PercentAxis.left, PercentAxis.x(share.topThree))
      if third > start {
        sheet.box(start, y - 8, third - start, 16, Palette.muted, isFilled: false)
      }
      let first = PercentAxis.x(share.first)
      if first > start { sheet.box(start, y - 5, first - start, 10, Palette.good) }
      PercentAxis.figure(Figures.percent(share.first), on: &sheet, at: y)
    }
    sheet.height = bottom + 16
    return Chart(
      name: name, title: "How often each option is first",
      summary: """
        The share of \(Wording.grouped(Double(shares.draws))) \(shares.spaceWords) in which an \
        option is first; the dashed box is the share in which it is among the first three.
        """,
      drawing: sheet,
      table: DataTable(
        caption: "Shares of \(Wording.grouped(Double(shares.draws))) draws, seed \(shares.seed)",
        header: ["Option", "First", "Among the first three"],
        rows: shares.shares.map {
          [.code($0.id), "\(Figures.percent($0.first))", "\(Figures.percent($0.topThree))"]
        }))
  }
}
