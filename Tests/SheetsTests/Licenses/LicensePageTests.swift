import Catalog
import Decision
import Licensing
import Sheets
import Testing

/// The license page: kinds of reasons apart, everything with its source, ways out.
@Suite struct LicensePageTests {
  static let product: [String: FactValue] = [
    "entity.kind": .text("company"), "entity.domicile": .text("NO"),
    "use.purpose": .text("product"), "use.users_in": .list(["NO"]),
    "use.hosted_in": .list(["NO"]),
  ]

  private func page(
    _ model: String, _ catalog: LicenseCatalog, _ use: [String: FactValue] = product
  ) throws -> Sheet {
    let subject = try subject(model, catalog, use)
    return try #require(Sheets.named("license")?.sheet(subject))
  }

  private func subject(
    _ model: String, _ catalog: LicenseCatalog, _ use: [String: FactValue] = product
  ) throws -> SheetSubject {
    let base = EvaluationBase(snapshot: catalog.snapshot)
    return try #require(
      try LicenseCatalog.subjects(base, use).first { $0.model.id == model })
  }

  private func headings(_ sheet: Sheet) -> [String] {
    sheet.items.compactMap { if case .heading(let text) = $0 { return text } else { return nil } }
  }

  @Test func `reasons stand by kind, in the order of the design, each with its parts`() throws {
    var catalog = LicenseCatalog()
    catalog.license(
      "strict",
      facts: [
        "commercial_use": "no", "patent_grant": "excluded", "field_of_use": "built-in-list",
        "unilateral_change": "policy-may-change", "hosting_as_service": "unknown",
      ])
    catalog.model("maker/model", licenses: ["strict"])
    let sheet = try page(
      "maker/model", catalog,
      Self.product.merging([
        "needs.patent_grant": .flag(true), "needs.fixed_terms": .flag(true),
        "use.host_for_third_parties": .flag(true),
      ]) { $1 })
    let kinds = headings(sheet).filter {
      [
        "The license forbids", "Your requirement is not met", "Not known", "For legal review",
        "Allowed with a duty", "Duties",
      ].contains($0)
    }
    #expect(
      kinds == [
        "The license forbids", "Your requirement is not met", "Not known", "For legal review",
        "Allowed with a duty", "Duties",
      ])
    let start = try #require(sheet.items.firstIndex(of: .heading("The license forbids")))
    guard case .statement(let sentence, let lead) = sheet.items[start + 1] else {
      Issue.record("no statement")
      return
    }
    #expect(lead == "Use")
    #expect(sentence.contains("does not allow this use."))
    #expect(
      sheet.items[start + 2]
        == .remark(
          "strict; §14; maker/strict, LICENSE-strict, of 2025-03-03, sha256 abababababab…; "
            + "https://maker.example/strict"))
    #expect(sheet.items.contains(.remark("Way out: Drop the requirement 'needs.patent_grant'.")))
    #expect(
      sheet.items.contains(.remark("The catalog can answer, once somebody has read the text.")))
  }

  @Test func `answers stand in the order of the questions`() throws {
    var catalog = LicenseCatalog()
    catalog.license("strict", facts: ["commercial_use": "no"])
    catalog.model("maker/model", licenses: ["strict"])
    let sheet = try page("maker/model", catalog)
    let start = try #require(sheet.items.firstIndex(of: .heading("Answers by question")))
    #expect(sheet.items[start + 1] == .entry("Use", "prohibited"))
    let answers = sheet.items[(start + 1)...].prefix {
      if case .entry = $0 { return true } else { return false }
    }
    let labels = answers.compactMap { if case .entry(let label, _) = $0 { label } else { nil } }
    #expect(labels == QuestionID.allCases.map(\.label).filter(labels.contains))
  }

  @Test func `a duty says what, when, the exact words, where, by whom and in which clause`() throws
  {
    var catalog = LicenseCatalog()
    catalog.license(
      "marked",
      lists: [
        LicenseCatalog.list(
          "duties",
          [
            [
              "kind": .text("display"), "trigger": .text("commercial-product"),
              "text": .text("Built with Invention"), "where": .list(["website", "documentation"]),
              "clause": .text("§4.b"), "n": .text("Show the mark."),
            ]
          ])
      ])
    catalog.model("maker/model", licenses: ["marked"])
    let subject = try subject("maker/model", catalog)
    let sheet = try #require(Sheets.named("license")?.sheet(subject))
    let start = try #require(sheet.items.firstIndex(of: .heading("Duties")))
    #expect(
      Array(sheet.items[(start + 1)...(start + 3)]) == [
        .statement(
          "Show the mark. The words: \"Built with Invention\". Any of these will do: website, "
            + "documentation.", lead: "You"),
        .remark("Due when it is part of a commercial product or service."),
        .remark("marked, §4.b; state: open"),
      ])
    guard case .object(let json)? = Sheets.named("license")?.json(subject),
      case .list(let duties) = json["duties"], case .object(let duty) = duties.first
    else {
      Issue.record("no duties")
      return
    }
    #expect(duty["wording"] == .text("Built with Invention"))
    #expect(duty["where"] == .list([.text("website"), .text("documentation")]))
    #expect(duty["trigger"] == .text("commercial-product"))
    #expect(duty["state"] == .text("open"))
  }

  @Test func `siblings that pass stand nearest in size first, of the own line before others`()
    throws
  {
    var catalog = LicenseCatalog()
    catalog.license("strict", facts: ["commercial_use": "no"])
    catalog.license("open")
    catalog.records += [
      Record(kind: .family, id: "line", identity: [.init("parent", .text("top"))]),
      Record(kind: .family, id: "top"),
    ]
    catalog.model("maker/model-72b", licenses: ["strict"], family: "line", billions: 72)
    catalog.model("maker/near-70b", licenses: ["open"], family: "top", billions: 70)
    for size in [1.5, 7, 14, 32] {
      catalog.model("maker/model-\(size)b", licenses: ["open"], family: "line", billions: size)
    }
    catalog.model("maker/vector", licenses: ["open"], family: "line", kinds: ["embedding"])
    catalog.model("maker/also-strict", licenses: ["strict"], family: "line", billions: 70)
    catalog.model("other/model-72b", licenses: ["open"], family: "else", billions: 72)
    let sheet = try page("maker/model-72b", catalog)
    let start = try #require(
      sheet.items.firstIndex(of: .heading("Of the same family, for the same use")))
    #expect(
      Array(sheet.items[(start + 1)...(start + 3)]) == [
        .point("maker/model-32.0b of the same family passes: allowed (open)."),
        .point("maker/model-14.0b of the same family passes: allowed (open)."),
        .point("maker/model-7.0b of the same family passes: allowed (open)."),
      ])
    #expect(
      !headings(try page("maker/model-7.0b", catalog)).contains { $0.hasPrefix("Of the same") })
  }

  @Test func `how the license is known, lineage and remarks are the model's own`() throws {
    var catalog = LicenseCatalog()
    catalog.license(
      "base-terms",
      lists: [
        LicenseCatalog.list(
          "history", [["date": .text("2025-12-12"), "what": .text("limits added")]])
      ])
    catalog.license("open")
    catalog.model("maker/base", licenses: ["base-terms"], basis: "text-hash", checked: "2025-01-01")
    catalog.model("maker/tuned", licenses: ["open"], basis: "tag", from: ["maker/base"])
    catalog.model("maker/plain", licenses: ["open", "base-terms"])
    let sheet = try page("maker/tuned", catalog)
    #expect(sheet.items.contains(.entry("Confidence", "low")))
    #expect(sheet.items.contains(.point("open: the model's own weights")))
    #expect(
      sheet.items.contains(.point("base-terms: through maker/base, which it was made from")))
    for remark in [
      "'open' was assigned by tag; the text was not compared.",
      "'base-terms' applies through maker/base.",
      "The text of 'base-terms' changed on 2025-12-12, after this entry was checked on 2025-01-01.",
    ] { #expect(sheet.items.contains(.point(remark)), "\(remark)") }
    #expect(
      sheet.evidence.contains {
        $0.field == "license of the weights, by tag" && $0.source == "card"
          && $0.note == "revision 2025-05-05"
      })
    #expect(
      sheet.evidence.contains { $0.field == "license of the weights of maker/base, by text-hash" })
    let plain = try page("maker/plain", catalog)
    #expect(plain.items.contains(.entry("Confidence", "high")))
    #expect(!headings(plain).contains("Remarks"))
  }

  @Test func `a tag that settles nothing says so and where to look`() throws {
    var catalog = LicenseCatalog()
    catalog.license("open")
    catalog.model("maker/model", basis: "tag", tag: "custom")
    catalog.model("maker/none")
    let sheet = try page("maker/model", catalog)
    #expect(sheet.title == "License: not known")
    #expect(sheet.evidence.contains { $0.value == "no license settled" })
    #expect(
      try page("maker/none", catalog).items.contains(
        .statement("No source assigns one to this model.")))
  }
}
