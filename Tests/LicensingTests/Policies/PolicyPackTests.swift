import Catalog
import Testing

@testable import Licensing

@Suite struct PolicyPackTests {
  private func record(_ change: (inout [String: FactValue]) -> Void = { _ in }) -> Record {
    var values: [String: FactValue] = [
      "version": .text("1"), "jurisdiction": .text("XY"), "instrument": .text("Order 7"),
      "date": .text("2025-02"), "as_of": .text("2026-02"),
      "subjects": .list(["Model Makers (M.AI)"]),
      "scope_app": .text("covered"), "scope_web": .text("partly"), "scope_api": .text("proposed"),
      "scope_third_party_host": .text("not-stated"),
      "scope_self_hosted_weights": .text("explicitly-not-covered"), "effect": .text("info"),
      "sources": .list(["https://example.org/order"]),
    ]
    change(&values)
    return Record(
      kind: .policy, id: "xy-order",
      identity: values.sorted { $0.key < $1.key }.map { .init(Field($0.key), $0.value) })
  }

  private func pack(_ change: (inout [String: FactValue]) -> Void = { _ in }) throws -> PolicyPack {
    try #require(PolicyPack(record: record(change)))
  }

  private var today: CalendarDate { get throws { try #require(CalendarDate("2026-11-20")) } }

  @Test(arguments: ["instrument", "date", "sources", "as_of"])
  func `a pack without its papers is no pack`(_ field: String) {
    #expect(PolicyPack(record: record { $0[field] = nil }) == nil)
  }

  @Test func `names of subjects compare by letters and digits`() throws {
    let pack = try pack()
    #expect(pack.names(["model-makers-m-ai"]))
    #expect(pack.names(["other", "Model Makers M.AI"]))
    #expect(!pack.names(["makers"]))
  }

  @Test(arguments: [
    ("covered", PolicyPack.Effect.exclude), ("partly", .warn), ("not-stated", .warn),
    ("not-addressed", .warn), ("conflicting", .warn), ("proposed", .info),
    ("explicitly-not-covered", .info),
  ])
  func `it excludes only where the way is covered`(
    _ coverage: String, _ expected: PolicyPack.Effect
  ) throws {
    let pack = try pack { $0["scope_self_hosted_weights"] = .text(coverage) }
    let today = try today
    #expect(pack.finding(for: .selfHostedWeights, on: today, effect: .exclude).effect == expected)
    #expect(
      pack.finding(for: .selfHostedWeights, on: today, effect: .warn).effect == min(expected, .warn)
    )
    #expect(pack.finding(for: .selfHostedWeights, on: today).effect == .info)
  }

  @Test func `an expired pack warns and does nothing else`() throws {
    let pack = try pack { $0["expires"] = .text("2026-06") }
    let finding = pack.finding(for: .app, on: try today, effect: .exclude)
    #expect(finding.effect == .warn)
    #expect(finding.isExpired)
    #expect(
      finding.text
        == "Reported restriction: Order 7 (XY, 2025-02; checked 2026-02). "
        + "The pack has expired and has no effect; check it again.")
  }

  @Test func `the way of access picks the surface`() {
    #expect(PolicyPack.Surface(.selfHost) == .selfHostedWeights)
    #expect(PolicyPack.Surface(.thirdPartyHost) == .thirdPartyHost)
    #expect(PolicyPack.Surface(.certifiedPartner) == .thirdPartyHost)
    #expect(PolicyPack.Surface(.licensorOfficial) == .api)
  }

  @Test func `every coverage has its sentence`() throws {
    let sentences: [PolicyPack.Coverage: String] = [
      .covered: "covers downloaded weights.", .partly: "covers downloaded weights in part.",
      .proposed: "would cover downloaded weights; it is a proposal.",
      .conflicting: "is reported both ways on downloaded weights; that is not the same as allowed.",
      .notStated:
        "does not address downloaded weights, as far as the source goes; "
        + "that is not the same as allowed.",
      .notAddressed:
        "does not address downloaded weights, as far as the source goes; "
        + "that is not the same as allowed.",
      .explicitlyNotCovered: "leaves out downloaded weights by its own words.",
    ]
    for coverage in PolicyPack.Coverage.allCases {
      let pack = try pack { $0["scope_self_hosted_weights"] = .text(coverage.rawValue) }
      let words = try #require(sentences[coverage])
      #expect(
        pack.finding(for: .selfHostedWeights, on: try today).text
          == "Reported restriction: Order 7 (XY, 2025-02; checked 2026-02) \(words)")
    }
  }

  @Test func `all packs of the catalog read, are off by default and name their sources`() throws {
    let records = CatalogLicenses.reading.records.filter { $0.kind == .policy }
    let packs = records.compactMap(PolicyPack.init(record:))
    #expect(packs.count == 15)
    #expect(packs.allSatisfy { $0.effect == .info && !$0.subjects.isEmpty && $0.evidence != nil })
    let weights = packs.filter { $0.scope[.selfHostedWeights] == .covered }
    #expect(weights.isEmpty)
  }
}
