extension ColumnError {
  /// What failed, where, and what to do.
  public var message: String {
    switch self {
    case .columnTwice(let name):
      "the table has two columns named '\(name)'. Rename one of them."
    case .wrongLength(let name, let rows, let tableRows):
      "the column '\(name)' has \(rows) rows, the table \(tableRows). "
        + "Give every column a row for each entry, with the mark for no fact where none is known."
    case .tooManyRows(let rows):
      "a table of \(rows) rows is too long; 4,294,967,295 is the most. Divide it."
    case .noColumn(let name, let known):
      "the table has no column '\(name)'. It has: " + known.joined(separator: ", ") + "."
    case .wrongKind(let name):
      "the column '\(name)' is of another kind. "
        + "Ask codes for sets and 256 values, numbers for a window and a range."
    case .badWindow(let name, let low, let high):
      "no number of '\(name)' can lie between \(low) and \(high). "
        + "Put the lesser limit first; use an infinite one for none."
    case .badRange(let name, let worst, let best):
      "the range \(worst) to \(best) of '\(name)' gives no values. "
        + "Declare two finite points that differ."
    case .badValue(let name, let value):
      "the value \(value) of '\(name)' is not between 0 and 1. Declare one that is."
    case .badWeight(let name, let weight):
      "the weight \(weight) of '\(name)' is no weight. Give a finite number of at least 0."
    case .allWeightsZero:
      "all weights are zero. Give at least one criterion a weight."
    case .wrongSet(let rows, let tableRows):
      "a set of \(rows) rows does not fit a table of \(tableRows). Make it anew from this table."
    }
  }
}
