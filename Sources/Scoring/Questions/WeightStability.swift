/// How far one weight can move, the others keeping their proportions, before another alternative
/// takes the lead.
///
/// With d = v(best) − v(rival) and R = Σ over the other criteria of w · d, divided by 1 − w of this
/// one, the rival draws level at R / (R − d): closed form, no search.
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
    return (0..<columns).map { criterion in
      let rest = 1 - weights[criterion]
      guard rest > 1e-12 else { return .holdsAllWeight }
      var low = Crossing(share: 0)
      var high = Crossing(share: 1)
      for row in 0..<rows where row != best {
        var others = 0.0
        for other in 0..<columns where other != criterion {
          others += weights[other] * ahead[row][other]
        }
        others /= rest
        let own = ahead[row][criterion]
        if others < 0, own > others {
          low.raise(to: others / (others - own), slope: own - others, rival: row)
        }
        if own < 0, others > own {
          high.lower(to: others / (others - own), slope: others - own, rival: row)
        }
      }
      return .interval(low: low.end, high: high.end)
    }
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

  /// The nearest crossing found so far; of several rivals at one place the steepest leads beyond it.
  private struct Crossing {
    private var share: Double
    private var slope = 0.0
    private var rival: Int?

    init(share: Double) { self.share = share }

    var end: End { End(share: share, rival: rival) }

    mutating func raise(to other: Double, slope: Double, rival: Int) {
      take(min(1, max(0, other)), isCloser: other > share, slope: slope, rival: rival)
    }

    mutating func lower(to other: Double, slope: Double, rival: Int) {
      take(min(1, max(0, other)), isCloser: other < share, slope: slope, rival: rival)
    }

    private mutating func take(
      _ other: Double, isCloser: Bool, slope otherSlope: Double, rival other2: Int
    ) {
      let isSame = rival != nil && abs(other - share) <= 1e-12
      if isSame ? otherSlope > slope : isCloser {
        (share, slope, rival) = (other, otherSlope, other2)
      }
    }
  }
}
