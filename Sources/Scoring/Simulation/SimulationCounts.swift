/// What some draws came to, in whole numbers only, so that slices add up to the same bits in any
/// order.
public struct SimulationCounts: Hashable, Sendable {
  /// One draw in the units of shared ranks: divisible by every count of ties up to 16, and a million
  /// draws still fit.
  static let unitsPerDraw: UInt64 = 720_720 << 20
  /// Weights are added up in units of 2^-40.
  static let weightUnits = 0x1p40

  /// How many draws were counted.
  public internal(set) var draws = 0
  /// How often each alternative held each rank alone, rank by rank.
  var alone: [UInt32]
  /// Units of shared ranks, rank by rank; empty while nobody tied.
  var shared: [UInt64] = []
  /// Sums of the weights that put each alternative first, alternative by alternative.
  var firstWeights: [UInt64]
  /// Twice the wins of each pair, ties counting once.
  var halfWins: [UInt32]

  init(alternativeCount: Int, criterionCount: Int, pairCount: Int) {
    alone = [UInt32](repeating: 0, count: alternativeCount * alternativeCount)
    firstWeights = [UInt64](repeating: 0, count: alternativeCount * criterionCount)
    halfWins = [UInt32](repeating: 0, count: pairCount)
  }

  /// Adds the counts of other draws of the same simulation.
  public mutating func merge(_ other: SimulationCounts) {
    draws += other.draws
    for place in alone.indices { alone[place] += other.alone[place] }
    if shared.isEmpty {
      shared = other.shared
    } else {
      for place in other.shared.indices { shared[place] += other.shared[place] }
    }
    for place in firstWeights.indices { firstWeights[place] += other.firstWeights[place] }
    for place in halfWins.indices { halfWins[place] += other.halfWins[place] }
  }
}
