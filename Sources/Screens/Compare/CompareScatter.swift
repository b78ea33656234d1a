internal import Cells
internal import Decision
internal import Sheets

/// Two criteria against each other: letters for compared and unbeaten models, dots for the others,
/// a step line along those nobody beats, and a list that names them.
struct CompareScatter {
  let state: AppState
  let tradeOff: TradeOff
  let right: ActiveCriterion
  let up: ActiveCriterion

  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  /// The letter of a compared model, by its column.
  static func letter(_ column: Int) -> String { String(letters[column % letters.count]) }

  /// The points the list names: the unbeaten, best to the right first, then compared ones that are
  /// beaten.
  static func listed(_ tradeOff: TradeOff) -> [Int] {
    let front = tradeOff.front.reversed()
    let rest = tradeOff.points.indices.reversed().filter {
      tradeOff.points[$0].column != nil && !tradeOff.points[$0].isUnbeaten
    }
    return front + rest.filter { !tradeOff.points[$0].beatenBy.isEmpty }
      + rest.filter { tradeOff.points[$0].beatenBy.isEmpty }
  }

  /// The letters of the points that have one: compared models first, then the unbeaten.
  private var lettered: [Int: String] {
    var lettered: [Int: String] = [:]
    var next = tradeOff.points.compactMap(\.column).map { $0 + 1 }.max() ?? 0
    next = max(next, state.comparison?.columns.count ?? 0)
    for position in Self.listed(tradeOff) {
      if let column = tradeOff.points[position].column {
        lettered[position] = Self.letter(column)
      } else if next < Self.letters.count {
        lettered[position] = Self.letter(next)
        next += 1
      }
    }
    return lettered
  }

  // MARK: Axes

  /// Whether the axis shows what facts are worth, because their curve rises and falls or has steps.
  private func showsWorth(_ criterion: ActiveCriterion) -> Bool {
    if case .points = criterion.curve { return true }
    // Steps have names, which are too long for an axis.
    return criterion.definition.isOrdinal
  }

  private func number(_ point: TradeOff.Point, _ axis: CompareAxis) -> Double {
    switch axis {
    case .right: return showsWorth(right) ? point.worth.right * 100 : point.facts.right
    case .up: return showsWorth(up) ? point.worth.up * 100 : point.facts.up
    }
  }

  private func axis(_ axis: CompareAxis) -> ChartAxis {
    let criterion = axis == .right ? right : up
    guard !showsWorth(criterion) else { return .worth }
    var isLogarithmic = false
    if case .logarithmic = criterion.curve { isLogarithmic = true }
    return ChartAxis(
      holding: tradeOff.points.map { number($0, axis) }, isLogarithmic: isLogarithmic)
  }

  private func spelled(_ number: Double, _ criterion: ActiveCriterion) -> String {
    showsWorth(criterion) ? Wording.decimals(number, 0) : criterion.definition.spelled(number)
  }

  private func isMoreBetter(_ criterion: ActiveCriterion) -> Bool {
    switch criterion.curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best): return best > worst
    case .points: return true
    }
  }

  /// What the axes show, in the fullest words that fit.
  private func caption(width: Int) -> String {
    func words(_ criterion: ActiveCriterion, _ detail: Int) -> String {
      let name = Wording.inSentence(criterion.definition.label)
      let unit = showsWorth(criterion) ? "0 to 100" : criterion.definition.unit
      let direction = detail > 1 && !isMoreBetter(criterion) ? ", less is better" : ""
      return detail > 0 ? "\(name), \(unit)\(direction)" : name
    }
    let texts = [2, 1, 0].map { "right: \(words(right, $0))   up: \(words(up, $0))" }
    return texts.first { state.glyphs.metrics.cellWidth($0) <= width } ?? texts[2]
  }

  // MARK: Chart

  func chart(in pane: Pane, into frame: inout Frame) {
    let glyphs = frame.glyphs
    frame.rule(
      row: pane.row,
      title:
        "\(up.definition.label) against \(Wording.inSentence(right.definition.label))",
      columns: pane.ruleColumns)
    let across = axis(.right)
    let height = axis(.up)
    let names = height.ticks.map { spelled($0, up) }
    let labelWidth = names.map { glyphs.metrics.cellWidth(glyphs.spelled($0)) }.max() ?? 1
    let left = pane.column + 1 + labelWidth + 1
    let top = pane.row + 1
    let bottom = pane.row + pane.rows - 3
    let plot = Plot(
      left: left + 1, top: top, columns: pane.column + pane.width - left - 2, rows: bottom - top)
    guard plot.rows >= 3, plot.columns >= 10 else { return }
    for row in top..<bottom { frame.write(glyphs.axis, row: row, column: left, role: .muted) }
    frame.write(glyphs.corner, row: bottom, column: left, role: .muted)
    frame.write(
      glyphs.rule(plot.columns), row: bottom, column: left + 1, role: .muted,
      limit: plot.columns)
    for (tick, name) in zip(height.ticks, names) {
      frame.field(
        name, row: plot.row(height.cell(tick, of: plot.rows)), column: pane.column + 1,
        width: labelWidth, align: .right, role: .muted)
    }
    acrossLabels(across, plot, row: bottom + 1, into: &frame)
    frame.write(
      caption(width: pane.width - 1), row: bottom + 2, column: pane.column + 1, role: .muted,
      limit: pane.width - 1)
    line(plot, across, height, into: &frame)
    points(plot, across, height, into: &frame)
  }

  /// The cells of a chart between its axes.
  private struct Plot {
    let left: Int
    let top: Int
    let columns: Int
    let rows: Int

    /// The row of a cell counted from the low end of the axis upwards.
    func row(_ cell: Int) -> Int { top + rows - 1 - cell }
  }

  private func place(
    _ point: TradeOff.Point, _ plot: Plot, _ across: ChartAxis, _ height: ChartAxis
  ) -> Position {
    Position(
      row: plot.row(height.cell(number(point, .up), of: plot.rows)),
      column: plot.left + across.cell(number(point, .right), of: plot.columns))
  }

  /// The numbers below the axis that stand apart from each other.
  private func acrossLabels(
    _ across: ChartAxis, _ plot: Plot, row: Int, into frame: inout Frame
  ) {
    var free = plot.left - 1
    let end = plot.left + plot.columns
    for tick in across.ticks {
      let name = spelled(tick, right)
      let width = frame.glyphs.metrics.cellWidth(frame.glyphs.spelled(name))
      let middle = plot.left + across.cell(tick, of: plot.columns)
      let start = min(max(plot.left, middle - width / 2), end - width)
      guard start >= free else { continue }
      frame.write(name, row: row, column: start, role: .muted)
      free = start + width + 2
    }
  }

  /// The step line along the models nobody beats.
  private func line(
    _ plot: Plot, _ across: ChartAxis, _ height: ChartAxis, into frame: inout Frame
  ) {
    let glyphs = frame.glyphs
    let front = tradeOff.front.map { place(tradeOff.points[$0], plot, across, height) }
      .sorted { ($0.column, $0.row) < ($1.column, $1.row) }
    for (from, to) in zip(front, front.dropFirst()) {
      // Where less is better to the right, what is cheaper reaches as far as the next dearer one.
      let isLevelFirst = !isMoreBetter(right)
      let bend = Position(
        row: isLevelFirst ? from.row : to.row, column: isLevelFirst ? to.column : from.column)
      for column in min(from.column, to.column)..<max(from.column, to.column) {
        frame.write(glyphs.rule, row: bend.row, column: column, role: .muted, limit: 1)
      }
      for row in min(from.row, to.row)..<max(from.row, to.row) {
        frame.write(glyphs.axis, row: row, column: bend.column, role: .muted, limit: 1)
      }
      guard from.row != to.row, from.column != to.column else { continue }
      let isUp = to.row < from.row
      let corner =
        isLevelFirst
        ? isUp ? glyphs.stepUp : glyphs.stepDown : isUp ? glyphs.stepRight : glyphs.corner
      frame.write(corner, row: bend.row, column: bend.column, role: .muted, limit: 1)
    }
  }

  private func points(
    _ plot: Plot, _ across: ChartAxis, _ height: ChartAxis, into frame: inout Frame
  ) {
    let lettered = lettered
    for position in tradeOff.points.indices where lettered[position] == nil {
      let place = place(tradeOff.points[position], plot, across, height)
      frame.write(
        frame.glyphs.pending, row: place.row, column: place.column, role: .muted, limit: 1)
    }
    var taken: Set<Position> = []
    // Compared models go last and keep their own cell; others give way by a cell or two.
    let order = lettered.keys.sorted {
      let (left, right) = (tradeOff.points[$0].column, tradeOff.points[$1].column)
      return (left == nil ? 1 : 0, left ?? 0, $0) < (right == nil ? 1 : 0, right ?? 0, $1)
    }
    for position in order {
      guard let letter = lettered[position] else { continue }
      let point = tradeOff.points[position]
      let place = place(point, plot, across, height)
      let end = plot.left + plot.columns
      let free = [0, 1, -1, 2, -2, 3, -3].map {
        Position(row: place.row, column: place.column + $0)
      }.first { !taken.contains($0) && $0.column >= plot.left && $0.column < end }
      guard let free else { continue }
      taken.insert(free)
      let isHere = position == currentPosition
      frame.write(
        letter, row: free.row, column: free.column,
        role: point.column != nil || isHere ? .accent : .text, limit: 1)
    }
  }

  private var currentPosition: Int? {
    guard state.compareView(state.layout) == .scatter else { return nil }
    let listed = Self.listed(tradeOff)
    let row = state.compare.points.row
    return listed.indices.contains(row) ? listed[row] : nil
  }

  // MARK: List

  private enum Line {
    case title(String)
    case point(Int)
    case note(String)
  }

  private func lines(width: Int) -> [Line] {
    let listed = Self.listed(tradeOff)
    let front = listed.filter { tradeOff.points[$0].isUnbeaten }
    let beaten = listed.filter { !tradeOff.points[$0].beatenBy.isEmpty }
    let others = listed.filter { !front.contains($0) && !beaten.contains($0) }
    var lines = front.map(Line.point)
    if !beaten.isEmpty { lines += [.title("Beaten on both")] + beaten.map(Line.point) }
    if !others.isEmpty { lines += [.title("Not in the ranking")] + others.map(Line.point) }
    var notes = tradeOff.undrawn.map { "not drawn: \($0.name), \($0.reason)" }
    if tradeOff.otherUndrawnCount > 0 {
      let others = Wording.count(tradeOff.otherUndrawnCount, "other model")
      notes.append("not drawn: \(others), a value unknown")
    }
    let metrics = state.glyphs.metrics
    for note in notes {
      let wrapped = metrics.wrapped(state.glyphs.spelled(note), to: max(8, width - 2))
      lines += wrapped.enumerated().map { .note(($0 == 0 ? "" : "  ") + $1) }
    }
    return lines
  }

  /// The list beside the chart; what is under its cursor is named by the keys.
  func list(in pane: Pane, hasCursor: Bool, into frame: inout Frame) {
    frame.rule(row: pane.row, title: "Unbeaten on both", columns: pane.ruleColumns)
    let lines = lines(width: pane.width - 1)
    let listed = Self.listed(tradeOff)
    let cursor = lines.firstIndex {
      guard hasCursor, case .point(let position) = $0,
        listed.indices.contains(state.compare.points.row)
      else { return false }
      return position == listed[state.compare.points.row]
    }
    let lettered = lettered
    let head = pane.row + 1
    columnNames(in: pane, row: head, into: &frame)
    let height = max(1, pane.rows - 2)
    let window = ListWindow(rows: lines.count, cursor: cursor ?? 0, height: height)
    for (offset, position) in window.rows.enumerated() {
      let row = head + 1 + offset
      switch lines[position] {
      case .title(let title): frame.rule(row: row, title: title, columns: pane.ruleColumns)
      case .note(let text):
        frame.write(text, row: row, column: pane.column + 1, role: .caution, limit: pane.width - 1)
      case .point(let index):
        draw(index, lettered, row: row, in: pane, into: &frame)
        guard position == cursor else { continue }
        frame.write(frame.glyphs.cursor, row: row, column: pane.column, role: .accent)
        frame.buffer.markCursorRow(row, columns: pane.column..<pane.column + pane.width)
        frame.buffer.cursor = Position(row: row, column: pane.column)
      }
    }
    frame.writeHidden(window.hidden, row: head + height, column: pane.column + 1)
  }

  /// Widths of the two numbers of the list.
  private var numberWidths: (right: Int, up: Int) {
    let listed = Self.listed(tradeOff).map { tradeOff.points[$0] }
    func widest(_ texts: [String]) -> Int {
      texts.map { state.glyphs.metrics.cellWidth(state.glyphs.spelled($0)) }.max() ?? 1
    }
    return (
      widest(listed.map { spelled(number($0, .right), right) } + ["right"]),
      widest(listed.map { spelled(number($0, .up), up) } + ["up"])
    )
  }

  private func columnNames(in pane: Pane, row: Int, into frame: inout Frame) {
    let widths = numberWidths
    let end = pane.column + pane.width
    frame.field(
      "up", row: row, column: end - widths.up, width: widths.up, align: .right, role: .muted)
    frame.field(
      "right", row: row, column: end - widths.up - 2 - widths.right, width: widths.right,
      align: .right, role: .muted)
  }

  private func draw(
    _ index: Int, _ lettered: [Int: String], row: Int, in pane: Pane, into frame: inout Frame
  ) {
    let point = tradeOff.points[index]
    let widths = numberWidths
    let end = pane.column + pane.width
    let numbers = widths.up + 2 + widths.right + 2
    frame.write(
      lettered[index] ?? "", row: row, column: pane.column + 2,
      role: point.column == nil ? .muted : .accent, limit: 1)
    var room = pane.width - 4 - numbers
    if !point.isUnbeaten, room >= 12 {
      let by = point.beatenBy.prefix(2).compactMap { lettered[$0] }
      let text = by.isEmpty ? "" : "by \(by.joined(separator: " "))"
      let width = frame.glyphs.metrics.cellWidth(text)
      frame.write(
        text, row: row, column: end - numbers - width, role: .muted, limit: width)
      room -= width + 1
    }
    frame.field(
      point.name, row: row, column: pane.column + 4, width: max(4, room),
      role: point.isRanked ? .text : .caution, isName: true)
    frame.field(
      spelled(number(point, .right), right), row: row,
      column: end - widths.up - 2 - widths.right, width: widths.right, align: .right)
    frame.field(
      spelled(number(point, .up), up), row: row, column: end - widths.up, width: widths.up,
      align: .right)
  }
}
