import Testing

@testable import Moderation

@Suite struct NormalTextTests {
  @Test(arguments: [
    ("  A\n\tB  ", "a b"), ("**Bold** _it_ `x` # H > q", "bold it x h q"),
    ("I’m “so”", "i'm \"so\""),
    ("ＡＢＣ，１", "abc,1"), ("한\u{1100}\u{1161}", "한가"), ("ﬁne", "fine"),
  ])
  func `replies are brought to one form`(_ raw: String, _ normal: String) {
    #expect(NormalText(raw).text == normal)
  }

  @Test func `a window counts scalars`() {
    #expect(NormalText("a😀b").units(ofScalars: 2) == 3)
    #expect(NormalText("ab").units(ofScalars: 9) == 2)
  }
}
