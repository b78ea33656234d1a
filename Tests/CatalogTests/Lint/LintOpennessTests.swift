import Catalog
import Testing

@Suite struct `Lint of openness` {
  private typealias Fixture = LintFixture

  private func review(_ columns: String) -> [String] {
    Fixture.findings(
      of: "provenance-review",
      [Fixture.model: Fixture.modelText + "\n[[provenance]]\n" + columns + "\ns = \"hub\"\n"])
  }

  @Test func `a quote has at most 25 words`() {
    func quoted(_ count: Int) -> [String] {
      let words = Array(repeating: "word", count: count).joined(separator: " ")
      let columns = [
        "item = \"eu.published\"", "state = \"disclosed\"", "url = \"https://example.org\"",
        "quote = \"\(words)\"", "reader = \"A. Reader\"",
      ]
      return Fixture.findings(
        of: "provenance-review",
        [
          Fixture.model: Fixture.modelText
            + "\n[[provenance]]\n\(columns.joined(separator: "\n"))\ns = \"hub\"\nd = 2026-01-02\n"
        ])
    }
    #expect(quoted(25) == [])
    #expect(
      quoted(26) == [
        "models/example/Alpha-7B.toml:21 The quote has 26 words; a short quote has at most 25."
      ])
  }

  @Test func `an item that was read names its page, day and reader`() {
    #expect(
      review("item = \"eu.published\"\nstate = \"disclosed\"") == [
        "models/example/Alpha-7B.toml:17 Nobody says they read it: add 'reader'.",
        "models/example/Alpha-7B.toml:17 The day it was read is missing: add 'd'.",
        "models/example/Alpha-7B.toml:17 The page that discloses it is not named: add 'url'.",
      ])
    #expect(
      review("item = \"eu.published\"\nstate = \"disclosed\"\nurl = \"example\"").contains(
        "models/example/Alpha-7B.toml:20 'example' is no web address."))
    #expect(review("item = \"eu.published\"\nstate = \"not-checked\"") == [])
  }

  @Test func `items and states are words of the sheet`() {
    func found(_ columns: String) -> [String] {
      Fixture.findings(
        [Fixture.model: Fixture.modelText + "\n[[provenance]]\n" + columns + "\ns = \"hub\"\n"]
      ).filter { $0.contains("eu.") || $0.contains("hidden") }
    }
    #expect(found("item = \"eu.nothing\"\nstate = \"not-checked\"").count == 1)
    #expect(found("item = \"eu.published\"\nstate = \"hidden\"").count == 1)
    #expect(found("item = \"eu.published\"\nstate = \"not-checked\"").isEmpty)
  }

  @Test func `a transparency index is whole and its total adds up`() {
    func found(_ facts: [String]) -> [String] {
      Fixture.findings(
        of: "transparency-total",
        [
          "developers/example.toml": "id = \"example\"\nname = \"Example\"\n\n"
            + "[transparency]\nsource = \"hub\"\n\(facts.joined(separator: "\n"))\n"
        ])
    }
    let answers = TransparencyIndicator.all.enumerated().map { "\($1.key) = \($0 < 40)" }
    #expect(found(answers + ["total = 40"]) == [])
    #expect(
      found(answers + ["total = 41"]) == [
        "developers/example.toml:106 The total is 41, but 40 answers are yes."
      ])
    #expect(
      found(Array(answers.dropLast(2)) + ["total = 40"]) == [
        "developers/example.toml:4 2 of 100 answers are missing, first "
          + "'whistleblower_protection'."
      ])
  }

  @Test func `the questions have keys of their own`() {
    #expect(TransparencyIndicator.all.count == 100)
    #expect(Set(TransparencyIndicator.all.map(\.key)).count == 100)
    #expect(TransparencyIndicator.all.filter(\.isAboutData).count == 20)
    #expect(
      TransparencyIndicator.Domain.allCases.map { domain in
        TransparencyIndicator.all.filter { $0.domain == domain }.count
      } == [34, 30, 36])
    #expect(ProvenanceItem.positions.count == ProvenanceItem.all.count)
    #expect(
      ProvenanceItem.Group.allCases.map { group in
        ProvenanceItem.all.filter { $0.group == group }.count
      } == [10, 17, 20, 11, 8, 5])
    #expect(OpennessDimension.allCases.count == 12)
  }
}
