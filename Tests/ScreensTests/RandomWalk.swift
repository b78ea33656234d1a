import Cells

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Keys to press at random: all of the table, and what is typed into fields.
enum RandomKeys {
  static let all: [Key] =
    "1234567[]jkgGhlJKxmpPsSn Nn/w+-atoyYuqT:?0.,kzzDRcvbdecHL=r0".map { Key.character($0) } + [
      .enter, .enter, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .down,
      .left, .right, .home, .end, .pageUp, .pageDown, .control("u"), .control("d"),
      .control("r"), .character("第"), .paste("alpha\nbeta"), .shiftLeft, .function(1),
    ]
}
