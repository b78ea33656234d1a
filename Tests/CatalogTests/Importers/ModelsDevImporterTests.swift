import Testing

@testable import Catalog

@Suite struct `Importing lists of models.dev` {
  private static func run(
    _ text: String, name: String = "api_2026-05-06.json", date: CalendarDate? = nil
  ) throws(ImportProblem) -> ImportOutcome {
    try ModelsDevImporter().read(
      ImportInput(bytes: Array(text.utf8), name: name, date: date),
      against: PriceListFixture.catalog)
  }

  /// A list of one provider with one row.
  private static func offer(
    _ name: String, at host: String = "sky", _ rest: String = ""
  ) throws(ImportProblem) -> ImportOutcome {
    try run(
      """
      {"\(host)": {"id": "\(host)", "models": {
        "\(name)": {"id": "\(name)", "cost": {"input": 0.5, "output": 1.25, "cache_read": 0.05},
          "limit": {"context": 65536, "output": 0}\(rest)}}}}
      """)
  }

  private static let address =
    "\"weights\": [{\"url\": \"https://huggingface.co/example/Alpha-7B\"}]"

  @Test func `a price is for a million tokens already, and zero is no limit`() throws {
    #expect(
      try Self.offer("example/Alpha-7B").statements == [
        "sky offers model=example/Alpha-7B id_at_host=example/Alpha-7B input=0.5 output=1.25 "
          + "cache_read=0.05 context=65536 route=direct"
      ])
    #expect(try Self.offer("example/Alpha-7B").facts.first?.evidence.source == "modelsdev")
  }

  @Test(arguments: [
    ("example/Alpha-7B:free", "free"), ("example/Alpha-7B-TEE", "tee"),
    ("example/Alpha-7B-fast", "fast"), ("maker/alpha-turbo", "turbo"), ("TEE/maker/alpha", "tee"),
    ("example/Alpha-7B", "-"),
    // A mark within the name of a model of its own is none.
    ("example/Alpha-7B-Fast-Base", "-"),
  ])
  func `marks of variants are told from names`(name: String, variant: String) throws {
    let outcome = try Self.offer(name)
    guard case .row(let values)? = outcome.facts.first?.statement else {
      Issue.record("nothing taken: \(outcome.leftOut)")
      return
    }
    let row = Row(values: values, evidence: nil)
    #expect(row["variant"]?.text ?? "-" == variant)
    #expect(row["model"]?.text?.hasSuffix("Base") == name.hasSuffix("Base"))
  }

  @Test func `plans, closed models, unknown hosts and names are listed`() throws {
    #expect(
      try Self.offer("example/Alpha-7B", at: "coding-plan").leftOut == [
        "2 coding-plan: example/Alpha-7B: 'coding-plan' sells a plan. "
          + "What a plan lists is no price for tokens."
      ])
    #expect(
      try Self.offer("closed/One", ", \"open_weights\": true").leftOut == [
        "2 sky: closed/One: The weights of 'closed/One' are not public. "
          + "Offers of it are not kept."
      ])
    #expect(
      try Self.offer("example/Alpha-7B", at: "nobody").leftOut == [
        "2 nobody: example/Alpha-7B: unknown nobody"
      ])
    #expect(try Self.offer("new/Model-8B", ", \"open_weights\": true").unknown.count == 1)
    #expect(
      try Self.offer("example/Alpha-7B", ", \"status\": \"deprecated\"").leftOut == [
        "2 sky: example/Alpha-7B: The source calls it no longer served."
      ])
  }

  @Test func `an address of weights settles a name, and must not contradict one`() throws {
    #expect(
      try Self.offer("house-name", ", " + Self.address).statements.first?
        .hasPrefix("sky offers model=example/Alpha-7B id_at_host=house-name") == true)
    #expect(
      try Self.offer("maker/beta", ", " + Self.address).leftOut == [
        "2 sky: maker/beta: Its name stands for 'example/Beta-MoE', "
          + "but it states 'example/Alpha-7B'."
      ])
    let elsewhere = ", \"weights\": [{\"url\": \"https://example.org/example/Alpha-7B\"}]"
    #expect(try Self.offer("house-name", elsewhere).unknown.map(\.name) == ["house-name"])
    let new = ", \"weights\": [{\"url\": \"https://huggingface.co/new/Model\"}]"
    #expect(try Self.offer("house-name", new).unknown.map(\.name) == ["new/Model"])
    let two =
      ", \"weights\": [{\"url\": \"https://huggingface.co/example/Alpha-7B\"},"
      + "{\"url\": \"https://huggingface.co/example/Beta-MoE\"}]"
    #expect(try Self.offer("house-name", two).unknown.map(\.name) == ["example/Alpha-7B"])
  }

  private static let both = """
    {
      "models": {
        "maker/alpha": {
          "release_date": "2025-11-30", "knowledge": "2025-06", "reasoning": false,
          "tool_call": {"supported": true}, "open_weights": true,
          "modalities": {"input": ["pdf", "image", "text"], "output": ["text"]},
          "limit": {"context": 131072, "output": 32768},
          "weights": [{"url": "https://huggingface.co/example/Alpha-7B/tree/main"}]
        }
      },
      "providers": {
        "sky": {"models": {
          "house-name": {
            "base_model": "maker/alpha", "base_model_omit": ["limit.output"],
            "cost": {"input": 1, "output": 2}, "limit": {"context": 32768}
          },
          "other": {"base_model": "maker/nobody", "cost": {"input": 1, "output": 2}}
        }}
      }
    }
    """

  @Test func `a row takes over what the model it names says, and wins where it says more`() throws {
    let outcome = try Self.run(Self.both)
    #expect(
      outcome.statements == [
        "sky offers model=example/Alpha-7B id_at_host=house-name input=1 output=2 context=32768 "
          + "route=direct",
        "example/Alpha-7B context 131072", "example/Alpha-7B knowledge_cutoff \"2025-06\"",
        "example/Alpha-7B max_output 32768",
        "example/Alpha-7B modalities_in [\"text\",\"image\",\"file\"]",
        "example/Alpha-7B modalities_out [\"text\"]", "example/Alpha-7B reasoning false",
        "example/Alpha-7B release_date \"2025-11-30\"", "example/Alpha-7B tool_call true",
      ])
    #expect(outcome.leftOut == ["17 sky: other: unknown maker/nobody"])
  }

  @Test func `rows and facts are counted apart, and rows add up`() throws {
    let outcome = try Self.run(Self.both)
    #expect(
      outcome.summary
        == "3 rows: 2 taken (9 facts), 1 with unknown names listed, 0 rejected.")
    #expect(
      outcome.rowCount == outcome.takenCount + outcome.unknown.count + outcome.rejected.count)
    #expect(outcome.text("manifest.json").contains("\"accepted\": 2"))
    #expect(outcome.text("manifest.json").contains("\"facts\": 9"))
  }

  @Test func `what a provider serves is not taken for the model`() throws {
    let outcome = try Self.offer(
      "example/Alpha-7B", ", \"release_date\": \"2024-01-01\", \"knowledge\": \"2020-01\"")
    #expect(outcome.facts.map(\.kind) == [.host])
  }

  private static func entry(_ name: String, _ facts: String) throws -> ImportOutcome {
    try run("{\"\(name)\": {\(facts)}}")
  }

  @Test func `a release date far from the one the catalog holds is listed, never taken`() throws {
    let outcome = try Self.entry(
      "maker/beta", "\"release_date\": \"2024-11-01\", \"limit\": {\"context\": 4096}")
    #expect(outcome.statements == ["example/Beta-MoE context 4096"])
    #expect(
      outcome.leftOut == [
        "1 maker/beta release_date: 2024-11-01 is more than 31 days from the 2025-12-02 of source "
          + "'later'. Check which is right."
      ])
    #expect(
      outcome.summary == "1 rows: 1 facts, 0 with unknown names listed, 0 rejected. "
        + "Statements refused of rows taken: 1.")
    #expect(outcome.text("rejected.jsonl").contains("\"field\":\"release_date\""))
    let near = try Self.entry("maker/beta", "\"release_date\": \"2026-01-02\"")
    #expect(near.facts.count == 1)
    let alone = try Self.entry("maker/beta", "\"release_date\": \"2024-11-01\"")
    #expect(alone.rejected.count == 1 && alone.refused == [])
  }

  @Test func `a value that does not read is listed beside those that do`() throws {
    let outcome = try Self.entry(
      "maker/alpha",
      "\"release_date\": \"soon\", \"knowledge\": null, \"limit\": {\"context\": \"8k\"}, "
        + "\"reasoning\": true")
    #expect(outcome.statements == ["example/Alpha-7B reasoning true"])
    #expect(outcome.refused.map(\.field) == ["release_date", "context"])
    #expect(
      try Self.entry("maker/alpha", "\"modalities\": {}").leftOut == [
        "1 maker/alpha: It states nothing that the catalog keeps."
      ])
  }

  @Test(arguments: ["{\"a\": 1}", "[1]", "{\"a\": {\"b\": 1}}", "{\"providers\": {\"x\": 1}}"])
  func `a file of another shape is refused`(text: String) {
    #expect(
      throws: ImportProblem.otherShape(
        name: "api_2026-05-06.json", wanted: "providers with 'models', or entries of models")
    ) { try Self.run(text) }
  }

  @Test func `a list from after the day of the catalog is refused`() throws {
    let catalog = ImportCatalog(
      CatalogReader.read(
        PriceListFixture.files + [
          CatalogFile(
            path: "catalog.toml", text: "format = 1\nrelease = \"x\"\nas_of = 2026-05-05\n")
        ]
      ).records)
    do throws(ImportProblem) {
      _ = try ModelsDevImporter().read(
        ImportInput(bytes: Array(Self.both.utf8), name: "api_2026-05-06.json"), against: catalog)
      Issue.record("it was read")
    } catch {
      #expect(
        error.message == "The list is of 2026-05-06, after the day of the catalog, 2026-05-05. "
          + "Set as_of in catalog.toml to that day or later.")
    }
  }
}
