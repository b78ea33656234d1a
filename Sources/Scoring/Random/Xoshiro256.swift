/// A sequence of random numbers that is the same on every machine.
///
/// **Source**: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM
/// TOMS 47 (2021), xoshiro256++; its state is filled by SplitMix64, as they advise.
public struct Xoshiro256: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Begins the sequence of a seed.
  public init(seed: UInt64) {
    var filler = SplitMix64(seed: seed)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = ((sum << 23) | (sum >> 41)) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// The next number of 0 ..< 1, with 53 random bits.
  public mutating func nextShare() -> Double { Double(next() >> 11) * 0x1p-53 }
}
