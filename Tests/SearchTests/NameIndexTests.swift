import Scoring
import Search
import Testing

@Suite struct NameIndexTests {
  static let names = [
    "Qwen2.5-7B-Instruct", "Qwen2.5-72B-Instruct", "Qwen3-32B", "Mistral-Small-3.2-24B",
    "gpt-oss-20b", "GLM-4.5-Air", "Gemma-3-27B", "Phi-4-14B", "OLMo-2-32B", "Granite-3.3-8B",
    "通义千问-7B", "Ärger-Modell", "mconcat/Qwen3.5-27B",
  ]
  let index = NameIndex(names: names)

  private func found(_ query: String) -> [String] {
    index.matches(query, limit: 10).map { Self.names[$0.index] }
  }

  @Test(arguments: [
    ("qwen7binst", "Qwen2.5-7B-Instruct"), ("qwen72b", "Qwen2.5-72B-Instruct"),
    ("ms24", "Mistral-Small-3.2-24B"), ("oss", "gpt-oss-20b"), ("air", "GLM-4.5-Air"),
    ("olmo", "OLMo-2-32B"), ("通问", "通义千问-7B"), ("ÄRGER", "Ärger-Modell"),
    ("mconcat", "mconcat/Qwen3.5-27B"), ("instruct 72", "Qwen2.5-72B-Instruct"),
  ])
  func `a few characters find the name`(query: String, name: String) {
    #expect(found(query).first == name)
  }

  @Test func `what is not held in its order is not found`() {
    #expect(found("b7newq") == [])
    #expect(found("qwen mistral") == [])
    #expect(found("é") == [])
    // The bytes of this character are all in the name, yet the character is not.
    #expect(NameIndex(names: ["Ãx©"]).matches("é", limit: 5) == [])
  }

  @Test func `case does not matter`() {
    for query in ["qwen", "QWEN", "qWeN"] {
      #expect(index.matches(query, limit: 20) == index.matches("qwen", limit: 20))
    }
  }

  @Test func `beginnings of words and runs come first`() {
    let names = ["xaxbxc", "a-b-c", "abc", "xabcx", "a--bbc"]
    let index = NameIndex(names: names)
    #expect(
      index.matches("abc", limit: 9).map { names[$0.index] }
        == ["abc", "a-b-c", "a--bbc", "xabcx", "xaxbxc"])
  }

  @Test func `the matched characters are told`() {
    #expect(
      index.matches("qwen7binst", limit: 1).first?.positions == [0, 1, 2, 3, 8, 9, 11, 12, 13, 14])
    #expect(NameIndex(names: ["e\u{301}x-ab"]).matches("xa", limit: 1).first?.positions == [1, 3])
    #expect(index.matches("b 2.5", limit: 1).first?.positions == [4, 5, 6, 9])
  }

  @Test func `of equal scores the shorter name comes first, then the one given first`() {
    let names = ["abcd", "abc", "abc", "ab"]
    #expect(NameIndex(names: names).matches("ab", limit: 9).map(\.index) == [3, 1, 2, 0])
  }

  @Test func `an empty query finds the first names and a limit is kept`() {
    #expect(index.matches("", limit: 2).map(\.index) == [0, 1])
    #expect(index.matches("  ", limit: 1).map(\.score) == [0])
    #expect(index.matches("b", limit: 3).count == 3)
    #expect(index.matches("b", limit: 0) == [])
    #expect(index.matches("b", limit: -1) == [])
    #expect(NameIndex(names: []).matches("b", limit: 5) == [])
    #expect(NameIndex(names: [""]).matches("b", limit: 5) == [])
  }

  @Test func `a limit keeps the best of many`() {
    var random = SplitMix64(seed: 3)
    let names = (0..<3000).map { _ in
      String(
        (0..<Int.random(in: 1...12, using: &random)).map { _ in
          "ab-C1 ".randomElement(using: &random) ?? "a"
        })
    }
    let index = NameIndex(names: names)
    let all = index.matches("ac1", limit: 5000)
    #expect(all.count > 200)
    #expect(index.matches("ac1", limit: 50) == Array(all.prefix(50)))
  }

  @Test func `the score is the best of all ways to lay the term into the name`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let name = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        "abAB1-/ ".randomElement(using: &random) ?? "a"
      }
      let term = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        "ab1-".randomElement(using: &random) ?? "a"
      }
      let match = NameIndex(names: [String(name)]).matches(String(term), limit: 1).first
      let slow = SlowScore(name: name, term: term)
      #expect(match?.score == slow.best, "\(String(name)) \(String(term))")
      if let match { #expect(slow.score(of: match.positions) == match.score) }
    }
  }
}
