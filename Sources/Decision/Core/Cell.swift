/// What is known of one number of one alternative.
public enum Cell: Hashable, Sendable {
  /// One accepted value.
  case known(Double)
  /// A value with its range: measured with error, estimated, or stated differently by sources.
  case interval(low: Double, mid: Double, high: Double)
  /// Nobody looked, or the sources are silent.
  case missing
  /// The number has no meaning for this way of running the model.
  case notApplicable

  /// Makes an interval, or a known value where both ends agree.
  public static func range(_ low: Double, _ mid: Double, _ high: Double) -> Cell {
    low == high ? .known(low) : .interval(low: low, mid: mid, high: high)
  }

  /// Low end, middle and high end, where anything is known.
  public var bounds: (low: Double, mid: Double, high: Double)? {
    switch self {
    case .known(let value): return (value, value, value)
    case .interval(let low, let mid, let high): return (low, mid, high)
    case .missing, .notApplicable: return nil
    }
  }

  /// Compares the whole cell with a limit: an interval passes or fails only as a whole.
  public func compared(_ comparison: Comparison, to limit: Double) -> TruthValue {
    guard let bounds else { return .unknown }
    let low = comparison.holds(bounds.low, limit)
    let high = comparison.holds(bounds.high, limit)
    if comparison == .equal || comparison == .notEqual {
      return bounds.low == bounds.high
        ? (low ? .pass : .fail) : exactComparison(comparison, bounds.low, bounds.high, limit)
    }
    return low == high ? (low ? .pass : .fail) : .unknown
  }

  private func exactComparison(
    _ comparison: Comparison, _ low: Double, _ high: Double, _ limit: Double
  ) -> TruthValue {
    guard limit < low || limit > high else { return .unknown }
    return comparison == .equal ? .fail : .pass
  }
}

/// How a rule compares a number with its limit.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether it asks for no less than its limit.
  var isFloor: Bool { self == .greater || self == .greaterOrEqual }

  /// Whether a value stands in this relation to a limit.
  public func holds(_ value: Double, _ limit: Double) -> Bool {
    switch self {
    case .equal: return value == limit
    case .notEqual: return value != limit
    case .less: return value < limit
    case .lessOrEqual: return value <= limit
    case .greater: return value > limit
    case .greaterOrEqual: return value >= limit
    }
  }
}

/// A number with the range it may lie in: `low ≤ mid ≤ high`.
public struct Triple: Hashable, Sendable {
  /// The least it can be.
  public var low: Double
  /// The value it is ranked by, unless the scenario asks for caution.
  public var mid: Double
  /// The most it can be.
  public var high: Double

  /// Makes a triple.
  public init(low: Double, mid: Double, high: Double) {
    self.low = low
    self.mid = mid
    self.high = high
  }

  /// A certain number.
  public init(_ value: Double) { self.init(low: value, mid: value, high: value) }

  /// The number an order compares.
  public subscript(order: Scenario.Order) -> Double {
    switch order {
    case .mid: return mid
    case .low: return low
    case .high: return high
    }
  }
}
