import Testing

@testable import Catalog

@Suite struct `Imported rows about what the same source said before` {
  private static func records(_ rows: String) -> [Record] {
    CatalogReader.read(
      LeaderboardFixture.catalogFiles.filter { $0.path != "benchmarks/quiz.toml" }
        + [LeaderboardFixture.benchmark("quiz", "unit = \"%\"", rows)]
    ).records
  }

  private static func row(
    _ score: String, date: String?, label: String?, source: String = "board"
  ) -> String {
    "[[results]]\nmodel = \"example/Alpha\"\nscore = \(score)\nkind = \"independent\"\n"
      + (date.map { "date = \($0)\n" } ?? "") + (label.map { "label = \"\($0)\"\n" } ?? "")
      + "s = \"\(source)\"\n"
  }

  private static func fact(
    _ score: Double, date: String, label: String?, source: String = "board"
  ) throws -> ImportedFact {
    let day = try #require(CalendarDate(date))
    var values: [Row.NamedValue] = [
      .init("model", .text("example/Alpha")), .init("score", .number(score)),
      .init("kind", .text("independent")), .init("date", .date(day)),
    ]
    if let label { values.append(.init("label", .text(label))) }
    return ImportedFact(
      kind: .benchmark, id: "quiz", field: "results", statement: .row(values),
      evidence: Evidence(source: source, asOf: day))
  }

  private static func scores(_ rows: String, _ facts: [ImportedFact]) -> [Double] {
    CatalogResolver.resolve(base: records(rows), imports: facts).records
      .first { $0.id == "quiz" }?.rows("results").compactMap { $0["score"]?.number } ?? []
  }

  @Test func `a later result of the same source replaces the earlier one`() throws {
    let later = try Self.fact(60, date: "2026-05-01", label: "alpha")
    #expect(Self.scores(Self.row("50.0", date: "2026-01-01", label: nil), [later]) == [60])
    #expect(Self.scores(Self.row("50.0", date: nil, label: "alpha"), [later]) == [60])
  }

  @Test func `an earlier one changes nothing and does not stand beside it`() throws {
    let earlier = try Self.fact(40, date: "2025-05-01", label: "alpha")
    #expect(Self.scores(Self.row("50.0", date: "2026-01-01", label: nil), [earlier]) == [50])
  }

  @Test func `another source, another name or several rows make a row of its own`() throws {
    let later = try Self.fact(60, date: "2026-05-01", label: "alpha")
    let other = Self.row("50.0", date: "2026-01-01", label: nil, source: "other")
    #expect(Self.scores(other, [later]).sorted() == [50, 60])
    let named = Self.row("50.0", date: "2026-01-01", label: "alpha-old")
    #expect(Self.scores(named, [later]).sorted() == [50, 60])
    let two =
      Self.row("50.0", date: "2026-01-01", label: nil)
      + Self.row("51.0", date: "2026-01-02", label: nil)
    #expect(Self.scores(two, [later]).sorted() == [50, 51, 60])
  }
}
