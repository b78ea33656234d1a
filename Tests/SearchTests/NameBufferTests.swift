import CKernels
import Scoring
import Testing

@testable import Search

@Suite struct NameBufferTests {
  static let pieces = [
    "qwen", "Qwen", "7B", "-", "/", ".", " ", "Instruct", "inst", "xX", "2", "_", "é", "通义", "İ",
    "K",
    "a", "B", "\u{301}", ":",
  ]

  private func names(_ count: Int, pieces: Int, using random: inout SplitMix64) -> [String] {
    (0..<count).map { _ in
      (0..<Int.random(in: 0...pieces, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }.joined()
    }
  }

  /// What is found by scoring every name from its scalars and sorting all of them.
  private func plain(_ query: String, _ names: [String]) -> [FoundName] {
    let terms = QueryTerms(query).scalars
    var scorer = FuzzyScorer()
    return names.enumerated().compactMap { index, name in
      scorer.prepare(name)
      let scores = terms.map { scorer.score($0) }
      if scores.contains(nil) { return nil }
      var bytes: [UInt8] = []
      for scalar in name.unicodeScalars { append(folded(scalar), to: &bytes) }
      return FoundName(
        index: index, score: scores.reduce(0) { $0 + ($1 ?? 0) }, length: bytes.count)
    }.sorted()
  }

  @Test(arguments: [16, 32, 64].filter { $0 <= weigh_vector_bytes() }, [6, 40, 500])
  func `every kernel finds what scoring all names finds`(width: Int32, pieces: Int) {
    var random = SplitMix64(seed: UInt64(pieces))
    let names = names(pieces > 100 ? 60 : 1200, pieces: pieces, using: &random)
    var starts: [UInt32] = [0]
    for name in names { starts.append((starts.last ?? 0) + UInt32(name.utf8.count)) }
    let buffer = NameBuffer(
      bytes: names.flatMap { Array($0.utf8) }, starts: starts, vectorBytes: width)
    for query in [
      "q", "7b", "qi", "qwen7binst", "inst qwen", "é", "通", "i", "k", "-", "xx2", "bb 7 q", ":a",
      "qwenqwenqwenqwenqwenqwen", "zzz", "\u{301}", "n7n7",
    ] {
      let all = plain(query, names)
      #expect(buffer.best(query, limit: names.count) == all, "\(query)")
      #expect(buffer.best(query, limit: 7) == Array(all.prefix(7)), "\(query)")
      let half = names.count / 2
      let halves =
        buffer.best(query, limit: 7, in: 0..<half)
        + buffer.best(query, limit: 7, in: half..<names.count)
      #expect(halves.sorted().prefix(7) == all.prefix(7), "\(query)")
    }
  }

  @Test func `names come from lines of text as well`() {
    let buffer = NameBuffer(lines: Array("alpha\nBeta\n\ngamma".utf8))
    #expect(buffer.count == 3)
    #expect((0..<3).map { buffer[$0] } == ["alpha", "Beta", "gamma"])
    #expect(buffer.best("ma", limit: 5).map(\.index) == [2])
    #expect(NameBuffer(lines: []).best("a", limit: 5) == [])
    #expect(NameBuffer(lines: Array("\n\n".utf8)).count == 0)
    var random = SplitMix64(seed: 6)
    for _ in 0..<200 {
      let names = names(Int.random(in: 0...20, using: &random), pieces: 30, using: &random)
      let text = names.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
      let buffer = NameBuffer(lines: Array(text.utf8))
      #expect((0..<buffer.count).map { buffer[$0] } == names.filter { !$0.isEmpty })
    }
  }

  @Test func `a long gap may cost more than the matches give, and the name is found`() {
    let far = "a" + String(repeating: "-", count: 61) + "b"
    let farther = "a" + String(repeating: "-", count: 90) + "b"
    let found = NameBuffer(names: [farther, far]).best("ab", limit: 5)
    #expect(found.map(\.index) == [1, 0])
    #expect(found.map(\.score) == plain("ab", [farther, far]).map(\.score))
  }

  @Test func `a term longer than any word of bits is looked for by scalars`() {
    let long = String(repeating: "ab", count: 150)
    #expect(NameBuffer(names: [long, "ab"]).best(long, limit: 5).map(\.index) == [0])
    #expect(NameBuffer(names: [long, "ab"]).best("ab " + long, limit: 5).map(\.index) == [0])
  }
}
