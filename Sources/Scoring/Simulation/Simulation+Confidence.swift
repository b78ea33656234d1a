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
    let isCertain = problem.uniform.isEmpty && problem.triangular.isEmpty
    let fixed = Simulation(self, weights: weights, draws: isCertain ? 1 : max(1, draws))
    guard let counts = fixed.counts(blocks: 0..<fixed.blockCount) else { return 0 }
    let alone = Double(counts.alone[alternative])
    let shared = counts.shared.isEmpty ? 0 : Double(counts.shared[alternative])
    return (alone + shared / Double(SimulationCounts.unitsPerDraw)) / Double(counts.draws)
  }
}
