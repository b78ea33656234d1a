import Catalog
import Decision
import Records
import Testing

/// What people add to a record comes back from its file as it went in.
struct RecordPartsTests {
  private static let day = CalendarDate("2026-08-02")

  private static func record() throws -> DecisionRecord {
    let day = try #require(Self.day)
    return try RecordFixture.record { draft in
      draft.use = .init(intended: "answers", users: ["customers"], outOfScope: ["legal advice"])
      draft.opinions = [
        .init(
          reviewer: "reviewer 2", model: "example/alpha-7b", stance: .objects, date: day,
          note: "too new")
      ]
      draft.reopenIf = [
        .init("somebody complains"),
        .init(
          "price over 0.45",
          test: .init(field: "price", comparison: .greater, value: .number(0.45))),
        .init(
          "the other one reads more",
          test: .init(
            subject: .runnerUp, field: "languages", comparison: .contains, value: .list(["fi"]))),
      ]
      draft.checklist = [.init(4, state: .done, owner: "legal", note: "read")]
      draft.acknowledged = [
        .init(
          code: "license-text", model: "example/alpha-7b", date: day, by: "legal",
          reason: "only the address changed", factSHA256: String(repeating: "0", count: 64))
      ]
      draft.reviews = [.init(date: day, by: "reviewer 1", note: nil, former: day)]
      draft.expires = CalendarDate("2027-08-01")
    }
  }

  @Test func `what people add to a record reads back`() throws {
    let record = try Self.record()
    #expect(try DecisionRecord(jsonText: record.json.indentedText) == record)
    #expect(record.opinions.map(\.stance) == [.objects])
    #expect(record.reopenIf.map { $0.test?.field } == [nil, "price", "languages"])
    #expect(record.reopenIf.last?.test?.subject == .runnerUp)
    #expect(record.checklist.first { $0.id == 4 }?.state == .done)
    #expect(record.use.outOfScope == ["legal advice"])
    #expect(record.expires == CalendarDate("2027-08-01"))
  }

  @Test func `what people add to a draft is kept`() throws {
    var draft = RecordFixture.draft()
    let record = try Self.record()
    draft.opinions = record.opinions
    draft.reopenIf = record.reopenIf
    draft.acknowledged = record.acknowledged
    draft.reviews = record.reviews
    draft.use = record.use
    draft.checklist = [.init(19, state: .acceptedRisk, owner: "lead", note: "small team")]
    draft.expires = record.expires
    #expect(DecisionDraft(json: draft.json) == draft)
  }

  @Test func `a record of the first schema still reads`() throws {
    let record = try DecisionRecord(jsonText: Golden.text("schema-1.json"))
    #expect(record.number == 7)
    #expect(record.opinions.isEmpty && record.checklist.isEmpty)
    #expect(record.reopenIf.map(\.text) == ["its host raises the price"])
  }

  @Test func `a condition on a field nobody knows is refused`() throws {
    let text = signed(try Self.record()) {
      $0["reopen"] = .list([
        .object([
          "text": .text("x"), "entry": .text("chosen"), "field": .text("mood"), "op": .text("=="),
          "value": .text("good"),
        ])
      ])
    }
    #expect(
      throws: RecordProblem.wrongValue(path: "reopen[0].field", expected: "a field of needs")
    ) { try DecisionRecord(jsonText: text) }
  }

  @Test func `the checklist has nineteen items, each with a clause`() {
    #expect(ChecklistItem.all.map(\.id) == Array(1...19))
    #expect(ChecklistItem.all.allSatisfy { !$0.title.isEmpty && !$0.reference.isEmpty })
  }
}
