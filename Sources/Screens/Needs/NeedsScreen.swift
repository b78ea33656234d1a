internal import Cells
internal import Decision

/// 1 Needs: what must hold, what is preferred, and what each need does to the list.
struct NeedsScreen {
  let state: AppState

  static func listHeight(_ state: AppState, _ layout: Layout) -> Int {
    let rows = layout.listRows - 1
    guard layout.isWide, funnelRows(state, layout) > 0 else { return rows }
    return state.needRows.count
  }

  /// Rows the bars below the list take, in a wide window with room for them.
  private static func funnelRows(_ state: AppState, _ layout: Layout) -> Int {
    let wanted =
      5 + state.outcome.funnel.count { $0.before != $0.after }
      + (state.outcome.restricted.isEmpty ? 0 : 1)
    let spare = layout.listRows - 1 - state.needRows.count
    return spare >= wanted + 1 ? wanted + 1 : 0
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    let rows = state.needRows
    let columns = Columns(layout)
    header(into: &frame, columns)
    let height = Self.listHeight(state, layout)
    let window = ListWindow(
      rows: rows.count, cursor: state.needs.list.row, height: height, first: state.needs.list.first)
    var line = layout.bodyTop + 1
    for position in window.rows {
      draw(
        rows[position], isCursor: position == state.needs.list.row, row: line, columns, into: &frame
      )
      line += 1
    }
    if rows.isEmpty {
      frame.write(
        "No need has these letters; Esc shows all.", row: line, column: 4, role: .muted)
    } else {
      frame.writeHidden(window.hidden, row: line)
    }
    if layout.isWide, Self.funnelRows(state, layout) > 0 {
      funnel(into: &frame, row: layout.bodyTop + 2 + height)
    }
    frame.paneRule(title: state.preview.title)
    frame.panel(state.preview, in: layout.pane, scroll: state.needs.list.paneScroll)
  }

  /// Where the columns stand.
  struct Columns {
    let name = 4
    let nameWidth: Int
    let wanted: Int
    let wantedWidth: Int
    let kind: Int
    let removes: Int
    let left: Int?

    init(_ layout: Layout) {
      let width = layout.listWidth
      left = layout.isWide ? nil : width - 6
      removes = (left ?? width) - 10
      kind = removes - 8
      nameWidth = min(20, max(18, width / 4))
      wanted = name + nameWidth
      wantedWidth = max(0, kind - wanted - 1)
    }
  }

  private func header(into frame: inout Frame, _ columns: Columns) {
    let row = frame.layout.bodyTop
    frame.write("Need", row: row, column: columns.name, role: .muted)
    frame.write("Wanted", row: row, column: columns.wanted, role: .muted)
    frame.write("Kind", row: row, column: columns.kind, role: .muted)
    frame.field("Removes", row: row, column: columns.removes, width: 9, align: .right, role: .muted)
    if let left = columns.left {
      frame.field("Left", row: row, column: left, width: 5, align: .right, role: .muted)
    }
  }

  private func draw(
    _ need: NeedRow, isCursor: Bool, row: Int, _ columns: Columns, into frame: inout Frame
  ) {
    let kind = state.needKind(need)
    let role: Role = kind == "off" ? .muted : .text
    if isCursor { frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent) }
    frame.field(
      state.needName(need), row: row, column: columns.name, width: columns.nameWidth - 1,
      role: role)
    frame.field(
      state.needWanted(need), row: row, column: columns.wanted, width: columns.wantedWidth,
      role: role)
    frame.write(kind, row: row, column: columns.kind, role: role)
    let removes = state.needRemoves(need)
    frame.field(
      removes, row: row, column: columns.removes, width: 9, align: .right,
      role: removes.hasSuffix("?") ? .caution : role)
    if let left = columns.left {
      frame.field(
        "\(state.needLeft(need))", row: row, column: left, width: 5, align: .right, role: role)
    }
    if isCursor {
      frame.buffer.markCursorRow(row, columns: 0..<frame.layout.listWidth)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
  }

  /// How the whole catalog became the list, as bars from zero.
  private func funnel(into frame: inout Frame, row: Int) {
    let outcome = state.outcome
    let steps = outcome.funnel.filter { $0.before != $0.after }
    let left = (outcome.funnel.last?.after ?? outcome.considered) - outcome.restricted.count
    let width = frame.layout.listWidth
    frame.rule(row: row, title: "How \(outcome.considered) became \(left)", columns: 0..<width)
    let cells = max(8, width - 4 - 20 - 8)
    var line = row + 2
    let all =
      [("Catalog", outcome.considered)]
      + steps.map { step in
        (step.must.label, step.after)
      }
      + (outcome.restricted.isEmpty ? [] : [("Restrictions", left)])
    for (name, count) in all {
      frame.field(name, row: line, column: 4, width: 18)
      let fraction = outcome.considered > 0 ? Double(count) / Double(outcome.considered) : 0
      frame.write(
        frame.glyphs.bar(fraction, cells: cells), row: line, column: 24, role: .accent)
      frame.field("\(count)", row: line, column: width - 6, width: 5, align: .right)
      line += 1
    }
  }
}
