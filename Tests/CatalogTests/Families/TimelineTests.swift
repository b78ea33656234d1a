import Testing

@testable import Catalog

@Suite struct `Family timelines` {
  /// A model of a family with its date and license.
  private static func model(
    _ id: String, _ family: String, _ date: String, license: [String] = [],
    relation: String = "official"
  ) -> Record {
    let evidence = Evidence(source: "hub")
    let day = CalendarDate(date).map { FactValue.date($0) }
    return Record(
      kind: .model, id: id,
      identity: [.init("family", .text(family)), .init("relation", .text(relation))],
      facts: [
        NamedFact("release_date", .known(day ?? .text("never"), evidence, losing: [])),
        NamedFact("params_total", .known(.integer(7_000_000_000), evidence, losing: [])),
      ],
      lists: license.isEmpty
        ? []
        : [
          .init(
            name: "license",
            rows: [
              Row(
                values: [
                  .init("artifact", .text("weights")), .init("id", .list(license)),
                  .init("basis", .text("tag")),
                ], evidence: evidence),
              Row(
                values: [
                  .init("artifact", .text("code")), .init("id", .list(["code-only"])),
                  .init("basis", .text("tag")),
                ], evidence: evidence),
            ])
        ])
  }

  private static func milestone(_ date: String, _ name: String, _ license: [String], model: String?)
    -> Row
  {
    var values: [Row.NamedValue] = [
      .init("date", CalendarDate(date).map(FactValue.date) ?? .text(date)),
      .init("name", .text(name)),
    ]
    if !license.isEmpty { values.append(.init("license", .list(license))) }
    if let model { values.append(.init("model", .text(model))) }
    return Row(values: values, evidence: Evidence(source: "news"))
  }

  private static let snapshot = CatalogSnapshot(
    release: .none,
    records: [
      Record(
        kind: .family, id: "deep",
        lists: [
          .init(
            name: "milestones",
            rows: [
              milestone("2024-12-26", "Deep V3 announced", ["own-1.0"], model: nil),
              milestone("2025-01-20", "Deep R1", ["mit"], model: "x/R1"),
            ])
        ]),
      Record(kind: .family, id: "deep-v3", identity: [.init("parent", .text("deep"))]),
      Record(kind: .family, id: "other"),
      Record(
        kind: .license, id: "own-1.0",
        identity: [.init("category", .text("restricted-open-weight"))],
        lists: [
          .init(
            name: "history",
            rows: [
              Row(
                values: [.init("date", .text("2024-06")), .init("what", .text("list of uses"))],
                evidence: nil)
            ])
        ]),
      Record(
        kind: .license, id: "mit", identity: [.init("category", .text("open-source"))]),
      model("x/V2", "deep", "2024-05-06", license: ["own-1.0"]),
      model("x/V3", "deep-v3", "2024-12", license: ["own-1.0"]),
      model("x/R1", "deep", "2025-01-20", license: ["mit"]),
      model("x/R2", "deep", "2025-08-21", license: []),
      model("x/Distilled", "deep", "2025-02-01", license: ["mit"], relation: "distillation"),
      model("x/Undated", "deep", "never"),
      model("y/Other", "other", "2025-01-01"),
    ])

  @Test func `releases and milestones come in order, derivatives are left out`() {
    let timeline = Self.snapshot.timeline(of: "deep")
    #expect(
      timeline.map {
        "\($0.kind) \($0.date) \($0.name) \($0.licenses.joined(separator: "+"))"
      } == [
        "release 2024-05-06 V2 own-1.0", "text 2024-06 list of uses own-1.0",
        "release 2024-12 V3 own-1.0", "release 2024-12-26 Deep V3 announced own-1.0",
        "release 2025-01-20 R1 mit", "release 2025-08-21 R2 ",
      ])
    #expect(timeline[0].model == "x/V2" && timeline[0].parameters == 7_000_000_000)
    #expect(timeline[0].evidence?.source == "hub" && timeline[3].evidence?.source == "news")
    #expect(timeline[3].model == nil)
  }

  @Test func `a generation shows only its own`() {
    #expect(Self.snapshot.timeline(of: "deep-v3").map(\.name) == ["list of uses", "V3"])
    #expect(Self.snapshot.timeline(of: "nowhere") == [])
  }

  @Test func `cadence counts distinct dates of the whole line`() {
    // 2024-05-06, 2024-12-26 (its month is dropped), 2025-01-20, 2025-08-21: gaps 234, 25, 213.
    #expect(Self.snapshot.cadenceDays(of: "deep") == 213)
    #expect(Self.snapshot.cadenceDays(of: "deep-v3") == 213)
    #expect(Self.snapshot.cadenceDays(of: "other") == nil)
  }

  @Test func `the worked example of five dates gives 74 days`() {
    let dates = ["2025-05-28", "2025-08-21", "2025-09-29", "2025-12-01", "2026-04-24"]
    #expect(CatalogSnapshot.cadenceDays(of: dates.compactMap { CalendarDate($0) }) == 74)
  }

  @Test func `only the last five dates count, and four are enough`() {
    let dates = [
      "2020-01-01", "2025-01-01", "2025-01-11", "2025-01-21", "2025-02-10", "2025-03-02",
    ]
    .compactMap { CalendarDate($0) }
    #expect(CatalogSnapshot.cadenceDays(of: dates) == 15)
    #expect(CatalogSnapshot.cadenceDays(of: Array(dates.suffix(4))) == 20)
    #expect(CatalogSnapshot.cadenceDays(of: Array(dates.suffix(3))) == nil)
  }

  @Test func `a month counts as its 15th unless a day of it is known`() {
    let models = ["2025-01-01", "2025-02", "2025-02-20", "2025-03", "2025-04-01"].enumerated()
      .map { Self.model("x/\($0)", "f", $1) }
    let snapshot = CatalogSnapshot(
      release: .none, records: [Record(kind: .family, id: "f")] + models)
    // 01-01, 02-20, 03-15, 04-01: gaps 50, 23, 17.
    #expect(snapshot.cadenceDays(of: "f") == 23)
  }
}
