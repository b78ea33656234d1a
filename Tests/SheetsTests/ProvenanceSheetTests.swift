import Catalog
import Decision
import Sheets
import Testing

@Suite struct ProvenanceSheetTests {
  @Test func `the page goes group by group, with state, source, date and origin`() throws {
    let lines = try OpennessFixture.lines("provenance", OpennessFixture.subject())
    #expect(
      Array(lines.prefix(11)) == [
        "= Data provenance: 23 of 71 items checked",
        "Disclosed: between 10 and 77 % of the applicable items",
        "  Items nobody checked count from none to all, partly disclosed ones a half.",
        "# EU summary of training content, Art. 53(1)(d): 1 of 10 checked",
        "* summary published: partly [card 2026-02-03]",
        "  \u{201C}we describe our sources\u{201D}",
        "  https://example.org/summary",
        "  read by A. Reader",
        "Not checked: general information; public data sets; licensed data; crawled data, with "
          + "crawlers and period; data of users; synthetic data; other sources; respect of "
          + "opt-outs; removal of illegal content",
        "# EU code of practice, model documentation: 1 of 17 checked",
        "* provenance of training data: partly, inherited from the family Line [index 2026-01-01]",
      ])
    #expect(
      lines.contains(
        "* crawling: not disclosed, inherited from the developer Example Labs [survey 2026-01-01]"))
    #expect(
      lines.contains(
        "* datasheet published: disclosed, inherited from the family Line [index 2026-01-01]"))
    #expect(lines.contains("# ISO/IEC 42001, A.7.2 to A.7.6: 0 of 5 checked"))
  }

  @Test func `the index of the developer is told of the developer`() throws {
    let lines = try OpennessFixture.lines("provenance", OpennessFixture.subject())
    let start = try #require(
      lines.firstIndex(of: "# Foundation Model Transparency Index, the developer"))
    #expect(
      lines[start + 1]
        == "Example Labs discloses 25 of 100; the answers are about the company and its flagship, "
        + "not about this model.")
    #expect(lines[start + 2] == "* answers that are yes: 25 of 100 [survey 2026-01-01]")
    #expect(lines[start + 3] == "Upstream: 9 of 34")
    #expect(lines[start + 4].hasPrefix("Yes: data acquisition methods, usage data notice, "))
    #expect(lines[start + 5].hasPrefix("No: public datasets, crawling, "))
  }

  @Test func `where nobody checked anything, nothing is told as undisclosed`() throws {
    let lines = try OpennessFixture.lines("provenance", OpennessFixture.subject(bare: true))
    #expect(lines[0] == "= Data provenance: 0 of 71 items checked")
    #expect(lines[1] == "Disclosed: not known: nobody checked an item")
    #expect(lines.last == "The index has no answers about the developer.")
    #expect(!lines.contains { $0.contains("not disclosed") })
  }

  @Test func `the document holds every item`() throws {
    let page = try #require(Sheets.named("provenance"))
    let subject = try OpennessFixture.subject()
    let text = try #require(page.json(subject)).canonicalText
    for part in [
      "\"checked\":23", "\"total\":71", "\"iso.quality\":{\"state\":\"not-checked\"}",
      "\"inherited_from\":\"developers/example\"", "\"inherited_from\":\"families/line\"",
      "\"reader\":\"A. Reader\"", "\"as_of\":\"2026-02-03\"", "\"disclosed_low\":",
      "\"developer_transparency\":{", "\"crawling\":false",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }
}
