internal import Scoring

/// How a fact becomes a value between 0 (declared worst) and 1 (declared best).
///
/// **Range**: the result is clamped to 0…1. The range is declared, never taken from the list, so
/// that adding a model changes no other score.
/// **Source**: additive multi-attribute value theory, Keeney and Raiffa, "Decisions with Multiple
/// Objectives" (1976), ch. 3.
public enum ValueCurve: Hashable, Sendable {
  case linear(worst: Double, best: Double)
  case logarithmic(worst: Double, best: Double)
  /// Piecewise linear through knots with rising `x`.
  case points([Knot])

  /// One corner of a piecewise linear curve.
  public struct Knot: Hashable, Sendable {
    /// The fact.
    public let x: Double
    /// Its value, 0…1.
    public let value: Double

    /// Makes a corner.
    public init(_ x: Double, _ value: Double) {
      self.x = x
      self.value = value
    }
  }

  /// The value of one fact.
  public func value(_ x: Double) -> Double {
    switch self {
    case .linear(let worst, let best):
      return Self.clamped((x - worst) / (best - worst))
    case .logarithmic(let worst, let best):
      guard x > 0 else { return worst > best ? 1 : 0 }
      return Self.clamped(
        Self.logarithm(of: x, over: worst) / Self.logarithm(of: best, over: worst))
    case .points(let knots):
      return Self.interpolated(x, knots)
    }
  }

  /// The values of a cell: least, middle and most over its range.
  ///
  /// A cell without a number has none.
  public func value(_ cell: Cell) -> Triple? {
    guard let bounds = cell.bounds else { return nil }
    if case .known(let x) = cell { return Triple(value(x)) }
    let ends = [value(bounds.low), value(bounds.high)]
    var least = min(ends[0], ends[1])
    var most = max(ends[0], ends[1])
    if case .points(let knots) = self {
      for knot in knots where knot.x > bounds.low && knot.x < bounds.high {
        least = min(least, knot.value)
        most = max(most, knot.value)
      }
    }
    return Triple(low: least, mid: min(most, max(least, value(bounds.mid))), high: most)
  }

  /// The nearest fact that has this value, on curves that only rise or only fall.
  public func fact(for value: Double) -> Double? {
    guard (0...1).contains(value) else { return nil }
    switch self {
    case .linear(let worst, let best): return worst + value * (best - worst)
    case .logarithmic(let worst, let best):
      return worst * exponential(value * naturalLogarithm(best / worst))
    case .points: return nil
    }
  }

  /// What is wrong with the curve, if anything.
  public var fault: CurveFault? {
    switch self {
    case .linear(let worst, let best):
      guard worst.isFinite, best.isFinite else { return .notFinite }
      return worst == best ? .worstIsBest : nil
    case .logarithmic(let worst, let best):
      guard worst.isFinite, best.isFinite else { return .notFinite }
      guard worst > 0, best > 0 else { return .notPositive }
      return worst == best ? .worstIsBest : nil
    case .points(let knots):
      guard knots.count > 1 else { return .tooFewPoints }
      guard knots.allSatisfy({ $0.x.isFinite && (0...1).contains($0.value) }) else {
        return .notFinite
      }
      for (left, right) in zip(knots, knots.dropFirst()) where left.x >= right.x {
        return .unsorted
      }
      return nil
    }
  }

  private static func clamped(_ value: Double) -> Double { min(1, max(0, value)) }

  /// ln(x / y), also where the ratio itself is too large or too small for a number.
  private static func logarithm(of x: Double, over y: Double) -> Double {
    let ratio = x / y
    return ratio.isNormal
      ? naturalLogarithm(ratio) : naturalLogarithm(x) - naturalLogarithm(y)
  }

  private static func interpolated(_ x: Double, _ knots: [Knot]) -> Double {
    guard let first = knots.first, let last = knots.last else { return 0 }
    if x <= first.x { return first.value }
    for (left, right) in zip(knots, knots.dropFirst()) where x <= right.x {
      return left.value + (x - left.x) / (right.x - left.x) * (right.value - left.value)
    }
    return last.value
  }
}

/// What can be wrong with a declared curve.
public enum CurveFault: Hashable, Sendable {
  case worstIsBest, notFinite, notPositive, unsorted, tooFewPoints
  /// The range of a curve with corners cannot be moved by two numbers.
  case hasCorners
}
