import Catalog

/// A small invented catalog in which every state a screen shows occurs.
enum CatalogFixture {
  static let snapshot = CatalogSnapshot(
    release: CatalogRelease(
      format: 1, name: "2026.11", asOf: date("2026-11-18"),
      sha256: String(repeating: "ab", count: 32)),
    records: models + hosts + licenses + sources + others)

  static func date(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(year: 2000, month: 1, day: 1) ?? fallback
  }

  private static let fallback: CalendarDate = {
    guard let date = CalendarDate(year: 1, month: 1, day: 1) else { fatalError("no first day") }
    return date
  }()

  static let card = Evidence(source: "cards")
  static let prices = Evidence(source: "prices")

  // MARK: Models

  static let models: [Record] = [
    model("example/alpha-7b", "alpha", billions: 7.2, context: 32_768, released: "2025-11-02"),
    model(
      "example/alpha-32b", "alpha", billions: 32.8, context: 131_072, released: "2026-05-14",
      languages: ["en", "de", "fr", "zh"]),
    model(
      "north/beta-70b", "beta", billions: 70.6, context: 131_072, released: "2026-02-20",
      languages: ["en", "de"]),
    model(
      "north/gamma-13b-chat", "beta", billions: 13.1, context: 16_384, released: "2025-03-01",
      license: "reserved-1.0"),
    model("other/delta-8b", "delta", billions: 8.1, context: nil, released: "2026-08-30"),
    model(
      "other/epsilon-24b-instruct", "delta", billions: 23.6, context: 65_536,
      released: "2026-07-01", languages: ["en", "fr"]),
    model(
      "other/zeta-120b-a12b", "delta", billions: 120.4, active: 12.2, context: 262_144,
      released: "2026-09-09", languages: ["en", "zh", "de"]),
    model("example/eta-3b", "alpha", billions: 3.1, context: 8192, released: "2026-01"),
    model(
      "north/theta-9b", nil, billions: 9.4, context: 65_536, released: "2026-04-04",
      license: nil),
    model(
      "example/iota-14b", "alpha", billions: 14.2, context: 40_960, released: "2025-12-12",
      languages: ["en", "de", "fr"]),
    model(
      "north/第七-27b", "beta", billions: 27.3, context: 131_072, released: "2026-06-06",
      languages: ["zh", "en"]),
    model(
      "other/lambda-9b-with-a-name-that-is-far-too-long-for-any-column-2026", "delta",
      billions: 9.9, context: 32_768, released: "2026-10-10"),
    model(
      "other/lambda-9b-with-a-name-that-is-far-too-long-for-any-column-2025", "delta",
      billions: 9.8, context: 32_768, released: "2025-10-10"),
    model(
      "omega/omega-closed", nil, status: "closed", billions: nil, context: 200_000,
      released: "2026-03-03", license: nil,
      facts: [
        NamedFact("list_input", .known(.number(2.5), prices, losing: [])),
        NamedFact("list_output", .known(.number(10), prices, losing: [])),
      ]),
  ]

  /// A model that states only what differs.
  static func model(
    _ id: String, _ family: String?, status: String = "reviewed", billions: Double?,
    active: Double? = nil, context: Int64?, released: String, languages: [String] = ["en"],
    license: String? = "open-1.0", facts extra: [NamedFact] = []
  ) -> Record {
    let organization = id.split(separator: "/").first.map(String.init) ?? ""
    var identity: [Row.NamedValue] = [
      .init("status", .text(status)), .init("kinds", .list(["chat"])),
      .init("developer", .text(organization)), .init("relation", .text("official")),
    ]
    if let family { identity.append(.init("family", .text(family))) }
    var facts: [NamedFact] = [
      NamedFact(
        "release_date",
        .known(
          CalendarDate(released).map(FactValue.date) ?? .text(released), card, losing: [])),
      NamedFact("languages", .known(.list(languages), card, losing: [])),
    ]
    if let billions {
      facts.append(
        NamedFact(
          "params_total",
          .known(
            .integer(Int64(billions * 1e9)), Evidence(source: "cards", isEstimate: billions > 100),
            losing: [Claim(.integer(Int64(billions * 1.01e9)), Evidence(source: "board"))])))
    }
    if let active {
      facts.append(
        NamedFact("params_active", .known(.integer(Int64(active * 1e9)), card, losing: [])))
    }
    facts.append(
      NamedFact(
        "context",
        context.map { .known(.integer($0), card, losing: []) }
          ?? .unknown(reason: "the card is silent", card)))
    var lists: [Record.List] = []
    if let license {
      lists.append(
        Record.List(
          name: "license",
          rows: [
            Row(
              values: [
                .init("artifact", .text("weights")), .init("id", .list([license])),
                .init("basis", .text("repository-file")),
                .init("checked", .date(date("2026-10-01"))),
              ], evidence: card)
          ]))
    }
    return Record(kind: .model, id: id, identity: identity, facts: facts + extra, lists: lists)
  }

  // MARK: Hosts

  static let hosts: [Record] = [
    host(
      "acme", "Acme Cloud", "US",
      [
        offer("example/alpha-7b", 0.1, 0.2, wait: 180, speed: 120),
        offer("example/alpha-32b", 0.2, 0.5, wait: 310, speed: 60),
        offer("north/beta-70b", 0.6, 0.9, wait: 540, speed: 35),
        offer("other/delta-8b", 0.08, 0.12, wait: nil, speed: nil),
        offer("other/zeta-120b-a12b", 0.3, 1.2, wait: 420, speed: 80),
        offer("north/gamma-13b-chat", 0.2, 0.3, wait: 260, speed: 70),
        offer(
          "other/lambda-9b-with-a-name-that-is-far-too-long-for-any-column-2025", 1234.5, 2345.6,
          wait: 12_345, speed: 4),
      ]),
    host(
      "borealis", "Borealis", "DE",
      [
        offer("example/alpha-32b", 0.26, 0.6, wait: 280, speed: 55),
        offer("other/epsilon-24b-instruct", 0.15, 0.45, wait: 240, speed: 66),
        offer("example/iota-14b", 0.12, 0.3, wait: 210, speed: 90),
        offer("north/第七-27b", 0.22, 0.4, wait: nil, speed: 50),
        offer("north/theta-9b", 0.07, 0.09, wait: 150, speed: 130),
      ]),
    host(
      "cedar", "Cedar Compute", "JP",
      [
        offer("example/eta-3b", 0.03, 0.05, wait: 120, speed: 200),
        offer(
          "other/lambda-9b-with-a-name-that-is-far-too-long-for-any-column-2026", 0.11, 0.2,
          wait: 230, speed: 88),
      ]),
  ]

  static func host(_ id: String, _ name: String, _ country: String, _ offers: [Row])
    -> Record
  {
    Record(
      kind: .host, id: id, identity: [.init("name", .text(name)), .init("kind", .text("host"))],
      facts: [NamedFact("contracting_country", .known(.text(country), prices, losing: []))],
      lists: [Record.List(name: "offers", rows: offers)])
  }

  static func offer(
    _ model: String, _ input: Double, _ output: Double, wait: Double?, speed: Double?
  ) -> Row {
    var values: [Row.NamedValue] = [
      .init("model", .text(model)), .init("input", .number(input)),
      .init("output", .number(output)),
    ]
    if let wait { values.append(.init("latency_ms_p50", .number(wait))) }
    if let speed { values.append(.init("tok_s_p50", .number(speed))) }
    return Row(values: values, evidence: prices)
  }
}
