import Foundation
import Testing

@testable import Terminal

@Suite struct ClipboardTests {
  @Test(arguments: ["", "a", "ab", "abc", "Grüße, 通义\n", "\u{1B}]0;x\u{7}"])
  func `a text is sent as base64 between the marks of OSC 52`(text: String) {
    let encoded = Data(text.utf8).base64EncodedString()
    #expect(clipboardSequence(text) == "\u{1B}]52;c;\(encoded)\u{7}")
  }
}
