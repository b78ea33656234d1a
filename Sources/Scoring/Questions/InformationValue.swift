/// What learning the true value of one uncertain cell would be worth.
///
/// A cell is drawn apart from everything else, so knowing it moves the expected score of its own row
/// only. The expected gain of choosing the best row after looking, against choosing it before, is
/// therefore a closed form: no draws, no noise.
public struct InformationValue: Hashable, Sendable {
  /// The row of the cell.
  public let alternative: Int
  /// Its column.
  public let criterion: Int
  /// How far the row's score can move: weight · (most − least).
  public let swing: Double
  /// The expected value of partial perfect information, in score points of 0 … 1.
  public let expectedGain: Double
  /// Whether some value of this cell alone changes who has the best expected score.
  public let canChangeFirst: Bool

  /// The uncertain cells of a table, the most valuable first, then by swing and place.
  ///
  /// - Parameters:
  ///   - table: what is known.
  ///   - weights: their means over the weightings in question, sum 1.
  /// - Returns: one answer per uncertain cell under a weighted criterion.
  public static func of(_ table: ScoreTable, weights: [Double]) -> [InformationValue] {
    let means = table.cells.map(\.mean)
    let scores = weightedSums(means, rows: table.alternativeCount, weights: weights)
    let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var values: [InformationValue] = []
    for alternative in scores.indices {
      guard let rival = order.first(where: { $0 != alternative }) else { break }
      for criterion in weights.indices {
        let cell = table[alternative, criterion]
        guard cell.isUncertain, weights[criterion] > 0 else { continue }
        let weight = weights[criterion]
        let rest = scores[alternative] - weight * cell.mean
        let threshold = (scores[rival] - rest) / weight
        let gain =
          scores[rival] + weight * cell.expectedExcess(over: threshold)
          - max(scores[rival], scores[alternative])
        values.append(
          InformationValue(
            alternative: alternative, criterion: criterion,
            swing: weight * (cell.high - cell.low), expectedGain: max(0, gain),
            canChangeFirst: cell.low < threshold && threshold < cell.high))
      }
    }
    return values.sorted {
      ($1.expectedGain, $1.swing, $0.alternative, $0.criterion)
        < ($0.expectedGain, $0.swing, $1.alternative, $1.criterion)
    }
  }
}

extension ScoreCell {
  /// The mean of max(0, value − threshold) over what the cell may be.
  func expectedExcess(over threshold: Double) -> Double {
    if threshold <= low { return mean - threshold }
    if threshold >= high { return 0 }
    let span = high - low
    switch self {
    case .known: return max(0, mid - threshold)
    case .missing:
      return (high - threshold) * (high - threshold) / (2 * span)
    case .interval:
      if threshold >= mid {
        let above = high - threshold
        return above * above * above / (3 * span * (high - mid))
      }
      let below = threshold - low
      return mean - threshold + below * below * below / (3 * span * (mid - low))
    }
  }
}
