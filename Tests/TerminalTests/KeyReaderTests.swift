import Cells
import Testing

@testable import Terminal

@Suite struct KeyReaderTests {
  private func raw(_ text: String) -> [RawKey] { text.unicodeScalars.map(RawKey.scalar) }

  @Test func `control characters are the keys that send them`() {
    var reader = KeyReader()
    #expect(
      reader.keys(from: raw("\r\n\t\u{7F}\u{8}\u{1}\u{12}\u{0}\u{85}é"))
        == [
          .enter, .enter, .tab, .backspace, .backspace, .control("a"), .control("r"),
          .character("é"),
        ])
  }

  @Test(arguments: [
    "\u{1B}[1;5C", "\u{1B}[97;5u", "\u{1B}[?1;2c", "\u{1B}Oq", "\u{1B}[ q", "\u{1B}[38;2;1~",
  ])
  func `a whole unknown sequence is no key`(sequence: String) {
    var reader = KeyReader()
    #expect(reader.keys(from: raw(sequence + "a")) == [.character("a")])
  }

  @Test(arguments: [
    ("\u{1B}", [Key.escape]), ("\u{1B}j", [.escape, .character("j")]),
    ("\u{1B}[", [.escape, .character("[")]), ("\u{1B}O", [.escape, .character("O")]),
    ("\u{1B}[1é", [.escape, .character("["), .character("1"), .character("é")]),
    ("\u{1B}\u{1B}", [.escape, .escape]),
  ])
  func `what is no sequence is Esc and keys`(text: String, keys: [Key]) {
    var reader = KeyReader()
    #expect(reader.keys(from: raw(text)) == keys)
  }

  @Test func `a notch of the wheel is three arrow keys`() {
    var reader = KeyReader()
    #expect(reader.keys(from: raw("\u{1B}[<65;1;1M")) == [.down, .down, .down])
    #expect(reader.keys(from: raw("\u{1B}[<64;1;1M")) == [.up, .up, .up])
  }

  @Test func `a click is where the first button was pressed`() {
    var reader = KeyReader()
    #expect(
      reader.keys(from: raw("\u{1B}[<0;12;7M\u{1B}[<0;12;7m"))
        == [.click(Position(row: 6, column: 11))])
    #expect(reader.keys(from: raw("\u{1B}[<2;9;9M\u{1B}[<0;9M\u{1B}[<;;M")).count == 0)
  }

  @Test func `a sequence that comes in parts is still one`() {
    var reader = KeyReader()
    #expect(reader.keys(from: raw("a\u{1B}[1;")) == [.character("a")])
    #expect(reader.isInsideSequence)
    #expect(reader.keys(from: raw("5Cb")) == [.character("b")])
    #expect(!reader.isInsideSequence)
    #expect(reader.keys(from: raw("\u{1B}[1")) == [])
    #expect(reader.stopWaiting() == [.escape, .character("["), .character("1")])
    #expect(!reader.isInsideSequence)
  }

  @Test func `a paste is one key, even over several batches`() {
    var reader = KeyReader()
    #expect(reader.keys(from: raw("a") + [.pasteBegins] + raw("q\r")) == [.character("a")])
    #expect(reader.isPasting)
    #expect(
      reader.keys(from: [.key(.up), .unbound] + raw("\u{1B}z") + [.pasteEnds] + raw("b"))
        == [.paste("q\n\u{1B}z"), .character("b")])
    #expect(!reader.isPasting)
  }

  @Test func `a paste without an end can be ended`() {
    var reader = KeyReader()
    #expect(reader.stopWaiting() == [])
    #expect(reader.keys(from: [.pasteBegins] + raw("x")) == [])
    #expect(reader.stopWaiting() == [.paste("x")])
    #expect(reader.keys(from: [.pasteEnds] + raw("y")) == [.character("y")])
  }

  @Test func `a paste keeps a million characters at most`() {
    var reader = KeyReader()
    let flood = Array(repeating: RawKey.scalar("x"), count: KeyReader.longestPaste + 5)
    guard case .paste(let text) = reader.keys(from: [.pasteBegins] + flood + [.pasteEnds]).first
    else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == KeyReader.longestPaste)
  }
}
