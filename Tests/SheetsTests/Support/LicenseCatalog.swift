import Catalog
import Decision
import Licensing
import Scoring
import Sheets

/// What random catalogs draw.
extension SplitMix64 {
  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}

/// Invented models under invented licenses, for the license page.
struct LicenseCatalog {
  static let evidence = Evidence(source: "card")
  static let hash = String(repeating: "ab", count: 32)

  var records: [Record] = [
    Record(
      kind: .source, id: "card",
      identity: [
        .init("title", .text("Card")), .init("url", .text("https://maker.example/card")),
        .init("retrieved", .text("2026-01-01")),
      ])
  ]

  var snapshot: CatalogSnapshot {
    guard let date = CalendarDate("2026-01-01") else { fatalError("a date that exists") }
    return CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "fixture", asOf: date, sha256: ""),
      records: records)
  }

  /// A model; a scenario runs it nowhere, which is one way of reaching it.
  mutating func model(
    _ id: String, licenses: [String] = [], basis: String = "repository-file",
    family: String? = nil, billions: Double = 7, from: [String] = [], kinds: [String] = ["chat"],
    checked: String? = nil, tag: String? = nil
  ) {
    var identity: [Row.NamedValue] = [
      .init("status", .text("listed")), .init("kinds", .list(kinds)),
      .init("derived_from", .list(from)),
    ]
    if let family { identity.append(.init("family", .text(family))) }
    var row: [Row.NamedValue] = [
      .init("artifact", .text("weights")), .init("basis", .text(basis)),
      .init("revision", .text("2025-05-05")),
    ]
    if !licenses.isEmpty { row.append(.init("id", .list(licenses))) }
    if let tag { row.append(.init("tag", .text(tag))) }
    if let checked { row.append(.init("checked", .text(checked))) }
    let isAssigned = !licenses.isEmpty || tag != nil
    records.append(
      Record(
        kind: .model, id: id, identity: identity,
        facts: [
          NamedFact(
            "params_total", .known(.number(billions * 1e9), Self.evidence, losing: [])),
          NamedFact("modalities_in", .known(.list(["text"]), Self.evidence, losing: [])),
        ],
        lists: isAssigned
          ? [.init(name: "license", rows: [Row(values: row, evidence: Self.evidence)])] : []))
  }

  /// A license that allows everything unless facts say otherwise.
  mutating func license(
    _ id: String, facts changed: [String: String] = [:], status: String = "full-text",
    lists: [Record.List] = [], isRead: Bool = true
  ) {
    var facts: [String: String] = [
      "commercial_use": "yes", "internal_business_use": "yes", "field_of_use": "none",
      "military_use": "not-restricted", "government_use": "not-restricted",
      "guardrail_circumvention": "not-restricted", "redistribute_weights": "yes",
      "hosting_as_service": "yes", "modify_and_finetune": "yes", "derivative_propagation": "none",
      "outputs_train_other_models": "allowed", "patent_grant": "express",
      "user_indemnity": "none", "licensor_indemnity": "none", "unilateral_change": "none",
      "governing_law": "none",
    ]
    facts.merge(changed) { $1 }
    let texts = Record.List(
      name: "texts",
      rows: [
        Row(
          values: [
            .init("role", .text("agreement")), .init("repo", .text("maker/\(id)")),
            .init("path", .text("LICENSE-\(id)")), .init("commit", .text("0123456789abcdef")),
            .init("last_changed", .text("2025-03-03")), .init("sha256", .text(Self.hash)),
          ], evidence: nil),
        Row(
          values: [
            .init("role", .text("use-policy")), .init("url", .text("https://maker.example/\(id)")),
          ], evidence: nil),
      ])
    records.append(
      Record(
        kind: .license, id: id,
        identity: [
          .init("name", .text("The \(id) License")), .init("licensor", .text("Maker of \(id)")),
          .init("text_status", .text(status)), .init("osi_approved", .flag(changed.isEmpty)),
        ],
        facts: facts.sorted { $0.key < $1.key }.map { key, value in
          NamedFact(
            Field(key),
            .known(.text(value), Evidence(source: "record", clause: "§\(key.count)"), losing: []))
        },
        sections: [
          .init(
            name: "known",
            facts: ["thresholds", "territory", "high_stakes", "duties", "naming"].map {
              NamedFact(Field($0), .known(.flag(isRead), Self.evidence, losing: []))
            })
        ], lists: [texts] + lists))
  }

  /// Rows of a list.
  static func list(_ name: String, _ rows: [[Field: FactValue]]) -> Record.List {
    .init(
      name: name,
      rows: rows.map { columns in
        Row(
          values: columns.sorted { $0.key.name < $1.key.name }.map { .init($0.key, $0.value) },
          evidence: nil)
      })
  }

  /// The page of a model under answers.
  static func subjects(_ base: EvaluationBase, _ use: [String: FactValue]) throws
    -> [SheetSubject]
  {
    var scenario = Scenario(name: "test")
    scenario.use = use
    let outcome = try evaluate(EvaluationContext(base: base, scenario: scenario))
    return base.candidates.flatMap { candidate in
      outcome.context.alternatives(of: candidate).map {
        SheetSubject(outcome: outcome, alternative: $0)
      }
    }
  }
}
