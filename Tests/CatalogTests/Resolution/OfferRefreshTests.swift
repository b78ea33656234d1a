import Testing

@testable import Catalog

@Suite struct `Refreshing offers` {
  private static let sources = ["list", "meter"].map { key in
    "[\(key)]\ntitle = \"x\"\nretrieved = 2026-01-01\nlicense = \"mit\"\ntier = \"curated\"\n"
  }.joined()

  /// The offer of a host after an import of the same offer, as its columns.
  private static func refreshed(
    _ standing: String, source: String = "list", _ columns: [Row.NamedValue]
  ) -> [String] {
    let base = CatalogReader.read([
      CatalogFile(path: "sources.toml", text: sources),
      CatalogFile(
        path: "hosts/sky.toml",
        text: "id = \"sky\"\nname = \"Sky\"\nkind = \"host\"\n\n[[offers]]\nmodel = \"a/b\"\n"
          + "id_at_host = \"b\"\n" + standing + "\ns = \"list\"\n"),
    ]).records
    let fact = ImportedFact(
      kind: .host, id: "sky", field: "offers",
      statement: .row([.init("model", .text("a/b")), .init("id_at_host", .text("b"))] + columns),
      evidence: Evidence(source: source, asOf: CalendarDate("2026-03-01")))
    let resolved = CatalogResolver.resolve(base: base, imports: [fact]).records
    return resolved.first { $0.kind == .host }?.rows("offers").map { row in
      row.values.dropFirst(2).map { "\($0.field)=\($0.value.json.canonicalText)" }
        .joined(separator: " ")
    } ?? []
  }

  private static let prices: [Row.NamedValue] = [
    .init("input", .number(2)), .init("output", .number(3)),
  ]

  @Test func `what another source measured stays when the price changes`() {
    #expect(
      Self.refreshed(
        """
        quantization = "fp8"
        input = 1
        output = 3
        cache_read = 0.5
        latency_ms_p50 = 550
        tok_s_p50 = 17
        latency_s = "meter"
        """, Self.prices) == [
          "quantization=\"fp8\" input=2 output=3 latency_ms_p50=550 tok_s_p50=17 "
            + "latency_s=\"meter\""
        ])
  }

  @Test func `what the source itself measured before is not known any more`() {
    #expect(
      Self.refreshed(
        "quantization = \"fp8\"\ninput = 1\noutput = 3\nlatency_ms_p50 = 550", Self.prices)
        == ["input=2 output=3"])
    #expect(
      Self.refreshed(
        "input = 1\noutput = 3\nlatency_ms_p50 = 550\nlatency_s = \"meter\"",
        Self.prices + [.init("latency_ms_p50", .number(20))]) == [
          "input=2 output=3 latency_ms_p50=20"
        ])
  }

  @Test func `a mark of an unusual price stays with that price only`() {
    #expect(
      Self.refreshed("input = 2\noutput = 3\nprice_outlier = true", Self.prices)
        == ["input=2 output=3 price_outlier=true"])
    #expect(
      Self.refreshed("input = 1\noutput = 3\nprice_outlier = true", Self.prices)
        == ["input=2 output=3"])
  }

  @Test func `another source changes nothing of an offer under the same name`() {
    #expect(
      Self.refreshed("input = 1\noutput = 3", source: "meter", Self.prices)
        == ["input=1 output=3"])
  }
}
