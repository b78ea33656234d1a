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

  @Test func `a word that is too long is broken behind a hyphen, and not within a date or number`()
  {
    #expect(
      metrics.wrapped("Qwen3-235B-A22B-Thinking-2507", to: 12)
        == ["Qwen3-235B-", "A22B-", "Thinking-", "2507"])
    #expect(metrics.wrapped("Qwen3-235B-A22B", to: 10) == ["Qwen3-", "235B-A22B"])
    #expect(metrics.wrapped("gemma-4-31B-it", to: 9) == ["gemma-", "4-31B-it"])
    #expect(metrics.wrapped("Apache-2.0,", to: 8) == ["Apache-", "2.0,"])
    #expect(metrics.wrapped("2026-04-24", to: 10) == ["2026-04-24"])
    #expect(metrics.wrapped("model1024", to: 7) == ["model", "1024"])
    #expect(metrics.wrapped("https://a-b/cd", to: 12) == ["https://a-b/", "cd"])
  }

  @Test func `the least width of a text is that of its longest piece`() {
    #expect(metrics.leastWidth("Qwen3-235B-A22B-Thinking-2507") == 9)
    #expect(metrics.leastWidth("released 2026-04-24") == 10)
    #expect(metrics.leastWidth("a range of -5") == 5)
    #expect(metrics.leastWidth("通义 ab") == 4)
    #expect(metrics.leastWidth("") == 0)
    for text in ["Qwen3-235B-A22B-Thinking-2507", "Apache-2.0, allowed", "75 [60–90] points"] {
      let width = metrics.leastWidth(text)
      let broken = metrics.wrapped(text, to: width).dropLast()
      #expect(broken.allSatisfy { $0.hasSuffix("-") || text.contains($0 + " ") })
    }
  }

  @Test func `a range is shown whole or not at all, and goes after its unit`() {
    let text = "50 [10–90] %"
    #expect(metrics.clippedKeepingNumbers(text, to: 12) == text)
    #expect(metrics.clippedKeepingNumbers(text, to: 11) == "50 [10–90]…")
    #expect(metrics.clippedKeepingNumbers(text, to: 10) == "50 [10–90]")
    #expect(metrics.clippedKeepingNumbers(text, to: 9) == "50 …")
    #expect(metrics.clippedKeepingNumbers(text, to: 5) == "50 …")
    #expect(metrics.clippedKeepingNumbers("Needs [see below]", to: 9) == "Needs [s…")
  }

  @Test func `a line feed ends a paragraph and an empty text is one line`() {
    #expect(metrics.wrapped("a\n\nb", to: 5) == ["a", "", "b"])
    #expect(metrics.wrapped("", to: 5) == [""])
    #expect(metrics.wrapped("a b", to: -3) == ["a", "b"])
  }
}
