import Catalog
import Decision
import Sheets
import Testing

/// One invented model with everything the pages on openness and provenance tell.
enum OpennessFixture {
  static let credit = "Example index, by its authors."

  static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private static func fact(_ field: Field, _ value: FactValue, _ source: String) -> NamedFact {
    NamedFact(field, .known(value, Evidence(source: source), losing: []))
  }

  /// The page of a model; `bare` leaves out every review.
  ///
  /// `parts` adds facts of a release that was described in full.
  static func subject(bare: Bool = false, parts isWhole: Bool = false) throws -> SheetSubject {
    let row = Row(
      values: [
        .init("item", .text("eu.published")), .init("state", .text("partly")),
        .init("url", .text("https://example.org/summary")),
        .init("quote", .text("we describe our sources")), .init("reader", .text("A. Reader")),
      ], evidence: Evidence(source: "card", asOf: try date("2026-02-03")))
    let license = Row(
      values: [
        .init("artifact", .text("weights")), .init("id", .list(["example-open"])),
        .init("basis", .text("repository-file")),
      ], evidence: Evidence(source: "card"))
    let parts = Record.Section(
      name: "mof",
      facts: [
        fact("published_class", .text("III"), "board"),
        fact(
          "components",
          .list(["architecture", "final-parameters", "model-card", "research-paper"]),
          "board"),
      ])
    let whole = [
      fact("distribution_license", .text("Example-Open"), "board"),
      fact("results_in_documents", .flag(true), "board"),
    ]
    let weights = Row(
      values: [
        .init("components", .list(["final-parameters"])), .init("license", .text("Example-Open")),
      ], evidence: Evidence(source: "board"))
    let reviewed = Record.Section(
      name: "openness",
      facts: [
        fact("entry", .text("Example-Flagship"), "index"),
        fact("training_data_base", .text("partial"), "index"),
        fact("training_code", .text("closed"), "index"),
        fact("datasheet", .text("open"), "index"),
      ] + (isWhole ? [fact("mteb_training_data_public", .flag(true), "index")] : []))
    let model = Record(
      kind: .model, id: "example/model",
      identity: [
        .init("status", .text("listed")), .init("kinds", .list(["chat"])),
        .init("developer", .text("example")), .init("family", .text("line")),
      ],
      sections: bare
        ? [] : [Record.Section(name: "mof", facts: parts.facts + (isWhole ? whole : []))],
      lists: [Record.List(name: "license", rows: [license])]
        + (bare
          ? []
          : [
            Record.List(name: "component_licenses", rows: [weights]),
            Record.List(name: "provenance", rows: [row]),
          ]))
    let answers = TransparencyIndicator.all.enumerated().map {
      fact($1.field, .flag($0 % 4 == 0), "survey")
    }
    let records = [
      model,
      Record(
        kind: .family, id: "line", identity: [.init("name", .text("Line"))],
        sections: bare ? [] : [reviewed]),
      Record(
        kind: .developer, id: "example", identity: [.init("name", .text("Example Labs"))],
        sections: bare ? [] : [Record.Section(name: "transparency", facts: answers)]),
      Record(
        kind: .license, id: "example-open",
        identity: [
          .init("name", .text("Example License")), .init("spdx", .text("Example-Open")),
          .init("osi_approved", .flag(true)), .init("text_status", .text("full-text")),
        ]),
      try source("card"), try source("board"), try source("index", credit: credit),
      try source("survey"),
    ]
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(
        format: 1, name: "test", asOf: try date("2026-06-30"),
        sha256: String(repeating: "0", count: 64)),
      records: records)
    let outcome = try evaluate(
      EvaluationContext(base: EvaluationBase(snapshot: snapshot), scenario: Scenario(name: "test")))
    let candidate = try #require(outcome.context.base.candidate("example/model"))
    let alternative = try #require(outcome.context.alternatives(of: candidate).first)
    return SheetSubject(outcome: outcome, alternative: alternative)
  }

  private static func source(_ id: String, credit: String? = nil) throws -> Record {
    Record(
      kind: .source, id: id,
      identity: [
        .init("title", .text(id)), .init("retrieved", .date(try date("2026-01-01"))),
        .init("tier", .text("primary")), .init("license", .text("none stated")),
      ] + (credit.map { [.init("attribution", .text($0))] } ?? []))
  }

  /// A page as lines of text, each statement with its source and date.
  static func lines(_ page: String, _ subject: SheetSubject) throws -> [String] {
    let definition = try #require(Sheets.named(page))
    let sheet = try #require(definition.sheet(subject))
    return ["= " + sheet.title]
      + sheet.items.map { item in
        switch item {
        case .heading(let text): return "# " + text
        case .entry(let label, let value): return "\(label): \(value)"
        case .statement(let text, let lead): return (lead.map { $0 + ": " } ?? "") + text
        case .point(let text): return "- " + text
        case .remark(let text): return "  " + text
        case .evidence(let item):
          return "* \(item.field): \(item.value) [\(item.source) "
            + "\(item.asOf.map(\.description) ?? "undated")]"
        case .table(let table):
          return table.rows.map { $0.cells.joined(separator: " | ") }.joined(separator: "\n")
        }
      }
  }
}
