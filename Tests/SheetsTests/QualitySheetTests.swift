import Catalog
import Cells
import Decision
import Sheets
import Testing

/// The quality page: the estimate in words, every result with its say, and what has none.
@Suite struct QualitySheetTests {
  private static let sourced = Evidence(source: "board")

  private static func result(_ score: Double, _ kind: String, mode: String? = nil) -> Row {
    Row(
      values: [
        .init("model", .text("acme/one")), .init("score", .number(score)),
        .init("kind", .text(kind)),
      ] + (mode.map { [.init("mode", .text($0))] } ?? []), evidence: sourced)
  }

  private static func benchmark(_ id: String, _ rows: [Row]) -> Record {
    Record(
      kind: .benchmark, id: id,
      identity: [
        .init("name", .text(id.uppercased())), .init("unit", .text("%")),
        .init("minimum", .number(0)), .init("maximum", .number(100)),
      ], lists: [Record.List(name: "results", rows: rows)])
  }

  private func subject(_ rows: [Row], rare: [Row] = []) throws -> SheetSubject {
    let asOf = try #require(CalendarDate("2026-07-01"))
    let records = [
      Record(kind: .catalog, id: "catalog", identity: [.init("calibration", .text("one"))]),
      Record(
        kind: .model, id: "acme/one",
        identity: [.init("status", .text("listed")), .init("kinds", .list(["chat"]))]),
      Record(
        kind: .source, id: "board",
        identity: [.init("title", .text("Board")), .init("retrieved", .date(asOf))]),
      Record(kind: .basket, id: "general", identity: [.init("name", .text("General"))]),
      Record(
        kind: .basket, id: "coding",
        identity: [.init("name", .text("Coding")), .init("benchmarks", .list(["exam"]))]),
      Self.benchmark("exam", rows), Self.benchmark("rare", rare),
      Record(
        kind: .calibration, id: "one",
        identity: [
          .init("date", .date(asOf)), .init("low_anchor", .text("a/weak")),
          .init("high_anchor", .text("b/strong")), .init("low_ability", .number(0)),
          .init("high_ability", .number(2)), .init("ability_precision", .number(0.25)),
          .init("line_variance", .number(0)), .init("claim_variance", .number(0)),
          .init("claim_error", .number(0)),
        ],
        lists: [
          Record.List(
            name: "items",
            rows: [
              Row(
                values: [
                  .init("benchmark", .text("exam")), .init("evidence", .text("independent")),
                  .init("offset", .number(0)), .init("slope", .number(1)),
                  .init("variance", .number(0.2)), .init("models", .integer(4)),
                ], evidence: nil)
            ])
        ]),
    ]
    let base = EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogRelease(format: 1, name: "fixture", asOf: asOf, sha256: ""),
        records: records))
    let outcome = try evaluate(EvaluationContext(base: base, scenario: Scenario(name: "test")))
    return SheetSubject(
      outcome: outcome, alternative: try #require(outcome.rows.first).alternative)
  }

  private func sheet(_ subject: SheetSubject) throws -> Sheet {
    try #require(Sheets.named("quality")?.sheet(subject))
  }

  @Test func `the estimate, its scale and what one result says`() throws {
    let sheet = try sheet(subject([Self.result(50, "independent")]))
    #expect(sheet.summary == "30 points ± 14")
    #expect(sheet.items.contains(.entry("Quality", "30 points ± 14, so 16 to 44 at 95 %")))
    #expect(sheet.items.contains(.statement("One result alone speaks.")))
    #expect(
      sheet.items.contains(
        .entry(
          "Scale",
          "calibration one of 2026-07-01: 0 results of 0 models in 1 column; "
            + "30 points are a/weak, 60 b/strong")))
    let rows = sheet.items.compactMap { item -> [[String]]? in
      if case .table(let table) = item { return table.rows.map(\.cells) }
      return nil
    }
    #expect(
      rows == [
        [["EXAM", "50.0 %", "independent", "read 2026-07-01", "30", "94.1 %", "yes"]],
        [["Coding", "30 points ± 14"]],
      ])
  }

  @Test func `what has no say stands with its reason`() throws {
    let sheet = try sheet(
      subject(
        [
          Self.result(50, "independent", mode: "low"), Self.result(60, "independent", mode: "high"),
        ],
        rare: [Self.result(99, "vendor"), Self.result(98, "vendor", mode: "Cons@64")]))
    let reasons = sheet.items.compactMap { item -> [String]? in
      if case .table(let table) = item, table.columns.last?.header == "Why not" {
        return table.rows.compactMap(\.cells.last)
      }
      return nil
    }.flatMap { $0 }
    #expect(
      reasons == [
        "another mode of it shows more",
        "too few models have such a result to know what it means",
        "puts 64 answers to each question together",
      ])
  }

  @Test func `nothing published is not known, and says so`() throws {
    let subject = try subject([])
    let sheet = try sheet(subject)
    #expect(sheet.summary == "not known")
    #expect(
      sheet.items.prefix(2) == [
        .entry("Quality", "not known"),
        .statement("Nobody has published a result of it that this catalog holds."),
      ])
    let json = try #require(Sheets.named("quality")?.json(subject))
    #expect(json.canonicalText.contains("\"points\":null"))
  }

  @Test func `the document holds every number of the estimate`() throws {
    let subject = try subject([Self.result(50, "independent")])
    let text = try #require(Sheets.named("quality")?.json(subject)).canonicalText
    for part in [
      "\"points\":30.000000", "\"weight\":0.941176", "\"calibration\":\"one\"",
      "\"marks\":[\"oneResult\"]", "\"use\":\"general\"", "\"source\":\"board\"",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
