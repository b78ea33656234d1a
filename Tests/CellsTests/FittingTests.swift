import Cells
import Testing

@Suite struct FittingTests {
  let metrics = GlyphSet.unicode.metrics

  @Test(arguments: [
    ("Qwen3-32B", 9, "Qwen3-32B"), ("Mistral-Small", 8, "Mistral…"), ("通义千问", 5, "通义…"),
    ("通义千问", 6, "通义…"), ("通义千问", 8, "通义千问"), ("abc", 1, "…"), ("abc", 0, ""),
    ("", 3, ""), ("abc", -4, ""),
  ])
  func `a text too long is cut at a cell and marked`(text: String, width: Int, shown: String) {
    #expect(metrics.clipped(text, to: width) == shown)
  }

  @Test func `names that differ at the end are cut in the middle`() {
    let first = metrics.clipped("mconcat/Qwen2.5-Instruct-7B", to: 14, at: .middle)
    let second = metrics.clipped("mconcat/Qwen2.5-Instruct-72B", to: 14, at: .middle)
    #expect(first == "mconcat…uct-7B")
    #expect(second == "mconcat…ct-72B")
  }

  @Test func `ASCII marks a cut with three points`() {
    #expect(GlyphSet.ascii.metrics.clipped("Mistral-Small", to: 8) == "Mistr...")
    #expect(GlyphSet.ascii.metrics.clipped("Mistral-Small", to: 2) == "..")
  }

  @Test func `a field has exactly its width`() {
    #expect(metrics.padded("ab", to: 4) == "ab  ")
    #expect(metrics.padded("0.28", to: 6, .right) == "  0.28")
    #expect(metrics.padded("通义千问", to: 4) == "通… ")
    for width in 0..<12 {
      #expect(metrics.cellWidth(metrics.padded("a通b义c千d问", to: width)) == width)
    }
  }

  @Test func `a cut text is never wider than asked and never loses more than it must`() {
    let text = "a通b义👍🏽c千e\u{301}d问"
    let whole = metrics.cellWidth(text)
    for width in 0...whole {
      for place in [CutPlace.end, .middle] {
        let shown = metrics.cellWidth(metrics.clipped(text, to: width, at: place))
        #expect(shown <= width)
        #expect(shown >= width - (place == .middle ? 2 : 1))
      }
    }
    #expect(metrics.clipped(text, to: whole) == metrics.harmless(text))
  }

  @Test func `words are wrapped at blanks`() {
    let text = "One slow answer, 655 ms, the 11th. It stays in."
    #expect(
      metrics.wrapped(text, to: 18) == ["One slow answer,", "655 ms, the 11th.", "It stays in."])
  }

  @Test func `a word longer than the line is broken, and wide characters are not halved`() {
    #expect(metrics.wrapped("ab https://host/path", to: 7) == ["ab", "https:/", "/host/p", "ath"])
    #expect(metrics.wrapped("通义千问", to: 5) == ["通义", "千问"])
    #expect(metrics.wrapped("通", to: 1) == ["?"])
  }

  @Test func `a line feed ends a paragraph and an empty text is one line`() {
    #expect(metrics.wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(metrics.wrapped("", to: 5) == [""])
    #expect(metrics.wrapped("a b", to: -3) == ["a", "b"])
  }
}
