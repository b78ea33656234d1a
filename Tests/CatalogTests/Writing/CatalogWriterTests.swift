import Catalog
import Testing

@Suite struct `Writing canonical files` {
  private static let canonical = """
    # A comment
    # of two lines
    id = "example/Alpha-7B"
    status = "listed"
    kinds = ["chat", "code"]
    revision = "a \\"quoted\\" one"

    release_date = { v = 2025-12-01, s = "hub" }
    params_total = { v = 7_000_000_000, s = "hub", d = 2026-01-02, n = "exact", est = true }
    context = { v = 8192, s = "card", alt = [{ v = 4096, s = "hub", from = "example/Beta" }] }
    max_output = { disputed = [{ v = 10_000, s = "hub" }, { v = 9999, s = "card", d = "2026-01" }] }
    languages = { v = [], s = "hub" }
    knowledge_cutoff = { unknown = "model card silent", s = "hub" }
    list_input = { v = 0.26, s = "hub" }
    list_output = { v = 1, s = "hub" }

    [arch]
    source = "config"
    from = "example/Beta"
    d = 2026-01-01
    model_type = "alpha"
    layer_type_counts = { full = 16, "sliding window" = 48 }
    num_hidden_layers = { v = 32, s = "hub", d = 2026-01-01 }
    hidden_size = 4096

    [openness]
    source = "index"
    training_data_base = "closed"
    weights_end = "open"

    [[license]]
    artifact = "weights"
    id = ["mit"]
    basis = "tag"
    s = "hub"
    d = 2026-01-05

    [[license]]
    artifact = "code"
    id = ["apache-2.0", "mit"]
    basis = "reported"
    n = "two files"
    s = "card"

    [[artifacts]]
    format = "gguf"
    quant = "Q4_K_M"
    bytes = 4_000_000_000
    s = "hub"

    [[artifacts]]
    format = "safetensors"
    size_gb = 14.5
    s = "hub"

    """

  @Test func `a canonical file is written as it was read`() throws {
    let file = CatalogFile(path: "models/example/Alpha-7B.toml", text: Self.canonical)
    let reading = CatalogReader.read([file])
    #expect(reading.diagnostics == [])
    let record = try #require(reading.records.first)
    let comment = CatalogWriter.openingComment(of: Self.canonical)
    #expect(CatalogWriter.text(of: record, comment: comment) == Self.canonical)
  }

  @Test func `license facts and tables of counts carry no source`() throws {
    let text = """
      id = "mit"
      name = "MIT"
      licensor = "anyone"
      category = "open-source"
      spdx = "MIT"
      text_status = "full-text"

      commercial_use = { v = "yes", clause = "1", n = "said outright" }

      [known]
      duties = true

      [[texts]]
      role = "agreement"
      bytes = 1067

      """
    let reading = CatalogReader.read([CatalogFile(path: "licenses/mit.toml", text: text)])
    #expect(reading.diagnostics == [])
    #expect(reading.records.map { CatalogWriter.text(of: $0) } == [text])
  }

  @Test func `sources share one file in byte order of their keys`() {
    let text = """
      # Who says what
      [card]
      title = "Cards"
      retrieved = 2026-01-01
      license = "mit"
      tier = "curated"

      [hub]
      title = "Hub"
      retrieved = 2026-01-01
      license = "none stated"
      tier = "primary"

      """
    let records = CatalogReader.read([CatalogFile(path: "sources.toml", text: text)]).records
    let comment = CatalogWriter.openingComment(of: text)
    let lines = CatalogWriter.text(ofSources: records.reversed(), comment: comment)
    #expect(lines == text.replacing("what\n[", with: "what\n\n["))
    #expect(CatalogReader.read([CatalogFile(path: "sources.toml", text: lines)]).records == records)
  }

  @Test func `a file out of order is written in order`() throws {
    let text = """
      kinds = ['chat']
      id = "a/b"
      status = "listed"
      [[artifacts]]
      s = "hub"
      format = "safetensors"
      [[artifacts]]
      format = "gguf"
      s = "hub"
      [arch]
      hidden_size = { v = 1, s = "x" }
      """
    let record = try #require(
      CatalogReader.read([CatalogFile(path: "models/a/b.toml", text: text)]).records.first)
    #expect(
      CatalogWriter.text(of: record) == """
        id = "a/b"
        status = "listed"
        kinds = ["chat"]

        [arch]
        source = "x"
        hidden_size = 1

        [[artifacts]]
        format = "gguf"
        s = "hub"

        [[artifacts]]
        format = "safetensors"
        s = "hub"

        """)
  }

  @Test func `random records of every kind read back as they were written`() throws {
    var source = RandomRecords(seed: 11)
    for number in 0..<60 {
      for kind in RecordKind.allCases {
        let record = source.record(kind, number: number)
        let text =
          kind == .source ? CatalogWriter.text(ofSources: [record]) : CatalogWriter.text(of: record)
        let path = RecordPlace.path(of: kind, id: record.id)
        let reading = CatalogReader.read([CatalogFile(path: path, text: text)])
        #expect(reading.diagnostics == [], "\(text)")
        let read = try #require(reading.records.first)
        #expect(read == record, "\(text)")
        let again =
          kind == .source ? CatalogWriter.text(ofSources: [read]) : CatalogWriter.text(of: read)
        guard read == record, again == text else { return }
      }
    }
  }
}
