import Catalog
import Testing

@testable import Records

/// What people add to a record after it was decided.
struct RecordChangeTests {
  private static func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text))
  }

  private static func changedText() -> [Record] {
    [RecheckFixture.alpha(text: String(repeating: "34", count: 32))]
  }

  @Test func `an acknowledged finding breaks nothing until the fact changes again`() throws {
    let record = try RecordFixture.record()
    let recheck = try RecheckFixture.recheck(record, now: Self.changedText())
    let change = try RecordChange(
      acknowledging: recheck.findings, in: record.json.indentedText, by: "legal",
      reason: "only the address changed", on: RecheckFixture.calmDay())
    let read = try DecisionRecord(jsonText: change.text)
    #expect(read == change.record)
    let again = try RecheckFixture.recheck(read, now: Self.changedText())
    #expect(again.holds && again.findings.count == 1)
    #expect(
      again.findings.first?.acknowledgementMessage
        == "Acknowledged by legal on 2026-08-10: only the address changed")
    #expect(again.message == "0007 use-alpha-for-the-support-bot: holds. 1 acknowledged.")
    let third = try RecheckFixture.recheck(
      read, now: [RecheckFixture.alpha(text: String(repeating: "56", count: 32))])
    #expect(!third.holds)
  }

  @Test func `an acknowledgement covers one model and one code`() throws {
    let record = try RecordFixture.record()
    let moved = [RecordFixture.model("example/alpha-7b", context: 60_000)]
    let findings = try RecheckFixture.recheck(record, now: moved).findings
    let change = try RecordChange(
      acknowledging: findings, in: record.json.indentedText, by: "lead", reason: "enough",
      on: RecheckFixture.calmDay())
    let both = moved + [RecordFixture.model("example/beta-30b", context: 60_000)]
    let again = try RecheckFixture.recheck(change.record, now: both)
    #expect(again.findings.filter(\.counts).map(\.model) == ["example/beta-30b"])
  }

  @Test func `nothing is acknowledged without name and reason`() throws {
    let text = try RecordFixture.record().json.indentedText
    #expect(throws: RecordChangeRefusal.noName) {
      try RecordChange(
        acknowledging: [], in: text, by: " ", reason: "x", on: RecheckFixture.calmDay())
    }
    #expect(throws: RecordChangeRefusal.noReason) {
      try RecordChange(
        acknowledging: [], in: text, by: "x", reason: "\n", on: RecheckFixture.calmDay())
    }
  }

  private static func review(
    _ text: String, window: Int? = nil, next: String? = nil, reason: String? = nil
  ) throws -> RecordChange {
    try RecordChange(
      reviewing: text, by: "reviewer 1", note: "nothing new", on: day("2026-12-28"),
      window: ReviewWindow(cadenceDays: window), next: next.map(day), reason: reason)
  }

  @Test func `a review is noted and sets the next day`() throws {
    let record = try RecheckFixture.settled()
    let change = try Self.review(record.json.indentedText, window: 74)
    #expect(change.record.review.day == CalendarDate("2027-03-12"))
    #expect(change.record.review.basis == .cadence)
    #expect(
      change.record.reviews == [
        .init(
          date: try Self.day("2026-12-28"), by: "reviewer 1", note: "nothing new",
          former: try Self.day("2027-01-28"))
      ])
    #expect(
      change.record.reviewSentence.contains(
        "Look again by 2027-03-12: 74 days after the last look, the usual time"))
    // The warning counts from the last look.
    let host = RecheckFixture.host(on: "2027-01-20")
    let calm = try RecheckFixture.recheck(
      change.record, now: [host], on: Self.day("2027-02-24"))
    #expect(calm.findings.isEmpty)
    let soon = try RecheckFixture.recheck(
      change.record, now: [host], on: Self.day("2027-02-26"))
    #expect(soon.findings.map(\.code) == [.reviewSoon])
  }

  @Test func `a later day than the window allows needs a reason`() throws {
    let text = try RecordFixture.record().json.indentedText
    #expect(
      throws: RecordChangeRefusal.tooLate(
        try Self.day("2027-09-01"), last: try Self.day("2027-06-26"), windowDays: 180)
    ) { try Self.review(text, next: "2027-09-01") }
    let change = try Self.review(text, next: "2027-09-01", reason: "no release is planned")
    #expect(change.record.review.reason == "no release is planned")
    #expect(throws: RecordChangeRefusal.self) { try Self.review(text, next: "2026-12-28") }
  }

  @Test func `a draft that takes a review over makes the same record`() throws {
    let former = try RecordFixture.record()
    let change = try Self.review(former.json.indentedText)
    var draft = RecordFixture.draft()
    draft.take(over: change.record)
    #expect(draft.reviewBy == nil)
    let made = try DecisionRecord(
      draft, outcome: try RecordFixture.outcome(), today: try RecordFixture.today(),
      engine: ["weigh": "0.0.0"])
    #expect(made == change.record)
    #expect(made.status == .accepted)
  }

  @Test func `no review lies behind the expiry`() throws {
    let text = try RecordFixture.record { $0.expires = CalendarDate("2027-02-01") }.json
      .indentedText
    #expect(throws: RecordChangeRefusal.self) { try Self.review(text) }
    #expect(try Self.review(text, next: "2027-02-01").record.expires != nil)
  }

  @Test func `what other programs added stays, however deep`() throws {
    let text = signed(try RecordFixture.record()) { body in
      body["x-ticket"] = .text("ABC-1")
      guard case .list(var entries)? = body["entries"], case .object(var first) = entries[0] else {
        return
      }
      first["x-seen"] = .flag(true)
      entries[0] = .object(first)
      body["entries"] = .list(entries)
    }
    let change = try Self.review(text)
    #expect(change.text.contains("\"x-ticket\": \"ABC-1\""))
    #expect(change.text.contains("\"x-seen\": true"))
  }

  @Test func `a record of the first schema is raised to the present one`() throws {
    let change = try Self.review(try Golden.text("schema-1.json"))
    #expect(change.text.contains("\"schema\": \"weigh.decision/2\""))
    #expect(change.record.reviews.count == 1)
  }

  @Test func `a record that somebody edited is not changed`() throws {
    let text = try RecordFixture.record().json.indentedText
      .replacing("\"reviewer 1\"", with: "\"reviewer 9\"")
    #expect(throws: RecordProblem.changed(number: 7)) { try Self.review(text) }
  }

  @Test func `names and reasons come out on one line without control characters`() throws {
    let change = try RecordChange(
      acknowledging: [], in: try RecordFixture.record().json.indentedText, by: "x", reason: "y",
      on: RecheckFixture.calmDay())
    #expect(change.record.acknowledged.isEmpty)
    let record = try RecordFixture.record()
    let recheck = try RecheckFixture.recheck(record, now: Self.changedText())
    let hostile = try RecordChange(
      acknowledging: recheck.findings, in: record.json.indentedText, by: "le\u{1B}[31mgal\n",
      reason: "a\u{202E}b\nc", on: RecheckFixture.calmDay())
    #expect(hostile.record.acknowledged.map(\.by) == ["le[31mgal"])
    #expect(hostile.record.acknowledged.map(\.reason) == ["ab c"])
  }
}
