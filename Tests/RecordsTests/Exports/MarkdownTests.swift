import Testing

@testable import Records

struct MarkdownTests {
  @Test(arguments: [
    ("plain words, 3 of 4.", "plain words, 3 of 4."),
    ("a*b_c`d", "a\\*b\\_c\\`d"),
    ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
    ("<script>", "\\<script\\>"),
    ("a | b # c & d ~~e~~ \\", "a \\| b \\# c \\& d \\~\\~e\\~\\~ \\\\"),
    ("see https://x.example and www.x.example", "see https:\\//x.example and www\\.x.example"),
    ("one\n\n# two\n\tthree", "one \\# two three"),
    ("red\u{1B}[31m\u{202E}txt", "red\\[31mtxt"),
    ("[\u{301}x](a) `\u{301}y`", "\\[\u{301}x\\](a) \\`\u{301}y\\`"),
  ])
  func `a text put in comes out as that text`(_ text: String, _ markup: String) {
    #expect(Markdown.source(of: ">\(text)") == ">" + markup)
  }

  @Test(arguments: [
    ("- item", "\\- item"), ("+ item", "\\+ item"), ("1. item", "1\\. item"),
    ("23) item", "23\\) item"), ("==", "\\=="), ("1.5 of 2", "1\\.5 of 2"), ("word", "word"),
  ])
  func `a text never begins a list`(_ text: String, _ line: String) {
    var page = Document()
    page.paragraph("\(text)")
    page.list(["\(text)"])
    #expect(Markdown.page(page) == "\(line)\n\n* \(line)\n")
  }

  @Test func `code is fenced by more marks than it holds`() {
    #expect(Markdown.source(of: .code("a_b*c")) == "`a_b*c`")
    #expect(Markdown.source(of: .code("a`b")) == "`` a`b ``")
    #expect(Markdown.source(of: .code("``x``")) == "``` ``x`` ```")
    #expect(Markdown.source(of: .code("a\n\u{1B}b")) == "`a b`")
    #expect(Markdown.source(of: .code("")) == "`-`")
    #expect(Markdown.source(of: .code("a`\u{301}b")) == "`` a`\u{301}b ``")
  }

  @Test(arguments: [
    ("https://x.example/a?b=c", "<https://x.example/a?b=c>"),
    ("HTTP://x.example", "<HTTP://x.example>"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("https://x.example/](javascript:a)", "https:\\//x.example/\\](javascript:a)"),
    ("https://x.example/a b", "https:\\//x.example/a b"),
    ("https://x.example/><script>", "https:\\//x.example/\\>\\<script\\>"),
  ])
  func `only plain web addresses become links`(_ address: String, _ markup: String) {
    #expect(Markdown.source(of: .link(address)) == markup)
  }

  @Test func `a heading ends without a mark and is never empty`() {
    var page = Document()
    page.heading(1, "\("Is it right?! #")")
    page.heading(2, "\("...")")
    page.heading(2, "\("ends in \\")")
    #expect(Markdown.page(page) == "# Is it right?! \\#\n\n## -\n\n## ends in \\\\\n")
  }
}
