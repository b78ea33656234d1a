/// How a column's facts become values between 0 (declared worst) and 1 (declared best).
public enum ColumnCurve: Hashable, Sendable {
  /// Straight from `worst` to `best`, clamped outside; `missing` where no fact is known.
  ///
  /// A logarithmic criterion keeps the logarithms of its facts in its column, and its range is then
  /// that of the logarithms: so every curve with two ends is this one.
  case affine(worst: Double, best: Double, missing: Double)
  /// The value of each code; 256 of them, `missing` among them where a code says so.
  case codes([Double])

  /// The value of a fact, as exactly as doubles go.
  func value(_ column: AnyColumn, row: Int) -> Double {
    switch (self, column) {
    case (.affine(let worst, let best, let missing), .numbers(let numbers)):
      let fact = numbers[row]
      return fact.isNaN ? missing : Self.clamped((Double(fact) - worst) / (best - worst))
    case (.affine(let worst, let best, let missing), .integers(let integers)):
      let fact = integers[row]
      return fact == .noFact ? missing : Self.clamped((Double(fact) - worst) / (best - worst))
    case (.codes(let values), .codes(let codes)):
      return values[Int(codes[row])]
    default:
      return 0
    }
  }

  /// How far the value computed in single precision can be from the exact one.
  ///
  /// Only facts within the range matter, as all others are clamped: rounding the fact (if it is an
  /// integer) and the worst point moves the difference by half a unit in the last place each,
  /// which the slope multiplies; the subtraction, the slope and the product add one rounding each.
  func errorBound(_ column: AnyColumn) -> Double {
    guard case .affine(let worst, let best, _) = self else { return Double(Float.ulpOfOne) }
    let largest = Float(max(worst.magnitude, best.magnitude))
    return Double(largest.ulp) / (best - worst).magnitude + 3 * Double(Float.ulpOfOne)
  }

  private static func clamped(_ value: Double) -> Double { min(1, max(0, value)) }

  /// Checks that the curve suits a column.
  func check(_ column: AnyColumn, name: String) throws(ColumnError) {
    switch (self, column) {
    case (.affine(let worst, let best, let missing), .numbers),
      (.affine(let worst, let best, let missing), .integers):
      let slope = Float(1 / (best - worst))
      guard worst.isFinite, best.isFinite, worst != best, slope.isNormal, Float(worst).isFinite
      else { throw .badRange(name: name, worst: worst, best: best) }
      guard (0...1).contains(missing) else { throw .badValue(name: name, value: missing) }
    case (.codes(let values), .codes):
      guard values.count == 256 else { throw .wrongKind(name: name) }
      if let value = values.first(where: { !(0...1).contains($0) }) {
        throw .badValue(name: name, value: value)
      }
    default:
      throw .wrongKind(name: name)
    }
  }
}
