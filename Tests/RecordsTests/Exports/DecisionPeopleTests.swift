import Catalog
import Decision
import Testing

@testable import Records

/// What people add to a record stands in Markdown and page alike.
struct DecisionPeopleTests {
  private static func texts(_ change: (inout DecisionDraft) -> Void) throws -> [String] {
    let record = try RecordFixture.record(change)
    return [
      ADRExport().text(of: record), HTMLExportTests.text(of: HTMLExport().text(of: record)),
    ]
  }

  @Test func `an objection to the chosen model stands in plain words`() throws {
    let day = CalendarDate("2026-08-02")
    for text in try Self.texts({
      $0.opinions = [
        .init(
          reviewer: "reviewer 2", model: "example/alpha-7b", stance: .objects, date: day,
          note: "too new"),
        .init(reviewer: "reviewer 3", model: "example/alpha-7b", stance: .agrees),
        .init(reviewer: "reviewer 4", model: "example/beta-30b", stance: .notAsked),
      ]
    }) {
      #expect(text.contains("It was chosen against the objection of reviewer 2."))
      #expect(text.contains("Bad, because reviewer 2 objects (2026-08-02): too new"))
      #expect(text.contains("Good, because reviewer 3 agrees"))
      #expect(text.contains("Neutral, because reviewer 4 was not asked"))
    }
  }

  @Test func `a need that was set to pass by hand stands in plain words`() throws {
    let scenario =
      RecordFixture.scenario + """

        [[override]]
        model = "example/gamma-70b"
        must = "context"
        verdict = "pass"
        reason = "short questions only"
        by = "reviewer 1"
        date = 2026-07-30

        """
    let record = try RecordFixture.record(
      { $0.shortlist = [.init("example/gamma-70b", .choose)] }, scenario: scenario)
    for text in [
      ADRExport().text(of: record), HTMLExportTests.text(of: HTMLExport().text(of: record)),
    ] {
      #expect(text.contains("It was let through though the facts say that it fails the need"))
      #expect(text.contains("reviewer 1 set it to pass on "))
    }
  }

  @Test func `use, conditions, checklist, looks and findings are all said`() throws {
    let day = try #require(CalendarDate("2026-08-02"))
    let texts = try Self.texts {
      $0.use = .init(intended: "answers", users: ["customers"], outOfScope: ["legal advice"])
      $0.reopenIf = [
        .init("somebody complains"),
        .init(
          "price over 0.45",
          test: .init(field: "price", comparison: .greater, value: .number(0.45))),
      ]
      $0.checklist = [
        .init(4, state: .done, owner: "legal", note: "read it | twice"),
        .init(12, state: .acceptedRisk, owner: "lead", note: "small team"),
      ]
      $0.acknowledged = [
        .init(
          code: "license-text", model: "example/alpha-7b", date: day, by: "legal",
          reason: "only the address changed", factSHA256: String(repeating: "0", count: 64))
      ]
      $0.reviews = [.init(date: day, by: "reviewer 1", note: "nothing new", former: day)]
      $0.expires = CalendarDate("2027-08-01")
    }
    let plain = texts.map { $0.split(separator: "\\").joined().split(separator: "`").joined() }
    for text in plain {
      for sentence in [
        "Intended use: answers.", "Users: customers.", "Not to be used for: legal advice.",
        "For people to watch: somebody complains",
        "Checked by the program: price over 0.45 (price > 0.45 for the chosen option)",
        "4. License and use policy read", "read it | twice", "accepted risk", "small team",
        "license-text on example/alpha-7b, by legal on 2026-08-02: only the address changed.",
        "Looked at again on 2026-08-02 by reviewer 1", "nothing new",
        "The decision counts no more from 2027-08-01 on.",
      ] { #expect(text.contains(sentence), "\(sentence)") }
      for item in ChecklistItem.all {
        #expect(text.contains("\(item.id). \(item.title)"), "\(item.id)")
        #expect(text.contains(item.reference), "\(item.id)")
      }
    }
    let rows = texts[0].split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 21)
    #expect(rows.contains { $0.contains("read it \\| twice") })
  }
}
