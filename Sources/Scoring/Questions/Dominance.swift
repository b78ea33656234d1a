/// Who is at least as good as whom under every criterion, whatever the weights.
///
/// Identical alternatives do not dominate each other. **Cost**: pairs times criteria; most pairs part
/// at the first ones.
public struct Dominance: Hashable, Sendable {
  /// Who surely dominates each row, rising.
  ///
  /// The least of a dominator is never below the row's most, and once above.
  public let dominators: [[Int]]
  /// How many rows possibly dominate each row.
  ///
  /// Their most is never below the row's least, once above, and they do not surely dominate.
  public let possibleCounts: [Int]

  /// The rows nobody surely dominates, rising.
  public var front: [Int] { dominators.indices.filter { dominators[$0].isEmpty } }

  /// Compares rows of least and most values, larger being better.
  ///
  /// - Parameters:
  ///   - lows: the least values row by row.
  ///   - highs: the most values row by row.
  ///   - rowCount: how many rows there are.
  ///   - counted: whether each criterion counts.
  public init(lows: [Double], highs: [Double], rowCount: Int, counted: [Bool]) {
    let columns = counted.count
    let used = counted.indices.filter { counted[$0] }
    var dominators = [[Int]](repeating: [], count: rowCount)
    var possible = [Int](repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      for other in 0..<rowCount where other != row {
        // Who does not possibly dominate does not surely do.
        guard Self.beats(highs, other * columns, lows, row * columns, on: used) else { continue }
        if Self.beats(lows, other * columns, highs, row * columns, on: used) {
          dominators[row].append(other)
        } else {
          possible[row] += 1
        }
      }
    }
    self.dominators = dominators
    possibleCounts = possible
  }

  /// Whether a row surely dominates another: its least is never below the other's most, and once
  /// above.
  ///
  /// **Shape**: the least values of the row, the most values of the other, and whether each criterion
  /// counts.
  public static func isSure(_ lows: [Double], over highs: [Double], counted: [Bool]) -> Bool {
    beats(lows, 0, highs, 0, on: counted.indices.filter { counted[$0] })
  }

  /// Whether values from one place are never below those from another place, and once above.
  private static func beats(
    _ values: [Double], _ start: Int, _ others: [Double], _ otherStart: Int, on columns: [Int]
  ) -> Bool {
    var isAbove = false
    for column in columns {
      let mine = values[start + column]
      let theirs = others[otherStart + column]
      if mine < theirs { return false }
      if mine > theirs { isAbove = true }
    }
    return isAbove
  }

  /// Compares the rows of a table under the criteria whose weight is above zero.
  public init(_ table: ScoreTable, weights: [Double]) {
    self.init(
      lows: table.lows, highs: table.highs, rowCount: table.alternativeCount,
      counted: weights.map { $0 > 0 })
  }
}
