import Catalog
import Decision
import Testing

/// A small invented catalog; a test states only what differs.
struct Fixture {
  var models: [Record]
  var offers: [String: [Row]] = [:]
  var hostFacts: [String: [NamedFact]] = [:]
  var hostKinds: [String: String] = [:]
  var developerFacts: [NamedFact] = [fact("country", .text("FR"))]
  var developerSections: [Record.Section] = []
  var results: [Row] = []
  var measurements: [Measurement] = []
  var deviceProbes: [DeviceProbe] = []
  var moderation: [ModerationProbe] = []
  var more: [Record] = []
  var basketRecord = Self.basket
  var examRange: ClosedRange<Double>?
  /// Whether the catalog bears its content hash; catalogs by the thousand do without.
  var isHashed = true

  static let asOf: CalendarDate = {
    guard let date = CalendarDate("2026-06-30") else { fatalError("a date that exists") }
    return date
  }()
  static let evidence = Evidence(source: "example")

  init(_ models: [Record]) { self.models = models }

  /// A model with known facts; pass `nil` to leave one out.
  static func model(
    _ id: String, status: String = "listed", kinds: [String] = ["chat"],
    license: String? = "example-open", context: Int64? = 32_768, parameters: Int64? = 7_000_000_000,
    released: String? = "2026-01-15", languages: [String]? = ["en"], family: String? = nil,
    facts: [NamedFact] = [], sections: [Record.Section] = [], lists: [Record.List] = []
  ) -> Record {
    var known: [NamedFact] = []
    if let released, let date = CalendarDate(released) {
      known.append(fact("release_date", .date(date)))
    }
    if let parameters { known.append(fact("params_total", .integer(parameters))) }
    if let context { known.append(fact("context", .integer(context))) }
    if let languages { known.append(fact("languages", .list(languages))) }
    let assigned = license.map { id in
      Record.List(
        name: "license",
        rows: [
          Row(
            values: [
              Row.NamedValue("artifact", .text("weights")), Row.NamedValue("id", .list([id])),
              Row.NamedValue("basis", .text("repository-file")),
            ], evidence: evidence)
        ])
    }
    return Record(
      kind: .model, id: id,
      identity: [
        Row.NamedValue("id", .text(id)), Row.NamedValue("developer", .text("example")),
        Row.NamedValue("status", .text(status)), Row.NamedValue("kinds", .list(kinds)),
      ] + (family.map { [Row.NamedValue("family", .text($0))] } ?? []),
      facts: known + facts, sections: sections, lists: (assigned.map { [$0] } ?? []) + lists)
  }

  static func fact(_ field: Field, _ value: FactValue) -> NamedFact {
    NamedFact(field, .known(value, evidence, losing: []))
  }

  /// What a host asks for a model, in USD per million tokens.
  mutating func offer(
    _ model: String, at host: String = "alpha", input: Double, output: Double,
    more: [Row.NamedValue] = []
  ) {
    offers[host, default: []].append(
      Row(
        values: [
          Row.NamedValue("model", .text(model)), Row.NamedValue("input", .number(input)),
          Row.NamedValue("output", .number(output)),
        ] + more, evidence: Self.evidence))
  }

  mutating func result(_ model: String, _ score: Double, kind: String = "independent") {
    results.append(
      Row(
        values: [
          Row.NamedValue("model", .text(model)), Row.NamedValue("score", .number(score)),
          Row.NamedValue("kind", .text(kind)),
        ], evidence: Self.evidence))
  }

  var snapshot: CatalogSnapshot {
    var records = models
    records.append(
      Record(
        kind: .developer, id: "example", identity: [Row.NamedValue("name", .text("Example"))],
        facts: developerFacts, sections: developerSections))
    for (host, rows) in offers {
      records.append(
        Record(
          kind: .host, id: host,
          identity: [
            Row.NamedValue("name", .text(host.prefix(1).uppercased() + host.dropFirst())),
            Row.NamedValue("kind", .text(hostKinds[host] ?? "host")),
          ], facts: hostFacts[host] ?? [], lists: [Record.List(name: "offers", rows: rows)]))
    }
    records += Self.licenses + [Self.source, basketRecord, Self.regions] + more
    records.append(
      Record(
        kind: .benchmark, id: "exam",
        identity: [
          Row.NamedValue("name", .text("Exam")), Row.NamedValue("unit", .text("%")),
        ]
          + (examRange.map { range in
            [
              Row.NamedValue("minimum", .number(range.lowerBound)),
              Row.NamedValue("maximum", .number(range.upperBound)),
            ]
          } ?? []), lists: [Record.List(name: "results", rows: results)]))
    return CatalogSnapshot(
      release: CatalogRelease(
        format: 1, name: "fixture", asOf: Self.asOf,
        sha256: isHashed ? ContentHash.sha256(of: records) : ""),
      records: records)
  }

  var base: EvaluationBase {
    EvaluationBase(
      snapshot: snapshot, measurements: measurements, deviceProbes: deviceProbes,
      moderation: moderation)
  }

  func outcome(_ scenario: Scenario) throws -> Outcome {
    try evaluate(EvaluationContext(base: base, scenario: scenario))
  }

  /// The first alternative of a model under a scenario.
  func alternative(_ model: String, _ scenario: Scenario = Scenario(name: "test")) throws
    -> Alternative
  {
    let context = try EvaluationContext(base: base, scenario: scenario)
    let candidate = try #require(context.base.candidate(model))
    return try #require(context.alternatives(of: candidate).first)
  }

  static let source = Record(
    kind: .source, id: "example",
    identity: [
      Row.NamedValue("title", .text("Example")), Row.NamedValue("tier", .text("primary")),
      Row.NamedValue("retrieved", .date(asOf)),
    ])

  static let regions = Record(
    kind: .aliases, id: "regions",
    sections: [
      Record.Section(
        name: "aliases",
        facts: [fact("EU", .list(["DE", "FR"]))])
    ])

  static let basket = Record(
    kind: .basket, id: "general",
    identity: [Row.NamedValue("name", .text("General")), Row.NamedValue("floor", .number(4))],
    lists: [
      Record.List(
        name: "items",
        rows: ["independent", "vendor"].map { kind in
          Row(
            values: [
              Row.NamedValue("benchmark", .text("exam")), Row.NamedValue("evidence", .text(kind)),
              Row.NamedValue("scores", .numbers([0, 100])),
              Row.NamedValue("points", .numbers([0, 100])), Row.NamedValue("spread", .number(3)),
            ], evidence: nil)
        })
    ])
}
