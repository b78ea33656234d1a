internal import Cells

/// The record as Markdown, to be read from top to bottom.
struct RecordPage: Hashable, Sendable {
  let lines: [String]
  var first = 0

  mutating func take(_ key: Key, count: Int, height: Int) -> OverlayStep {
    var cursor = ListCursor(row: first)
    switch key {
    case .escape, .character("q"), .character("v"): return .close
    case .tab, .character(" "): cursor.move(by: height - 1, count: count)
    default: cursor.take(key, count: count, page: max(1, height - 1))
    }
    first = min(cursor.row, max(0, count - height))
    return .stay
  }
}

extension AppState {
  /// The lines of the page as they are shown, broken at the width of the window.
  func recordLines(_ page: RecordPage) -> [String] {
    let width = min(100, size.columns - 2)
    return page.lines.flatMap {
      $0.isEmpty ? [""] : glyphs.metrics.wrapped(glyphs.spelled($0), to: width)
    }
  }

  /// How many of them are seen.
  var recordPageHeight: Int { max(1, layout.messageRow - layout.bodyTop - 1) }
}

extension OverlayView {
  func draw(_ page: RecordPage, into frame: inout Frame) {
    let top = open("Record", rows: frame.size.rows, into: &frame)
    let lines = state.recordLines(page)
    let height = max(1, frame.layout.messageRow - top)
    let first = min(page.first, max(0, lines.count - height))
    for (place, line) in lines.dropFirst(first).prefix(height).enumerated() {
      frame.write(line, row: top + place, role: line.hasPrefix("#") ? .accent : .text)
    }
    let rest = max(0, lines.count - first - height)
    frame.write(
      rest > 0 ? "\(rest) more   PgDn" : "This is the end; e writes it.",
      row: frame.layout.messageRow, role: .muted)
    frame.hints(["j k scroll", "PgDn page", "g G ends", "Esc close"])
  }
}
