import Catalog
import Decision
import Records
import Testing

/// A catalog of seven models, one for every way a model can stand in an outcome.
enum RecordFixture {
  /// Two models that meet every need, one that hangs, two that fail, one not known, one pending.
  static func snapshot(extra: [Record] = []) throws -> CatalogSnapshot {
    let asOf = try #require(CalendarDate("2026-07-01"))
    return CatalogSnapshot(
      release: CatalogRelease(
        format: 1, name: "2026.07", asOf: asOf, sha256: String(repeating: "ab", count: 32),
        overlays: [.init(name: "team", sha256: String(repeating: "cd", count: 32))]),
      records: [
        model("example/alpha-7b", context: 65_536),
        model("example/beta-30b", context: 131_072),
        model("example/delta-9b", context: nil),
        model("example/gamma-70b", context: 8_192),
        model("example/epsilon-3b", context: 131_072),
        model("example/zeta-5b", context: 8_192, license: "closed-use"),
        model("example/eta-4b", context: 65_536, languages: nil),
        license("open-use", commercial: "yes"), license("closed-use", commercial: "no"),
        host, source("cards", repository: "example/cards"), source("prices", repository: nil),
      ] + extra)
  }

  static let scenario = """
    name = "support-bot"
    revision = 3
    use_case = "general"

    [use]
    purpose = "product"
    commercial = true

    [[must]]
    id = "context"
    field = "context"
    op = ">="
    value = 32768
    why = "contracts of up to 60 pages"

    [[must]]
    id = "license"
    field = "license"
    op = "verdict"
    value = "allowed-with-duty"

    [[must]]
    id = "price"
    field = "price"
    op = "<="
    value = 1.0
    unknown = "drop"

    [[must]]
    id = "languages"
    field = "languages"
    op = "contains"
    value = ["de"]
    unknown = "ask"

    [[criterion]]
    id = "price.blended"
    place = 1

    [[criterion]]
    id = "context"
    place = 2

    """

  static func outcome(scenario text: String = scenario, extra: [Record] = []) throws -> Outcome {
    let base = EvaluationBase(snapshot: try snapshot(extra: extra))
    let scenario = try Scenario(toml: text, file: "support-bot.toml")
    return try evaluate(EvaluationContext(base: base, scenario: scenario))
  }

  /// A draft in which everything is said.
  static func draft() -> DecisionDraft {
    var draft = DecisionDraft(title: "Use Alpha for the support bot")
    draft.question = "Which model answers customers in German?"
    draft.product = "Support bot"
    draft.deciders = ["reviewer 1", "reviewer 2"]
    draft.informed = ["operations"]
    draft.decided = CalendarDate("2026-08-01")
    draft.number = 7
    draft.status = .accepted
    draft.shortlist = [
      .init("example/alpha-7b", .choose), .init("example/beta-30b", .fallback),
      .init("example/gamma-70b", .no(reason: "its context is too short")),
    ]
    draft.because = "it is the cheapest that reads whole contracts."
    draft.against = ["only one host serves it"]
    draft.reopenIf = [.init("its host raises the price")]
    draft.notes = "Agreed in the weekly meeting."
    draft.checklist = checklist()
    return draft
  }

  /// All items settled, or with an owner and a date.
  static func checklist() -> [DecisionRecord.ChecklistEntry] {
    ChecklistItem.all.map { item in
      switch item.id {
      case 5:
        return .init(
          5, state: .acceptedRisk, owner: "reviewer 2", note: "nothing is disclosed, and none is")
      case 7: return .init(7, state: .notApplicable, note: "No host is used in the pilot.")
      case 12: return .init(12, owner: "operations", due: CalendarDate("2026-08-20"))
      default: return .init(item.id, state: .done)
      }
    }
  }

  static func today() throws -> CalendarDate { try #require(CalendarDate("2026-09-15")) }

  static func record(
    _ change: (inout DecisionDraft) -> Void = { _ in }, scenario text: String = scenario,
    extra: [Record] = []
  ) throws -> DecisionRecord {
    var draft = draft()
    change(&draft)
    return try DecisionRecord(
      draft, outcome: try outcome(scenario: text, extra: extra), today: try today(),
      engine: ["weigh": "0.0.0"])
  }
}

extension RecordFixture {
  static func known(_ field: Field, _ value: FactValue, _ source: String = "cards") -> NamedFact {
    NamedFact(field, .known(value, Evidence(source: source), losing: []))
  }

  static func model(
    _ id: String, context: Int64?, license: String = "open-use",
    languages: [String]? = ["de", "en"]
  ) -> Record {
    var facts = [known("name", .text(id))]
    if let context { facts.append(known("context", .integer(context))) }
    if let languages { facts.append(known("languages", .list(languages))) }
    return Record(
      kind: .model, id: id,
      identity: [.init("status", .text("reviewed")), .init("kinds", .list(["chat"]))],
      facts: facts,
      lists: [
        .init(
          name: "license",
          rows: [
            Row(
              values: [
                .init("artifact", .text("weights")), .init("id", .list([license])),
                .init("basis", .text("text-hash")),
                .init("text", .text(String(repeating: "12", count: 32))),
                .init("checked", .text("2026-06-01")),
              ], evidence: Evidence(source: "cards"))
          ])
      ])
  }

  static let host = Record(
    kind: .host, id: "acme",
    identity: [.init("name", .text("Acme Cloud")), .init("kind", .text("host"))],
    lists: [
      .init(
        name: "offers",
        rows: offers.map { offer($0.model, $0.input, $0.output) })
    ])

  /// What the host asks for which model.
  static let offers: [(model: String, input: Double, output: Double)] = [
    ("example/alpha-7b", 0.1, 0.3), ("example/beta-30b", 0.4, 1.2),
    ("example/delta-9b", 0.5, 1.3), ("example/gamma-70b", 0.2, 0.4),
    ("example/zeta-5b", 0.2, 0.4), ("example/eta-4b", 0.2, 0.4),
  ]

  static func offer(_ model: String, _ input: Double, _ output: Double) -> Row {
    Row(
      values: [
        .init("model", .text(model)), .init("input", .number(input)),
        .init("output", .number(output)),
      ], evidence: Evidence(source: "prices", asOf: CalendarDate("2026-06-20")))
  }

  static func source(_ id: String, repository: String?) -> Record {
    var identity: [Row.NamedValue] = [
      .init("title", .text("The \(id)")), .init("publisher", .text("Example Publisher")),
      .init("retrieved", .text("2026-06-30")), .init("tier", .text("primary")),
    ]
    if let repository {
      identity += [
        .init("repo", .text(repository)), .init("path", .text("cards/*.md")),
        .init("commit", .text(String(repeating: "0a", count: 20))),
      ]
    } else {
      identity += [
        .init("url", .text("https://prices.example/list")),
        .init("attribution", .text("Prices by Example Publisher, CC BY 4.0")),
      ]
    }
    return Record(kind: .source, id: id, identity: identity)
  }

  /// A license of which every question was read.
  static func license(_ id: String, commercial: String, duties: [Row] = []) -> Record {
    let words = [
      ("commercial_use", commercial), ("internal_business_use", "yes"), ("field_of_use", "none"),
      ("military_use", "not-restricted"), ("government_use", "not-restricted"),
      ("guardrail_circumvention", "not-restricted"), ("redistribute_weights", "yes"),
      ("hosting_as_service", "yes"), ("modify_and_finetune", "yes"),
      ("derivative_propagation", "notices-only"), ("outputs_ownership", "silent"),
      ("outputs_train_other_models", "allowed"), ("patent_grant", "express"),
      ("litigation_termination", "patent"), ("user_indemnity", "none"),
      ("licensor_indemnity", "none"), ("unilateral_change", "none"), ("governing_law", "none"),
      ("registration_or_reporting", "none"),
    ]
    return Record(
      kind: .license, id: id,
      identity: [
        .init("name", .text(id == "open-use" ? "Open Use License" : "Closed Use License")),
        .init("licensor", .text("Example Labs")), .init("spdx", .text("LicenseRef-\(id)")),
        .init("osi_approved", .flag(id == "open-use")), .init("text_status", .text("full-text")),
      ],
      facts: words.map { field, word in
        NamedFact(
          Field(field),
          .known(.text(word), Evidence(source: "license-text", clause: "§2"), losing: []))
      },
      sections: [
        .init(
          name: "known",
          facts: ["thresholds", "territory", "high_stakes", "duties", "naming"].map {
            NamedFact(Field($0), .known(.flag(true), Evidence(source: "license-text"), losing: []))
          })
      ],
      lists: [
        .init(
          name: "texts",
          rows: [
            Row(
              values: [
                .init("role", .text("agreement")), .init("repo", .text("example/\(id)")),
                .init("path", .text("LICENSE")), .init("last_changed", .text("2025-01-31")),
              ], evidence: nil)
          ]),
        .init(name: "duties", rows: duties),
      ])
  }
}
