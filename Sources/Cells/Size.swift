/// How many cells a screen or a pane has.
public struct Size: Hashable, Sendable {
  /// Cells in a row; never negative.
  public let columns: Int
  /// Rows; never negative.
  public let rows: Int

  /// Creates a size; a negative number counts as zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// Where a cell lies, counted from zero at the upper left.
public struct Position: Hashable, Sendable {
  /// The row, counted from the top.
  public var row: Int
  /// The column, counted from the left.
  public var column: Int

  /// Creates a position.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
