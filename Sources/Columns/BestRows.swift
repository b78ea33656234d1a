/// A row with its exact score.
public struct RankedRow: Hashable, Sendable {
  /// Its place in the table.
  public let row: Int
  /// Its score, 0…1.
  public let score: Double

  /// Puts row and score together.
  public init(row: Int, score: Double) {
    self.row = row
    self.score = score
  }

  /// Whether it stands above another: by scores rounded to 1e-9, then by place in the table.
  static func isBefore(_ left: RankedRow, _ right: RankedRow) -> Bool {
    let (first, second) = ((left.score * 1e9).rounded(), (right.score * 1e9).rounded())
    return first == second ? left.row < right.row : first > second
  }

  /// The best rows of several slices of one table, in one list.
  ///
  /// **Shape** the same however the table was sliced, and whatever the order of the slices.
  public static func merged(_ slices: [[RankedRow]], limit: Int) -> [RankedRow] {
    Array(slices.joined().sorted(by: isBefore).prefix(max(0, limit)))
  }
}

/// Rows that may be among the best, known by scores of single precision.
///
/// It keeps every row that scores within `slack` of the `limit`-th best so far. What it asks of the
/// next rows only rises, so that nearly all rows of a long table are turned down by one comparison.
///
/// **Cost** O(limit · log(rows / limit)) rows are kept on the way, if the rows come in any order
/// that has nothing to do with their scores.
struct BestRows {
  private let limit: Int
  private let slack: Double
  private var kept: [(score: Float, row: UInt32)] = []
  private var nextTrim: Int

  /// What a row must score to be kept.
  private(set) var least = -Float.infinity

  init(limit: Int, slack: Double) {
    self.limit = limit
    self.slack = slack
    nextTrim = 2 * limit + 256
  }

  mutating func insert(_ row: UInt32, score: Float) { kept.append((score, row)) }

  /// Raises what is asked once enough rows came in, and lets go of those that no longer count.
  mutating func trimIfFull() {
    if kept.count >= nextTrim || least == -.infinity { trim() }
  }

  /// The rows left, in no order.
  mutating func rows() -> [UInt32] {
    trim()
    return kept.map(\.row)
  }

  private mutating func trim() {
    guard kept.count >= limit, limit > 0 else { return }
    var scores = kept.map(\.score)
    scores.sort(by: >)
    // Down to the next float, so that rounding the difference cannot ask too much.
    least = max(least, Float(Double(scores[limit - 1]) - slack).nextDown)
    let bar = least
    kept.removeAll { $0.score < bar }
    nextTrim = 2 * kept.count + 256
  }
}
