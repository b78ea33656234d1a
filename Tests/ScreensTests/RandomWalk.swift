import Cells

/// Keys to press at random: all of the table, and what is typed into fields.
enum RandomKeys {
  static let all: [Key] =
    "1234567[]jkgGhlJKxmpPsSn Nn/w+-atoyYuqT:?0.,kzzDRcvbdecHL=r0".map { Key.character($0) } + [
      .enter, .enter, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .down,
      .left, .right, .home, .end, .pageUp, .pageDown, .control("u"), .control("d"),
      .control("r"), .character("第"), .paste("alpha\nbeta"), .shiftLeft, .function(1),
    ]
}
