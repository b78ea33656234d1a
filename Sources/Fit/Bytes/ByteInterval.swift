/// How a figure is known, the strongest first.
public enum Basis: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  /// Run and measured by the user.
  case measured
  /// The size of a file, to the byte.
  case file
  /// A formula whose inputs are all stated.
  case formula
  /// A formula that the configuration keys decide, where no formula is named.
  case configurationKeys
  /// The size a source states, in a unit that had to be worked out.
  case statedSize
  /// Parameters times the usual bits of a quantization.
  case estimate
  /// A range somebody chose, because nothing better is known.
  case chosen
  /// Between one key-value head and all heads, because their number is not stated.
  case headRange
  /// No more than this, because part of the architecture is not stated.
  case atMost
  /// Not known.
  case unknown

  /// Stronger bases first.
  public static func < (left: Basis, right: Basis) -> Bool { left.rawValue < right.rawValue }
}

/// A number of bytes that lies between two ends, and how that is known.
///
/// **Units**: bytes. **Shape**: `high` is `nil` where no upper end is known; such an interval is
/// unknown and never counts as zero.
public struct ByteInterval: Hashable, Sendable {
  /// The least it can be, in bytes.
  public let low: Int64
  /// The most it can be, in bytes; `nil` means nobody knows.
  public let high: Int64?
  /// How it is known.
  public let basis: Basis

  /// Makes an interval; an upper end below the lower one is raised to it.
  public init(low: Int64, high: Int64?, basis: Basis) {
    self.low = Swift.max(0, low)
    self.high = high.map { Swift.max($0, low, 0) }
    self.basis = basis
  }

  /// One number.
  public init(_ bytes: Int64, basis: Basis) {
    self.init(low: bytes, high: bytes, basis: basis)
  }

  /// Nothing known but that it is not negative.
  public static let unknown = ByteInterval(low: 0, high: nil, basis: .unknown)

  /// Whether an upper end is known.
  public var isKnown: Bool { high != nil }

  /// Whether both ends are the same number.
  public var isExact: Bool { high == low }

  /// The number halfway, in bytes; `nil` where no upper end is known.
  public var middle: Int64? { high.map { low + ($0 - low) / 2 } }

  /// The sum of two intervals, as well known as the weaker one.
  public static func + (left: ByteInterval, right: ByteInterval) -> ByteInterval {
    var high: Int64?
    if let first = left.high, let second = right.high { high = first.plus(second) }
    return ByteInterval(
      low: left.low.plus(right.low), high: high, basis: Swift.max(left.basis, right.basis))
  }
}

extension Int64 {
  /// Bytes in one GiB.
  public static let gibibyte: Int64 = 1 << 30
  /// Bytes in one GB, as file sizes and bandwidth are stated.
  public static let gigabyte: Int64 = 1_000_000_000
}
