import Testing

@testable import Moderation

@Suite struct NecessaryWordsTests {
  @Test(
    arguments: [
      ("foo bar", ["foo bar"]), (#"\bfoo\b bar"#, ["foo bar"]), ("(?:foo|bars)", ["foo", "bars"]),
      ("foo.{0,80}longer", ["longer"]), ("fooo?bar", ["foo"]),
      ("ab(?:cd)?", ["ab"]), ("(?:ab)+", ["ab"]), ("a(?!bcd)ef", ["aef"]), ("x*yz", ["yz"]),
      (#"can\'t"#, ["can't"]), (#"\p{L}{2,4}word"#, ["word"]), ("[a-z]words", ["words"]),
      ("ab{2,3}c", ["ab"]), ("我[^。]{0,12}(?:无法|不能)", ["无法", "不能"]), ("foo|(?:x|bar)y", nil),
      ("[abc]+", nil), ("(?:foo|.)", nil), ("(?i)foo", nil), (#"\x41foo"#, nil), ("a?b?", nil),
      ("(foo", nil), ("[foo", nil),
    ] as [(String, [String]?)])
  func `a pattern tells the words it cannot do without`(_ pattern: String, _ words: [String]?) {
    let found = NecessaryWords(pattern).words.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    #expect(found == words)
  }

  @Test func `the filter never leaves out a rule that matches`() throws {
    let tables = try PhraseTables.bundled.get()
    for table in tables.tables.values {
      let texts = table.innocent + table.rules.flatMap { [$0.hit, $0.miss] }
      for text in texts {
        let normal = NormalText(text)
        let possible = tables.filter.possible(in: normal.text)
        for rule in table.rules where rule.expression.firstMatch(in: normal) != nil {
          #expect(possible[rule.number], "\(rule.id) on \(text)")
        }
      }
    }
  }

  @Test func `most rules are skipped on most replies`() throws {
    let tables = try PhraseTables.bundled.get()
    let possible = tables.filter.possible(in: "the capital is a large city in the north.")
    #expect(possible.count(where: { $0 }) * 4 < possible.count)
  }
}
