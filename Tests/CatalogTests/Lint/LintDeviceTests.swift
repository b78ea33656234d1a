import Catalog
import Testing

@Suite struct `Lint of devices` {
  private static let card = """
    id = "card"
    name = "Card"
    maker = "Maker"
    kind = "discrete"
    backend = "cuda"
    driver_names = ["maker card"]

    memory_gib = { v = [8, 16], s = "hub" }
    bandwidth_gbs = { v = 500, s = "hub" }

    """
  private static let node = """
    id = "node"
    name = "Node"
    maker = "Maker"
    kind = "server"
    of = "card"

    count = { v = 8, s = "hub" }

    """

  private func findings(_ rule: String, card: String = card, _ more: [String: String] = [:])
    -> [String]
  {
    var files: [String: String?] = ["devices/card.toml": card]
    for (path, text) in more { files["devices/\(path).toml"] = text }
    return LintFixture.findings(of: rule, files)
  }

  @Test func `a sound card and a sound server have no finding`() {
    #expect(
      LintFixture.findings(["devices/card.toml": Self.card, "devices/node.toml": Self.node]) == [])
  }

  @Test func `a card states memory, bandwidth and what drives it`() {
    #expect(
      findings(
        "device-facts",
        card: Self.card.replacing("memory_gib = { v = [8, 16], s = \"hub\" }\n", with: ""))
        == ["devices/card.toml:1 The device states no memory. State its sizes under 'memory_gib'."])
    #expect(
      findings(
        "device-facts",
        card: Self.card.replacing("bandwidth_gbs = { v = 500, s = \"hub\" }\n", with: ""))
        == [
          "devices/card.toml:1 The device states no bandwidth. State it under 'bandwidth_gbs', "
            + "or why it is unknown."
        ])
    #expect(
      findings("device-facts", card: Self.card.replacing("backend = \"cuda\"\n", with: ""))
        == ["devices/card.toml:1 The device does not say what drives it. State it under 'backend'."]
    )
    #expect(
      findings("device-facts", card: Self.card + "count = { v = 2, s = \"hub\" }\n")
        == [
          "devices/card.toml:1 Only a server has 'of' and 'count'. Remove them, or make it a server."
        ])
    let processor = Self.card.replacing("discrete", with: "processor")
      .replacing("memory_gib = { v = [8, 16], s = \"hub\" }\n", with: "")
    #expect(findings("device-facts", card: processor) == [])
    let unknown = Self.card.replacing("v = 500", with: "unknown = \"page silent\"")
    #expect(findings("device-facts", card: unknown) == [])
  }

  @Test(arguments: ["[16, 8]", "[8, 8]", "[0, 8]", "[]"])
  func `sizes rise from above zero`(sizes: String) {
    #expect(
      findings("device-facts", card: Self.card.replacing("[8, 16]", with: sizes))
        == [
          "devices/card.toml:8 The sizes must be above zero and rise, each stated once."
        ])
  }

  @Test func `a server says what it holds, which is no server, and nothing else`() {
    #expect(
      findings("device-facts", ["node": Self.node.replacing("of = \"card\"\n", with: "")])
        == ["devices/node.toml:1 The server does not say what it holds. State it under 'of'."])
    #expect(
      findings(
        "device-facts", ["node": Self.node.replacing("count = { v = 8, s = \"hub\" }\n", with: "")])
        == [
          "devices/node.toml:1 The server does not say how many it holds. State it under 'count'."
        ])
    let rack = Self.node.replacing("\"node\"", with: "\"rack\"").replacing("card", with: "node")
    #expect(
      findings("device-facts", ["node": Self.node, "rack": rack])
        == [
          "devices/rack.toml:5 'node' is a server itself. Name the device both of them hold."
        ])
    #expect(
      findings(
        "device-facts", ["node": Self.node + "bandwidth_gbs = { v = 1, s = \"hub\" }\n"])
        == [
          "devices/node.toml:8 A server takes 'bandwidth_gbs' from what it holds. Remove it here."
        ])
    #expect(
      LintFixture.findings(of: "reference", ["devices/node.toml": Self.node])
        == ["devices/node.toml:5 There is no device 'card'."])
  }

  @Test func `two devices that nothing tells apart are found`() {
    let twin = Self.card.replacing("\"card\"", with: "\"twin\"")
      .replacing("\"maker card\"", with: "\"Maker-Card\"")
    #expect(
      findings("device-name", ["twin": twin])
        == [
          "devices/card.toml:1 'twin' bears one of its names, with the same memory and bandwidth. "
            + "Make them one, or give them names of their own.",
          "devices/twin.toml:1 'card' bears one of its names, with the same memory and bandwidth. "
            + "Make them one, or give them names of their own.",
        ])
    #expect(findings("device-name", ["twin": twin.replacing("[8, 16]", with: "[24]")]) == [])
    #expect(findings("device-name", ["twin": twin.replacing("500", with: "600")]) == [])
  }

  @Test func `a number no device can have is refused when it is read`() {
    let found = LintFixture.findings([
      "devices/card.toml": Self.card.replacing("v = 500", with: "v = 0.5")
    ])
    #expect(found.contains { $0.hasPrefix("devices/card.toml:9 ") })
  }

  @Test func `the promised number of devices is counted`() {
    #expect(
      LintFixture.findings(
        of: "minimum-count",
        [
          "catalog.toml":
            "format = 1\nrelease = \"1\"\nas_of = 2026-02-01\n\n[minimum]\ndevices = 2\n",
          "devices/card.toml": Self.card,
        ]) == ["catalog.toml:6 The number of devices is 1, but at least 2 are promised."])
  }

  @Test func `an overlay may change one fact of a device, and the snapshot has it`() {
    let base = CatalogReader.read(
      (LintFixture.files.map { CatalogFile(path: $0, text: $1) })
        + [CatalogFile(path: "devices/card.toml", text: Self.card)]
    ).records
    let overlay = CatalogReader.read(
      [
        CatalogFile(
          path: "devices/card.toml", text: "bandwidth_gbs = { v = 400, s = \"hub\" }\n")
      ], layer: .overlay)
    #expect(Lint.check(overlay, base: base).filter { $0.severity == .error }.isEmpty)
  }
}
