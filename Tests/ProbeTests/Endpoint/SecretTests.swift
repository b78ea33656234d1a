import Testing

@testable import Probe

@Suite struct SecretTests {
  @Test func `a key is trimmed and must fit into a header`() {
    #expect(ProbeKey("  sk-abc\n")?.secret == "sk-abc")
    #expect(ProbeKey("") == nil && ProbeKey(" \n") == nil)
    #expect(ProbeKey("a\r\nX-Evil: 1") == nil)
    #expect(ProbeKey("clé") == nil)
    #expect(ProbeKey(String(repeating: "a", count: 9000)) == nil)
  }

  @Test func `a key never shows`() throws {
    let key = try #require(ProbeKey("very-secret"))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), String(describing: [key]), dumped] {
      #expect(!text.contains("very-secret"))
    }
    #expect(key.hide(in: "not very-secret, very-secret!") == "not sk-…, sk-…!")
    #expect(key.hide(in: Array("a very-secret b".utf8)) == Array("a sk-… b".utf8))
  }

  @Test func `text of servers cannot drive a terminal`() {
    #expect(PrintableText("a\u{1B}]52;c;aGk=\u{7}b").text == "a^[]52;c;aGk=^Gb")
    #expect(PrintableText("a\u{0}\u{7F}\r\n\t").text == "a^@^?^M^J^I")
    #expect(
      PrintableText("a\u{9B}31m\u{202E}b\u{200B}\u{2028}").text
        == "a\u{FFFD}31m\u{FFFD}b\u{FFFD}\u{FFFD}")
    #expect(PrintableText("Größe 水 🌊").text == "Größe 水 🌊")
    #expect(PrintableText("abcdef", limit: 3).text == "abc…")
  }
}
