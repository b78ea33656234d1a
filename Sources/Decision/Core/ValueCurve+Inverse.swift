extension ValueCurve {
  /// The nearest fact that reaches a value, seen from a fact; on curves with corners the nearest of
  /// several, where the fact is not known the smallest.
  ///
  /// **Shape**: a fact that reaches the value already is its own answer; `nil` where no fact does.
  /// On a flat part the end nearest to the fact.
  func nearestFact(reaching value: Double, from fact: Double?) -> Double? {
    guard value <= 1 else { return nil }
    if let fact, self.value(fact) >= value { return fact }
    switch self {
    case .linear, .logarithmic: return self.fact(for: max(0, value))
    case .points(let knots):
      let reaching = Self.crossings(of: knots, at: value)
      guard let fact else { return reaching.min() }
      return reaching.min { abs($0 - fact) < abs($1 - fact) }
    }
  }

  /// The facts where a piecewise linear curve reaches a value, and its corners above it.
  private static func crossings(of knots: [Knot], at value: Double) -> [Double] {
    var places = knots.filter { $0.value >= value }.map(\.x)
    for (left, right) in zip(knots, knots.dropFirst()) {
      guard (left.value < value) != (right.value < value) else { continue }
      let share = (value - left.value) / (right.value - left.value)
      places.append(left.x + share * (right.x - left.x))
    }
    return places
  }
}
