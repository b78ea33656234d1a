import Catalog
import Testing

@Suite struct `Lint warnings` {
  private typealias Fixture = LintFixture

  @Test func `parameters far from the name are questioned`() {
    #expect(
      Fixture.findings(of: "parameter-name", model: "7_000_000_000", to: "10_000_000_000") == [
        "models/example/Alpha-7B.toml:8 10000000000 parameters differ by 43 % from the name, "
          + "which says 7000000000."
      ])
    #expect(
      Fixture.findings(of: "parameter-name", model: "7_000_000_000", to: "9_400_000_000") == [])
  }

  @Test(arguments: [
    ("Alpha-2-1_6b-chat", 1), ("Alpha-1_8B", 1), ("Alpha-17B-16E", 0), ("Alpha-8x7B", 0),
    ("Alpha_350M", 1), ("Alpha-30B-A3B", 1), ("Alpha-4k", 0), ("Alpha-70B-to-8B", 0), ("7B", 1),
  ])
  func `a name states its size with one token`(name: String, findings: Int) {
    let text = Fixture.modelText.replacing("Alpha-7B", with: name)
      .replacing("7_000_000_000", with: "1")
    let changes = [Fixture.model: String?.none, "models/example/\(name).toml": text]
    #expect(Fixture.findings(of: "parameter-name", changes).count == findings)
  }

  @Test(arguments: [
    ("Q4_K_M", 4_200_000_000, true), ("Q4_K_M", 14_000_000_000, false),
    ("Q4_K_M", 2_000_000_000, false), ("BF16", 14_000_000_000, true),
    ("F16", 4_200_000_000, false), ("UD-IQ2_XXS", 2_400_000_000, true),
    ("Q8_0", 7_500_000_000, true), ("other", 1, true),
  ])
  func `a file has the size its quantization makes it`(quant: String, bytes: Int, isUsual: Bool) {
    let row =
      "\n[[artifacts]]\nformat = \"gguf\"\nquant = \"\(quant)\"\nbytes = \(bytes)\ns = \"hub\""
    #expect(Fixture.findings(of: "file-size", model: row).isEmpty == isUsual)
  }

  @Test func `an unusual file size is worded in bits per parameter`() {
    let row = "\n[[artifacts]]\nformat = \"gguf\"\nquant = \"Q4_0\"\nsize_gb = 14\ns = \"hub\""
    #expect(
      Fixture.findings(of: "file-size", model: row) == [
        "models/example/Alpha-7B.toml:11 16 bits per parameter are unusual for 'Q4_0'. "
          + "Check the size and the parameters."
      ])
  }

  @Test func `a price far from the median is marked`() {
    func offers(_ prices: [(String, String)]) -> [String: String?] {
      let rows = prices.map {
        "\n[[offers]]\nmodel = \"example/Alpha-7B\"\nvariant = \"\($0)\"\ninput = \($1)\n"
          + "output = 0.5\ns = \"hub\"\n"
      }
      return Fixture.appending("hosts/cloud.toml", rows.joined())
    }
    #expect(
      Fixture.findings(of: "price-outlier", offers([("a", "0.5"), ("b", "0.5"), ("c", "8")])) == [
        "hosts/cloud.toml:22 8.5 USD for a million tokens in and out is far from the model's "
          + "median of 1. Check it, or set price_outlier = true."
      ])
    #expect(
      Fixture.findings(of: "price-outlier", offers([("a", "0.5"), ("b", "0.5"), ("c", "7.5")]))
        == [])
    #expect(Fixture.findings(of: "price-outlier", offers([("a", "0.5"), ("b", "80")])) == [])
  }

  @Test func `a context is at most twice the configuration's`() {
    let section = "\n[arch]\nsource = \"hub\"\nmax_position_embeddings = "
    #expect(
      Fixture.findings(of: "context-limit", model: section + "4000") == [
        "models/example/Alpha-7B.toml:9 8192 tokens are more than twice the 4000 positions of the "
          + "configuration."
      ])
    #expect(Fixture.findings(of: "context-limit", model: section + "4096") == [])
  }

  @Test func `a reviewed model states its basics`() {
    let text = "id = \"example/Alpha-7B\"\nstatus = \"reviewed\"\nkinds = [\"chat\"]\n"
    #expect(
      Fixture.findings(of: "reviewed-gap", [Fixture.model: text]) == [
        "models/example/Alpha-7B.toml:2 The model is reviewed but lacks developer, release_date, "
          + "params_total, context, license. State each, or give it unknown = \"…\"."
      ])
    #expect(
      Fixture.findings(
        of: "reviewed-gap", model: "context = { v = 8192, s = \"hub\" }",
        to: "context = { unknown = \"card silent\", s = \"hub\" }") == [])
  }

  @Test func `a family has four dates`() {
    #expect(
      Fixture.findings(of: "family-dates", model: "2025-12-01", to: "2025-03-01") == [
        "families/alpha.toml:1 Its cadence needs 4 distinct release dates, and 3 are known."
      ])
  }

  @Test(arguments: [
    ("standard_gqa", "num_key_value_heads, head_dim"),
    ("mla", "kv_lora_rank, qk_rope_head_dim"),
    ("dsa_mla", "kv_lora_rank, qk_rope_head_dim, index_head_dim"),
    (
      "mixed_full_sliding_gqa",
      "num_key_value_heads, head_dim, "
        + "sliding_window or sliding_window_size or attention_chunk_size, "
        + "layer_type_counts or hybrid_layer_pattern_counts or sliding_window_pattern"
    ),
    (
      "qwen_linear_full_hybrid",
      "num_key_value_heads, head_dim, layer_type_counts or full_attention_interval"
    ),
    (
      "mamba_hybrid",
      "hybrid_override_pattern or kv_bearing_layers or layers_block_type_counts "
        + "or layer_type_counts or attn_type_list_counts"
    ),
    ("deepseek_v4_hybrid", "compress_ratios_counts, sliding_window, head_dim"),
    ("minimax_msa", "num_key_value_heads, head_dim, sparse_attention_layers, index_head_dim"),
  ])
  func `a cache formula has its keys`(formula: String, missing: String) {
    let section = "\n[arch]\nsource = \"hub\"\nkv_formula = \"\(formula)\"\nnum_hidden_layers = 1"
    #expect(
      Fixture.findings(of: "architecture-keys", model: section) == [
        "models/example/Alpha-7B.toml:13 The formula '\(formula)' also needs \(missing)."
      ])
  }

  @Test func `a head's size may follow from the hidden size`() {
    let section = """

      [arch]
      source = "hub"
      kv_formula = "standard_gqa"
      num_hidden_layers = 32
      hidden_size = 4096
      num_attention_heads = 32
      num_key_value_heads = 8
      """
    #expect(Fixture.findings(of: "architecture-keys", model: section) == [])
  }

  @Test func `old prices and reported licenses are counted by source`() {
    let old = "format = 1\nrelease = \"1\"\nas_of = 2026-07-20\n"
    #expect(
      Fixture.findings(of: "stale", ["catalog.toml": old]) == [
        "sources.toml:3 Its license assignments of 2026-01-21 or before (1) are more than 180 days "
          + "older than the catalog. Read the source again."
      ])
    #expect(
      Fixture.findings(of: "stale", ["catalog.toml": old.replacing("07-20", with: "07-19")]) == [])
  }

  @Test func `an aggregator does not win against the fact's own source`() {
    let sources = """

      [scrape]
      title = "Scrape"
      retrieved = 2026-01-20
      license = "none stated"
      tier = "aggregator"

      """
    var changes = Fixture.appending("sources.toml", sources)
    let fact = "context = { v = 8192, s = \"scrape\", alt = [{ v = 4096, s = \"hub\" }] }"
    changes[Fixture.model] = Fixture.modelText.replacing(
      "context = { v = 8192, s = \"hub\" }", with: fact)
    #expect(
      Fixture.findings(of: "better-source", changes) == [
        "models/example/Alpha-7B.toml:9 The value is from the aggregator 'scrape', but 'hub' is "
          + "nearer to the fact. Take that one, or say why not in 'n'."
      ])
    changes[Fixture.model] = Fixture.modelText.replacing(
      "context = { v = 8192, s = \"hub\" }",
      with: fact.replacing("\"scrape\",", with: "\"scrape\", n = \"card is outdated\","))
    #expect(Fixture.findings(of: "better-source", changes) == [])
  }

  @Test func `a row that says the same again is named`() {
    let row = "\n[[artifacts]]\nformat = \"gguf\"\nquant = \"Q4_0\"\ns = \"hub\"\n"
    #expect(
      Fixture.findings(of: "repeated-row", model: row + row) == [
        "models/example/Alpha-7B.toml:16 An earlier row of 'artifacts' has the same format, quant "
          + "and source."
      ])
  }

  @Test func `a source nobody names is named`() {
    let source = """

      [idle]
      title = "Idle"
      retrieved = 2026-01-20
      license = "none stated"
      tier = "curated"

      """
    #expect(
      Fixture.findings(of: "unused-source", Fixture.appending("sources.toml", source)) == [
        "sources.toml:7 No statement names this source. Remove it."
      ])
  }

  @Test func `a layout that differs is shown at its first line, and comments are free`() {
    #expect(
      Fixture.findings(of: "layout", model: "kinds = [\"chat\"]", to: "kinds = ['chat']") == [
        "models/example/Alpha-7B.toml:5 The layout is not canonical. "
          + "Expected here: 'kinds = [\"chat\"]'."
      ])
    #expect(
      Fixture.findings(of: "layout", model: "kinds =", to: "# seen on the card\nkinds =") == [])
    #expect(
      Fixture.findings(
        of: "layout", ["developers/example.toml": "id = \"example\"\nname = \"Example\""]) == [
          "developers/example.toml:2 The layout is not canonical."
        ])
  }
}
