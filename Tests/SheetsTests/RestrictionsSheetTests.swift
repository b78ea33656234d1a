import Catalog
import Decision
import Licensing
import Sheets
import Testing

@Suite struct RestrictionsSheetTests {
  private func pack(_ id: String, _ more: [Row.NamedValue] = []) -> Record {
    Record(
      kind: .policy, id: id,
      identity: [
        .init("version", .text("2")), .init("jurisdiction", .text("XY")),
        .init("authority", .text("Ministry")), .init("instrument", .text("Order \(id)")),
        .init("date", .text("2025-02")), .init("status", .text("in force")),
        .init("as_of", .text("2026-02")), .init("subjects", .list(["Example"])),
        .init("scope_api", .text("covered")), .init("applies_to", .text("offices")),
        .init("exemptions", .text("research")), .init("evidence", .text("the page itself")),
        .init("conflicts", .list(["a newspaper says otherwise"])),
        .init("sources", .list(["https://example.org/\(id)", "https://example.org/2"])),
      ] + more)
  }

  private func subject(_ packs: [Record], _ policies: [String: PolicyPack.Effect] = [:]) throws
    -> SheetSubject
  {
    let model = Record(
      kind: .model, id: "acme/alpha",
      identity: [
        .init("developer", .text("example")), .init("status", .text("listed")),
        .init("kinds", .list(["chat"])),
      ])
    let developer = Record(
      kind: .developer, id: "example", identity: [.init("name", .text("Example"))])
    let asOf = try #require(CalendarDate("2026-06-30"))
    var scenario = Scenario(name: "test")
    scenario.policies = policies
    let base = EvaluationBase(
      snapshot: CatalogSnapshot(
        release: CatalogRelease(format: 1, name: "fixture", asOf: asOf, sha256: ""),
        records: [model, developer] + packs))
    let outcome = try evaluate(EvaluationContext(base: base, scenario: scenario))
    return SheetSubject(
      outcome: outcome, alternative: try #require(outcome.rows.first).alternative)
  }

  private func texts(_ sheet: Sheet) -> [String] {
    sheet.items.map { item in
      switch item {
      case .heading(let text), .point(let text), .remark(let text): return text
      case .entry(let label, let value): return "\(label): \(value)"
      case .statement(let text, let lead): return (lead.map { "\($0): " } ?? "") + text
      case .evidence(let item): return item.source
      case .table(let table): return table.rows.map { $0.cells.joined(separator: " ") }.joined()
      }
    }
  }

  @Test func `the page holds every fact of every pack, those that are off marked off`() throws {
    let subject = try subject([pack("a"), pack("b")], ["b": .warn])
    let sheet = try #require(Sheets.named("restrictions")?.sheet(subject))
    let all = texts(sheet)
    for words in [
      "Packs: 2 name it, 1 of them on", "Reached by: downloaded weights", "Pack: a, version 2",
      "XY, 2025-02: Order a", "Names: Example", "Issued by: Ministry", "Status: in force",
      "Must obey: offices", "Exempt: research", "Known from: the page itself", "Checked: 2026-02",
      "the developer's API: covered", "downloaded weights: not stated",
      "disagrees: a newspaper says otherwise", "https://example.org/a", "https://example.org/2",
    ] { #expect(all.contains(words), "\(words)") }
    #expect(all.contains { $0.hasPrefix("off: Reported restriction: Order a (XY, 2025-02") })
    #expect(all.contains { $0.hasPrefix("warn: Reported restriction: Order b (XY, 2025-02") })
    #expect(sheet.summary == "warn: XY; 1 more off")
  }

  @Test func `without a pack that names it the page says what that does not mean`()
    throws
  {
    let other = pack("c", [])
    var record = other
    record.identity.removeAll { $0.field == "subjects" }
    let off = try #require(Sheets.named("restrictions")?.sheet(try subject([record])))
    #expect(off.summary == "no pack of this catalog names it")
    #expect(Sheets.named("restrictions")?.sheet(try subject([])) == nil)
    let sheet = try #require(
      Sheets.named("restrictions")?.sheet(try subject([record], ["c": .info])))
    #expect(texts(sheet).contains { $0.contains("is not the same as allowed") })
  }

  @Test func `the page as a document names scope and sources`() throws {
    let text = try #require(
      Sheets.named("restrictions")?.json(try subject([pack("a")]))?.canonicalText)
    for part in [
      "\"pack\":\"a\"", "\"isOn\":false", "\"effect\":null", "\"api\":\"covered\"",
      "\"conflicts\":[\"a newspaper says otherwise\"]", "\"version\":\"2\"",
    ] { #expect(text.contains(part), "\(part)") }
  }
}
