internal import Catalog
internal import Cells
internal import Decision

/// The scores of the leading models as one weight goes from 0 to 100 %: letters as lines, with a
/// mark at what it weighs now.
struct WeightChart {
  let state: AppState
  let criterion: Int

  private static let letters = ["a", "b", "c", "d"]

  /// The first model, those that take over at either end, then those that follow.
  private var rows: [RankedRow] {
    let outcome = state.outcome
    guard let leader = outcome.rows.first else { return [] }
    let range =
      state.weights.ranges.indices.contains(criterion) ? state.weights.ranges[criterion] : nil
    let rivals = [range?.low, range?.high].compactMap { $0?.successor?.model.id }
    let wanted =
      [leader.model.id] + rivals + outcome.rows.prefix(4).map(\.model.id)
    var seen: Set<String> = []
    return wanted.filter { seen.insert($0).inserted }.prefix(3).compactMap { outcome.row(of: $0) }
  }

  func draw(in pane: Pane, into frame: inout Frame) {
    let outcome = state.outcome
    let rows = rows
    let plotRows = pane.rows - 3 - rows.count
    guard plotRows >= 4, !rows.isEmpty, outcome.criteria.count > 1 else { return }
    let label = Wording.inSentence(outcome.criteria[criterion].definition.label)
    frame.rule(
      row: pane.row, title: "Score by the weight of \(label)",
      columns: pane.ruleColumns)
    let ends = rows.flatMap { row in
      [0.0, 1].map { outcome.score(of: row, ifWeighing: criterion, $0) * 100 }
    }
    let axis = ChartAxis(holding: ends, tickCount: 3)
    let names = axis.ticks.map { Wording.decimals($0, 0) }
    let labelWidth = names.map(\.count).max() ?? 1
    let left = pane.column + labelWidth + 1
    let top = pane.row + 1
    let columns = pane.width - labelWidth - 2
    for row in top..<top + plotRows {
      frame.write(frame.glyphs.axis, row: row, column: left, role: .muted)
    }
    for (tick, name) in zip(axis.ticks, names) {
      frame.field(
        name, row: top + plotRows - 1 - axis.cell(tick, of: plotRows), column: pane.column,
        width: labelWidth, align: .right, role: .muted)
    }
    let bottom = top + plotRows
    frame.write(frame.glyphs.corner, row: bottom, column: left, role: .muted)
    frame.write(frame.glyphs.rule(columns), row: bottom, column: left + 1, role: .muted)
    let now = outcome.criteria[criterion].weight
    let nowColumn = left + 1 + Int((now * Double(columns - 1)).rounded())
    for row in top..<bottom {
      frame.write(frame.glyphs.pending, row: row, column: nowColumn, role: .muted, limit: 1)
    }
    // The leader is drawn last, so that its line stays whole.
    for position in rows.indices.reversed() {
      for column in 0..<columns {
        let share = Double(column) / Double(max(1, columns - 1))
        let score = outcome.score(of: rows[position], ifWeighing: criterion, share) * 100
        frame.write(
          Self.letters[position], row: bottom - 1 - axis.cell(score, of: plotRows),
          column: left + 1 + column, role: position == 0 ? .accent : .text, limit: 1)
      }
    }
    below(nowColumn, now, left: left, columns: columns, row: bottom + 1, into: &frame)
    legend(rows, row: bottom + 2, in: pane, into: &frame)
  }

  private func below(
    _ nowColumn: Int, _ now: Double, left: Int, columns: Int, row: Int, into frame: inout Frame
  ) {
    let text = "now \(Wording.decimals(now * 100, 0)) %"
    let end = left + 1 + columns
    let start = min(max(left + 1, nowColumn - text.count / 2), end - text.count)
    if start > left + 4 { frame.write("0", row: row, column: left + 1, role: .muted) }
    frame.write(text, row: row, column: start, role: .accent)
    if start + text.count < end - 5 { frame.writeRight("100", row: row, end: end, role: .muted) }
  }

  /// One line for each model, so that no two names are cut to the same letters.
  private func legend(_ rows: [RankedRow], row: Int, in pane: Pane, into frame: inout Frame) {
    for (position, model) in rows.enumerated() {
      frame.write(
        Self.letters[position], row: row + position, column: pane.column,
        role: position == 0 ? .accent : .text, limit: 1)
      frame.field(
        model.model.shortName, row: row + position, column: pane.column + 2,
        width: pane.width - 3, isName: true)
    }
  }
}
