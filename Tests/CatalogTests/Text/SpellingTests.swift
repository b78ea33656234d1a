import Catalog
import Testing

@Suite struct `Finding the word that was meant` {
  private let words = ["apache-2.0", "mit", "cc-by-4.0", "gemma", "context", "release_date"]

  @Test(arguments: [
    ("appache-2.0", "apache-2.0"), ("MTI", "mit"), ("contxet", "context"),
    ("Release-Date", "release_date"), ("gama", nil), ("gema", "gemma"), ("zzz", nil), ("", nil),
    ("contextual", "context"),
  ])
  func `a word that is near is found`(word: String, nearest: String?) {
    #expect(Spelling.nearest(word, in: words) == nearest)
  }

  @Test func `of two equally near words the first in byte order wins`() {
    #expect(Spelling.nearest("bat", in: ["cat", "bad", "hat"]) == "bad")
    #expect(Spelling.nearest("bat", in: ["hat", "cat", "bad"]) == "bad")
  }

  @Test func `a suggestion is a sentence or nothing`() {
    #expect(Spelling.suggestion(for: "mitt", in: words) == " Did you mean 'mit'?")
    #expect(Spelling.suggestion(for: "llama-3", in: words) == "")
  }

  @Test func `very long words are never near`() {
    let long = String(repeating: "a", count: 100_000)
    #expect(Spelling.nearest(long, in: [long + "b"]) == nil)
  }
}
