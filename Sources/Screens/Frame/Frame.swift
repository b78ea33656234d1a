internal import Cells

/// A screen being drawn: the cells, and the parts every screen shares.
struct Frame {
  let layout: Layout
  let glyphs: GlyphSet
  var buffer: CellBuffer

  init(layout: Layout, glyphs: GlyphSet) {
    self.layout = layout
    self.glyphs = glyphs
    buffer = CellBuffer(layout.size, metrics: glyphs.metrics)
  }

  var size: Size { layout.size }

  /// Writes a text, cut to its room, and returns its width; a number at the cut goes as a whole.
  @discardableResult
  mutating func write(
    _ text: String, row: Int, column: Int = 1, role: Role = .text, limit: Int? = nil
  ) -> Int {
    let room = min(limit ?? .max, size.columns - column)
    guard room > 0 else { return 0 }
    let shown = glyphs.metrics.clippedKeepingNumbers(glyphs.spelled(text), to: room)
    return buffer.write(shown, row: row, column: column, role: role)
  }

  /// Says how many rows stand below what is shown; nothing where none do.
  mutating func writeHidden(_ count: Int, row: Int, column: Int = 4) {
    guard count > 0 else { return }
    write("\(count) more   PgDn", row: row, column: column, role: .muted)
  }

  /// Writes spans one after the other; returns their width.
  @discardableResult
  mutating func write(_ spans: [Span], row: Int, column: Int = 1, limit: Int? = nil) -> Int {
    let room = min(limit ?? .max, size.columns - column)
    var used = 0
    for span in spans where used < room {
      used += write(span.text, row: row, column: column + used, role: span.role, limit: room - used)
    }
    return used
  }

  /// Writes a text that ends at the right edge, or before `end`; it is cut before `from`.
  mutating func writeRight(
    _ text: String, row: Int, end: Int? = nil, from: Int = 0, role: Role = .text
  ) {
    let end = end ?? size.columns
    let shown = glyphs.metrics.clipped(glyphs.spelled(text), to: max(0, end - from))
    let width = glyphs.metrics.cellWidth(shown)
    buffer.write(shown, row: row, column: max(0, end - width), role: role)
  }

  /// Writes a text into a field of a table.
  mutating func field(
    _ text: String, row: Int, column: Int, width: Int, align: Alignment = .left,
    role: Role = .text, isName: Bool = false
  ) {
    let spelled = glyphs.spelled(text)
    let shown =
      isName
      ? glyphs.metrics.clipped(spelled, to: width, at: .middle)
      : glyphs.metrics.clippedKeepingNumbers(spelled, to: width)
    let used = glyphs.metrics.cellWidth(shown)
    buffer.write(
      shown, row: row, column: align == .left ? column : column + width - used, role: role)
  }

  /// A thin rule over a row, with a title in it.
  mutating func rule(row: Int, title: String? = nil, columns: Range<Int>? = nil) {
    let columns = columns ?? 0..<size.columns
    buffer.fill(glyphs.rule, row: row, columns: columns, role: .muted)
    guard let title, !title.isEmpty, columns.count > 8 else { return }
    let shown = glyphs.metrics.clipped(glyphs.spelled(title), to: columns.count - 8)
    buffer.write(" " + shown + " ", row: row, column: columns.lowerBound + 2)
  }

  /// The first cell of the tabs.
  static let tabsStart = 7

  /// A tab as it is drawn; in a narrow window only the one in front has its name.
  static func tab(_ tab: ScreenID, isActive: Bool, in size: Size) -> String {
    let name =
      size.columns < 78 && !isActive ? "\(tab.rawValue)" : "\(tab.rawValue) \(tab.title)"
    return isActive ? "[\(name)]" : " \(name) "
  }

  /// Tabs, scenario line and rule.
  mutating func header(screen: ScreenID, left: String, right: String, rightRole: Role = .muted) {
    buffer.write(" weigh ", row: 0, column: 0, role: .accent)
    var column = Self.tabsStart
    for tab in ScreenID.allCases {
      let isActive = tab == screen
      column += buffer.write(
        Self.tab(tab, isActive: isActive, in: size), row: 0, column: column,
        role: isActive ? .accent : .muted)
    }
    let room = max(12, size.columns - 24)
    let shown = glyphs.metrics.clipped(glyphs.spelled(right), to: room)
    let rightWidth = glyphs.metrics.cellWidth(shown)
    write(left, row: 1, limit: size.columns - rightWidth - 3)
    buffer.write(shown, row: 1, column: size.columns - rightWidth, role: rightRole)
    rule(row: 2)
  }

  /// The title of the pane: a rule across the screen, or above the pane beside the list.
  mutating func paneRule(title: String) {
    layout.isWide
      ? rule(
        row: layout.bodyTop, title: title,
        columns: size.columns - layout.sideWidth..<size.columns)
      : rule(row: layout.ruleRow, title: title)
  }

  /// A panel in a rectangle, from a line on; says how many lines follow.
  mutating func panel(_ panel: Panel, in pane: Pane, scroll: Int = 0, more: String = "Tab") {
    let lines = panel.lines(width: pane.width, glyphs: glyphs)
    let fits = lines.count <= pane.rows
    let first = fits ? 0 : min(max(0, scroll), max(0, lines.count - pane.rows))
    let isLast = first + pane.rows >= lines.count
    let shown = fits || isLast || pane.rows == 1 ? pane.rows : pane.rows - 1
    for (position, line) in lines.dropFirst(first).prefix(shown).enumerated() {
      switch line {
      case .title(let title):
        rule(row: pane.row + position, title: title, columns: pane.ruleColumns)
      case .spans(let spans):
        write(spans, row: pane.row + position, column: pane.column, limit: pane.width)
      }
    }
    if shown < pane.rows, !fits {
      let text = "\(lines.count - first - shown) more   \(more)"
      write(
        text, row: pane.row + pane.rows - 1, column: pane.column, role: .muted, limit: pane.width)
    }
  }

  /// The hints that fit, with `? help` first, at the right edge.
  mutating func hints(_ specs: [ActionSpec]) {
    let texts = specs.sorted { $0.hintPriority > $1.hintPriority }.filter { $0.hintPriority > 0 }
    hints(texts.map { "\($0.hintKeys(in: glyphs)) \($0.label)" })
  }

  /// The hints that fit, in this order.
  mutating func hints(_ texts: [String], help: String = "? help") {
    let helpWidth = glyphs.metrics.cellWidth(glyphs.spelled(help))
    writeRight(help, row: layout.hintRow, end: size.columns - 1, role: .muted)
    let gap = size.columns >= 120 ? 3 : 2
    var column = 1
    for text in texts {
      let width = glyphs.metrics.cellWidth(glyphs.spelled(text))
      if column + width > size.columns - helpWidth - 3 { continue }
      write(text, row: layout.hintRow, column: column, role: .muted)
      column += width + gap
    }
  }

  /// The legend of a screen, or the message that takes its place, and what stands at its right.
  mutating func legend(_ text: String, message: String?, right: String = "") {
    let row = layout.messageRow
    if let message {
      write(message, row: row, role: .caution, limit: size.columns - 2)
      return
    }
    let width = glyphs.metrics.cellWidth(glyphs.spelled(right))
    writeRight(right, row: row, role: .muted)
    write(text, row: row, role: .muted, limit: size.columns - width - (width > 0 ? 3 : 1))
  }

  /// The command that does the same as the screen, where there is a row for it.
  mutating func command(_ command: String) {
    guard let row = layout.commandRow else { return }
    writeRight("Y copies", row: row, end: size.columns - 1, role: .muted)
    write("Same as: " + command, row: row, role: .muted, limit: size.columns - 13)
  }
}
