import Catalog
import Records
import Testing

struct DecisionDraftTests {
  @Test func `a draft reads back as it was stored`() throws {
    var draft = RecordFixture.draft()
    draft.slug = "support-bot"
    draft.status = .superseded(by: 12)
    draft.notFirstBecause = "it is the only one with a contract"
    draft.reviewBy = CalendarDate("2026-12-01")
    draft.isNoneOfThese = true
    let text = draft.json.indentedText
    #expect(DecisionDraft(json: try JSONValue(jsonText: text)) == draft)
  }

  @Test func `an empty draft reads back empty`() throws {
    let draft = DecisionDraft(title: "")
    #expect(DecisionDraft(json: draft.json) == draft)
    #expect(DecisionDraft(json: .null) == draft)
  }

  @Test func `what does not read keeps its empty value and loses nothing else`() throws {
    let text = """
      {"title": "Kept", "deciders": ["one", 2, "two"], "decided": "yesterday", "number": "7",
       "status": "superseded", "unheard": true, "noneOfThese": "yes",
       "shortlist": [{"model": "example/a", "verdict": "maybe"}, {"verdict": "choose"}, 3,
                     {"model": "example/b", "verdict": "no"}]}
      """
    var expected = DecisionDraft(title: "Kept")
    expected.deciders = ["one", "two"]
    expected.shortlist = [.init("example/a", .open), .init("example/b", .no(reason: ""))]
    #expect(DecisionDraft(json: try JSONValue(jsonText: text)) == expected)
  }
}
