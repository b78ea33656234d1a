import Catalog
import Decision
import Licensing
import Sheets
import Testing

@Suite struct LicenseTextSheetTests {
  private func sheet(_ record: Record, aliases: [String: [String]] = [:], models: [Record] = [])
    throws -> (sheet: Sheet, json: JSONValue)
  {
    let date = try #require(CalendarDate("2026-01-01"))
    let snapshot = CatalogSnapshot(
      release: CatalogRelease(format: 1, name: "fixture", asOf: date, sha256: ""),
      records: [record] + models)
    let library = LicenseLibrary(records: [record], aliases: aliases)
    let page = try #require(
      LicenseTextSheet(
        record.id, in: snapshot, library: library, users: LicenseUsers(snapshot)))
    return (page.sheet, page.json)
  }

  private func license(
    status: String = "full-text", facts: [NamedFact] = [], known: [String] = [],
    lists: [Record.List] = []
  ) -> Record {
    Record(
      kind: .license, id: "invented",
      identity: [
        .init("name", .text("Invented Terms")), .init("licensor", .text("Maker")),
        .init("category", .text("restricted-open-weight")), .init("text_status", .text(status)),
      ], facts: facts,
      sections: [
        .init(
          name: "known",
          facts: known.map {
            NamedFact(Field($0), .known(.flag(true), Evidence(source: "r"), losing: []))
          })
      ], lists: lists)
  }

  private func fact(_ name: Field, _ value: String, clause: String? = nil, note: String? = nil)
    -> NamedFact
  {
    NamedFact(
      name,
      .known(.text(value), Evidence(source: "r", note: note, clause: clause), losing: []))
  }

  @Test func `each fact stands with its clause and note, and the others as not known`() throws {
    let page = try sheet(
      license(facts: [
        fact("commercial_use", "yes-below-threshold", clause: "§1", note: "see the limit"),
        fact("patent_grant", "unknown"), fact("outputs_ownership", "silent"),
      ])
    ).sheet
    let position = try #require(
      page.items.firstIndex(of: .entry("Commercial use", "yes below threshold")))
    #expect(page.items[position + 1] == .remark("§1; see the limit"))
    #expect(page.items.contains(.entry("Patent grant", "not known")))
    #expect(page.items.contains(.entry("Outputs ownership", "silent")))
    #expect(page.items.contains(.point("Patent grant")))
    #expect(!page.items.contains(.point("Outputs ownership")))
    let entries = page.items.count { if case .entry = $0 { return true } else { return false } }
    #expect(entries >= RecordSchema.of(.license).facts.count)
  }

  @Test func `an empty list that was read is not one nobody looked for`() throws {
    let page = try sheet(license(known: ["thresholds"])).sheet
    let limits = try #require(page.items.firstIndex(of: .heading("Limits of size")))
    #expect(page.items[limits + 1] == .statement("None stands in the text."))
    let territory = try #require(page.items.firstIndex(of: .heading("Territory")))
    #expect(page.items[territory + 1] == .statement("Not known: the text was not read for it."))
    #expect(page.items.contains(.point("Territory")))
    #expect(!page.items.contains(.point("Limits of size")))
  }

  @Test(arguments: ["quoted-clauses", "secondary-only", "text-not-seen"])
  func `a text not read in full says what that does to verdicts`(status: String) throws {
    let cap = try #require(TextStatus(rawValue: status)?.capText)
    #expect(try sheet(license(status: status)).sheet.items.contains(.statement(cap)))
  }

  @Test func `a text stands with place, commit, date and hash, in full as a document`() throws {
    let hash = String(repeating: "ab", count: 32)
    let record = license(lists: [
      .init(
        name: "texts",
        rows: [
          Row(
            values: [
              .init("role", .text("agreement")), .init("repo", .text("maker/terms")),
              .init("path", .text("THE TERMS")), .init("commit", .text("0123456789abcdef0123")),
              .init("last_changed", .text("2025-05-05")), .init("sha256", .text(hash)),
            ], evidence: nil)
        ]),
      .init(
        name: "history",
        rows: [
          Row(
            values: [
              .init("date", .text("2025-05-05")), .init("what", .text("a list of uses was added")),
            ], evidence: nil)
        ]),
    ])
    let page = try sheet(record)
    let item = try #require(page.sheet.evidence.first)
    #expect(item.value == "maker/terms, THE TERMS, sha256 abababababab…")
    #expect(item.note == "commit 0123456789ab")
    #expect(
      item.source == "https://github.com/maker/terms/blob/0123456789abcdef0123/THE%20TERMS")
    #expect(item.asOf?.description == "2025-05-05")
    #expect(page.json.canonicalText.contains(hash))
    #expect(page.json.canonicalText.contains("0123456789abcdef0123"))
    #expect(
      page.sheet.items.contains(.statement("a list of uses was added", lead: "2025-05-05")))
  }

  @Test func `aliases and models under it are named`() throws {
    let models = (1...7).map { number in
      Record(
        kind: .model, id: "maker/model-\(number)", identity: [.init("status", .text("listed"))],
        lists: [
          .init(
            name: "license",
            rows: [
              Row(
                values: [
                  .init("artifact", .text(number == 7 ? "code" : "weights")),
                  .init("id", .list(["invented"])), .init("basis", .text("tag")),
                ], evidence: nil)
            ])
        ])
    }
    let items = try sheet(
      license(), aliases: ["inv": ["invented"], "custom": ["invented", "other"]], models: models
    ).sheet.items
    #expect(items.contains(.point("inv")))
    #expect(items.contains(.point("custom: also other, so the string chooses none")))
    #expect(items.contains(.entry("Weights", "6 models")))
    #expect(items.contains(.entry("Other parts only", "1 model")))
    #expect(items.contains(.point("maker/model-5")))
    #expect(items.contains(.remark("and 1 more")))
  }
}
