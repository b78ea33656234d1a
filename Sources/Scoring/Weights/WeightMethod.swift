/// How weights come from an order of importance.
public enum WeightMethod: String, CaseIterable, Hashable, Sendable {
  /// Rank-order centroid: the mean of all weights that keep the order.
  case centroid = "order"
  /// Rank sum: even steps.
  case evenSteps = "even-steps"
  /// Points given by hand.
  case points

  /// Weights that sum to 1 for places 1, 2, 2, 4 …; tied places share the mean of theirs.
  ///
  /// **Source**: F. H. Barron and B. E. Barrett, "Decision Quality Using Ranked Attribute
  /// Weights", Management Science 42 (1996).
  public func weights(places: [Int]) -> [Double] {
    let count = places.count
    guard count > 0 else { return [] }
    let byPlace = (1...count).map { place -> Double in
      switch self {
      case .centroid, .points:
        var sum = 0.0
        for rank in stride(from: count, through: place, by: -1) { sum += 1 / Double(rank) }
        return sum / Double(count)
      case .evenSteps:
        return Double(count + 1 - place) / (Double(count) * Double(count + 1) / 2)
      }
    }
    let order = (0..<count).sorted { (places[$0], $0) < (places[$1], $1) }
    var weights = [Double](repeating: 0, count: count)
    var start = 0
    while start < count {
      var end = start + 1
      while end < count && places[order[end]] == places[order[start]] { end += 1 }
      let mean = byPlace[start..<end].reduce(0, +) / Double(end - start)
      for position in start..<end { weights[order[position]] = mean }
      start = end
    }
    return weights
  }

  /// Scales points so that they sum to 1; nothing when their sum is zero or one is negative.
  public static func normalized(_ points: [Double]) -> [Double]? {
    let sum = points.reduce(0, +)
    guard sum > 0, sum.isFinite, points.allSatisfy({ $0 >= 0 }) else { return nil }
    return points.map { $0 / sum }
  }

  /// Weights that sum to 1; a table without criteria has none.
  ///
  /// - Throws: `ScoringError` for another count, a negative weight, and nothing but zeros.
  public static func checked(
    _ weights: [Double], criterionCount: Int
  ) throws(ScoringError) -> [Double] {
    guard weights.count == criterionCount else {
      throw .wrongCount(what: .weights, found: weights.count, expected: criterionCount)
    }
    if let wrong = weights.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) {
      throw .weightNotPositive(criterion: wrong)
    }
    guard criterionCount > 0 else { return [] }
    guard let normalized = normalized(weights) else { throw .allWeightsZero }
    return normalized
  }
}
