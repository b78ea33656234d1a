/// What must change for one alternative to draw level with another.
public struct Counterfactual: Hashable, Sendable {
  /// How far the leader is ahead; not above zero when the challenger is level or ahead.
  public let gap: Double
  /// For each criterion the value the challenger needs there, all else staying.
  ///
  /// Not below its present value; none where even the best value is not enough.
  public let neededValues: [Double?]
  /// The smallest change of weights; none when the challenger never draws level at any weights.
  public let smallestShift: WeightShift?
  /// The smallest change that keeps the order of importance; none when there is none.
  public let smallestShiftKeepingOrder: WeightShift?

  /// Compares two rows of values in value space.
  ///
  /// - Parameters:
  ///   - challenger: the values of the one that wants to win.
  ///   - leader: the values of the one to be beaten.
  ///   - weights: not negative, sum 1.
  ///   - places: the order of importance, 1 first; that of the weights when not given. Criteria of
  ///     one place may change sides.
  public init(challenger: [Double], leader: [Double], weights: [Double], places: [Int]? = nil) {
    let differences = zip(challenger, leader).map { $0 - $1 }
    var gap = 0.0
    for (weight, difference) in zip(weights, differences) { gap -= weight * difference }
    self.gap = gap
    neededValues = zip(challenger, weights).map { value, weight in
      guard gap > 0 else { return value }
      guard weight > 0 else { return nil }
      let needed = value + gap / weight
      return needed <= 1 + 1e-12 ? min(1, needed) : nil
    }
    smallestShift = WeightShift.smallest(closing: differences, weights: weights)
    smallestShiftKeepingOrder = WeightShift.smallest(
      closing: differences, weights: weights,
      places: places ?? competitionRanks(weights))
  }
}

/// A change of weights that makes two alternatives score the same.
public struct WeightShift: Hashable, Sendable {
  /// The sum of all changes, up and down: twice the weight that moves.
  public let distance: Double
  /// The weights after the change, sum 1; others may do as well.
  public let weights: [Double]

  /// The smallest change: weight moves from where the challenger is furthest behind to where it is
  /// furthest ahead.
  ///
  /// - Parameters:
  ///   - differences: value of the challenger minus value of the leader, per criterion.
  ///   - weights: not negative, sum 1.
  /// - Returns: nothing when the challenger is behind under every criterion.
  public static func smallest(closing differences: [Double], weights: [Double]) -> WeightShift? {
    var gap = 0.0
    for (weight, difference) in zip(weights, differences) { gap -= weight * difference }
    guard gap > 0 else { return WeightShift(distance: 0, weights: weights) }
    guard let most = differences.max(), most >= 0,
      let target = differences.firstIndex(of: most)
    else { return nil }
    var shifted = weights
    var moved = 0.0
    let sources = differences.indices.sorted {
      (differences[$0], $0) < (differences[$1], $1)
    }
    for source in sources where differences[source] < most {
      let gain = most - differences[source]
      let isLast = weights[source] * gain >= gap
      let amount = isLast ? gap / gain : weights[source]
      shifted[source] = isLast ? weights[source] - amount : 0
      shifted[target] += amount
      moved += amount
      if isLast { break }
      gap -= amount * gain
    }
    return WeightShift(distance: 2 * moved, weights: shifted)
  }

  /// The smallest change that keeps an order of importance: a small linear program.
  ///
  /// - Parameters:
  ///   - differences: value of the challenger minus value of the leader, per criterion.
  ///   - weights: not negative, sum 1, in the order of the places.
  ///   - places: 1 for the most important; criteria of one place may change sides.
  /// - Returns: nothing when no weights in that order close the gap.
  public static func smallest(
    closing differences: [Double], weights: [Double], places: [Int]
  ) -> WeightShift? {
    var gap = 0.0
    for (weight, difference) in zip(weights, differences) { gap -= weight * difference }
    guard gap > 0 else { return WeightShift(distance: 0, weights: weights) }
    let count = weights.count
    // Unknowns: what each weight gains, then what each loses.
    var program = LinearProgram(costs: [Double](repeating: 1, count: 2 * count))
    func row(_ factors: [(Int, Double)]) -> [Double] {
      var row = [Double](repeating: 0, count: 2 * count)
      for (criterion, factor) in factors {
        row[criterion] = factor
        row[count + criterion] = -factor
      }
      return row
    }
    program.require(row(differences.indices.map { ($0, -differences[$0]) }), atMost: -gap)
    program.require(row(weights.indices.map { ($0, 1) }), atMost: 0)
    program.require(row(weights.indices.map { ($0, -1) }), atMost: 0)
    for criterion in 0..<count {
      var loses = [Double](repeating: 0, count: 2 * count)
      loses[count + criterion] = 1
      program.require(loses, atMost: weights[criterion])
    }
    let tiers = Set(places).sorted().map { place in
      places.indices.filter { places[$0] == place }
    }
    for (upper, lower) in zip(tiers, tiers.dropFirst()) {
      for first in upper {
        for second in lower {
          program.require(
            row([(first, -1), (second, 1)]), atMost: max(0, weights[first] - weights[second]))
        }
      }
    }
    guard let changes = program.minimum() else { return nil }
    let shifted = (0..<count).map { max(0, weights[$0] + changes[$0] - changes[count + $0]) }
    return WeightShift(distance: changes.reduce(0, +), weights: shifted)
  }
}
