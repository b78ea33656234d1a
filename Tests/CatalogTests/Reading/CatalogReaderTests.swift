import Catalog
import Testing

@Suite struct `Reading catalog files` {
  @Test func `a model file becomes a record with its evidence`() throws {
    let reading = CatalogReader.read([
      CatalogFile(
        path: "models/example/Alpha-7B.toml",
        text: """
          id = "example/Alpha-7B"
          status = "listed"
          kinds = ["chat"]
          release_date = { v = 2025-12-01, s = "hub" }
          params_total = { v = 7_000_000_000, s = "hub", d = 2026-01-02, n = "exact", est = true }
          context = { v = 8192, s = "card", alt = [{ v = 4096, s = "hub", from = "example/Beta" }] }
          knowledge_cutoff = { unknown = "model card silent", s = "hub" }
          max_output = { disputed = [{ v = 1, s = "hub" }, { v = 2, s = "card", d = "2026-01" }] }

          [arch]
          source = "config"
          from = "example/Beta"
          hidden_size = 4096
          layer_type_counts = { sliding = 3, full = 1 }
          num_hidden_layers = { v = 32, s = "hub" }

          [openness]
          source = "index"
          weights_end = "open"
          training_data_base = "closed"

          [[license]]
          artifact = "weights"
          id = ["mit"]
          basis = "tag"
          s = "hub"
          d = 2026-01-05
          """)
    ])
    #expect(reading.diagnostics == [])
    let record = try #require(reading.records.first)
    #expect(record.kind == .model)
    #expect(record.id == "example/Alpha-7B")
    #expect(record.file == "models/example/Alpha-7B.toml")
    #expect(record.identity("kinds") == .list(["chat"]))
    let hub = Evidence(source: "hub")
    #expect(record["release_date"] == .known(.date(try date("2025-12-01")), hub, losing: []))
    #expect(
      record["params_total"]
        == .known(
          .integer(7_000_000_000),
          Evidence(
            source: "hub", asOf: try date("2026-01-02"), note: "exact", isEstimate: true),
          losing: []))
    #expect(
      record["context"]
        == .known(
          .integer(8192), Evidence(source: "card"),
          losing: [
            Claim(.integer(4096), Evidence(source: "hub", inheritedFrom: "example/Beta"))
          ]))
    #expect(record["knowledge_cutoff"] == .unknown(reason: "model card silent", hub))
    #expect(
      record["max_output"]
        == .disputed([
          Claim(.integer(1), hub),
          Claim(.integer(2), Evidence(source: "card", asOf: try date("2026-01"))),
        ]))
    let inherited = Evidence(source: "config", inheritedFrom: "example/Beta")
    #expect(record.fact("hidden_size", in: "arch") == .known(.integer(4096), inherited, losing: []))
    #expect(record.fact("num_hidden_layers", in: "arch")?.evidence == hub)
    #expect(
      record.fact("layer_type_counts", in: "arch")?.value?.counts?.map(\.name)
        == ["full", "sliding"])
    #expect(record.section("openness").map(\.field.name) == ["training_data_base", "weights_end"])
    let row = try #require(record.rows("license").first)
    #expect(row["id"] == .list(["mit"]))
    #expect(row.evidence == Evidence(source: "hub", asOf: try date("2026-01-05")))
  }

  @Test func `each file has its kind, and a table of sources one record each`() {
    let reading = CatalogReader.read([
      CatalogFile(
        path: "sources.toml",
        text: """
          [hub]
          title = "Hub"
          retrieved = 2026-01-01
          license = "none stated"
          tier = "primary"
          [card]
          title = "Cards"
          retrieved = 2026-01-01
          license = "mit"
          tier = "curated"
          """),
      CatalogFile(
        path: "catalog.toml",
        text: "format = 1\nrelease = \"1\"\nas_of = 2026-02-01\n[minimum]\nmodels = 3\n"),
      CatalogFile(path: "model-aliases.toml", text: "[aliases]\nx = [\"a/b\"]\n"),
      CatalogFile(path: "licenses/aliases.toml", text: "ambiguous = [\"other\"]\n"),
      CatalogFile(path: "benchmarks/aliases.toml", text: "[aliases]\n"),
      CatalogFile(path: "developers/x.toml", text: "id = \"x\"\nname = \"X\"\n"),
      CatalogFile(path: "notes/2026.txt", text: "anything = [[1]]\n"),
      CatalogFile(path: "ATTRIBUTION.md", text: "text"),
    ])
    #expect(reading.diagnostics == [])
    #expect(
      reading.records.map { "\($0.kind.rawValue) \($0.id)" } == [
        "catalog catalog", "source card", "source hub", "developer x", "aliases benchmarks",
        "aliases licenses", "aliases models",
      ])
    #expect(reading.records[2].identity("id") == .text("hub"))
    #expect(reading.records[0].section("minimum").first?.fact.value == .integer(3))
  }

  @Test func `presets are kept as written and regions are a table of names`() throws {
    let text = "# begin here\nname = \"hobby\"\n"
    let reading = CatalogReader.read([
      CatalogFile(path: "presets/hobby.toml", text: text),
      CatalogFile(path: "presets/broken.toml", text: "name ="),
      CatalogFile(path: "regions.toml", text: "[aliases]\nEU = [\"DE\", \"FR\"]\n"),
    ])
    #expect(reading.diagnostics.map(\.file) == ["presets/broken.toml"])
    let preset = try #require(reading.records.first)
    #expect(preset.kind == .preset && preset.identity("text") == .text(text))
    #expect(CatalogWriter.text(of: preset) == text)
    #expect(reading.records.last?.section("aliases").first?.fact.value?.list == ["DE", "FR"])
  }

  @Test func `license facts rest on the record itself`() {
    let reading = CatalogReader.read([
      CatalogFile(
        path: "licenses/mit.toml",
        text: """
          id = "mit"
          name = "MIT"
          licensor = "anyone"
          category = "open-source"
          spdx = "MIT"
          text_status = "full-text"
          commercial_use = { v = "yes", clause = "1" }

          [[texts]]
          role = "agreement"
          """)
    ])
    #expect(reading.diagnostics == [])
    let fact = reading.records.first?["commercial_use"]
    #expect(fact?.evidence == Evidence(source: Evidence.ownRecord, clause: "1"))
  }

  @Test func `a file of an overlay may state one fact and marks it`() {
    let file = CatalogFile(
      path: "models/a/b.toml", text: "context = { v = 1, s = \"team\" }\n")
    let reading = CatalogReader.read([file], layer: .overlay)
    #expect(reading.diagnostics == [])
    #expect(reading.records.first?["context"]?.evidence?.layer == .overlay)
    #expect(CatalogReader.read([file]).diagnostics.count == 3)
  }

  @Test func `the order of files does not matter`() {
    let files = ["b", "a", "c"].map {
      CatalogFile(path: "developers/\($0).toml", text: "id = \"\($0)\"\nname = \"\($0)\"\nx = 1\n")
    }
    let reading = CatalogReader.read(files)
    let reversed = CatalogReader.read(files.reversed())
    #expect(reading.records == reversed.records)
    #expect(reading.diagnostics == reversed.diagnostics)
    #expect(reading.diagnostics.count == 3)
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
