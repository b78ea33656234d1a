import Catalog
import Decision
import Licensing
import Testing

@testable import Records

/// Facts, days and versions: one pair of catalogs for each code gives exactly that finding.
struct RecheckFactTests {
  @Test(arguments: [(0.109, 0.329, false), (0.111, 0.333, true), (0.08, 0.24, true)])
  func `a price is news from ten per cent on, in both directions`(
    _ input: Double, _ output: Double, _ isNews: Bool
  ) throws {
    let now = RecheckFixture.host([("example/alpha-7b", input, output)])
    let recheck = try RecheckFixture.recheck(RecordFixture.record(), now: [now])
    guard isNews else { return #expect(recheck.findings.isEmpty) }
    RecheckCodeTests.check(recheck, .price, .warns)
  }

  @Test(arguments: ["example/alpha-7b", "example/beta-30b"])
  func `another fact of the chosen model or the runner-up`(_ model: String) throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: [RecordFixture.model(model, context: 60_000)])
    RecheckCodeTests.check(recheck, .factChanged, .warns)
    #expect(recheck.findings.first?.model == model)
    #expect(recheck.findings.first?.now == "60k tokens")
  }

  @Test func `another revision of the chosen model`() throws {
    func revised(_ revision: String) -> Record {
      var record = RecheckFixture.alpha()
      record.identity.append(.init("revision", .text(revision)))
      return record
    }
    let record = try RecordFixture.record(extra: [revised("aaa111")])
    let recheck = try RecheckFixture.recheck(record, now: [revised("bbb222")])
    RecheckCodeTests.check(recheck, .newRevision, .warns)
    #expect(recheck.findings.first?.message == "example/alpha-7b: Revision aaa111 → bbb222.")
  }

  @Test func `a fact that only a need reads`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: [RecheckFixture.alpha(languages: ["de", "en", "fr"])])
    RecheckCodeTests.check(recheck, .factChanged, .warns)
    #expect(
      recheck.findings.first?.message
        == "example/alpha-7b: Languages de, en → de, en, fr (Example Publisher, 2026-06-30).")
  }

  @Test func `a need rests on a price nobody looked up for two months`() throws {
    let record = try RecordFixture.record()
    let fresh = try RecheckFixture.recheck(record, on: RecheckCodeTests.day("2026-08-19"))
    #expect(fresh.findings.isEmpty)
    let recheck = try RecheckFixture.recheck(record, on: RecheckCodeTests.day("2026-08-20"))
    RecheckCodeTests.check(recheck, .staleEvidence, .breaks)
    #expect(
      recheck.findings.first?.message
        == "example/alpha-7b: Price 61 days old, stands for 60 (Example Publisher, 2026-06-20): the "
        + "need price rests on it alone.")
    let weighed = try RecordFixture.record(scenario: RecheckFixture.scenario(without: "price"))
    RecheckCodeTests.check(
      try RecheckFixture.recheck(weighed, on: RecheckCodeTests.day("2026-08-20")), .staleEvidence,
      .warns)
  }

  @Test func `what was stale when it was decided on only warns`() throws {
    let old = [RecheckFixture.host(on: "2026-05-01")]
    let record = try RecordFixture.record(extra: old)
    #expect(try RecheckFixture.recheck(record, now: old, on: record.decided).findings.isEmpty)
    RecheckCodeTests.check(
      try RecheckFixture.recheck(record, now: old), .staleEvidence, .warns)
  }

  @Test func `a pack that is on and had to be checked again`() throws {
    let text = RecordFixture.scenario + "\n[policies]\norder-1 = \"warn\"\n"
    let packs = [RecheckFixture.pack(expires: "2026-08-05")]
    let record = try RecordFixture.record(scenario: text, extra: packs)
    #expect(
      try RecheckFixture.recheck(record, now: packs, on: RecheckCodeTests.day("2026-08-05"))
        .findings.isEmpty)
    let recheck = try RecheckFixture.recheck(record, now: packs)
    RecheckCodeTests.check(recheck, .staleEvidence, .warns)
    #expect(recheck.findings.first?.about == "order-1")
  }

  @Test func `a host that serves another precision still serves it`() throws {
    func served(_ quantization: String?) -> Record {
      var host = RecheckFixture.host()
      let offer = RecordFixture.offers[0]
      let stated: [Row.NamedValue] = quantization.map { [.init("quantization", .text($0))] } ?? []
      let row = Row(
        values: [
          .init("model", .text(offer.model)), .init("input", .number(offer.input)),
          .init("output", .number(offer.output)),
        ] + stated, evidence: Evidence(source: "prices", asOf: CalendarDate("2026-06-20")))
      host.lists = [
        .init(
          name: "offers",
          rows: [row]
            + RecordFixture.offers.dropFirst().map {
              RecordFixture.offer($0.model, $0.input, $0.output)
            })
      ]
      return host
    }
    let record = try RecordFixture.record(extra: [served("fp8")])
    for now in ["fp4", nil] {
      let recheck = try RecheckFixture.recheck(record, now: [served(now)])
      RecheckCodeTests.check(recheck, .factChanged, .warns)
      #expect(recheck.findings.first?.about == "quantization")
    }
    let unstated = try RecordFixture.record()
    RecheckCodeTests.check(
      try RecheckFixture.recheck(unstated, now: [served("fp8")]), .factChanged, .warns)
  }

  @Test func `an item of the checklist past its day`() throws {
    let record = try RecordFixture.record {
      $0.checklist = [.init(16, state: .open, owner: "operations", due: CalendarDate("2026-08-09"))]
    }
    #expect(
      try RecheckFixture.recheck(record, on: RecheckCodeTests.day("2026-08-09")).findings.isEmpty)
    let recheck = try RecheckFixture.recheck(record)
    RecheckCodeTests.check(recheck, .openItem, .warns)
    #expect(
      recheck.findings.first?.message
        == "Checklist 16 was due by 2026-08-09: Model to fall back on (operations).")
  }

  @Test func `a duty past its day`() throws {
    let record = try RecordFixture.record {
      $0.shortlist[0].duties[standing: "Show a notice."] = .init(
        .open, owner: "legal", due: CalendarDate("2026-08-09"))
      $0.shortlist[0].duties[standing: "Keep the license."] = .init(
        .done, owner: "legal", due: CalendarDate("2026-08-09"))
    }
    let recheck = try RecheckFixture.recheck(record)
    RecheckCodeTests.check(recheck, .openItem, .warns)
    #expect(
      recheck.findings.first?.message
        == "Duty was due by 2026-08-09: Show a notice. (legal).")
  }

  @Test func `another quality scale and another version are notes`() throws {
    let record = try RecordFixture.record(extra: RecheckFixture.scale("2026.07"))
    #expect(record.basis.engine["qualityCalibration"] == "2026.07")
    let scaled = try RecheckFixture.recheck(record, now: RecheckFixture.scale("2026.09"))
    RecheckCodeTests.check(scaled, .recalibrated, .note)
    let newer = try RecheckFixture.recheck(
      RecordFixture.record(), engine: ["weigh": "0.1.0", "somethingNew": "1"])
    RecheckCodeTests.check(newer, .engine, .note)
    #expect(newer.findings.first?.message == "Version of weigh 0.0.0 → 0.1.0.")
  }
}
