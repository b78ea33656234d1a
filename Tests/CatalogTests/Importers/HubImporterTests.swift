import Catalog
import Testing

@Suite struct `Importing replies of the Hub` {
  private static func license(_ id: String) -> CatalogFile {
    CatalogFile(path: "licenses/\(id).toml", text: "id = \"\(id)\"\nname = \"\(id)\"\n")
  }

  private static let catalog = ImportCatalog(
    CatalogReader.read([
      CatalogFile(
        path: "sources.toml",
        text: "[hub]\ntitle = \"Hub\"\nretrieved = 2026-01-01\nlicense = \"none stated\"\n"
          + "tier = \"primary-copy\"\n"),
      CatalogFile(
        path: "developers/maker.toml",
        text: "id = \"maker\"\nname = \"Maker\"\nhub_orgs = [\"example\"]\n"),
      CatalogFile(
        path: "models/example/Alpha.toml",
        text: "id = \"example/Alpha\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"
          + "developer = \"maker\"\n"),
      CatalogFile(
        path: "models/copy/Beta.toml",
        text: "id = \"copy/Beta\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"
          + "developer = \"maker\"\n"),
      CatalogFile(
        path: "model-aliases.toml", text: "[aliases]\n\"other/Alpha\" = [\"example/Alpha\"]\n"),
      CatalogFile(
        path: "licenses/aliases.toml",
        text: "ambiguous = [\"other\", \"vague\"]\n[aliases]\nopen-2 = [\"open-2.0\"]\n"
          + "twofold = [\"open-2.0\", \"own\"]\n\"alpha-terms\" = [\"own\"]\n"),
      license("open-2.0"), license("own"),
    ]).records)

  private static func run(
    _ text: String, subject: String? = nil, date: String? = "2026-03-01"
  ) throws(ImportProblem) -> ImportOutcome {
    try HubImporter().read(
      ImportInput(
        bytes: Array(text.utf8), name: "hub.jsonl", source: "hub",
        date: date.flatMap(CalendarDate.init), subject: subject), against: catalog)
  }

  /// Statements as `field value`, in order.
  private static func facts(_ text: String) throws -> [String] {
    try run(text).facts.map { fact in
      switch fact.statement {
      case .value(let value): return "\(fact.path) \(value.json.canonicalText)"
      case .row(let values):
        return "\(fact.path) "
          + values.map { "\($0.field.name)=\($0.value.json.canonicalText)" }.joined(separator: " ")
      case .unknown(let reason): return "\(fact.path) unknown \(reason)"
      }
    }
  }

  private static func reply(_ more: String, id: String = "example/Alpha") -> String {
    "{\"id\":\"\(id)\",\(more)}"
  }

  @Test func `counts, parameters, languages and the day of the repository are taken`() throws {
    let text = Self.reply(
      "\"downloads\":12,\"likes\":3,\"gated\":\"manual\",\"createdAt\":\"2025-11-30T08:00:00.000Z\","
        + "\"safetensors\":{\"parameters\":{\"BF16\":7000,\"F32\":8},\"total\":7008},"
        + "\"cardData\":{\"language\":[\"zh\",\"EN\",\"multilingual\",\"en\"]}")
    #expect(
      try Self.facts(text).sorted() == [
        "downloads_30d 12", "languages [\"en\",\"zh\"]", "likes 3", "params_total 7008",
        "release_date \"2025-11-30\"",
      ])
    let release = try #require(try Self.run(text).facts.first { $0.field == "release_date" })
    #expect(release.evidence.isEstimate && release.evidence.note == "day its repository was made")
    #expect(release.evidence.asOf == CalendarDate("2026-03-01"))
  }

  @Test func `packed weights tell no number of parameters`() throws {
    let text = Self.reply(
      "\"safetensors\":{\"parameters\":{\"I32\":900,\"BF16\":7000},\"total\":7900},\"likes\":1")
    #expect(try Self.facts(text) == ["likes 1"])
  }

  @Test func `the day somebody uploaded a copy is no release, nor is the first day on record`()
    throws
  {
    let day = "\"createdAt\":\"2025-11-30T08:00:00.000Z\",\"likes\":1"
    #expect(try Self.facts(Self.reply(day, id: "copy/Beta")) == ["likes 1"])
    let first = "\"createdAt\":\"2022-03-02T23:29:04.000Z\",\"likes\":1"
    #expect(try Self.facts(Self.reply(first)) == ["likes 1"])
    let copy = try Self.run(Self.reply(day, id: "other/Alpha"))
    #expect(
      copy.rejected.map(\.reason.message) == [
        "The catalog knows it as another name of 'example/Alpha'. Counts, dates and terms of a copy "
          + "are its own."
      ])
  }

  @Test(arguments: [
    ("\"cardData\":{\"license\":\"Open 2\"}", "id=[\"open-2.0\"] B tag=\"Open 2\""),
    (
      "\"cardData\":{\"license\":[\"open-2\",\"own\"]}",
      "id=[\"open-2.0\",\"own\"] B tag=\"open-2, own\""
    ),
    ("\"tags\":[\"x\",\"license:own\"]", "id=[\"own\"] B tag=\"own\""),
    (
      "\"cardData\":{\"license\":\"other\",\"license_name\":\"alpha-terms\"}",
      "id=[\"own\"] B tag=\"other: alpha-terms\""
    ),
    (
      "\"cardData\":{\"license\":\"other\",\"license_name\":\"new-terms\"}",
      "B tag=\"other: new-terms\""
    ),
    ("\"cardData\":{\"license\":\"other\"}", "B tag=\"other\""),
    ("\"cardData\":{\"license\":\"vague\"}", "B tag=\"vague\""),
    ("\"cardData\":{\"license\":\"twofold\"}", "B tag=\"twofold\""),
    ("\"cardData\":{\"license\":[\"open-2\",\"nobody-knows\"]}", "B tag=\"open-2, nobody-knows\""),
  ])
  func `a declared license is a tag, and names a license only where one is meant`(
    json: String, row: String
  ) throws {
    let expected =
      "license artifact=\"weights\" "
      + row.replacing("B ", with: "basis=\"tag\" checked=\"2026-03-01\" ")
    #expect(try Self.facts(Self.reply(json)) == [expected])
  }

  @Test func `files in GGUF form are artifacts, split ones by the sum of all parts`() throws {
    let digest = String(repeating: "a1", count: 32)
    let files = [
      "{\"rfilename\":\"a-Q4_K_M.gguf\",\"size\":100,\"lfs\":{\"sha256\":\"\(digest)\",\"size\":100}}",
      "{\"rfilename\":\"q8/a-q8_0-00001-of-00002.gguf\",\"size\":50}",
      "{\"rfilename\":\"q8/a-q8_0-00002-of-00002.gguf\",\"lfs\":{\"size\":60}}",
      "{\"rfilename\":\"a-Q2_K-00001-of-00002.gguf\",\"size\":9}",
      "{\"rfilename\":\"mmproj-a-F16.gguf\",\"size\":7}",
      "{\"rfilename\":\"README.md\",\"size\":7}",
      "{\"rfilename\":\"a-IQ3_XS.gguf\"}", "{\"rfilename\":\"a-F16.gguf\",\"size\":1}",
      "{\"rfilename\":\"b-F16.gguf\",\"size\":2}",
    ].joined(separator: ",")
    let rows = try Self.facts(
      Self.reply(
        "\"siblings\":[\(files)],\"cardData\":{\"base_model\":[\"example/Alpha\"]}",
        id: "quants/Alpha-GGUF"))
    let rest = "repo=\"quants/Alpha-GGUF\" publisher=\"quants\" official=false"
    #expect(
      rows.sorted()
        == [
          "artifacts format=\"gguf\" quant=\"IQ3_XS\" \(rest)",
          "artifacts format=\"gguf\" quant=\"Q2_K\" \(rest)",
          "artifacts format=\"gguf\" quant=\"Q4_K_M\" \(rest) bytes=100 sha256=\"\(digest)\"",
          "artifacts format=\"gguf\" quant=\"Q8_0\" \(rest) bytes=110",
        ].sorted())
  }

  @Test func `a whole configuration gives the architecture, the short one of a reply none`() throws
  {
    let short = Self.reply("\"config\":{\"model_type\":\"x\"},\"likes\":1")
    #expect(try Self.facts(short) == ["likes 1"])
    let whole = """
      {
        "architectures": ["XForConditionalGeneration"], "model_type": "x", "dtype": "bfloat16",
        "quantization_config": {"quant_method": "fp8"},
        "text_config": {
          "num_hidden_layers": 3, "kv_lora_rank": 512, "head_dim": 64, "sliding_window": null,
          "layer_types": ["full", "sliding", "full"], "hidden_size": "wide", "model_type": "x_text"
        }
      }
      """
    let outcome = try Self.run(whole, subject: "example/Alpha")
    #expect(
      outcome.facts.map(\.line).map { line in
        line.replacing(",\"id\":\"example/Alpha\",\"source\":\"hub\"", with: "")
          .replacing("\"asOf\":\"2026-03-01\",\"field\":\"arch.", with: "")
      } == [
        "{architectures\",\"value\":[\"XForConditionalGeneration\"]}",
        "{kv_lora_rank\",\"value\":512}",
        "{layer_type_counts\",\"value\":{\"full\":2,\"sliding\":1}}",
        "{model_type\",\"value\":\"x\"}", "{num_hidden_layers\",\"value\":3}",
        "{quant_method\",\"value\":\"fp8\"}", "{torch_dtype\",\"value\":\"bfloat16\"}",
      ])
    #expect(try Self.run(whole).rejected.map(\.reason.message) == ["'id' is missing."])
  }

  @Test func `every line is taken, listed or rejected, in pieces as in one`() throws {
    let text =
      [
        Self.reply("\"likes\":1"), "", Self.reply("\"likes\":2", id: "no/Body"),
        "{\"modelId\":\"example/Alpha\",\"downloads\":5}", "{\"id\":\"x\",", "[1]",
        Self.reply("\"private\":true"), Self.reply("\"likes\":1"),
        "{\"id\":\"un/known\",\"tags\":[\"}\",\"\\\"\"],\"config\":{\"id\":\"example/Alpha\"}}",
      ].joined(separator: "\r\n")
    let whole = try Self.run(text)
    #expect(whole.summary == "8 rows: 2 facts, 2 with unknown names listed, 4 rejected.")
    #expect(whole.unknown.map { "\($0.line) \($0.name)" } == ["3 no/Body", "9 un/known"])
    #expect(
      whole.rejected.map { "\($0.line) \($0.reason.message)" } == [
        "5 This is not valid JSON at column 12: '\"' is missing.",
        "6 The line is no object in braces.", "7 It states nothing that the catalog keeps.",
        "8 It says the same as 'example/Alpha'.",
      ])
    let input = ImportInput(
      bytes: Array(text.utf8), name: "hub.jsonl", source: "hub", date: CalendarDate("2026-03-01"))
    for size in [1, 7, 64] {
      var reading = try HubReading(input, against: Self.catalog)
      for start in stride(from: 0, to: input.bytes.count, by: size) {
        reading.take(input.bytes[start..<min(start + size, input.bytes.count)])
      }
      #expect(try reading.finish(input) == whole, "\(size)")
    }
  }

  @Test func `a list and a document over several lines are read as well`() throws {
    let list = try Self.run("[\n{\"id\":\"example/Alpha\",\"likes\":1},\n{\"id\":\"x/y\"}\n]")
    #expect(list.summary == "2 rows: 1 facts, 1 with unknown names listed, 0 rejected.")
    let one = try Self.run("{\n  \"id\": \"example/Alpha\",\n  \"likes\": 1\n}\n")
    #expect(one.summary == "1 rows: 1 facts, 0 with unknown names listed, 0 rejected.")
    let broken = try Self.run("{\n  \"id\": \"example/Alpha\",\n  \"likes\" 1\n}\n")
    #expect(broken.rejected.map(\.line) == [3])
  }

  @Test func `without a source, a date or a row nothing is read`() {
    #expect(throws: ImportProblem.noDate(name: "hub.jsonl")) {
      try Self.run("{}", date: nil)
    }
    #expect(throws: ImportProblem.empty(name: "hub.jsonl")) { try Self.run(" \n\n") }
    #expect(throws: ImportProblem.unknownSource("hub", nearest: nil)) {
      try HubImporter().read(
        ImportInput(bytes: [], name: "x"), against: LeaderboardFixture.catalog)
    }
  }

  @Test func `long lists of unknown names end, and say how many there are`() throws {
    let lines = (0..<10_050).map { "{\"id\":\"no/\($0)\"}\n" }.joined()
    let outcome = try Self.run(lines)
    #expect(outcome.unknown.count == 10_000 && outcome.unknownCount == 10_050)
    #expect(
      outcome.summary == "10050 rows: 0 facts, 10050 with unknown names listed, 0 rejected.")
    let file = try #require(outcome.files.first { $0.path.hasSuffix("manifest.json") })
    guard case .bytes(let manifest) = file.contents else {
      Issue.record("The manifest has no text.")
      return
    }
    #expect(String(decoding: manifest, as: UTF8.self).contains("\"unknown_unlisted\": 50"))
  }
}
