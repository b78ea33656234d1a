extension Simulation {
  /// How many draws of values a confidence factor rests on unless asked otherwise.
  public static let confidenceDraws = 1000

  /// The share of draws in which an alternative is first at given weights, only values being drawn.
  ///
  /// At its central weights this is its confidence factor. Those who tie share.
  ///
  /// - Parameters:
  ///   - alternative: whose share is asked.
  ///   - weights: not negative, sum 1.
  ///   - draws: how many; without uncertain values one is made.
  /// - Returns: a share of 0 … 1.
  public func firstShare(
    of alternative: Int, at weights: [Double], draws: Int = Self.confidenceDraws
  ) -> Double {
    let known = weightedSums(problem.known, rows: table.alternativeCount, weights: weights)
    let isCertain = problem.uniform.isEmpty && problem.triangular.isEmpty
    let count = isCertain ? 1 : max(1, draws)
    var shares = 0.0
    for draw in 0..<count {
      var sums = known
      problem.addDrawnValues(draw: draw, weights: weights, to: &sums)
      let own = problem.orderingBits(sums[alternative])
      var tied = 0
      for sum in sums {
        let other = problem.orderingBits(sum)
        if other < own {
          tied = 0
          break
        }
        if other == own { tied += 1 }
      }
      if tied > 0 { shares += 1 / Double(tied) }
    }
    return shares / Double(count)
  }
}
