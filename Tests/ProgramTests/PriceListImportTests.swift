import Foundation
import Testing

/// `weigh catalog import` of lists of prices, with a catalog of one model and one host.
struct PriceListImportTests {
  private func prepared() throws -> Program {
    let program = try Program()
    _ = try program.file(
      "c/catalog.toml", "format = 1\nrelease = \"test\"\nas_of = 2999-01-01\n")
    _ = try program.file(
      "c/sources.toml",
      "[litellm]\ntitle = \"L\"\nretrieved = 2026-01-01\nlicense = \"mit\"\ntier = \"aggregator\"\n"
    )
    _ = try program.file(
      "c/models/org/small.toml", "id = \"org/small\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n")
    _ = try program.file(
      "c/hosts/sky.toml", "id = \"sky\"\nname = \"Sky\"\nkind = \"host\"\n")
    return program
  }

  private func contents(_ program: Program, _ path: String) -> String? {
    FileManager.default.contents(atPath: program.home.appending(path: path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func row(_ key: String, provider: String = "sky", mode: String = "chat") -> String
  {
    "\"\(key)\": {\"litellm_provider\": \"\(provider)\", \"mode\": \"\(mode)\", "
      + "\"input_cost_per_token\": 2e-07, \"output_cost_per_token\": 5e-07}"
  }

  private static let list =
    "{\n"
    + [
      row("sky/org/small"), row("a", provider: "nobody"), row("b", provider: "nobody"),
      row("sky/new"), row("sky/x", mode: "ocr"),
    ].joined(separator: ",\n") + "\n}\n"

  @Test func `prices become offers under the list's own source, and again no byte changes`() throws
  {
    let program = try prepared()
    _ = try program.file("prices.json", Self.list)
    let command = ["catalog", "import", "litellm", "prices.json", "--into", "c"]
    let dateless = try program.run(command)
    #expect(dateless.status == 65)
    #expect(
      dateless.errors == "weigh: 'prices.json' does not say when it was taken. Say it with "
        + "--date YYYY-MM-DD, or in the name of the file.\n")
    let dated = command + ["--date", "2026-02-03"]
    let done = try program.run(dated)
    #expect(done.status == 0)
    #expect(done.output == "5 rows: 1 facts, 3 with unknown names listed, 1 rejected.\n")
    #expect(
      done.errors == """
        weigh: line 3, 'a' and 1 more row: the catalog has nothing named 'nobody'.
        weigh: line 5, 'sky/new': the catalog has nothing named 'new'.
        weigh: line 6, 'sky/x': It is about 'ocr', which has no price for tokens of text.

        """)
    let facts = contents(program, "c/imports/litellm/facts.jsonl")
    #expect(
      facts == "{\"asOf\":\"2026-02-03\",\"field\":\"offers\",\"id\":\"sky\",\"kind\":\"host\","
        + "\"source\":\"litellm\",\"value\":{\"id_at_host\":\"org/small\",\"input\":0.2,"
        + "\"model\":\"org/small\",\"output\":0.5,\"route\":\"direct\"}}\n")
    let manifest = contents(program, "c/imports/litellm/manifest.json")
    #expect(try program.run(dated + ["--json"]).output.contains("\"taken\":1,\"unknown\":3}"))
    #expect(contents(program, "c/imports/litellm/facts.jsonl") == facts)
    #expect(contents(program, "c/imports/litellm/manifest.json") == manifest)
    #expect(try program.run("catalog", "lint", "c", "--errors-only").status == 0)
  }

  @Test func `a broken list is refused with its line and leaves everything as it was`() throws {
    let program = try prepared()
    _ = try program.file("prices_2026-02-03.json", Self.list)
    let command = ["catalog", "import", "litellm", "prices_2026-02-03.json", "--into", "c"]
    #expect(try program.run(command).status == 0)
    let files = ["facts.jsonl", "manifest.json", "rejected.jsonl"].map { "c/imports/litellm/" + $0 }
    let before = files.map { contents(program, $0) }
    _ = try program.file("prices_2026-02-03.json", String(Self.list.dropLast(4)))
    let broken = try program.run(command)
    #expect(broken.status == 65 && broken.output == "")
    #expect(broken.errors.hasPrefix("weigh: 'prices_2026-02-03.json', line 6: This is not valid"))
    #expect(files.map { contents(program, $0) } == before)
    let other = try program.run(
      ["catalog", "import", "models.dev", "prices_2026-02-03.json", "--into", "c"])
    #expect(other.status == 65)
  }
}
