import Catalog
import Cells
import Decision
import Sheets
import Testing

@Suite struct `Family pages` {
  private static let evidence = Evidence(source: "hub")

  private static func model(
    _ id: String, _ date: String?, _ license: [String], relation: String = "official",
    checked: String? = nil
  ) -> Record {
    var values: [Row.NamedValue] = [
      .init("artifact", .text("weights")), .init("id", .list(license)),
      .init("basis", .text("tag")),
    ]
    if let checked = checked.flatMap({ CalendarDate($0) }) {
      values.append(.init("checked", .date(checked)))
    }
    let day = date.flatMap { CalendarDate($0) }
    return Record(
      kind: .model, id: id,
      identity: [
        .init("family", .text("deep-1")), .init("status", .text("listed")),
        .init("relation", .text(relation)),
      ],
      facts: day.map { [NamedFact("release_date", .known(.date($0), evidence, losing: []))] } ?? [],
      lists: [.init(name: "license", rows: [Row(values: values, evidence: evidence)])])
  }

  private static func page(_ models: [Record], marked: String? = nil) throws -> FamilyPage {
    let asOf = try #require(CalendarDate("2026-01-31"))
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "test", asOf: asOf, sha256: "0"),
      records: [
        Record(kind: .family, id: "deep", identity: [.init("name", .text("Deep"))]),
        Record(
          kind: .family, id: "deep-1",
          identity: [.init("name", .text("Deep 1")), .init("parent", .text("deep"))]),
        Record(
          kind: .license, id: "own", identity: [.init("category", .text("restricted-open-weight"))],
          lists: [
            .init(
              name: "history",
              rows: [
                Row(
                  values: [.init("date", .text("2025-12-01")), .init("what", .text("list added"))],
                  evidence: evidence)
              ])
          ]),
      ] + models)
    return FamilyPage(
      snapshot: snapshot, family: "deep", marked: marked.flatMap { snapshot.model($0) })
  }

  private static func texts(_ sheet: Sheet) -> [String] {
    sheet.items.flatMap { item -> [String] in
      switch item {
      case .heading(let text), .point(let text), .remark(let text): return [text]
      case .entry(let label, let value): return ["\(label): \(value)"]
      case .statement(let text, let lead): return [(lead.map { $0 + ": " } ?? "") + text]
      case .evidence(let item): return [item.source]
      case .table(let table): return table.rows.map { $0.cells.joined(separator: " | ") }
      }
    }
  }

  @Test func `the page tells releases, terms, cadence and age in neutral words`() throws {
    let texts = Self.texts(
      try Self.page([
        Self.model("x/A", "2025-01-01", ["own"]), Self.model("x/B", "2025-03-01", ["own"]),
        Self.model("x/C", "2025-05-01", ["mit"]), Self.model("x/D", "2025-08-01", ["mit"]),
      ]).sheet)
    for words in [
      "Generations: Deep 1",
      "Latest release: D on 2025-08-01, 183 days before this catalog "
        + "of 2026-01-31",
      "A release every 61 days: the median of the gaps between the last 4 release dates. "
        + "Releases on one date count once.",
      "2025-01-01 to 2025-03-01: own (restricted open weight): 2 releases.",
      "Terms changed on 2025-05-01: from own to mit (C).",
      "Text changed on 2025-12-01, the name stayed: own (list added).",
      "2025-05-01 | C |  | mit", "2025 | 1 | . | 1 | . | 1 | . | . | 1 | . | . | . | .",
    ] { #expect(texts.contains(words), "\(words)") }
    for word in ["safe", "risk", "clean", "worse", "better"] {
      #expect(!texts.contains { $0.lowercased().contains(word) }, "\(word)")
    }
  }

  @Test func `fewer than four dates say so and give no number`() throws {
    let texts = Self.texts(try Self.page([Self.model("x/A", "2025-01", ["own"])]).sheet)
    #expect(texts.contains("Not known: fewer than 4 dated releases (1 of 4)."))
    #expect(texts.contains("A month without a day counts as its 15th."))
  }

  @Test func `an entry checked before the text changed carries the remark`() throws {
    let late = try Self.page([Self.model("x/A", "2025-01-01", ["own"], checked: "2025-11-30")])
    let remark =
      "A: The text of 'own' changed on 2025-12-01, after this entry was checked on 2025-11-30."
    #expect(Self.texts(late.sheet).contains(remark))
    #expect(late.json["remarks"] == .list([.text(remark)]))
    let fresh = try Self.page([Self.model("x/A", "2025-01-01", ["own"], checked: "2025-12-01")])
    #expect(fresh.json["remarks"] == .list([]))
  }

  @Test func `the marked model is told apart, and one in no row says why`() throws {
    let models = [
      Self.model("x/A", "2025-01-01", ["own"]), Self.model("x/Undated", nil, ["own"]),
      Self.model("y/Tuned", "2025-02-01", ["own"], relation: "fine-tune"),
    ]
    let own = try Self.page(models, marked: "x/A").sheet
    #expect(own.title == "Timeline: Deep")
    #expect(Self.texts(own).contains("2025-01-01 | A (this model) |  | own"))
    let undated = Self.texts(try Self.page(models, marked: "x/Undated").sheet)
    #expect(undated.contains("This model: in no row below: its release date is not known"))
    #expect(undated.contains("In no row, because no release date is known: Undated."))
    let tuned = Self.texts(try Self.page(models, marked: "y/Tuned").sheet)
    #expect(
      tuned.contains("This model: in no row below: it was made from another model (fine-tune)"))
  }

  @Test func `every row names its sources by number`() throws {
    let sheet = try Self.page([Self.model("x/A", "2025-01-01", ["own"])]).sheet
    let tables = sheet.items.compactMap { if case .table(let table) = $0 { table } else { nil } }
    for table in tables where table.isSourced {
      let laidOut = table.laidOut(numbers: sheet.sourceKeys)
      #expect(laidOut.columns.last?.header == "Source")
      #expect(laidOut.rows.allSatisfy { $0.last?.hasPrefix("[") == true })
    }
    #expect(sheet.sourceKeys == ["hub"])
  }
}
