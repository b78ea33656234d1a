import Catalog
import Testing

@Suite struct `Lint of measurements` {
  private static let runs = """
    id = "team"

    [[runs]]
    model = "example/Alpha-7B"
    device = "card"
    quant = "Q4_K_M"
    decode_tps = 31.5
    s = "hub"

    """
  private static let card = """
    id = "card"
    name = "Card"
    maker = "Maker"
    kind = "discrete"
    backend = "cuda"

    memory_gib = { v = [8], s = "hub" }
    bandwidth_gbs = { v = 500, s = "hub" }

    """

  @Test func `a run names a model and a device of the catalog`() {
    let files: [String: String?] = [
      "devices/card.toml": Self.card, "measurements/team.toml": Self.runs,
    ]
    #expect(LintFixture.findings(files) == [])
    let other = Self.runs.replacing("\"card\"", with: "\"cart\"")
    let findings = LintFixture.findings(
      of: "reference",
      ["devices/card.toml": Self.card, "measurements/team.toml": other])
    #expect(findings.count == 1)
    #expect(findings.first?.contains("'cart'") == true)
  }
}
