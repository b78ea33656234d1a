/// Millions of rows as a structure of arrays: one contiguous column for each field.
///
/// Rows stand in the order of their ids, so that of two rows with the same score the one that comes
/// first in the table comes first in the list.
public struct ColumnTable: Sendable {
  /// How many rows every column has.
  public let rowCount: Int
  /// The names of the columns, in their order.
  public let names: [String]
  /// The columns, in the order of their names.
  public let columns: [AnyColumn]

  /// Puts columns side by side.
  ///
  /// **Errors** a name that stands there twice; columns of different length.
  public init(_ columns: [(name: String, column: AnyColumn)], rowCount: Int) throws(ColumnError) {
    var seen: Set<String> = []
    for (name, column) in columns {
      guard seen.insert(name).inserted else { throw .columnTwice(name: name) }
      guard column.count == rowCount else {
        throw .wrongLength(name: name, rows: column.count, tableRows: rowCount)
      }
    }
    guard rowCount <= Int(UInt32.max) else { throw .tooManyRows(rowCount) }
    self.rowCount = rowCount
    names = columns.map(\.name)
    self.columns = columns.map(\.column)
  }

  /// Where a column stands.
  public func position(of name: String) throws(ColumnError) -> Int {
    guard let position = names.firstIndex(of: name) else {
      throw .noColumn(name: name, known: names)
    }
    return position
  }

  /// How many bytes one row takes over all columns.
  public var bytesPerRow: Int { columns.reduce(0) { $0 + $1.bytesPerRow } }
}
