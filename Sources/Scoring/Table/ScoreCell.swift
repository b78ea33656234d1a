/// What is known of one alternative under one criterion, in value space: 0 is worst, 1 is best.
public enum ScoreCell: Hashable, Sendable {
  /// One accepted value.
  case known(Double)
  /// Evidence with an error or sources that differ; drawn from a triangle with its peak at `mid`.
  case interval(low: Double, mid: Double, high: Double)
  /// Nothing is known; any value of the range is as likely as any other.
  case missing(low: Double, high: Double)

  /// Nothing is known, anywhere in value space.
  public static let unknown = ScoreCell.missing(low: 0, high: 1)

  /// The least it can be.
  public var low: Double {
    switch self {
    case .known(let value): return value
    case .interval(let low, _, _), .missing(let low, _): return low
    }
  }

  /// The value it is ranked by; the middle of the range when nothing is known.
  public var mid: Double {
    switch self {
    case .known(let value): return value
    case .interval(_, let mid, _): return mid
    case .missing(let low, let high): return (low + high) / 2
    }
  }

  /// The most it can be.
  public var high: Double {
    switch self {
    case .known(let value): return value
    case .interval(_, _, let high), .missing(_, let high): return high
    }
  }

  /// The mean over what it may be: of the triangle for evidence, of the range for the unknown.
  public var mean: Double {
    switch self {
    case .known(let value): return value
    case .interval(let low, let mid, let high): return (low + mid + high) / 3
    case .missing(let low, let high): return (low + high) / 2
    }
  }

  /// Whether there is anything to draw: not one value only.
  public var isUncertain: Bool { low < high }
}
