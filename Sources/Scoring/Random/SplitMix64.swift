/// A counter turned into chance: the same seed and place always give the same number, whatever was
/// drawn before.
///
/// **Source**: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var state: UInt64

  /// Begins a sequence.
  public init(seed: UInt64) { state = seed }

  /// The next number of the sequence.
  public mutating func next() -> UInt64 {
    state &+= Self.golden
    return Self.mixed(state)
  }

  /// The number at a place of a sequence, without the ones before it.
  public static func value(seed: UInt64, at place: UInt64) -> UInt64 {
    mixed(seed &+ (place &+ 1) &* golden)
  }

  /// Spreads the bits of a number over all of it.
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
