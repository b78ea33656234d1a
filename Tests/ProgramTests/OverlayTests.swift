import Foundation
import Testing

/// Facts and packs of a team and of a person over the compiled catalog.
@Suite struct OverlayTests {
  private let pack = """
    id = "team-order-1"
    version = "1"
    jurisdiction = "TEAM"
    instrument = "House rule 1"
    date = "2026-10"
    as_of = 2026-11-01
    subjects = ["deepseek"]
    scope_third_party_host = "covered"
    scope_self_hosted_weights = "explicitly-not-covered"
    sources = ["https://rules.example/1"]

    """

  @Test func `a team's own pack beside its project file works like a shipped one`() throws {
    let program = try Program()
    _ = try program.file("weigh.toml", "scenario = \"bot\"\n")
    _ = try program.file("weigh-catalog/policies/team-order-1.toml", pack)
    #expect(try program.run("needs", "--preset", "eu-product", "--name", "bot", "-q").status == 0)
    let on = try program.run("needs", "--policy", "team-order-1=exclude", "-q")
    #expect(on.status == 0, "\(on.errors)")
    let out = try program.run("excluded", "--need", "reported-restrictions", "--plain", "-q")
    #expect(out.output.contains("reported-restrictions\tdeepseek-ai/"))
    #expect(out.output.contains("House rule 1 (TEAM, 2026-10; checked 2026-11-01)"))
    #expect(out.output.contains("https://rules.example/1"))
    let info = try program.run("catalog", "info")
    #expect(info.output.contains("Overlay weigh-catalog, "))
    let ranked = try program.run("rank", "--json", "--limit", "1", "-q")
    #expect(ranked.output.contains("\"name\":\"weigh-catalog\""))
  }

  @Test func `one's own overlay replaces a fact, which is marked`() throws {
    let program = try Program()
    let text = "context = { v = 4_096, s = \"hub\", d = 2026-11-01 }\n"
    let shown = try Program().run("show", "Qwen/QwQ-32B", "--preset", "eu-product", "-q", "--json")
    let source = try #require(
      shown.output.range(of: "\"sources\":[\"").map {
        shown.output[$0.upperBound...].prefix { $0 != "\"" }
      })
    _ = try program.file(
      "data/weigh/overlay/models/Qwen/QwQ-32B.toml",
      text.replacingOccurrences(of: "hub", with: String(source)))
    let page = try program.run("show", "Qwen/QwQ-32B", "--preset", "eu-product", "-q")
    #expect(page.errors == "")
    #expect(page.output.contains("4,096"))
    #expect(page.output.contains("overlay"))
  }

  @Test func `an overlay that cannot be read is refused with file and line`() throws {
    let program = try Program()
    _ = try program.file(
      "data/weigh/overlay/policies/team-order-1.toml",
      pack.replacingOccurrences(of: "\"explicitly-not-covered\"", with: "\"allowed\""))
    let result = try program.run("rank", "--preset", "eu-product")
    #expect(result.status == 65)
    #expect(result.errors.contains("overlay/policies/team-order-1.toml' line 9: "))
    _ = try program.file(
      "data/weigh/overlay/policies/team-order-1.toml",
      pack.replacingOccurrences(of: "instrument = \"House rule 1\"\n", with: ""))
    let incomplete = try program.run("rank", "--preset", "eu-product")
    #expect(incomplete.status == 65)
    #expect(incomplete.errors.contains("instrument"))
  }

  @Test func `without an overlay folder a result names none`() throws {
    let ranked = try Program().run("rank", "--preset", "eu-product", "--json", "--limit", "1")
    #expect(ranked.output.contains("\"overlays\":[]"))
  }
}
