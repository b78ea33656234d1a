/// What a screen draws: a rectangle of cells, with no color and no terminal in it.
///
/// Writing outside the rectangle is allowed and does nothing, so a screen draws at any size.
public struct CellBuffer: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// The widths the text was laid out with.
  public let metrics: TextMetrics
  /// All cells, row by row.
  public private(set) var cells: [Cell]
  /// Where the text cursor stands; nil hides it.
  public var cursor: Position?

  /// Creates a blank buffer.
  public init(_ size: Size, metrics: TextMetrics = TextMetrics()) {
    self.size = size
    self.metrics = metrics
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place inside the buffer; blank outside.
  public subscript(row: Int, column: Int) -> Cell {
    guard contains(row: row, column: column) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// Writes a text and returns how many cells it took.
  ///
  /// The text ends at the right edge or after `limit` cells, whichever comes first; a character of
  /// two cells that does not fit is left out whole. Controls are replaced (`^[`, `^G`).
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, role: Role = .text, limit: Int = .max
  ) -> Int {
    let end = limit < size.columns - column ? column + max(0, limit) : size.columns
    var place = column
    for unit in metrics.units(text) {
      guard place + unit.width <= end else { break }
      put(unit.text, width: unit.width, row: row, column: place, role: role)
      place += unit.width
    }
    return place - column
  }

  /// Fills part of a row with a character of one cell.
  public mutating func fill(
    _ character: String = " ", row: Int, columns: Range<Int>, role: Role = .text
  ) {
    let unit = metrics.units(character).first { $0.width == 1 }
    for column in columns.clamped(to: 0..<size.columns) {
      put(unit?.text ?? " ", width: 1, row: row, column: column, role: role)
    }
  }

  /// Makes a row, or part of it, the one the cursor is on.
  public mutating func markCursorRow(_ row: Int, columns: Range<Int>? = nil) {
    guard row >= 0, row < size.rows else { return }
    let all = 0..<size.columns
    for column in (columns ?? all).clamped(to: all) {
      cells[row * size.columns + column].isCursorRow = true
    }
  }

  /// Draws another buffer with its upper left corner at a place.
  public mutating func draw(_ other: CellBuffer, row: Int, column: Int) {
    for otherRow in 0..<other.size.rows {
      for otherColumn in 0..<other.size.columns {
        let cell = other[otherRow, otherColumn]
        if cell.isContinuation { continue }
        let target = Position(row: row + otherRow, column: column + otherColumn)
        put(cell.text, width: cell.width, row: target.row, column: target.column, role: cell.role)
        if cell.isCursorRow {
          markCursorRow(target.row, columns: target.column..<target.column + cell.width)
        }
      }
    }
    if let inner = other.cursor {
      cursor = Position(row: row + inner.row, column: column + inner.column)
    }
  }

  private func contains(row: Int, column: Int) -> Bool {
    row >= 0 && row < size.rows && column >= 0 && column < size.columns
  }

  /// Puts one unit down and blanks the other half of every character it covers in part.
  private mutating func put(_ text: String, width: Int, row: Int, column: Int, role: Role) {
    guard row >= 0, row < size.rows, column + width > 0, column + width <= size.columns else {
      return
    }
    guard column >= 0 else {
      // The left half is outside: the half inside stays blank.
      put(" ", width: 1, row: row, column: 0, role: role)
      return
    }
    let index = row * size.columns + column
    blankHalves(from: index, width: width, row: row)
    cells[index] = Cell(text: text, width: width, role: role, isCursorRow: cells[index].isCursorRow)
    if width == 2 {
      cells[index + 1] = Cell(
        text: "", width: 0, role: role, isCursorRow: cells[index + 1].isCursorRow)
    }
  }

  private mutating func blankHalves(from index: Int, width: Int, row: Int) {
    if cells[index].isContinuation { blank(index - 1) }
    let after = index + width
    if after < (row + 1) * size.columns, cells[after].isContinuation { blank(after) }
  }

  private mutating func blank(_ index: Int) {
    let old = cells[index]
    cells[index] = Cell(text: " ", width: 1, role: old.role, isCursorRow: old.isCursorRow)
  }
}
