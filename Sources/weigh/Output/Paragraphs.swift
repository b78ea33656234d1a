internal import Cells

/// Lines of a report for people: sections with their titles, texts wrapped below one another.
struct Paragraphs {
  let width: Int
  let glyphs: GlyphSet
  private(set) var lines: [String] = []

  init(width: Int, glyphs: GlyphSet) {
    self.width = max(20, width)
    self.glyphs = glyphs
  }

  /// Begins a section.
  mutating func title(_ text: String) {
    if !lines.isEmpty { lines.append("") }
    self.text(text)
  }

  /// A text, wrapped; what follows its first line stands further in.
  mutating func text(_ text: String, indent: Int = 0, hanging: Int = 2) {
    let first = String(repeating: " ", count: indent)
    let rest = String(repeating: " ", count: indent + hanging)
    let spelled = glyphs.spelled(text)
    guard glyphs.metrics.cellWidth(first + spelled) > width else {
      return lines.append(first + spelled)
    }
    let wrapped = glyphs.metrics.wrapped(spelled, to: max(10, width - indent - hanging))
    lines += wrapped.enumerated().map { ($0 == 0 ? first : rest) + $1 }
  }

  /// A text with a number at the right edge of a column.
  mutating func text(_ text: String, indent: Int, number: String, at column: Int) {
    let spelled = glyphs.spelled(number)
    let room = column - indent - 2 - glyphs.metrics.cellWidth(spelled)
    guard room > 20 else { return self.text("\(text)  \(number)", indent: indent) }
    let space = String(repeating: " ", count: indent)
    for (place, part) in glyphs.metrics.wrapped(glyphs.spelled(text), to: room).enumerated() {
      guard place == 0 else {
        lines.append(space + "  " + part)
        continue
      }
      let gap = column - indent - glyphs.metrics.cellWidth(part) - glyphs.metrics.cellWidth(spelled)
      lines.append(space + part + String(repeating: " ", count: max(2, gap)) + spelled)
    }
  }

  /// A table, indented.
  mutating func table(_ table: Table, indent: Int = 2) {
    let space = String(repeating: " ", count: indent)
    lines += table.lines(width: width - indent, glyphs: glyphs).map { space + glyphs.spelled($0) }
  }
}
