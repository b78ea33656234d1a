import Catalog
import Decision
import Testing

@testable import Records

/// One pair of catalogs for each code gives exactly that finding.
struct RecheckCodeTests {
  static func check(
    _ recheck: Recheck, _ code: RecheckCode, _ severity: RecheckCode.Severity,
    at location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      recheck.findings.map(\.code) == [code], "\(recheck.findings.map(\.message))",
      sourceLocation: location)
    #expect(recheck.findings.map(\.severity) == [severity], sourceLocation: location)
    #expect(recheck.holds == (severity != .breaks), sourceLocation: location)
  }

  static func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text))
  }

  /// A model that the record never saw, with what the host asks for it.
  private static func newcomer(context: Int64, input: Double, output: Double) -> [Record] {
    [
      RecordFixture.model("example/theta-8b", context: context),
      RecheckFixture.host([(model: "example/theta-8b", input: input, output: output)]),
    ]
  }

  @Test func `the same catalog on the same day finds nothing`() throws {
    let record = try RecordFixture.record()
    let same = try RecheckFixture.recheck(record, on: record.decided)
    #expect(same.findings.isEmpty && same.holds)
    let later = try RecheckFixture.recheck(record)
    #expect(later.findings.isEmpty, "\(later.findings.map(\.message))")
    #expect(later.message == "0007 use-alpha-for-the-support-bot: holds.")
  }

  @Test func `facts of models that are neither chosen nor near find nothing`() throws {
    let record = try RecordFixture.record()
    let others = [
      RecordFixture.model("example/delta-9b", context: 32_768),
      RecordFixture.model("example/gamma-70b", context: 16_384),
      RecordFixture.model("example/zeta-5b", context: 4_096, license: "closed-use"),
      RecheckFixture.host([("example/eta-4b", 5, 6), ("example/gamma-70b", 0.1, 0.1)]),
    ]
    let recheck = try RecheckFixture.recheck(record, now: others)
    #expect(recheck.findings.isEmpty, "\(recheck.findings.map(\.message))")
  }

  @Test func `expired`() throws {
    let record = try RecheckFixture.settled { $0.expires = CalendarDate("2027-01-28") }
    let recheck = try RecheckFixture.recheck(
      record, now: [RecheckFixture.host(on: "2027-01-20")], on: Self.day("2027-02-01"))
    Self.check(recheck, .expired, .breaks)
    #expect(recheck.findings.first?.message == "Expiry was on 2027-01-28: 4 days ago.")
  }

  @Test func `review overdue`() throws {
    let recheck = try RecheckFixture.recheck(
      RecheckFixture.settled(), now: [RecheckFixture.host(on: "2027-01-20")],
      on: Self.day("2027-01-29"))
    Self.check(recheck, .reviewOverdue, .breaks)
    #expect(recheck.findings.first?.message == "Review was due by 2027-01-28: 1 day ago.")
  }

  @Test func `review soon, from four fifths of the window`() throws {
    let host = RecheckFixture.host(on: "2026-12-20")
    let record = try RecheckFixture.settled()
    let before = try RecheckFixture.recheck(record, now: [host], on: Self.day("2026-12-22"))
    #expect(before.findings.isEmpty)
    let recheck = try RecheckFixture.recheck(record, now: [host], on: Self.day("2026-12-23"))
    Self.check(recheck, .reviewSoon, .warns)
    #expect(recheck.findings.first?.message == "Review due by 2027-01-28: in 36 days.")
    let last = try RecheckFixture.recheck(
      record, now: [RecheckFixture.host(on: "2027-01-20")], on: Self.day("2027-01-28"))
    Self.check(last, .reviewSoon, .warns)
  }

  @Test(arguments: ["withdrawn", "closed", "stub"])
  func `a model that is no longer open is withdrawn`(_ status: String) throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: [RecheckFixture.alpha(status: status)])
    Self.check(recheck, .withdrawn, .breaks)
  }

  @Test func `an offer that is gone is withdrawn`() throws {
    var host = RecheckFixture.host()
    host.lists[0] = .init(
      name: "offers",
      rows: RecordFixture.offers.dropFirst().map {
        RecordFixture.offer($0.model, $0.input, $0.output)
      })
    let recheck = try RecheckFixture.recheck(RecordFixture.record(), now: [host])
    Self.check(recheck, .withdrawn, .breaks)
    #expect(
      recheck.findings.first?.message
        == "example/alpha-7b: Way to run it Acme Cloud is no longer offered.")
  }

  @Test func `a host that no longer serves is withdrawn`() throws {
    var host = RecheckFixture.host()
    host.facts = [RecordFixture.known("status", .text("withdrawn"))]
    let recheck = try RecheckFixture.recheck(RecordFixture.record(), now: [host])
    Self.check(recheck, .withdrawn, .breaks)
  }

  @Test func `a need that is failed now`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: [RecheckFixture.alpha(context: 16_384)])
    Self.check(recheck, .mustFailed, .breaks)
    #expect(
      recheck.findings.first?.message
        == "example/alpha-7b: Context 64k → 16,384 tokens (Example Publisher, 2026-06-30): the need "
        + "context asks 32,768 tokens or more.")
  }

  @Test func `a fact nobody knows any more fails a need that drops it`() throws {
    let text = RecordFixture.scenario.replacing(
      "value = 32768\n", with: "value = 32768\nunknown = \"drop\"\n")
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(scenario: text), now: [RecheckFixture.alpha(context: nil)])
    Self.check(recheck, .mustFailed, .breaks)
    #expect(recheck.findings.first?.detail == "the need context drops what is not known")
  }

  @Test(arguments: [false, true])
  func `a fact nobody knows any more warns where the need keeps it`(_ asks: Bool) throws {
    let now = asks ? RecheckFixture.alpha(languages: nil) : RecheckFixture.alpha(context: nil)
    let recheck = try RecheckFixture.recheck(RecordFixture.record(), now: [now])
    Self.check(recheck, .mustUnknown, .warns)
  }

  @Test func `a condition that holds reopens the question`() throws {
    let record = try RecordFixture.record {
      $0.reopenIf = [
        .init("somebody complains"),
        .init(
          "price over 0.155",
          test: .init(field: "price", comparison: .greater, value: .number(0.155))),
      ]
    }
    #expect(try RecheckFixture.recheck(record).findings.isEmpty)
    let now = RecheckFixture.host([("example/alpha-7b", 0.105, 0.31)])
    let recheck = try RecheckFixture.recheck(record, now: [now])
    Self.check(recheck, .reopenMet, .breaks)
    #expect(
      recheck.findings.first?.message
        == "example/alpha-7b: Price 0.15 → 0.16 USD/Mtok (Example Publisher, 2026-06-20): reopen "
        + "condition \u{201C}price over 0.155\u{201D}.")
  }

  @Test func `a condition may watch the runner-up or any model`() throws {
    let record = try RecordFixture.record {
      $0.reopenIf = [
        .init(
          "beta costs less",
          test: .init(
            subject: .runnerUp, field: "price", comparison: .less, value: .number(0.55))),
        .init(
          "gamma reads more",
          test: .init(
            subject: .model("example/gamma-70b"), field: "context", comparison: .greaterOrEqual,
            value: .integer(32_768))),
      ]
    }
    #expect(try RecheckFixture.recheck(record).findings.isEmpty)
    let recheck = try RecheckFixture.recheck(
      record,
      now: [
        RecheckFixture.host([("example/beta-30b", 0.35, 1.1)]),
        RecordFixture.model("example/gamma-70b", context: 65_536),
      ])
    let met = recheck.findings.filter { $0.code == .reopenMet }
    #expect(met.map(\.model) == ["example/beta-30b", "example/gamma-70b"])
  }

  @Test func `another text of the license breaks until somebody lives with it`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: [RecheckFixture.alpha(text: String(repeating: "34", count: 32))])
    Self.check(recheck, .licenseText, .breaks)
    #expect(
      recheck.findings.first?.message
        == "example/alpha-7b: License Open Use License text 121212121212 → text 343434343434 "
        + "(Example Publisher, 2026-06-01): the verdict is allowed.")
  }

  @Test func `a license that means something worse breaks, something better is a note`() throws {
    let text = RecheckFixture.scenario(without: "license")
    let closed = RecordFixture.license("open-use", commercial: "no")
    let record = try RecordFixture.record(scenario: text)
    Self.check(try RecheckFixture.recheck(record, now: [closed]), .licenseVerdict, .breaks)
    let strict = try RecordFixture.record(scenario: text, extra: [closed])
    Self.check(
      try RecheckFixture.recheck(
        strict, now: [RecordFixture.license("open-use", commercial: "yes")]),
      .licenseVerdict, .note)
  }

  @Test func `a pack that is on and changed warns, one that keeps the model out breaks`() throws {
    let text = RecordFixture.scenario + "\n[policies]\norder-1 = \"exclude\"\n"
    let record = try RecordFixture.record(scenario: text, extra: [RecheckFixture.pack()])
    #expect(try RecheckFixture.recheck(record, now: [RecheckFixture.pack()]).findings.isEmpty)
    let changed = try RecheckFixture.recheck(record, now: [RecheckFixture.pack(version: "2")])
    Self.check(changed, .policyPack, .warns)
    let bites = try RecheckFixture.recheck(
      record, now: [RecheckFixture.pack(version: "2", hosts: "covered")])
    Self.check(bites, .policyPack, .breaks)
  }

  @Test func `a model that is better in everything dominates`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: Self.newcomer(context: 131_072, input: 0.08, output: 0.2))
    Self.check(recheck, .dominated, .breaks)
    #expect(recheck.findings.first?.model == "example/theta-8b")
    #expect(recheck.findings.first?.was == "not in that catalog")
  }

  @Test func `a model that is now surely above has overtaken`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: Self.newcomer(context: 32_768, input: 0.05, output: 0.09))
    Self.check(recheck, .overtaken, .breaks)
  }

  @Test func `a model that stood above when decided has not overtaken`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [
        .init("example/alpha-7b", .no(reason: "x")), .init("example/beta-30b", .choose),
      ]
      $0.notFirstBecause = "it reads more"
    }
    let cheaper = RecheckFixture.host([("example/alpha-7b", 0.095, 0.28)])
    let recheck = try RecheckFixture.recheck(record, now: [cheaper])
    #expect(recheck.findings.isEmpty, "\(recheck.findings.map(\.message))")
  }

  @Test func `a new model in the first bracket is a newcomer`() throws {
    let recheck = try RecheckFixture.recheck(
      RecordFixture.record(), now: Self.newcomer(context: 65_536, input: 0.1, output: 0.3))
    Self.check(recheck, .newcomers, .warns)
  }

  @Test func `none was chosen, and one meets every need now`() throws {
    let record = try RecordFixture.record {
      $0.shortlist = [.init("example/alpha-7b", .no(reason: "too small"))]
      $0.isNoneOfThese = true
    }
    #expect(try RecheckFixture.recheck(record).findings.isEmpty)
    let recheck = try RecheckFixture.recheck(
      record, now: [RecordFixture.model("example/gamma-70b", context: 65_536)])
    Self.check(recheck, .candidate, .breaks)
    #expect(recheck.findings.first?.was == "kept out by context")
  }

  @Test func `every code belongs to one rule`() throws {
    #expect(RecheckRules.all.flatMap(\.codes).sorted { $0.rank < $1.rank } == RecheckCode.allCases)
    for code in RecheckCode.allCases { #expect(!code.summary.isEmpty && !code.advice.isEmpty) }
    #expect(CriterionKey.all.allSatisfy { Criteria.named($0) != nil })
  }
}
