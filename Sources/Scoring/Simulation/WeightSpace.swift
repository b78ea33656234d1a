/// Which weightings a simulation draws from.
public enum WeightSpace: Hashable, Sendable {
  /// Every weighting that keeps an order of importance, all as likely: places 1, 2, 2, 4 …, where
  /// criteria of one place may stand either way.
  case order(places: [Int])
  /// Weightings near given ones: a Dirichlet distribution with parameters concentration · weight.
  case around(weights: [Double], concentration: Double)
  /// One weighting; only values are drawn.
  case fixed(weights: [Double])
  /// Every weighting, all as likely.
  case free

  /// How closely weightings stay around given ones unless asked otherwise.
  public static let defaultConcentration = 60.0

  /// The mean of the weightings it draws, in closed form.
  public func meanWeights(criterionCount: Int) -> [Double] {
    switch self {
    case .order(let places): return WeightMethod.centroid.weights(places: places)
    case .around(let weights, _), .fixed(let weights): return weights
    case .free:
      return [Double](repeating: 1 / Double(max(1, criterionCount)), count: criterionCount)
    }
  }

  /// The same with weights that sum to 1, checked against the number of criteria.
  func checked(criterionCount: Int) throws(ScoringError) -> WeightSpace {
    switch self {
    case .order(let places):
      guard places.count == criterionCount else {
        throw .wrongCount(what: .places, found: places.count, expected: criterionCount)
      }
      return self
    case .around(let weights, let concentration):
      guard concentration > 0, concentration.isFinite else { throw .concentrationNotPositive }
      return .around(
        weights: try WeightMethod.checked(weights, criterionCount: criterionCount),
        concentration: concentration)
    case .fixed(let weights):
      return .fixed(weights: try WeightMethod.checked(weights, criterionCount: criterionCount))
    case .free: return self
    }
  }
}
