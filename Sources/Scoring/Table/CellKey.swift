/// Names a cell for chance, so that its draws hang on nothing else.
public enum CellKey {
  /// The key of a cell, from one number for the alternative and one for the criterion.
  public static func combined(_ alternative: UInt64, _ criterion: UInt64) -> UInt64 {
    SplitMix64.mixed(SplitMix64.value(seed: alternative, at: 0) ^ criterion)
  }

  /// A number for a name: the first 64 bits of FNV-1a, spread.
  ///
  /// **Source**: G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a, offset and prime for 64 bits.
  public static func number(of name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    return SplitMix64.mixed(hash)
  }
}
