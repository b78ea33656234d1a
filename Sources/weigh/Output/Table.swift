internal import Cells

/// A table for people: columns as wide as they must be, names cut before any number.
struct Table {
  struct Column {
    let header: String
    let alignsRight: Bool
    /// The least width it may shrink to; numbers never shrink.
    let minimum: Int?
    /// Whether a text is cut at its end, never inside a number, and not in its middle.
    var cutsAtEnd = false
  }

  let columns: [Column]
  var rows: [[String]] = []

  /// The lines of the table, each no wider than `width`: names shrink first, then whole columns are
  /// left out from the right, and a last line says how many.
  func lines(width: Int, glyphs: GlyphSet) -> [String] {
    let metrics = glyphs.metrics
    let least = columns.indices.map { column in
      let natural =
        ([columns[column].header] + rows.map { $0[column] }).map {
          metrics.cellWidth($0)
        }.max() ?? 0
      return columns[column].minimum.map { min($0, natural) } ?? natural
    }
    var kept = columns.count
    while kept > 2, least.prefix(kept).reduce(0, +) + 2 * (kept - 1) > width { kept -= 1 }
    guard kept == columns.count else {
      let table = Table(
        columns: Array(columns.prefix(kept)), rows: rows.map { Array($0.prefix(kept)) })
      let hidden = columns.count - kept
      return table.lines(width: width, glyphs: glyphs)
        + [
          "\(hidden) \(hidden == 1 ? "column" : "columns") hidden: a wider window or --plain shows them."
        ]
    }
    var widths = columns.indices.map { column in
      ([columns[column].header] + rows.map { $0[column] }).map { metrics.cellWidth($0) }.max() ?? 0
    }
    let gap = 2
    var excess = widths.reduce(0, +) + gap * (widths.count - 1) - width
    for column in columns.indices.reversed() where excess > 0 {
      guard let minimum = columns[column].minimum, widths[column] > minimum else { continue }
      let cut = min(excess, widths[column] - minimum)
      widths[column] -= cut
      excess -= cut
    }
    return ([columns.map(\.header)] + rows).map { cells in
      var line = ""
      for (column, cell) in cells.enumerated() {
        let shown =
          columns[column].cutsAtEnd
          ? metrics.clippedKeepingNumbers(cell, to: widths[column])
          : metrics.clipped(cell, to: widths[column], at: .middle)
        let space = String(repeating: " ", count: max(0, widths[column] - metrics.cellWidth(shown)))
        line += columns[column].alignsRight ? space + shown : shown + space
        if column < cells.count - 1 { line += String(repeating: " ", count: gap) }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}

/// Tab-separated output: tabs and line ends in texts become spaces.
enum PlainTable {
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      String(String.UnicodeScalarView(cell.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }.joined(separator: "\t")
  }
}
