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
    func beats(_ first: [Double], _ row: Int, _ second: [Double], _ other: Int) -> Bool {
      var isAbove = false
      for column in used {
        let mine = first[row * columns + column]
        let theirs = second[other * columns + column]
        if mine < theirs { return false }
        if mine > theirs { isAbove = true }
      }
      return isAbove
    }
    for row in 0..<rowCount {
      for other in 0..<rowCount where other != row {
        // Who does not possibly dominate does not surely do.
        guard beats(highs, other, lows, row) else { continue }
        if beats(lows, other, highs, row) {
          dominators[row].append(other)
        } else {
          possible[row] += 1
        }
      }
    }
    self.dominators = dominators
    possibleCounts = possible
  }

  /// Compares the rows of a table under the criteria whose weight is above zero.
  public init(_ table: ScoreTable, weights: [Double]) {
    self.init(
      lows: table.lows, highs: table.highs, rowCount: table.alternativeCount,
      counted: weights.map { $0 > 0 })
  }
}
