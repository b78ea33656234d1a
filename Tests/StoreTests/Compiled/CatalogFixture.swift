import Catalog
import Testing

/// A small catalog in which every table, state and kind of evidence occurs.
enum CatalogFixture {
  static let asOf = CalendarDate("2026-08-01")

  static func release(named name: String = "2026.08") throws -> CatalogRelease {
    CatalogRelease(
      format: 1, name: name, asOf: try #require(asOf), sha256: String(repeating: "ab", count: 32),
      overlays: [.init(name: "team", sha256: String(repeating: "cd", count: 32))])
  }

  /// Packed bytes that repeat nowhere within a part.
  static func packed(count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
  }

  static let records: [Record] = [
    alpha, model("example/beta-70b", name: "Beta 70B"), model("other/alpha_7b-gguf", name: nil),
    Record(
      kind: .developer, id: "example",
      identity: [.init("name", .text("Example Labs")), .init("hub_orgs", .list(["example-ai"]))]),
    Record(
      kind: .license, id: "apache-2.0", identity: [.init("name", .text("Apache License 2.0"))]),
    Record(
      kind: .aliases, id: "licenses",
      sections: [
        .init(
          name: "aliases",
          facts: [
            NamedFact("apache2", .known(.list(["apache-2.0"]), base, losing: []))
          ])
      ]),
    Record(
      kind: .host, id: "acme", identity: [.init("name", .text("Acme Cloud"))],
      lists: [.init(name: "offers", rows: [offer(input: 0.26), offer(input: 0.5)])]),
    Record(kind: .source, id: "hub", identity: [.init("title", .text("Alpha source"))]),
  ]

  static let base = Evidence(source: "hub")

  private static let alpha = Record(
    kind: .model, id: "example/alpha-7b",
    identity: [
      .init("status", .text("reviewed")), .init("aliases", .list(["Alpha Seven", "第七"])),
    ],
    facts: [
      NamedFact("name", .known(.text("Alpha 7B"), base, losing: [])),
      NamedFact(
        "context",
        .known(
          .integer(163_840),
          Evidence(source: "recipes", asOf: asOf, note: "as served", isEstimate: true),
          losing: [Claim(.integer(131_072), Evidence(source: "hub", layer: .overlay))])),
      NamedFact("knowledge_cutoff", .unknown(reason: "model card silent", base)),
      NamedFact(
        "params_total",
        .disputed([
          Claim(.integer(7_000_000_000), base),
          Claim(.integer(8_000_000_000), Evidence(source: "recipes")),
        ])),
    ],
    sections: [
      .init(
        name: "arch",
        facts: [NamedFact("num_hidden_layers", .known(.integer(32), base, losing: []))])
    ])

  private static func model(_ id: String, name: String?) -> Record {
    Record(
      kind: .model, id: id, identity: [.init("status", .text("listed"))],
      facts: name.map { [NamedFact("name", .known(.text($0), base, losing: []))] } ?? [])
  }

  private static func offer(input: Double) -> Row {
    Row(
      values: [
        .init("model", .text("example/alpha-7b")), .init("input", .number(input)),
        .init("output", .number(1)), .init("datacenters", .list(["US", "DE"])),
      ], evidence: base)
  }
}
