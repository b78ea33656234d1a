/// How alternatives fared over the draws of a simulation (SMAA-2).
///
/// **Source**: R. Lahdelma and P. Salminen, "SMAA-2: Stochastic multicriteria acceptability analysis
/// for group decision making", Operations Research 49 (2001).
public struct SimulationResult: Hashable, Sendable {
  /// How many draws it counts.
  public let draws: Int
  /// How many alternatives it ranks.
  public let alternativeCount: Int
  /// The share of draws in which each alternative takes each rank, alternative by alternative.
  ///
  /// Rows and columns sum to 1; those who tie share their ranks evenly.
  public let acceptability: [Double]
  /// The mean of the weightings that put each alternative first; none for one that never is.
  public let centralWeights: [[Double]?]
  /// The pairs whose wins were counted.
  public let pairs: [SimulationOptions.Pair]
  /// The share of draws the first of each pair wins, ties counting half.
  public let winShares: [Double]
  private let places: [SimulationOptions.Pair: Int]

  /// The share of draws in which an alternative takes a rank; rank 1 is the best.
  public func acceptability(of alternative: Int, rank: Int) -> Double {
    acceptability[alternative * alternativeCount + rank - 1]
  }

  /// The share of draws in which an alternative is first.
  public func firstShare(of alternative: Int) -> Double {
    acceptability(of: alternative, rank: 1)
  }

  /// The share of draws in which an alternative is among the first few.
  public func share(of alternative: Int, within ranks: Int) -> Double {
    let start = alternative * alternativeCount
    return acceptability[start..<start + min(ranks, alternativeCount)].reduce(0, +)
  }

  /// The mean rank of an alternative.
  public func meanRank(of alternative: Int) -> Double {
    var sum = 0.0
    for rank in 1...max(1, alternativeCount) {
      sum += Double(rank) * acceptability(of: alternative, rank: rank)
    }
    return sum
  }

  /// The share of draws in which one alternative beats another, ties counting half; nothing for a
  /// pair that was not counted.
  public func winShare(of first: Int, over second: Int) -> Double? {
    if let place = places[.init(first: first, second: second)] { return winShares[place] }
    return places[.init(first: second, second: first)].map { 1 - winShares[$0] }
  }

  init(counts: SimulationCounts, table: ScoreTable, pairs: [SimulationOptions.Pair]) {
    let count = table.alternativeCount
    let total = Double(counts.draws)
    let unit = SimulationCounts.unitsPerDraw
    draws = counts.draws
    alternativeCount = count
    var units = [UInt64](repeating: 0, count: count * count)
    for rank in 0..<count {
      for alternative in 0..<count {
        let place = rank * count + alternative
        let shared = counts.shared.isEmpty ? 0 : counts.shared[place]
        units[alternative * count + rank] = UInt64(counts.alone[place]) * unit + shared
      }
    }
    acceptability = units.map { Double($0) / (Double(unit) * total) }
    centralWeights = (0..<count).map { alternative in
      guard units[alternative * count] > 0 else { return nil }
      let start = alternative * table.criterionCount
      let sums = counts.firstWeights[start..<start + table.criterionCount].map { Double($0) }
      return WeightMethod.normalized(sums)
    }
    self.pairs = pairs
    winShares = counts.halfWins.map { Double($0) / (2 * total) }
    places = Dictionary(
      zip(pairs, pairs.indices), uniquingKeysWith: { first, _ in first })
  }
}
