import Catalog
import Testing

@Suite struct `Resolving a catalog` {
  private static let sources = ["card": "primary", "hub": "curated", "scrape": "aggregator"]
    .sorted { $0.key < $1.key }.map { key, tier in
      """
      [\(key)]
      title = "\(key)"
      retrieved = 2026-01-01
      license = "mit"
      tier = "\(tier)"

      """
    }.joined()

  private static func records(_ facts: String, layer: Evidence.Layer = .base) -> [Record] {
    CatalogReader.read(
      [
        CatalogFile(path: "sources.toml", text: layer == .base ? sources : ""),
        CatalogFile(
          path: "models/a/b.toml",
          text: layer == .base
            ? "id = \"a/b\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n" + facts : facts),
      ], layer: layer
    ).records
  }

  private static func imported(
    _ field: String, _ value: FactValue, _ source: String, _ date: String? = nil
  ) -> ImportedFact {
    ImportedFact(
      kind: .model, id: "a/b", field: Field(field), statement: .value(value),
      evidence: Evidence(source: source, asOf: date.flatMap { CalendarDate($0) }))
  }

  /// The context after resolution, as `value source | losing …`.
  private static func context(_ facts: String, _ imports: [ImportedFact]) -> String {
    let resolved = CatalogResolver.resolve(base: records(facts), imports: imports)
    return describe(resolved.records.first { $0.kind == .model }?["context"])
  }

  private static func describe(_ fact: Fact?) -> String {
    func text(_ claim: Claim) -> String {
      "\(claim.value.json.canonicalText) \(claim.evidence.source)"
    }
    switch fact {
    case .known(let value, let evidence, let losing)?:
      return ([Claim(value, evidence)] + losing).map(text).joined(separator: " | ")
    case .disputed(let claims)?: return "disputed " + claims.map(text).joined(separator: " | ")
    case .unknown(let reason, _)?: return "unknown " + reason
    case nil: return "nothing"
    }
  }

  @Test func `a field without a fact takes the import`() {
    #expect(Self.context("", [Self.imported("context", .integer(1), "scrape")]) == "1 scrape")
  }

  @Test func `what stands in TOML wins, and the other value is kept`() {
    let standing = "context = { v = 8, s = \"scrape\" }"
    #expect(
      Self.context(standing, [Self.imported("context", .integer(4), "card")])
        == "8 scrape | 4 card")
    #expect(
      Self.context(standing, [Self.imported("context", .integer(8), "card")]) == "8 scrape")
  }

  @Test func `a newer statement of the same source wins`() {
    let standing = "context = { v = 8, s = \"hub\", d = 2026-01-10 }"
    #expect(
      Self.context(standing, [Self.imported("context", .integer(9), "hub", "2026-01-11")])
        == "9 hub | 8 hub")
    #expect(
      Self.context(standing, [Self.imported("context", .integer(9), "hub", "2026-01-10")])
        == "8 hub | 9 hub")
    #expect(
      Self.context(
        "context = { v = 8, s = \"hub\" }",
        [Self.imported("context", .integer(9), "hub", "2026-01-02")]) == "9 hub | 8 hub")
  }

  @Test func `among imports the nearer source wins, then the newer statement`() {
    let imports = [
      Self.imported("likes", .integer(1), "scrape", "2026-01-05"),
      Self.imported("likes", .integer(2), "hub", "2026-01-02"),
      Self.imported("likes", .integer(3), "hub", "2026-01-03"),
    ]
    for imports in [imports, imports.reversed()] {
      let resolved = CatalogResolver.resolve(base: Self.records(""), imports: imports)
      #expect(
        Self.describe(resolved.records.last?["likes"]) == "3 hub | 2 hub | 1 scrape")
    }
  }

  @Test func `sources named for a field come before nearer ones`() {
    let imports = [
      Self.imported("context", .integer(1), "card"),
      Self.imported("context", .integer(2), "gpustack"),
      Self.imported("context", .integer(3), "modelsdev"),
    ]
    #expect(Self.context("", imports) == "3 modelsdev | 2 gpustack | 1 card")
  }

  @Test func `a release date most sources support wins, and a day beats a month`() throws {
    func date(_ text: String) throws -> FactValue { .date(try #require(CalendarDate(text))) }
    let imports = [
      Self.imported("release_date", try date("2024-01-01"), "modelsdev"),
      Self.imported("release_date", try date("2025-05"), "archgallery"),
      Self.imported("release_date", try date("2025-05-20"), "osai"),
    ]
    let resolved = CatalogResolver.resolve(base: Self.records(""), imports: imports)
    #expect(
      Self.describe(resolved.records.last?["release_date"])
        == "\"2025-05-20\" osai | \"2025-05\" archgallery | \"2024-01-01\" modelsdev")
  }

  @Test func `what no rule settles is disputed`() {
    let imports = [
      Self.imported("likes", .integer(1), "hub"), Self.imported("likes", .integer(2), "hub"),
    ]
    let resolved = CatalogResolver.resolve(base: Self.records(""), imports: imports)
    #expect(Self.describe(resolved.records.last?["likes"]) == "disputed 1 hub | 2 hub")
    #expect(
      Self.context(
        "context = { disputed = [{ v = 1, s = \"hub\" }, { v = 2, s = \"card\" }] }",
        [
          Self.imported("context", .integer(2), "scrape"),
          Self.imported("context", .integer(3), "scrape"),
        ]) == "disputed 1 hub | 2 card | 3 scrape")
  }

  @Test func `a value fills a stated gap, and a stated gap fills nothing`() {
    let standing = "context = { unknown = \"card silent\", s = \"card\" }"
    #expect(Self.context(standing, [Self.imported("context", .integer(1), "hub")]) == "1 hub")
    let gap = ImportedFact(
      kind: .model, id: "a/b", field: "context", statement: .unknown(reason: "page silent"),
      evidence: Evidence(source: "hub"))
    #expect(Self.context("", [gap]) == "unknown page silent")
    #expect(Self.context(standing, [gap]) == "unknown card silent")
    #expect(Self.context("context = { v = 1, s = \"card\" }", [gap]) == "1 card")
  }

  @Test func `sections and rows are merged in schema order`() throws {
    let row: [Row.NamedValue] = [.init("format", .text("awq")), .init("bytes", .integer(1))]
    let imports = [
      ImportedFact(
        kind: .model, id: "a/b", section: "arch", field: "head_dim",
        statement: .value(.integer(64)),
        evidence: Evidence(source: "hub")),
      ImportedFact(
        kind: .model, id: "a/b", field: "artifacts", statement: .row(row),
        evidence: Evidence(source: "hub", asOf: CalendarDate("2026-01-02"))),
      Self.imported("name", .text("B"), "hub"),
    ]
    let facts = """
      context = { v = 1, s = "hub" }
      [arch]
      source = "hub"
      hidden_size = 1
      vocab_size = 2
      [[artifacts]]
      format = "awq"
      bytes = 2
      s = "hub"
      [[artifacts]]
      format = "mlx"
      s = "hub"
      """
    let resolved = CatalogResolver.resolve(base: Self.records(facts), imports: imports)
    let record = try #require(resolved.records.last)
    #expect(record.facts.map(\.field.name) == ["name", "context"])
    #expect(record.section("arch").map(\.field.name) == ["hidden_size", "head_dim", "vocab_size"])
    #expect(record.rows("artifacts").map { $0["bytes"]?.integer } == [1, nil])
  }

  @Test func `imports change the hash, and overlays have their own`() {
    let base = Self.records("context = { v = 8, s = \"hub\" }")
    let plain = CatalogResolver.resolve(base: base)
    #expect(plain.sha256 == ContentHash.sha256(of: base))
    #expect(plain.records == base && plain.overlays == [])
    let imports = [Self.imported("likes", .integer(1), "hub")]
    #expect(CatalogResolver.resolve(base: base, imports: imports).sha256 != plain.sha256)
    let overlay = CatalogOverlay(
      name: "team", records: Self.records("likes = { v = 1, s = \"hub\" }", layer: .overlay))
    let resolved = CatalogResolver.resolve(base: base, overlays: [overlay])
    #expect(resolved.sha256 == plain.sha256)
    #expect(
      resolved.overlays
        == [.init(name: "team", sha256: ContentHash.sha256(of: overlay.records))])
  }

  @Test func `an overlay replaces field by field and keeps what it replaces`() throws {
    let base = Self.records(
      """
      context = { v = 8, s = "hub", alt = [{ v = 4, s = "card" }] }
      likes = { v = 3, s = "hub" }
      [openness]
      source = "hub"
      training_data_base = "closed"
      weights_end = "open"
      """)
    let overlay = Self.records(
      """
      status = "reviewed"
      developer = "own"
      context = { v = 16, s = "team" }
      max_output = { v = 5, s = "team" }
      [openness]
      source = "team"
      training_data_base = "partial"
      """, layer: .overlay)
    let resolved = CatalogResolver.resolve(
      base: base, overlays: [CatalogOverlay(name: "team", records: overlay)])
    #expect(resolved.diagnostics == [])
    let record = try #require(resolved.records.last)
    #expect(record.identity("status") == .text("reviewed"))
    #expect(record.identity.map(\.field.name) == ["id", "developer", "status", "kinds"])
    #expect(Self.describe(record["context"]) == "16 team | 8 hub | 4 card")
    #expect(record["context"]?.evidence?.layer == .overlay)
    #expect(record["likes"]?.evidence?.layer == .base)
    #expect(Self.describe(record["max_output"]) == "5 team")
    #expect(
      record.section("openness").map { Self.describe($0.fact) }
        == ["\"partial\" team | \"closed\" hub", "\"open\" hub"])
  }

  @Test func `a later overlay wins against an earlier one`() {
    let overlays = ["team": 1, "own": 2].sorted { $0.value < $1.value }.map { name, value in
      CatalogOverlay(
        name: name,
        records: Self.records("context = { v = \(value), s = \"\(name)\" }", layer: .overlay))
    }
    let resolved = CatalogResolver.resolve(
      base: Self.records("context = { v = 8, s = \"hub\" }"), overlays: overlays)
    #expect(Self.describe(resolved.records.last?["context"]) == "2 own | 1 team | 8 hub")
  }

  @Test func `an overlay adds records, which must be complete`() {
    let overlay = CatalogReader.read(
      [
        CatalogFile(
          path: "models/own/New.toml",
          text: "id = \"own/New\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"),
        CatalogFile(path: "hosts/own.toml", text: "name = \"Own\"\n"),
      ], layer: .overlay)
    let resolved = CatalogResolver.resolve(
      base: Self.records(""), overlays: [CatalogOverlay(name: "own", records: overlay.records)])
    #expect(resolved.records.map(\.id) == ["card", "hub", "scrape", "a/b", "own", "own/New"])
    #expect(
      resolved.diagnostics.map(\.printed) == [
        "hosts/own.toml:1: error [missing-key] The key 'id' is missing.",
        "hosts/own.toml:1: error [missing-key] The key 'kind' is missing.",
      ])
  }

  @Test func `rows of an overlay replace the same rows, and whole lists without keys`() throws {
    let base = CatalogReader.read([
      CatalogFile(
        path: "hosts/h.toml",
        text: """
          id = "h"
          name = "H"
          kind = "host"
          [[offers]]
          model = "a/b"
          input = 1
          output = 1
          s = "hub"
          [[offers]]
          model = "a/c"
          input = 1
          output = 1
          s = "hub"
          """),
      CatalogFile(
        path: "licenses/l.toml",
        text: "id = \"l\"\n[[duties]]\nkind = \"notice\"\ntrigger = \"copies\"\n"),
    ]).records
    let overlay = CatalogReader.read(
      [
        CatalogFile(
          path: "hosts/h.toml",
          text: "[[offers]]\nmodel = \"a/b\"\ninput = 0.5\noutput = 1\ns = \"team\"\n"),
        CatalogFile(
          path: "licenses/l.toml",
          text: "[[duties]]\nkind = \"cite\"\ntrigger = \"note\"\n"
            + "[[duties]]\nkind = \"register\"\ntrigger = \"note\"\n"),
      ], layer: .overlay
    ).records
    let resolved = CatalogResolver.resolve(
      base: base, overlays: [CatalogOverlay(name: "team", records: overlay)]
    ).records
    let offers = try #require(resolved.first { $0.kind == .host }).rows("offers")
    #expect(offers.map { $0["input"]?.number } == [0.5, 1])
    #expect(offers.map { $0.evidence?.layer } == [.overlay, .base])
    let duties = try #require(resolved.first { $0.kind == .license }).rows("duties")
    #expect(duties.map { $0["kind"]?.text } == ["cite", "register"])
  }
}
