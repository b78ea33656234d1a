import Catalog
import Testing

@Suite struct `Importing facts` {
  static let catalog = ImportCatalog(
    CatalogReader.read([
      CatalogFile(
        path: "sources.toml",
        text: ["card", "hub", "team"].map {
          """
          [\($0)]
          title = "\($0)"
          retrieved = 2026-01-01
          license = "mit"
          tier = "curated"

          """
        }.joined()),
      CatalogFile(
        path: "models/example/Alpha-7B.toml",
        text: "id = \"example/Alpha-7B\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"),
      CatalogFile(
        path: "model-aliases.toml",
        text: "[aliases]\nalpha = [\"example/Alpha-7B\"]\nboth = [\"example/Alpha-7B\", \"x\"]\n"),
      CatalogFile(
        path: "hosts/cloud.toml", text: "id = \"cloud\"\nname = \"Cloud\"\nkind = \"host\"\n"),
      CatalogFile(
        path: "benchmarks/quiz.toml",
        text: """
          id = "quiz"
          name = "Quiz"
          unit = "%"
          minimum = 0
          maximum = 100
          better = "up"
          """),
    ]).records)

  private static func run(
    _ text: String, source: String? = "team", date: CalendarDate? = nil
  ) throws(ImportProblem) -> ImportOutcome {
    let input = ImportInput(
      bytes: Array(text.utf8), name: "facts.jsonl", source: source, date: date)
    return try FactsImporter().read(input, against: catalog)
  }

  private static func text(_ outcome: ImportOutcome, _ path: String) -> String {
    for file in outcome.files where file.path == path {
      if case .bytes(let bytes) = file.contents { return String(decoding: bytes, as: UTF8.self) }
    }
    return "no file"
  }

  private static let recorded = """
    {"id":"example/Alpha-7B","field":"context","value":8192,"source":"card","asOf":"2026-01-02"}
    {"id":"alpha","field":"arch.head_dim","value":128}

    {"id":"alpha","field":"release_date","value":"2025-12"}
    {"id":"alpha","field":"knowledge_cutoff","unknown":"card\\u001b silent"}
    {"id":"alpha","field":"name","value":"Alpha","n":"as printed","from":"x","est":true}
    {"kind":"host","id":"cloud","field":"offers","value":{"model":"alpha","output":1,"input":0.5}}
    {"kind":"benchmark","id":"quiz","field":"results","value":{"model":"alpha","score":50,"kind":"vendor"}}
    {"id":"both","field":"context","value":1}
    {"kind":"host","id":"cloud","field":"offers","value":{"model":"new","output":1,"input":0.5}}
    {"id":"alpha","field":"arch.head_dim","value":128}
    {"id":"alpha","field":"arch.head_dim","value":64}
    {"id":"alpha","field":"contxet","value":1}
    broken
    """

  @Test func `every row is taken, listed or rejected`() throws {
    let outcome = try Self.run(Self.recorded)
    #expect(outcome.summary == "13 rows: 7 facts, 2 with unknown names listed, 4 rejected.")
    #expect(
      outcome.rowCount == outcome.facts.count + outcome.unknown.count + outcome.rejected.count)
    #expect(outcome.unknown.map { "\($0.line) \($0.name)" } == ["9 both", "10 new"])
    #expect(
      outcome.rejected.map { "\($0.line) \($0.reason.message)" } == [
        "11 It says the same as line 2.",
        "12 Line 2 says something else about it, with the same source and date.",
        "13 There is no field 'contxet'. Did you mean 'context'?",
        "14 This is not valid JSON at column 1: a value is missing.",
      ])
  }

  @Test func `the facts file is sorted, canonical and free of control characters`() throws {
    let outcome = try Self.run(Self.recorded)
    #expect(
      Self.text(outcome, "imports/team/facts.jsonl") == """
        {"field":"results","id":"quiz","kind":"benchmark","source":"team","value":{"kind":"vendor","model":"example/Alpha-7B","score":50}}
        {"field":"offers","id":"cloud","kind":"host","source":"team","value":{"input":0.5,"model":"example/Alpha-7B","output":1}}
        {"asOf":"2026-01-02","field":"context","id":"example/Alpha-7B","source":"card","value":8192}
        {"est":true,"field":"name","from":"x","id":"example/Alpha-7B","n":"as printed","source":"team","value":"Alpha"}
        {"field":"arch.head_dim","id":"example/Alpha-7B","source":"team","value":128}
        {"field":"knowledge_cutoff","id":"example/Alpha-7B","source":"team","unknown":"card silent"}
        {"field":"release_date","id":"example/Alpha-7B","source":"team","value":"2025-12"}

        """)
  }

  @Test func `the manifest says what came from where`() throws {
    let outcome = try Self.run(
      "{\"id\":\"new\",\"field\":\"context\",\"value\":1}", date: CalendarDate("2026-01-05"))
    #expect(
      Self.text(outcome, "imports/team/manifest.json") == """
        {
          "accepted": 0,
          "date": "2026-01-05",
          "importer": "facts",
          "origin": "facts.jsonl",
          "rejected": 0,
          "revision": null,
          "rows": 1,
          "sha256": "\(SHA256.hex("{\"id\":\"new\",\"field\":\"context\",\"value\":1}"))",
          "source": "team",
          "unknown": [
            {
              "line": 1,
              "name": "new"
            }
          ]
        }

        """)
    #expect(Self.text(outcome, "imports/team/rejected.jsonl") == "")
  }

  @Test func `importing what was written changes no statement and no byte`() throws {
    let first = try Self.run(Self.recorded)
    let facts = Self.text(first, "imports/team/facts.jsonl")
    let again = try Self.run(facts)
    #expect(again.facts == first.facts)
    #expect(again.rejected == [] && again.unknown == [])
    #expect(Self.text(again, "imports/team/facts.jsonl") == facts)
    let reading = CatalogReader.read([CatalogFile(path: "imports/team/facts.jsonl", text: facts)])
    #expect(reading.diagnostics == [])
    #expect(reading.imports == first.facts)
  }

  @Test func `a date given for the file holds for rows without one`() throws {
    let outcome = try Self.run(
      "{\"id\":\"alpha\",\"field\":\"context\",\"value\":1}\n"
        + "{\"id\":\"alpha\",\"field\":\"likes\",\"value\":1,\"asOf\":\"2025-01-01\"}",
      date: CalendarDate("2026-01-05"))
    #expect(
      outcome.facts.compactMap(\.evidence.asOf?.description) == ["2025-01-01", "2026-01-05"])
  }

  @Test(arguments: [
    ("[1]", "The line is no object in braces."),
    ("{\"field\":\"context\",\"value\":1}", "'id' is missing."),
    ("{\"id\":\"alpha\",\"value\":1}", "'field' is missing."),
    ("{\"id\":\"alpha\",\"field\":\"context\"}", "'value' is missing."),
    ("{\"id\":\"alpha\",\"field\":\"context\",\"value\":null}", "'value' is missing."),
    (
      "{\"id\":\"alpha\",\"field\":\"context\",\"value\":1,\"sorce\":\"x\"}",
      "There is no key 'sorce'. Did you mean 'source'?"
    ),
    (
      "{\"id\":\"alpha\",\"kind\":\"modle\",\"field\":\"context\",\"value\":1}",
      "There is no kind 'modle'. Did you mean 'model'?"
    ),
    (
      "{\"id\":\"alpha\",\"field\":\"context\",\"value\":1,\"source\":\"temm\"}",
      "There is no source 'temm' in sources.toml. Did you mean 'team'?"
    ),
    (
      "{\"id\":\"alpha\",\"field\":\"context\",\"value\":1,\"asOf\":\"today\"}",
      "'asOf' must be a date such as \"2025-12-01\", or a month such as \"2025-12\"."
    ),
    (
      "{\"id\":\"alpha\",\"field\":\"context\",\"value\":\"8k\"}",
      "'context' must be a whole number from 1 up, but it is a text."
    ),
    (
      "{\"kind\":\"host\",\"id\":\"cloud\",\"field\":\"offers\",\"value\":{\"model\":\"alpha\"}}",
      "'input' is missing."
    ),
    (
      "{\"kind\":\"host\",\"id\":\"cloud\",\"field\":\"offers\",\"value\":{\"modl\":\"alpha\"}}",
      "There is no key 'modl'. Did you mean 'model'?"
    ),
    (
      "{\"kind\":\"host\",\"id\":\"cloud\",\"field\":\"offers\","
        + "\"value\":{\"model\":\"alpha\",\"input\":15000,\"output\":1}}",
      "15000 USD per million tokens is above 100. Check whether the source counts in another unit."
    ),
    (
      "{\"kind\":\"benchmark\",\"id\":\"quiz\",\"field\":\"results\","
        + "\"value\":{\"model\":\"alpha\",\"score\":101,\"kind\":\"vendor\"}}",
      "The score 101 is outside of 0 to 100."
    ),
  ])
  func `a row that is wrong is rejected with its reason`(line: String, reason: String) throws {
    let outcome = try Self.run(line)
    #expect(outcome.rejected.map(\.reason.message) == [reason])
    #expect(outcome.facts == [] && outcome.unknown == [])
    #expect(Self.text(outcome, "imports/team/rejected.jsonl").hasPrefix("{\"line\":1,\"reason\":"))
  }

  @Test func `the source may stand in the rows alone`() throws {
    let row = "{\"id\":\"alpha\",\"field\":\"context\",\"value\":1,\"source\":\"hub\"}\n"
    #expect(try Self.run(row, source: nil).source == "hub")
    let other = row.replacing("hub", with: "card").replacing("context", with: "likes")
    #expect(throws: ImportProblem.severalSources(name: "facts.jsonl", ["card", "hub"])) {
      try Self.run(row + other, source: nil)
    }
    #expect(throws: ImportProblem.noSource(name: "facts.jsonl")) {
      try Self.run("broken", source: nil)
    }
  }

  @Test(arguments: [
    (ImportProblem.empty(name: "x.jsonl"), "'x.jsonl' holds no row."),
    (.notUTF8(name: "x.jsonl"), "'x.jsonl' is not UTF-8."),
    (.noSource(name: "x"), "'x' names no source. Name it with --source KEY."),
    (
      .severalSources(name: "x", ["a", "b"]),
      "'x' names several sources: 'a', 'b'. Name the one the import is filed under with --source KEY."
    ),
    (
      .unknownSource("temm", nearest: "team"),
      "There is no source 'temm' in sources.toml. Did you mean 'team'?"
    ),
    (
      .wrongFolder("../x"),
      "The source '../x' cannot name a folder. Use letters, digits, points, hyphens and underscores."
    ),
  ])
  func `every problem has its sentence`(problem: ImportProblem, sentence: String) {
    #expect(problem.message == sentence)
  }

  @Test func `a file without rows, text or known source is refused`() {
    #expect(throws: ImportProblem.empty(name: "facts.jsonl")) { try Self.run(" \n\r\n") }
    #expect(throws: ImportProblem.unknownSource("temm", nearest: "team")) {
      try Self.run("x", source: "temm")
    }
    #expect(throws: ImportProblem.notUTF8(name: "b")) {
      try FactsImporter().read(ImportInput(bytes: [0xFF], name: "b"), against: Self.catalog)
    }
  }

  @Test func `importers have names of their own`() {
    #expect(Importers.named("facts")?.kind == "facts")
    #expect(Importers.named("nothing") == nil)
    #expect(Set(Importers.all.map(\.kind)).count == Importers.all.count)
  }

  @Test func `a broken line of an import folder is a diagnostic`() {
    let reading = CatalogReader.read([
      CatalogFile(path: "imports/hub/facts.jsonl", text: "{\"id\":\"a\"}\n\nx\n")
    ])
    #expect(
      reading.diagnostics.map(\.printed) == [
        "imports/hub/facts.jsonl:1: error [import] 'field' is missing.",
        "imports/hub/facts.jsonl:3: error [import] This is not valid JSON at column 1: "
          + "a value is missing.",
      ])
  }
}
