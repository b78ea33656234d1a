internal import Cells

/// A prompt for a text that may be long, or for several of them, one a line.
struct TextArea: Hashable, Sendable {
  /// What the text is for.
  enum Purpose: Hashable, Sendable {
    case field(DecideField)
    case reviewer
    case rejection(model: String)
    case opinion(reviewer: String, model: String)
    case standing(StandingList.Part, StandingList.Kind, row: Int)
  }

  let title: String
  let note: String
  /// Whether every line is a text of its own.
  let takesSeveral: Bool
  let purpose: Purpose
  private(set) var lines: [LineEdit]
  private(set) var row: Int
  /// Why the text was not accepted.
  var problem: String?

  init(
    title: String, note: String, lines: [String] = [""], takesSeveral: Bool = false,
    purpose: Purpose
  ) {
    self.title = title
    self.note = note
    self.takesSeveral = takesSeveral
    self.purpose = purpose
    let lines = lines.isEmpty ? [""] : lines
    self.lines = lines.map { LineEdit($0, limit: 2000) }
    row = lines.count - 1
  }

  /// The lines that say something.
  var said: [String] {
    lines.map { $0.text.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  mutating func take(_ key: Key) -> OverlayStep {
    switch key {
    case .enter, .tab: return .accept
    case .escape: return .close
    case .control("n") where takesSeveral:
      lines.insert(LineEdit("", limit: 2000), at: row + 1)
      row += 1
    case .up where takesSeveral: row = max(0, row - 1)
    case .down where takesSeveral: row = min(lines.count - 1, row + 1)
    case .backspace where takesSeveral && lines[row].text.isEmpty && lines.count > 1:
      lines.remove(at: row)
      row = max(0, row - 1)
    case .paste(let text) where takesSeveral:
      for (place, piece) in text.split(whereSeparator: \.isNewline).enumerated() {
        if place > 0 { _ = take(.control("n")) }
        _ = lines[row].take(.paste(String(piece)))
      }
    default: _ = lines[row].take(key)
    }
    problem = nil
    return .stay
  }
}

extension OverlayView {
  func draw(_ area: TextArea, into frame: inout Frame) {
    let metrics = frame.glyphs.metrics
    let width = min(100, frame.size.columns - 6)
    let notes = metrics.wrapped(frame.glyphs.spelled(area.note), to: width)
    let pieces = area.lines.map { $0.pieces(width: width - 1, metrics: metrics) }
    let wanted = pieces.reduce(0) { $0 + $1.lines.count }
    let top = open(area.title, rows: wanted + notes.count + 4, into: &frame)
    let end = max(top + 1, frame.layout.messageRow - min(notes.count, 3) - 1)
    // The window keeps the caret in sight.
    let before = pieces.prefix(area.row).reduce(0) { $0 + $1.lines.count }
    let caretLine = before + pieces[area.row].caret.row
    let window = ListWindow(rows: wanted, cursor: caretLine, height: max(1, end - top))
    let all = pieces.enumerated().flatMap { line, piece in
      piece.lines.enumerated().map { (line: line, isFirst: $0 == 0, text: $1) }
    }
    for (place, position) in window.rows.enumerated() {
      let piece = all[position]
      if area.takesSeveral, piece.isFirst {
        frame.write(frame.glyphs.dash, row: top + place, column: 2, role: .muted)
      }
      frame.buffer.write(piece.text, row: top + place, column: 4, limit: width)
      if position == caretLine {
        frame.buffer.cursor = Position(
          row: top + place, column: 4 + pieces[area.row].caret.column)
      }
    }
    frame.writeHidden(window.hidden, row: end - 1)
    for (place, note) in notes.prefix(3).enumerated() {
      frame.write(note, row: end + place, column: 4, role: .muted)
    }
    if let problem = area.problem {
      frame.write(problem, row: frame.layout.messageRow, role: .caution)
    }
    var hints = ["Enter accept", "Esc cancel", "Ctrl-U clear"]
    if area.takesSeveral { hints.insert("Ctrl-N new line", at: 1) }
    frame.hints(hints)
  }
}

extension LineEdit {
  /// The text broken into lines of at most `width` cells, and the cell of the caret.
  func pieces(width: Int, metrics: TextMetrics) -> (
    lines: [String], caret: (row: Int, column: Int)
  ) {
    var lines = [""]
    var used = 0
    var place = (row: 0, column: 0)
    for (position, character) in text.enumerated() {
      let cells = metrics.cellWidth(character)
      if used + cells > max(1, width), !lines[lines.count - 1].isEmpty {
        lines.append("")
        used = 0
      }
      if position == caret { place = (lines.count - 1, used) }
      lines[lines.count - 1].append(character)
      used += cells
    }
    if caret >= text.count { place = (lines.count - 1, used) }
    return (lines, place)
  }
}
