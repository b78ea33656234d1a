import Testing

@testable import Moderation

@Suite struct PhraseTableTests {
  @Test func `the tables of this program have nothing to complain of`() throws {
    #expect(PhraseLint.problems(of: try PhraseTables.bundled.get()) == [])
  }

  @Test func `nineteen languages have rules and say how far they can be trusted`() throws {
    let tables = try PhraseTables.bundled.get()
    func languages(_ status: PhraseTable.Status) -> [String] {
      tables.languages.filter { tables.tables[$0]?.status == status }
    }
    #expect(
      languages(.measured)
        == ["de", "en", "es", "fi", "fr", "it", "ja", "ko", "nl", "pl", "zh"])
    #expect(languages(.pending) == ["ar", "ru", "th"])
    #expect(languages(.unvalidated) == ["hi", "id", "pt", "tr", "vi"])
    for table in tables.tables.values { #expect(table.rules.contains { $0.tier == 1 }) }
  }

  @Test func `what is measured is known without the rules`() throws {
    #expect(
      PhraseTables.bundledMeasuredLanguages == (try PhraseTables.bundled.get()).measuredLanguages)
  }

  @Test(arguments: [
    ("language = ", "phrases 'xx' line 1: "),
    ("status = \"measured\"", "phrases 'xx' line 1: 'language' is missing or is not a text."),
    (
      "language = \"xx\"\nstatus = \"sure\"",
      "phrases 'xx' line 1: 'status' has no value 'sure'. Known are measured, pending, unvalidated."
    ),
    (
      "language = \"xx\"\nstatus = \"pending\"\n[[rules]]\nid = \"xx-01\"\ntier = 4\nre = 'a'",
      "phrases 'xx' line 3: 'tier' is missing or is not 1, 2 or 3."
    ),
    (
      "language = \"xx\"\nstatus = \"pending\"\n[[rules]]\nid = \"xx-01\"\ntier = 1\nre = '('",
      "phrases 'xx' line 3: the pattern of rule xx-01 does not compile."
    ),
  ])
  func `a broken table says what, where and what to do`(_ text: String, _ sentence: String) {
    #expect {
      try PhraseTables(sources: ["xx": text])
    } throws: { error in
      (error as? PhraseProblem)?.message.hasPrefix(sentence) ?? false
    }
  }

  @Test func `a rule id stands once over all languages`() {
    let twin = Fixture.english.replacing("\"en-02\"", with: "\"en-01\"")
    #expect(throws: PhraseProblem.self) { try PhraseTables(sources: ["en": twin]) }
  }

  @Test func `the lint finds what is wrong`() throws {
    let broken = Fixture.english
      .replacing("hit = \"That is unethical.\"", with: "hit = \"That is fine.\"")
      .replacing("miss = \"I can help.\"", with: "miss = \"I cannot help.\"")
      .replacing("innocent = []", with: "innocent = [\"I cannot help it, he said.\"]")
    let problems = PhraseLint.problems(of: try PhraseTables(sources: ["en": broken]))
    #expect(problems.contains("en-01 fires on its near-miss."))
    #expect(problems.contains("en-02 does not fire on its own example."))
    #expect(problems.contains { $0.hasPrefix("en: en-01 on an innocent reply: I cannot") })
    #expect(problems.contains("en: 1 innocent replies, not 10."))
  }
}
