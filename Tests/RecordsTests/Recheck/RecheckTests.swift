import Catalog
import Decision
import Testing

@testable import Records

/// Order, wording, machine output, and what must be there to check at all.
struct RecheckTests {
  @Test func `the gravest finding comes first, and the line names it`() throws {
    let record = try RecordFixture.record {
      $0.checklist = [.init(1, state: .open, owner: "x", due: CalendarDate("2026-08-02"))]
    }
    let recheck = try RecheckFixture.recheck(
      record,
      now: [
        RecheckFixture.alpha(context: 16_384),
        RecheckFixture.host([("example/alpha-7b", 0.2, 0.6)]),
      ], engine: ["weigh": "9"])
    #expect(recheck.findings.map(\.code) == [.mustFailed, .price, .openItem, .engine])
    #expect(
      recheck.message
        == "0007 use-alpha-for-the-support-bot: no longer holds. example/alpha-7b: Context 64k → "
        + "16,384 tokens (Example Publisher, 2026-06-30): the need context asks 32,768 tokens or "
        + "more. 2 warnings and 1 note.")
  }

  @Test func `machine output holds every finding with its hash`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: [RecheckFixture.host([("example/alpha-7b", 0.2, 0.6)])])
    let text = recheck.json.canonicalText
    #expect(text.contains("\"code\":\"price\""))
    #expect(text.contains("\"was\":\"0.15\""))
    #expect(text.contains("\"now\":\"0.30 USD/Mtok\""))
    #expect(text.contains("\"holds\":true"))
    let hash = try #require(recheck.findings.first?.factSHA256)
    #expect(hash.count == 64 && text.contains(hash))
  }

  @Test func `an overlay the decision rests on must be there`() throws {
    let record = try RecordFixture.record()
    let base = EvaluationBase(snapshot: try RecordFixture.snapshot())
    #expect(record.obstacles(on: base).isEmpty)
    let release = base.snapshot.release
    let bare = CatalogRelease(
      format: 1, name: release.name, asOf: release.asOf, sha256: release.sha256)
    let other = EvaluationBase(snapshot: CatalogSnapshot(release: bare, records: []))
    #expect(record.obstacles(on: other) == [.overlayMissing(name: "team")])
    #expect(
      record.obstacles(on: other).first?.message
        == "it was decided with the overlay 'team', which is not here. Run it where the overlay is."
    )
    #expect(record.verificationObstacle(on: release) == nil)
    #expect(
      record.verificationObstacle(on: bare)?.message
        == "recomputing it needs the catalog 2026.07 of 2026-07-01, abababababab with team "
        + "cdcdcdcdcdcd; this is 2026.07 of 2026-07-01, abababababab.")
  }

  @Test func `a hostile name in the catalog comes out inert`() throws {
    let name = "example/\u{1B}]0;x\u{7}theta-8b"
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(),
      now: [
        RecordFixture.model(name, context: 131_072),
        RecheckFixture.host([(model: name, input: 0.01, output: 0.01)]),
      ])
    #expect(recheck.findings.map(\.code) == [.dominated])
    #expect(!recheck.message.contains("\u{1B}"))
  }
}
