/// Why a table or a query over it cannot be made.
public enum ColumnError: Error, Hashable, Sendable {
  case columnTwice(name: String)
  case wrongLength(name: String, rows: Int, tableRows: Int)
  case tooManyRows(Int)
  case noColumn(name: String, known: [String])
  /// A window or range asked of codes, or codes asked of numbers; codes without 256 values.
  case wrongKind(name: String)
  /// A limit that is no number, or a window whose lower end lies above the upper.
  case badWindow(name: String, low: Double, high: Double)
  /// A range that is not finite, or whose worst point is its best.
  case badRange(name: String, worst: Double, best: Double)
  /// A value, or a prior, outside 0…1.
  case badValue(name: String, value: Double)
  case badWeight(name: String, weight: Double)
  case allWeightsZero
  /// Sets that cover another number of rows than the table has.
  case wrongSet(rows: Int, tableRows: Int)
}
