extension CellBuffer {
  /// The text of each row, without the blanks at its end.
  public var textLines: [String] {
    rows { row in trimmed(row.reduce(into: "") { $0 += $1.text }) }
  }

  /// The role letter of each cell, aligned with the cells: a blank for blank plain cells, capitals
  /// on the cursor row, and no blanks at the end.
  public var roleLines: [String] {
    rows { row in
      trimmed(
        row.reduce(into: "") { line, cell in
          if cell.isCursorRow {
            line += cell.role.letter.uppercased()
          } else {
            line.append(cell.text == " " && cell.role == .text ? " " : cell.role.letter)
          }
        })
    }
  }

  private func rows(_ line: (ArraySlice<Cell>) -> String) -> [String] {
    (0..<size.rows).map { row in
      line(cells[row * size.columns..<(row + 1) * size.columns])
    }
  }

  private func trimmed(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
