import Testing

@testable import Moderation

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("<think>a</think>b", "b"), ("a</think>b", "b"), ("<think>a", ""),
    ("x<think>a</think>y<think>b</think>z", "xyz"), ("◁think▷a◁/think▷b", "b"),
    ("◁think▷a", ""), ("a◁/think▷b", "b"), ("a</think>b<think>c</think>d", "bd"),
  ])
  func `thinking is taken out`(_ raw: String, _ visible: String) {
    #expect(VisibleText(raw).text == visible)
  }

  @Test func `the length of thinking is kept`() {
    #expect(VisibleText("<think>abc</think>d").reasoningScalars == 18)
    #expect(!VisibleText.holdsReasoning("none"))
  }
}
