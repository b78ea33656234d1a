import Catalog
import Decision
import Sheets
import Testing

/// A list of pages asks whether a page tells anything; that must be what the page itself answers.
@Suite struct SheetPresenceTests {
  @Test(arguments: [true, false])
  func `a page tells something exactly where it has a page`(_ isOfFamily: Bool) throws {
    let asOf = try #require(CalendarDate("2026-07-01"))
    var identity: [Row.NamedValue] = [
      .init("status", .text("listed")), .init("kinds", .list(["chat"])),
    ]
    if isOfFamily { identity.append(.init("family", .text("line"))) }
    let model = Record(kind: .model, id: "acme/one", identity: identity)
    let family = Record(kind: .family, id: "line", identity: [.init("name", .text("Line"))])
    let base = EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogRelease(format: 1, name: "fixture", asOf: asOf, sha256: ""),
        records: [model, family]))
    let outcome = try evaluate(EvaluationContext(base: base, scenario: Scenario(name: "test")))
    let subject = SheetSubject(
      outcome: outcome, alternative: try #require(outcome.rows.first).alternative)
    for page in Sheets.all {
      #expect(page.tells(subject) == (page.sheet(subject) != nil), "\(page.id)")
    }
    #expect(Sheets.named("timeline")?.tells(subject) == isOfFamily)
    #expect(Sheets.named("restrictions")?.tells(subject) == false)
  }
}
