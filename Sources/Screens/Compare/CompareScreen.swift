internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// 4 Compare: how the marked models differ.
struct CompareScreen {
  let state: AppState
  let comparison: ModelComparison

  /// Where the parts of the screen lie.
  struct Regions {
    /// Lines above the rows: names, and standings where there is room.
    var headRows = 1
    /// The first row of bars or table, and how many are seen.
    var listTop = 0
    var listRows = 0
    /// The pane with what is behind the row under the cursor.
    var pane: Pane?
    /// The scatter.
    var chart: Pane?
    /// The list beside the scatter.
    var points: Pane?
  }

  static func regions(_ state: AppState, _ layout: Layout) -> Regions {
    var regions = Regions()
    let view = state.compareView(layout)
    let body = layout.messageRow - layout.bodyTop
    let width = layout.size.columns
    if view == .scatter {
      let list = max(28, width * 2 / 5)
      regions.chart = Pane(
        row: layout.bodyTop, column: 0, width: width - list - 2, rows: body - 1,
        ruleColumns: 0..<width - list - 2)
      regions.points = Pane(
        row: layout.bodyTop, column: width - list, width: list - 1, rows: body - 1,
        ruleColumns: width - list..<width)
      return regions
    }
    let rows = state.compareRows(view).count
    regions.headRows = body >= 15 ? 2 : 1
    let leastBelow = view == .all ? 18 : body >= 19 ? 7 : 4
    let spare = body - regions.headRows - rows - leastBelow
    let gap = spare > 0 ? 1 : 0
    regions.listTop = layout.bodyTop + regions.headRows + gap
    regions.listRows = max(1, min(rows, body - regions.headRows - gap - leastBelow))
    let below = regions.listTop + regions.listRows + (spare > 1 ? 1 : 0)
    guard view == .all else {
      regions.pane = Pane(
        row: below + 1, column: 1, width: width - 2, rows: max(1, layout.messageRow - below - 1),
        ruleColumns: 0..<width)
      return regions
    }
    let list = layout.sideWidth + 4
    let rest = layout.messageRow - below - 1
    regions.chart = Pane(
      row: below, column: 0, width: width - list - 4, rows: rest,
      ruleColumns: 0..<width - list - 4)
    let points = rest / 2
    regions.points = Pane(
      row: below, column: width - list, width: list - 1, rows: points,
      ruleColumns: width - list..<width)
    regions.pane = Pane(
      row: below + points + 1, column: width - list, width: list - 1, rows: rest - points - 1,
      ruleColumns: width - list..<width)
    return regions
  }

  static func listHeight(_ state: AppState, _ layout: Layout) -> Int {
    let regions = regions(state, layout)
    if state.compareView(layout) == .scatter, let points = regions.points { return points.rows - 2 }
    return regions.listRows
  }

  /// Cells of the columns: where the first begins, and how wide each is.
  struct Columns {
    let labelWidth: Int
    let starts: [Int]
    let width: Int
  }

  func columns(_ layout: Layout, _ rows: [CompareRow]) -> Columns {
    let labels = rows.map { state.glyphs.metrics.cellWidth(label($0)) }.max() ?? 0
    let most = layout.size.columns >= 100 ? 22 : layout.size.columns >= 78 ? 17 : 12
    let labelWidth = max(8, min(most, labels))
    let first = 4 + labelWidth + 2
    let count = comparison.columns.count
    // Two columns in a wide window would stand too far apart to be compared.
    let each = min(44, (layout.size.columns - first) / count)
    return Columns(
      labelWidth: labelWidth, starts: (0..<count).map { first + $0 * each }, width: each - 2)
  }

  func label(_ row: CompareRow) -> String {
    switch row {
    case .score: return "Score"
    case .fact(let index): return comparison.facts[index].label
    }
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    let view = state.compareView(layout)
    let regions = Self.regions(state, layout)
    if view != .scatter { rows(view, regions, into: &frame) }
    if let chart = regions.chart, let points = regions.points {
      guard let tradeOff = state.tradeOff, let axes = state.compareAxes else {
        frame.write(
          "A scatter needs two wishes; 1 Needs adds them.", row: chart.row + 1, role: .muted)
        return
      }
      let scatter = CompareScatter(
        state: state, tradeOff: tradeOff, right: state.outcome.criteria[axes.right],
        up: state.outcome.criteria[axes.up])
      scatter.chart(in: chart, into: &frame)
      scatter.list(in: points, hasCursor: view == .scatter, into: &frame)
    }
    if let pane = regions.pane {
      let preview = state.preview
      frame.rule(row: pane.row - 1, title: preview.title, columns: pane.ruleColumns)
      frame.panel(preview, in: pane, scroll: state.compare.list.paneScroll)
    }
  }

  private func rows(_ view: CompareView, _ regions: Regions, into frame: inout Frame) {
    let rows = state.compareRows(view)
    let columns = columns(frame.layout, rows)
    heads(columns, regions, view, into: &frame)
    let list = state.compare.list
    let window = ListWindow(
      rows: rows.count, cursor: list.row, height: regions.listRows, first: list.first)
    for (line, position) in window.rows.enumerated() {
      let row = regions.listTop + line
      frame.field(label(rows[position]), row: row, column: 4, width: columns.labelWidth)
      for column in comparison.columns.indices {
        view == .table
          ? cell(rows[position], column, row, columns, into: &frame)
          : bar(rows[position], column, row, columns, into: &frame)
      }
      guard position == list.row else { continue }
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
      frame.buffer.markCursorRow(row)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
    frame.writeHidden(window.hidden, row: regions.listTop + regions.listRows - 1)
  }

  private func heads(
    _ columns: Columns, _ regions: Regions, _ view: CompareView, into frame: inout Frame
  ) {
    let row = frame.layout.bodyTop
    for (position, column) in comparison.columns.enumerated() {
      let start = columns.starts[position]
      let isHere = position == state.compareColumn
      if isHere { frame.write(frame.glyphs.cursor, row: row, column: start - 2, role: .accent) }
      let letter = view == .all ? CompareScatter.letter(position) + " " : ""
      frame.write(letter, row: row, column: start, role: .accent)
      frame.field(
        column.model.shortName, row: row, column: start + letter.count,
        width: columns.width - letter.count, role: isHere ? .accent : .text, isName: true)
      guard regions.headRows > 1 else { continue }
      let mark = column.row.map { column.isRanked ? state.rankMark($0) : "" } ?? ""
      let place =
        column.standing == .meets ? column.place + (mark == "?" ? "" : mark) : column.place
      frame.field(
        place, row: row + 1, column: start, width: columns.width,
        role: column.standing == .meets ? .muted : .caution)
    }
  }

  // MARK: Bars

  private func bar(
    _ row: CompareRow, _ column: Int, _ line: Int, _ columns: Columns, into frame: inout Frame
  ) {
    let start = columns.starts[column]
    guard let scored = comparison.columns[column].row else {
      frame.write("not scored", row: line, column: start, role: .muted, limit: columns.width)
      return
    }
    var number = Wording.points(scored.score[state.outcome.scenario.order])
    var triple = scored.score
    var isBest = comparison.bestScore == column
    if case .fact(let index) = row {
      let part = scored.contributions[index]
      triple = part.value
      isBest = comparison.best(on: index) == column
      number = Wording.points(state.outcome.value(of: part))
      if part.cell == .missing { number = state.glyphs.unknown }
      if part.cell == .notApplicable {
        frame.field("–", row: line, column: start, width: 3, align: .right, role: .muted)
        frame.write(
          "does not apply", row: line, column: start + 4, role: .muted,
          limit: max(0, columns.width - 4))
        return
      }
    }
    let role: Role = number == state.glyphs.unknown ? .caution : .text
    frame.field(number, row: line, column: start, width: 3, align: .right, role: role)
    let hasRange = columns.width >= 26
    var left = start + 4
    if hasRange {
      if triple.high - triple.low >= 0.01, number != state.glyphs.unknown {
        let range = "[\(Wording.points(triple.low))–\(Wording.points(triple.high))]"
        frame.write(range, row: line, column: left, role: .muted, limit: 8)
      }
      left += 9
    }
    let cells = columns.width - (left - start) - 2
    let isRanked = comparison.columns[column].isRanked
    bar(triple, cells: cells, row: line, column: left, isRanked: isRanked, into: &frame)
    if isBest {
      frame.write(frame.glyphs.best, row: line, column: left + cells + 1, role: .accent)
    }
  }

  /// What is sure as a bar, what is possible beyond it as a rule; an unknown value is all possible.
  private func bar(
    _ value: Triple, cells: Int, row: Int, column: Int, isRanked: Bool, into frame: inout Frame
  ) {
    let glyphs = frame.glyphs
    func whole(_ fraction: Double) -> Int {
      Int((min(1, max(0, fraction)) * Double(max(0, cells))).rounded())
    }
    let isSure = whole(value.high) == whole(value.low)
    let solid =
      isSure && !glyphs.isASCII
      ? glyphs.bar(value.low, cells: cells)
      : String(repeating: glyphs.bar, count: whole(value.low))
    let used = frame.write(
      solid, row: row, column: column, role: isRanked ? .accent : .muted, limit: max(0, cells))
    guard !isSure else { return }
    frame.write(
      glyphs.rule(whole(value.high) - used), row: row, column: column + used, role: .muted,
      limit: max(0, cells - used))
  }

  // MARK: Table

  private func cell(
    _ row: CompareRow, _ column: Int, _ line: Int, _ columns: Columns, into frame: inout Frame
  ) {
    let text: String
    var role: Role = .text
    var isBest = false
    switch row {
    case .score:
      guard let scored = comparison.columns[column].row else {
        frame.write(
          "not scored", row: line, column: columns.starts[column], role: .muted,
          limit: columns.width)
        return
      }
      text =
        "\(Wording.points(scored.score[state.outcome.scenario.order])) "
        + "[\(Wording.points(scored.score.low))–\(Wording.points(scored.score.high))]"
      isBest = comparison.bestScore == column
    case .fact(let index):
      let fact = comparison.facts[index]
      text = fact.cells[column].text
      if !fact.cells[column].isKnown { role = .caution }
      isBest = fact.criterion.map { comparison.best(on: $0) == column } ?? false
    }
    frame.field(
      text, row: line, column: columns.starts[column], width: columns.width - 2, role: role)
    if isBest {
      frame.write(
        frame.glyphs.best, row: line, column: columns.starts[column] + columns.width - 1,
        role: .accent)
    }
  }
}
