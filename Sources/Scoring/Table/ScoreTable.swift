/// Alternatives by criteria: what is known of each, in value space, in flat buffers.
///
/// **Shape**: rows are alternatives, columns criteria; any count of either, also none.
public struct ScoreTable: Sendable {
  /// How many alternatives it holds.
  public let alternativeCount: Int
  /// How many criteria it holds.
  public let criterionCount: Int
  /// The cells, row by row.
  public let cells: [ScoreCell]
  /// What each cell's chance hangs on, row by row; see `CellKey`.
  public let keys: [UInt64]
  /// The least each cell can be, row by row.
  public let lows: [Double]
  /// What each cell is ranked by, row by row.
  public let mids: [Double]
  /// The most each cell can be, row by row.
  public let highs: [Double]

  /// Takes in cells row by row.
  ///
  /// `keys` names each cell for chance, so that adding an alternative or learning a fact moves no
  /// other draw; without them a cell is known by its place.
  ///
  /// - Throws: `ScoringError` for values that are not 0 … 1, ranges that do not rise and lists of
  ///   another length.
  public init(
    alternativeCount: Int, criterionCount: Int, cells: [ScoreCell], keys: [UInt64]? = nil
  ) throws(ScoringError) {
    let count = alternativeCount * criterionCount
    guard cells.count == count else {
      throw .wrongCount(what: .cells, found: cells.count, expected: count)
    }
    if let keys, keys.count != count {
      throw .wrongCount(what: .keys, found: keys.count, expected: count)
    }
    for (place, cell) in cells.enumerated() {
      let (row, column) = (place / criterionCount, place % criterionCount)
      guard (0...1).contains(cell.low), (0...1).contains(cell.high), (0...1).contains(cell.mid)
      else { throw .valueOutOfRange(alternative: row, criterion: column) }
      guard cell.low <= cell.mid, cell.mid <= cell.high else {
        throw .rangeNotRising(alternative: row, criterion: column)
      }
    }
    self.alternativeCount = alternativeCount
    self.criterionCount = criterionCount
    self.cells = cells
    self.keys =
      keys
      ?? (0..<count).map { place in
        CellKey.combined(
          UInt64(place / max(1, criterionCount)), UInt64(place % max(1, criterionCount)))
      }
    lows = cells.map(\.low)
    mids = cells.map(\.mid)
    highs = cells.map(\.high)
  }

  /// Takes in known values.
  ///
  /// - Throws: `ScoringError`, as above.
  public init(values: [[Double]]) throws(ScoringError) {
    try self.init(
      alternativeCount: values.count, criterionCount: values.first?.count ?? 0,
      cells: values.flatMap { $0.map { .known($0) } })
  }

  /// One cell.
  public subscript(alternative: Int, criterion: Int) -> ScoreCell {
    cells[alternative * criterionCount + criterion]
  }

  /// The scores of every alternative, Σ weight · value, added up in the order of the criteria.
  public func scores(weights: [Double], of side: Side = .mid) -> [Double] {
    let values =
      switch side {
      case .low: lows
      case .mid: mids
      case .high: highs
      }
    return weightedSums(values, rows: alternativeCount, weights: weights)
  }

  /// Which of a cell's numbers is meant.
  public enum Side: Hashable, Sendable {
    case low
    case mid
    case high
  }

  /// The best and the worst rank each alternative can have at these weights.
  public func rankRanges(weights: [Double]) -> [ClosedRange<Int>] {
    Scoring.rankRanges(
      lows: scores(weights: weights, of: .low), highs: scores(weights: weights, of: .high))
  }
}

/// Σ weight · value of each row, added up in the order of the columns.
func weightedSums(_ values: [Double], rows: Int, weights: [Double]) -> [Double] {
  let columns = weights.count
  return (0..<rows).map { row in
    var sum = 0.0
    for column in 0..<columns { sum += weights[column] * values[row * columns + column] }
    return sum
  }
}
