import Catalog
import Testing

@testable import Records

/// When a decision must be looked at again.
struct ReviewWindowTests {
  /// A family of these release dates, and the model of the fixture as a member of it.
  private static func family(_ dates: [String]) throws -> [Record] {
    let family = Record(
      kind: .family, id: "alpha", identity: [.init("name", .text("Alpha"))],
      lists: [
        .init(
          name: "milestones",
          rows: try dates.enumerated().map { place, date in
            Row(
              values: [
                .init("date", .date(try #require(CalendarDate(date)))),
                .init("name", .text("Alpha \(place + 1)")), .init("kind", .text("release")),
              ], evidence: Evidence(source: "cards"))
          })
      ])
    var member = RecordFixture.model("example/alpha-7b", context: 65_536)
    member.identity.append(.init("family", .text("alpha")))
    return [family, member]
  }

  private static let fiveDates = [
    "2025-05-28", "2025-08-21", "2025-09-29", "2025-12-01", "2026-04-24",
  ]

  @Test func `the window is the median time between five releases`() throws {
    let snapshot = try RecordFixture.snapshot(extra: Self.family(Self.fiveDates))
    #expect(snapshot.cadence(of: "alpha").gaps == [85, 39, 63, 144])
    #expect(ReviewWindow(of: "example/alpha-7b", in: snapshot).days == 74)
    let record = try RecordFixture.record(extra: Self.family(Self.fiveDates))
    #expect(record.review.day == CalendarDate("2026-10-14"))
    #expect(record.review.basis == .cadence)
    #expect(record.review.windowDays == 74)
    #expect(
      record.reviewSentence
        == "Look again by 2026-10-14: 74 days after the decision, the usual time between two "
        + "releases of the family.")
    #expect(ADRExport().text(of: record).contains(record.reviewSentence))
  }

  @Test func `fewer than four dates give the longest window, which says so`() throws {
    let record = try RecordFixture.record(extra: Self.family(Array(Self.fiveDates.prefix(3))))
    #expect(record.review.windowDays == 180)
    #expect(record.review.basis == .cadenceNotKnown)
    #expect(record.review.day == CalendarDate("2027-01-28"))
    #expect(record.reviewSentence.contains("because the release cadence of the family"))
  }

  @Test(arguments: [(nil, 180), (3, 30), (30, 30), (31, 31), (180, 180), (400, 180)])
  func `the window has two ends`(_ cadence: Int?, _ days: Int) {
    #expect(ReviewWindow(cadenceDays: cadence).days == days)
  }

  @Test func `a window cut at an end says so`() throws {
    let daily = ["2026-01-01", "2026-01-03", "2026-01-05", "2026-01-07"]
    let often = try RecordFixture.record(extra: Self.family(daily)).reviewSentence
    #expect(often.contains("30 days after the decision, the shortest time, because the family is"))
    let rare = ["2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01"]
    let seldom = try RecordFixture.record(extra: Self.family(rare)).reviewSentence
    #expect(seldom.contains("180 days after the decision, the longest time, because the family is"))
  }

  @Test func `an earlier review needs no reason, a later one does`() throws {
    let early = try RecordFixture.record { $0.reviewBy = CalendarDate("2026-09-01") }
    #expect(early.status == .accepted)
    #expect(early.review.basis == .given)
    #expect(early.review.windowDays == 180)
    let late = try RecordFixture.record { $0.reviewBy = CalendarDate("2027-08-01") }
    #expect(late.status == .proposed)
    #expect(
      late.missing == [
        "The review on 2027-08-01 is later than 2027-01-28, the last of 180 days. "
          + "Say why, or set an earlier day."
      ])
    let explained = try RecordFixture.record {
      $0.reviewBy = CalendarDate("2027-08-01")
      $0.reviewReason = "the product ends in August"
    }
    #expect(explained.status == .accepted)
    #expect(
      explained.reviewSentence.contains(
        "Later than the 180 days that are usual: the product ends in August"))
    #expect(try DecisionRecord(jsonText: explained.json.indentedText) == explained)
  }

  @Test func `a blank reason is none`() throws {
    let record = try RecordFixture.record {
      $0.reviewBy = CalendarDate("2027-08-01")
      $0.reviewReason = " \n"
    }
    #expect(record.status == .proposed)
    #expect(record.review.reason == nil)
  }

  @Test func `a decision never expires before its review`() throws {
    let record = try RecordFixture.record { $0.expires = CalendarDate("2026-12-31") }
    #expect(record.status == .proposed)
    #expect(
      record.missing == [
        "The decision expires on 2026-12-31, before the review on 2027-01-28. "
          + "Set an earlier review, or a later day."
      ])
    let later = try RecordFixture.record { $0.expires = CalendarDate("2027-01-28") }
    #expect(later.status == .accepted)
  }
}
