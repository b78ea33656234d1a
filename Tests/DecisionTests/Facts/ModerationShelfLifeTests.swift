import Catalog
import Decision
import Moderation
import Testing

/// How long a run stands for a model.
@Suite struct ModerationShelfLifeTests {
  /// A catalog whose models of one line came out on these days, and a run of the first.
  private func life(_ released: [String], ran: String?) throws -> ModerationShelfLife {
    var fixture = Fixture(
      released.enumerated().map {
        Fixture.model("acme/M-\($0)", released: $1, family: "line")
      })
    fixture.more = [
      Record(kind: .family, id: "line", identity: [Row.NamedValue("name", .text("Line"))])
    ]
    let run = Fixture.run(Fixture.replies(answered: 9), of: "acme/M-0", on: ran)
    fixture.moderation = [run]
    return fixture.base.shelfLife(of: run)
  }

  @Test func `it stands as long as the family's releases are apart`() throws {
    let quarterly = try life(
      ["2025-01-01", "2025-04-01", "2025-06-30", "2025-09-28"], ran: "2026-06-20")
    #expect(quarterly.cadenceDays == 90 && quarterly.days == 90)
    #expect(quarterly.expires == CalendarDate("2026-09-18"))
    #expect(quarterly.state == .fresh)
  }

  @Test func `it stands 30 days at least and 180 at most`() throws {
    let weekly = try life(
      ["2026-01-01", "2026-01-08", "2026-01-15", "2026-01-22"], ran: "2026-06-20")
    #expect(weekly.cadenceDays == 7 && weekly.days == 30)
    let yearly = try life(
      ["2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"], ran: "2026-06-20")
    #expect(yearly.cadenceDays == 365 && yearly.days == 180)
  }

  @Test func `with fewer than four dates it stands 180 days`() throws {
    let few = try life(["2026-01-01", "2026-01-08", "2026-01-15"], ran: "2026-06-20")
    #expect(few.cadenceDays == nil && few.days == 180)
    #expect(
      few.sentence
        == "The run counts until 2026-12-17, for 180 days, as the family's releases are not known.")
  }

  @Test func `it warns from four fifths on and counts for nothing from the last day on`() throws {
    // The catalog's date is 2026-06-30.
    #expect(try life(["2026-01-01"], ran: "2026-02-07").state == .fresh)
    let aging = try life(["2026-01-01"], ran: "2026-02-06")
    #expect(aging.ageDays == 144 && aging.state == .aging)
    #expect(aging.warning == "It counts only until 2026-08-05.")
    #expect(try life(["2026-01-01"], ran: "2026-01-02").state == .aging)
    let over = try life(["2026-01-01"], ran: "2026-01-01")
    #expect(over.ageDays == 180 && over.state == .expired)
    #expect(
      over.sentence
        == "The run is 180 days old and expired on 2026-06-30, after 180 days, as the family's "
        + "releases are not known.")
  }

  @Test func `a run without a date counts for nothing, one after the catalog is new`() throws {
    let undated = try life(["2026-01-01"], ran: nil)
    #expect(undated.state == .expired)
    #expect(undated.sentence == "The run counts for nothing: it has no date.")
    #expect(try life(["2026-01-01"], ran: "2026-09-01").ageDays == 0)
  }

  @Test func `another file or template at the same place ends it`() throws {
    let old = Fixture.run(Fixture.replies(answered: 40), id: "old", file: "1", template: "a")
    func change(_ file: String?, _ template: String?, endpoint: String = "desk")
      -> ModerationShelfLife.Change?
    {
      let new = Fixture.run(
        Fixture.replies(answered: 9), id: "new", on: "2026-06-25", endpoint: endpoint, file: file,
        template: template)
      return Fixture.probed(new, old).base.shelfLife(of: old).change
    }
    #expect(change("2", "a") == .file(run: "new"))
    #expect(change("1", "b") == .template(run: "new"))
    #expect(change("1", "a") == nil)
    #expect(change(nil, nil) == nil)
    #expect(change("2", "b", endpoint: "elsewhere") == nil)
  }

  @Test func `an earlier run changes nothing of a later one`() throws {
    let old = Fixture.run(Fixture.replies(answered: 9), id: "old", on: "2026-06-01", file: "1")
    let new = Fixture.run(Fixture.replies(answered: 9), id: "new", on: "2026-06-02", file: "2")
    let base = Fixture.probed(old, new).base
    #expect(base.shelfLife(of: new).change == nil)
    #expect(base.shelfLife(of: old).change == .file(run: "new"))
  }

  @Test func `an expired run stays visible and is not known`() throws {
    let old = Fixture.run(Fixture.replies(answered: 40), on: "2025-12-01")
    let seen = try Fixture.probed(old).observe(Fixture.need(Fixture.required()))
    #expect(seen.truth == .unknown)
    #expect(seen.sentence.contains("Not known: The run is 211 days old and expired on 2026-05-30"))
    #expect(seen.sentence.contains("Before that: 40/40 answered"))
    #expect(seen.evidence.map(\.note) == ["expired"])
  }
}
