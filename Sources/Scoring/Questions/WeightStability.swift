/// How far one weight can move, the others keeping their proportions, before another alternative
/// takes the lead.
///
/// With the others' proportions kept, the score of each row is a straight line over the weight, so
/// rivals draw level at crossings of lines: closed form, no search.
///
/// **Source**: one weight against all others rescaled; J. Butler, J. Jia and J. Dyer, EJOR 103
/// (1997).
public enum WeightStability: Hashable, Sendable {
  /// The leader stays first for shares from `low` to `high`.
  case interval(low: End, high: End)
  /// The criterion has all the weight, so the others have no proportions to keep.
  case holdsAllWeight
  /// A rival scores more already.
  case notFirst(rival: Int)

  /// One end of an interval.
  public struct End: Hashable, Sendable {
    /// The share of the weight, 0 … 1.
    public let share: Double
    /// Who takes over beyond it; nobody where the share can go no further.
    public let rival: Int?
  }

  /// The interval of each criterion.
  ///
  /// - Parameters:
  ///   - best: the row that leads.
  ///   - values: row by row, in value space; as many columns as weights.
  ///   - weights: not negative, sum 1.
  /// - Returns: one answer per criterion.
  public static func intervals(
    best: Int, values: [Double], weights: [Double]
  ) -> [WeightStability] {
    let columns = weights.count
    let rows = columns == 0 ? 0 : values.count / columns
    let ahead = (0..<rows).map { row in
      (0..<columns).map { values[best * columns + $0] - values[row * columns + $0] }
    }
    if let rival = leadingRival(ahead, weights) {
      return weights.map { _ in .notFirst(rival: rival) }
    }
    let lines = (0..<rows).map { Array(values[$0 * columns..<($0 + 1) * columns]) }
    let owners = (0..<rows).map { $0 == best ? 0 : $0 + 1 }
    return (0..<columns).map { criterion in
      ends(of: criterion, values: lines, owners: owners, weights: weights).map {
        .interval(low: $0.low, high: $0.high)
      } ?? .holdsAllWeight
    }
  }

  /// How far one weight can move before no row of owner 0 leads any more.
  ///
  /// An owner is as good as its best row, whichever that is at a weight.
  ///
  /// **Shape**: one list of values per row, in value space, as many as weights, and whose row each is;
  /// weights are not negative and sum to 1. A rival is a row, by its position. `nil` for a criterion
  /// with all the weight.
  /// **Cost**: rows times criteria, and rows for each time the leading owner changes its row.
  public static func ends(
    of criterion: Int, values: [[Double]], owners: [Int], weights: [Double]
  ) -> (low: End, high: End)? {
    let weight = weights[criterion]
    guard 1 - weight > 1e-12 else { return nil }
    let walk = EnvelopeWalk(
      lines: zip(owners, values).map { owner, values in
        var rest = 0.0
        for other in weights.indices where other != criterion {
          rest += weights[other] * values[other]
        }
        return EnvelopeWalk.Line(
          owner: owner, atZero: rest / (1 - weight), atOne: values[criterion])
      }, start: weight)
    return (walk.end(upward: false), walk.end(upward: true))
  }

  /// The rival that scores most above the best, where one does.
  private static func leadingRival(_ ahead: [[Double]], _ weights: [Double]) -> Int? {
    var worst = -1e-12
    var rival: Int?
    for (row, differences) in ahead.enumerated() {
      var sum = 0.0
      for (weight, difference) in zip(weights, differences) { sum += weight * difference }
      if sum < worst { (worst, rival) = (sum, row) }
    }
    return rival
  }
}
