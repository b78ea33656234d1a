internal import Catalog
internal import Cells
internal import Decision

/// Draws what lies over a screen: over its lower part, from a rule with the title downwards.
struct OverlayView {
  let state: AppState

  func draw(_ overlay: Overlay, into frame: inout Frame) {
    switch overlay {
    case .picker(let picker): draw(picker, into: &frame)
    case .field(let field): draw(field, into: &frame)
    case .ticks(let ticks): draw(ticks, into: &frame)
    case .form(let form): draw(form, into: &frame)
    case .packs(let packs): draw(packs, into: &frame)
    case .devices(let devices): draw(devices, into: &frame)
    case .finder(let finder): draw(finder, into: &frame)
    case .label(let label): draw(label, into: &frame)
    case .area(let area): draw(area, into: &frame)
    case .standings(let standings): draw(standings, into: &frame)
    case .record(let page): draw(page, into: &frame)
    case .palette(let palette): draw(palette, into: &frame)
    case .help(let help): draw(help, into: &frame)
    }
  }

  /// A row of a list that lies over the screen.
  struct Row {
    var mark = ""
    let left: String
    let middle: String
    var right = ""
    var role: Role = .text
  }

  /// Clears the lower part of the screen, draws the title, and returns the first free row.
  func open(_ title: String, rows wanted: Int, into frame: inout Frame) -> Int {
    let layout = frame.layout
    let top = max(layout.bodyTop, layout.messageRow - wanted)
    for row in top..<layout.size.rows {
      frame.buffer.fill(row: row, columns: 0..<layout.size.columns)
    }
    frame.rule(row: top, title: title)
    return top + 1
  }

  /// Draws rows in a window around the cursor.
  func rows(
    _ rows: [Row], cursor: ListCursor, from top: Int, to end: Int, widths: (mark: Int, left: Int),
    into frame: inout Frame
  ) {
    let height = max(1, end - top)
    let window = ListWindow(rows: rows.count, cursor: cursor.row, height: height)
    let width = frame.size.columns
    let rightWidth =
      rows.map { frame.glyphs.metrics.cellWidth(frame.glyphs.spelled($0.right)) }
      .max() ?? 0
    for (line, position) in window.rows.enumerated() {
      let item = rows[position]
      let row = top + line
      let isCursor = position == cursor.row
      if isCursor { frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent) }
      frame.write(item.mark, row: row, column: 4, limit: widths.mark)
      let left = 4 + widths.mark
      frame.field(item.left, row: row, column: left, width: widths.left, role: item.role)
      let middle = left + widths.left + 2
      frame.write(
        item.middle, row: row, column: middle, role: item.role == .text ? .text : .muted,
        limit: max(0, width - middle - rightWidth - (rightWidth > 0 ? 3 : 1)))
      frame.writeRight(item.right, row: row, end: width - 1, role: .muted)
      if isCursor {
        frame.buffer.markCursorRow(row)
        frame.buffer.cursor = Position(row: row, column: 1)
      }
    }
    frame.writeHidden(window.hidden, row: end - 1)
  }

  func leftWidth(_ rows: [Row], least: Int, most: Int, _ frame: Frame) -> Int {
    let widest = rows.map { frame.glyphs.metrics.cellWidth(frame.glyphs.spelled($0.left)) }.max()
    return min(most, max(least, widest ?? 0))
  }

  func query(_ line: LineEdit?, isTyping: Bool, row: Int, into frame: inout Frame) {
    guard let line else { return }
    frame.write("Find", row: row, column: 4, role: .muted)
    if isTyping {
      line.draw(into: &frame, row: row, column: 10, width: frame.size.columns - 11)
    } else {
      frame.write(line.text, row: row, column: 10)
    }
  }

  func draw(_ picker: Picker, into frame: inout Frame) {
    let shown = picker.shown
    let items = shown.enumerated().map { position, index in
      Row(
        mark: position < 9 ? "\(position + 1)" : "", left: picker.items[index].label,
        middle: picker.items[index].detail)
    }
    let extra = picker.query == nil ? 0 : 1
    let lines = picker.lines.flatMap {
      frame.glyphs.metrics.wrapped(frame.glyphs.spelled($0), to: min(100, frame.size.columns - 6))
    }
    var row = open(
      picker.title, rows: max(shown.count, 3) + extra + lines.count + 2, into: &frame)
    for line in lines.prefix(max(0, frame.layout.messageRow - row - shown.count - 1)) {
      frame.write(line, row: row, column: 4)
      row += 1
    }
    if picker.query != nil {
      query(picker.query, isTyping: picker.isTyping, row: row, into: &frame)
      row += 1
    }
    let end = frame.layout.messageRow - 1
    if items.isEmpty {
      frame.write("Nothing has these letters.", row: row, column: 4, role: .muted)
    }
    let width = leftWidth(items, least: 8, most: 28, frame)
    rows(items, cursor: picker.list, from: row, to: end, widths: (3, width), into: &frame)
    if picker.isTyping {
      query(picker.query, isTyping: true, row: row - 1, into: &frame)
    }
    if !picker.note.isEmpty {
      frame.write(picker.note, row: frame.layout.messageRow, role: .muted)
    }
    frame.hints(["1…9 or Enter choose", "j k move", "/ find", "Esc close"])
  }

  private func draw(_ field: TextField, into frame: inout Frame) {
    if case .filter = field.purpose {
      let row = frame.layout.messageRow
      frame.buffer.fill(row: row, columns: 0..<frame.size.columns)
      frame.buffer.fill(row: frame.layout.hintRow, columns: 0..<frame.size.columns)
      frame.write("Find", row: row, role: .accent)
      field.line.draw(into: &frame, row: row, column: 7, width: frame.size.columns - 8)
      frame.hints(["Enter keep", "Esc clear", "Ctrl-U empty"])
      return
    }
    let notes = frame.glyphs.metrics.wrapped(
      frame.glyphs.spelled(field.note), to: min(100, frame.size.columns - 6))
    let row = open(field.title, rows: notes.count + 4, into: &frame)
    field.line.draw(into: &frame, row: row, column: 4, width: frame.size.columns - 6)
    for (position, note) in notes.enumerated() {
      frame.write(note, row: row + 2 + position, column: 4, role: .muted)
    }
    if let problem = field.problem {
      frame.write(problem, row: frame.layout.messageRow, role: .caution)
    }
    frame.hints(["Enter accept", "Esc cancel", "Ctrl-U clear"])
  }

  private func draw(_ ticks: TickList, into frame: inout Frame) {
    let shown = ticks.shown
    let items = shown.map { index in
      Row(
        mark: ticks.items[index].isOn ? "[x]" : "[ ]", left: ticks.items[index].name,
        middle: ticks.items[index].detail)
    }
    var row = open(ticks.title, rows: frame.size.rows, into: &frame)
    frame.write(reading(ticks), row: row, column: 4, role: .muted)
    row += 1
    query(ticks.query, isTyping: false, row: row, into: &frame)
    row += 1
    if items.isEmpty {
      let text = ticks.isTyping ? "Enter adds the name." : "Nothing has these letters."
      frame.write(text, row: row, column: 4, role: .muted)
    }
    let width = leftWidth(items, least: 12, most: 40, frame)
    rows(
      items, cursor: ticks.list, from: row, to: frame.layout.messageRow, widths: (4, width),
      into: &frame)
    if ticks.isTyping { query(ticks.query, isTyping: true, row: row - 1, into: &frame) }
    let message =
      ticks.problem
      ?? (ticks.names.isEmpty ? "Nothing ticked." : ticks.names.joined(separator: " "))
    frame.write(
      message, row: frame.layout.messageRow, role: ticks.problem == nil ? .muted : .caution)
    var hints = ["Space tick", "Enter accept", "/ find or add", "Esc cancel"]
    if ticks.operators.count > 1 { hints.insert("Tab other reading", at: 2) }
    frame.hints(hints)
  }

  /// How a need reads its ticked names.
  private func reading(_ ticks: TickList) -> String {
    switch ticks.must.comparison {
    case .contains: return "Every ticked name must be there."
    case .notAmong: return "None of the ticked names may be there."
    default: return "Only ticked names may be there."
    }
  }

  private func draw(_ finder: Finder, into frame: inout Frame) {
    let items = finder.shown.map { Row(left: finder.names[$0], middle: "") }
    let row = open(finder.title, rows: frame.size.rows, into: &frame)
    if items.isEmpty { frame.write("No model has these letters.", row: row + 1, column: 4) }
    rows(
      items, cursor: finder.list, from: row + 1, to: frame.layout.messageRow,
      widths: (0, max(20, frame.size.columns - 8)), into: &frame)
    frame.write("Model", row: row, column: 4, role: .muted)
    finder.line.draw(into: &frame, row: row, column: 11, width: frame.size.columns - 12)
    frame.hints([
      finder.purpose == .detail ? "Enter open" : "Enter choose", "type a part of the name",
      "Esc close",
    ])
  }

  private func draw(_ palette: Palette, into frame: inout Frame) {
    let items = palette.shown.map { index -> Row in
      let entry = palette.entries[index]
      return Row(left: entry.name, middle: entry.help, right: entry.keyName)
    }
    let row = open("Commands", rows: frame.size.rows, into: &frame)
    if items.isEmpty { frame.write("No action has these letters.", row: row + 1, column: 4) }
    rows(
      items, cursor: palette.list, from: row + 1, to: frame.layout.messageRow,
      widths: (0, leftWidth(items, least: 12, most: 22, frame)), into: &frame)
    frame.write(":", row: row, column: 4, role: .accent)
    palette.line.draw(into: &frame, row: row, column: 6, width: frame.size.columns - 7)
    frame.hints(["Enter do it", "type a part of the name", "Esc close"])
  }
}
