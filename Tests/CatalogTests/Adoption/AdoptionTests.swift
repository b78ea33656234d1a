import Testing

@testable import Catalog

@Suite struct `Adopting imports into TOML` {
  private static let model = """
    # What a person wrote above
    id = "a/b"
    status = "listed"
    kinds = ["chat"]

    # context was checked by hand
    context = { v = 8192, s = "card" }
    likes = { v = 3, s = "hub", d = 2026-01-01, alt = [{ v = 9, s = "scrape" }] } # stays
    max_output = { disputed = [{ v = 1, s = "hub" }, { v = 2, s = "card" }] }
    languages = { v = [
      "en",
    ], s = "hub" }

    [arch]
    source = "hub"
    hidden_size = 4096
    vocab_size = { v = 1000, s = "card" }

    # what others made
    [[artifacts]]
    format = "gguf"
    quant = "Q4_0" # small
    bytes = 100
    s = "hub"

    [[artifacts]]
    format = "safetensors"
    s = "card"

    """

  private static func fact(
    _ path: String, _ value: FactValue, date: String? = nil, source: String = "hub"
  ) -> ImportedFact {
    let parts = path.split(separator: ".").map(String.init)
    return ImportedFact(
      kind: .model, id: "a/b", section: parts.count == 2 ? parts[0] : nil,
      field: Field(parts[parts.count - 1]), statement: .value(value),
      evidence: Evidence(source: source, asOf: date.flatMap { CalendarDate($0) }))
  }

  private static func row(_ values: [(String, FactValue)], date: String? = nil) -> ImportedFact {
    ImportedFact(
      kind: .model, id: "a/b", field: "artifacts",
      statement: .row(values.map { .init(Field($0.0), $0.1) }),
      evidence: Evidence(source: "hub", asOf: date.flatMap { CalendarDate($0) }))
  }

  private static func adopt(
    _ imports: [ImportedFact], fields: Set<String>? = nil, ids: String = "*"
  )
    -> Adoption.Outcome
  {
    Adoption.adopt(
      source: "hub", fields: fields, ids: ids, imports: imports,
      files: [CatalogFile(path: "models/a/b.toml", text: model)])
  }

  /// The lines that were taken away and those that came in their places.
  private static func difference(_ outcome: Adoption.Outcome) -> [String] {
    guard case .bytes(let bytes)? = outcome.changed.first?.contents else { return [] }
    let new = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let old = model.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old)
    return changes.map { change in
      switch change {
      case .remove(let offset, let line, _): return "-\(offset + 1) \(line)"
      case .insert(let offset, let line, _): return "+\(offset + 1) \(line)"
      }
    }
  }

  @Test func `a fact of the same source is replaced in its line, with what lost and the comment`() {
    let outcome = Self.adopt([Self.fact("likes", .integer(12_345), date: "2026-02-01")])
    #expect(
      Self.difference(outcome) == [
        "-8 likes = { v = 3, s = \"hub\", d = 2026-01-01, alt = [{ v = 9, s = \"scrape\" }] } # stays",
        "+8 likes = { v = 12_345, s = \"hub\", d = 2026-02-01, alt = [{ v = 9, s = \"scrape\" }] } "
          + "# stays",
      ])
    #expect(outcome.adoptedCount == 1 && outcome.conflicts == [])
  }

  @Test func `a new fact stands at its place in the schema`() {
    let outcome = Self.adopt([
      Self.fact("release_date", .date(.epoch)), Self.fact("tool_call", .flag(true)),
    ])
    #expect(
      Self.difference(outcome) == [
        "+5 release_date = { v = 1970-01-01, s = \"hub\" }",
        "+14 tool_call = { v = true, s = \"hub\" }",
      ])
  }

  @Test func `another source's line is never touched`() {
    let outcome = Self.adopt([
      Self.fact("context", .integer(1)), Self.fact("arch.vocab_size", .integer(1)),
      Self.row([("format", .text("safetensors")), ("bytes", .integer(1))]),
      Self.fact("max_output", .integer(1)), Self.fact("languages", .list(["de"])),
    ])
    #expect(outcome.changed.isEmpty && outcome.adoptedCount == 0)
    #expect(
      outcome.conflicts.map { "\($0.file):\($0.line) \($0.message)" } == [
        "models/a/b.toml:7 'context' rests on source 'card' and stays.",
        "models/a/b.toml:9 'max_output' is disputed. Settle it by hand.",
        "models/a/b.toml:10 'languages' cannot be changed without touching other lines. "
          + "Edit it by hand.",
        "models/a/b.toml:17 'arch.vocab_size' rests on source 'card' and stays.",
        "models/a/b.toml:26 'artifacts' rests on source 'card' and stays.",
      ])
  }

  @Test func `what stands there already is left alone`() {
    let outcome = Self.adopt([
      Self.fact("likes", .integer(3), date: "2026-01-01"),
      Self.fact("arch.hidden_size", .integer(4096)),
      Self.row([("format", .text("gguf")), ("quant", .text("Q4_0")), ("bytes", .integer(100))]),
    ])
    #expect(outcome.unchangedCount == 3 && outcome.changed.isEmpty && outcome.conflicts == [])
  }

  @Test func `facts of a section stay plain where the section states their evidence`() {
    let outcome = Self.adopt([
      Self.fact("arch.hidden_size", .integer(5120)), Self.fact("arch.head_dim", .integer(128)),
      Self.fact("arch.num_experts", .integer(8), date: "2026-02-01"),
    ])
    #expect(
      Self.difference(outcome) == [
        "-16 hidden_size = 4096", "+16 hidden_size = 5120", "+17 head_dim = 128",
        "+19 num_experts = { v = 8, s = \"hub\", d = 2026-02-01 }",
      ])
  }

  @Test func `a missing section is opened before what follows it`() {
    let outcome = Self.adopt([
      ImportedFact(
        kind: .model, id: "a/b", section: "openness", field: "weights_end",
        statement: .value(.text("open")), evidence: Evidence(source: "hub"))
    ])
    #expect(
      Self.difference(outcome) == [
        "+19 [openness]", "+20 source = \"hub\"", "+21 weights_end = \"open\"", "+22 ",
      ])
  }

  @Test func `columns of a row change one by one`() {
    let outcome = Self.adopt([
      Self.row(
        [
          ("format", .text("gguf")), ("quant", .text("Q4_0")), ("publisher", .text("someone")),
          ("bytes", .integer(200)),
        ], date: "2026-02-01")
    ])
    #expect(
      Self.difference(outcome) == [
        "-23 bytes = 100", "+23 publisher = \"someone\"", "+24 bytes = 200", "+26 d = 2026-02-01",
      ])
  }

  @Test func `a new row stands before the one it sorts before`() {
    let outcome = Self.adopt([
      Self.row([("format", .text("mlx"))]), Self.row([("format", .text("zip"))]),
    ])
    #expect(
      Self.difference(outcome) == [
        "+27 format = \"mlx\"", "+28 s = \"hub\"", "+29 ", "+30 [[artifacts]]", "+33 ",
        "+34 [[artifacts]]", "+35 format = \"zip\"", "+36 s = \"hub\"",
      ])
  }

  @Test func `lines that end in carriage return and line feed are told apart`() throws {
    let text = Self.model.replacing("\n", with: "\r\n")
    let outcome = Adoption.adopt(
      source: "hub", imports: [Self.fact("likes", .integer(4)), Self.fact("name", .text("B"))],
      files: [CatalogFile(path: "models/a/b.toml", text: text)])
    #expect(outcome.adoptedCount == 2 && outcome.conflicts == [])
    let records = CatalogReader.read(outcome.changed).records
    #expect(records.first?["likes"]?.value == .integer(4))
    #expect(records.first?["name"]?.value == .text("B"))
  }

  @Test func `only the fields and ids asked for are adopted`() {
    let imports = [Self.fact("likes", .integer(4)), Self.fact("tool_call", .flag(true))]
    #expect(Self.adopt(imports, fields: ["likes"]).adoptedCount == 1)
    #expect(Self.adopt(imports, ids: "x/*").adoptedCount == 0)
    #expect(Self.adopt(imports, ids: "a/*").adoptedCount == 2)
    #expect(Self.adopt([Self.fact("likes", .integer(4), source: "card")]).adoptedCount == 0)
  }

  @Test func `a record without a file is a conflict`() {
    let fact = ImportedFact(
      kind: .model, id: "x/y", field: "likes", statement: .value(.integer(1)),
      evidence: Evidence(source: "hub"))
    #expect(
      Self.adopt([fact]).conflicts.map { "\($0.file):\($0.line) \($0.message)" } == [
        "models/x/y.toml:1 The record of 'likes' has no file to write to."
      ])
  }

  @Test func `what was adopted reads as the resolver says`() throws {
    let imports = [
      Self.fact("likes", .integer(12), date: "2026-02-01"), Self.fact("name", .text("B")),
      Self.fact("arch.head_dim", .integer(128)),
      Self.row([("format", .text("mlx")), ("bytes", .integer(5))]),
    ]
    let before = CatalogReader.read([CatalogFile(path: "models/a/b.toml", text: Self.model)])
    let after = CatalogReader.read(Self.adopt(imports).changed)
    #expect(after.diagnostics == [])
    var resolved = try #require(
      CatalogResolver.resolve(base: before.records, imports: imports).records.first)
    // The resolver keeps the older figure of the same source; a person's file does not need it.
    resolved.facts = resolved.facts.map { named in
      guard named.field == "likes", case .known(let value, let evidence, let losing) = named.fact
      else { return named }
      return NamedFact(
        named.field,
        .known(value, evidence, losing: losing.filter { $0.evidence.source != "hub" }))
    }
    #expect(after.records == [resolved])
  }

  @Test(arguments: [
    ("*", "a/b", true), ("a/*", "a/b", true), ("a/*", "b/a", false), ("*b", "a/b", true),
    ("a*b*c", "axxbyyc", true), ("a*b*c", "acb", false), ("a/b", "a/b", true),
    ("a/b", "a/bc", false), ("*-7B", "x/Alpha-7B", true), ("a*a", "a", false), ("**", "", true),
  ])
  func `a star stands for any characters`(pattern: String, text: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(text) == matches)
  }
}
