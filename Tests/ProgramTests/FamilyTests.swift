import Foundation
import Testing

/// `weigh show FAMILY`, as a person runs it.
@Suite struct FamilyTests {
  /// The text with every run of blanks and line ends as one blank.
  private static func unwrapped(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func json(_ arguments: String) throws -> [String: Any] {
    let result = try Program().shell("$WEIGH show \(arguments) --json")
    #expect(result.status == 0, "\(result.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func `a family is shown without a scenario`() throws {
    let result = try Program().run("show", "deepseek")
    #expect(result.status == 0)
    #expect(result.errors == "")
    for words in [
      "Family: DeepSeek", "Developer: DeepSeek", "Generations: ", "Latest release: ",
      "before this catalog of", "A release every ", "the last 5 release dates",
      "Terms changed on 2025-01-20: from deepseek-1.0 to mit", "restricted open weight",
      "Timeline, oldest first", "DeepSeek-R1", "[1]",
    ] { #expect(Self.unwrapped(result.output).contains(words), "\(words)") }
    for line in result.output.split(separator: "\n") { #expect(line.count <= 100) }
    let first = try #require(result.output.range(of: "deepseek-coder-6.7b-base"))
    let last = try #require(result.output.range(of: "DeepSeek-V4-Pro-Base", options: .backwards))
    #expect(first.lowerBound < last.lowerBound)
  }

  @Test func `the schema of a family is pinned`() throws {
    let object = try json("hunyuan")
    #expect(
      object.keys.sorted() == [
        "cadence", "catalog", "derivatives", "developer", "generations", "id", "latest",
        "licenses", "name", "remarks", "schema", "timeline", "top", "undated",
      ])
    #expect(object["schema"] as? String == "weigh.family/1")
    let catalog = try #require(object["catalog"] as? [String: Any])
    #expect(catalog.keys.sorted() == ["asOf", "overlays", "release", "sha256"])
    let timeline = try #require(object["timeline"] as? [[String: Any]])
    for entry in timeline {
      #expect(
        entry.keys.sorted() == [
          "claimedLicenses", "date", "family", "kind", "licenseSource", "licenses", "licensesNow",
          "model", "name",
          "note", "parameters", "parametersSource", "previous", "source",
        ])
      let source = try #require(entry["source"] as? [String: Any])
      #expect(source["key"] is String && source["asOf"] is String)
    }
    let licenses = try #require(object["licenses"] as? [String: Any])
    let phases = try #require(licenses["phases"] as? [[String: Any]])
    #expect(phases.first?.keys.sorted() == ["first", "last", "uses"])
    let uses = try #require(phases.first?["uses"] as? [[String: Any]])
    #expect(uses.first?.keys.sorted() == ["categories", "first", "ids", "last", "releases"])
    let changes = try #require(licenses["changes"] as? [[String: Any]])
    #expect(
      changes.first?.keys.sorted() == [
        "beside", "date", "from", "kind", "sentence", "sources", "subject", "to",
      ])
    let cadence = try #require(object["cadence"] as? [String: Any])
    #expect(
      cadence.keys.sorted() == [
        "dates", "evidence", "family", "gaps", "knownDates", "unit", "value",
      ])
    #expect(cadence["value"] is Int && cadence["unit"] as? String == "days")
    let latest = try #require(object["latest"] as? [String: Any])
    #expect(latest.keys.sorted() == ["ageDays", "date", "names"])
  }

  @Test func `a cadence of too few dates is not known, with the reason`() throws {
    let cadence = try #require(try json("gpt-oss")["cadence"] as? [String: Any])
    #expect(cadence["value"] is NSNull)
    #expect(cadence["evidence"] as? String == "unknown")
    #expect(cadence["reason"] as? String == "fewer than 4 dated releases")
    let text = try Program().run("show", "gpt-oss")
    #expect(text.output.contains("Not known: fewer than 4 dated releases"))
  }

  @Test func `a generation shows its own releases and the cadence of its line`() throws {
    let result = try Program().run("show", "deepseek-v3.2", "--family", "--plain")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.first == ["page", "part", "label", "text"])
    #expect(lines.allSatisfy { $0.count == 4 })
    #expect(lines.contains { $0[2] == "Part of" && $0[3] == "DeepSeek (deepseek)" })
    #expect(lines.contains { $0[3] == "Counted for the whole line of DeepSeek." })
    let timeline = lines.filter { $0[1] == "Timeline, oldest first" && $0[2].hasPrefix("20") }
    #expect(!timeline.isEmpty)
    #expect(timeline.allSatisfy { $0[3].contains("V3.2") })
  }

  @Test func `prose gives one sentence a line`() throws {
    let result = try Program().run("show", "yi", "--prose")
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").allSatisfy { $0.hasSuffix(".") })
    #expect(result.output.contains("from yi-community-2.1 to apache-2.0"))
    // The months are a picture of the timeline; read aloud they would be noise.
    #expect(!result.output.contains("J .") && !result.output.contains("Releases per month, "))
  }

  @Test func `a name shared by a model and a family means the model unless told otherwise`() throws
  {
    let program = try Program()
    let model = try program.run("show", "bloom", "--preset", "eu-product")
    #expect(model.output.hasPrefix("bigscience/bloom"))
    let family = try program.run("show", "bloom", "--family")
    #expect(family.status == 0)
    #expect(family.output.hasPrefix("Family: "))
  }

  @Test func `a family is found by its name and its other names, case aside`() throws {
    for (name, id) in [("Hy", "hunyuan"), ("DEEPSEEK", "deepseek"), ("'Code Llama'", "code-llama")]
    { #expect(try json(name)["id"] as? String == id) }
  }

  @Test func `a name that is neither is answered with near ones`() throws {
    let typo = try Program().run("show", "hunyaun")
    #expect(typo.status == 66)
    #expect(typo.output == "")
    #expect(typo.errors.hasPrefix("weigh: there is no model or family 'hunyaun' in this catalog."))
    #expect(typo.errors.contains("Did you mean 'hunyuan'"))
    let family = try Program().run("show", "qwenn", "--family")
    #expect(family.status == 66)
    #expect(family.errors.hasPrefix("weigh: there is no family 'qwenn' in this catalog."))
    let page = try Program().run("show", "hunyuan", "--page", "timeline")
    #expect(page.status == 64)
    #expect(page.errors.contains("is a family, and pages are about models"))
    #expect(try Program().run("show", "hunyuan", "--family", "--page", "license").status == 64)
  }

  @Test func `the page of a model marks its own row`() throws {
    let result = try Program().run(
      "show", "deepseek-ai/DeepSeek-R1", "--preset", "eu-product", "--page", "timeline")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Timeline: DeepSeek"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count { $0.contains("(this model)") } == 1)
    #expect(lines.contains { $0.contains("  DeepSeek-R1 (this model)") })
    let made = try Program().run(
      "show", "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", "--preset", "eu-product", "--page",
      "timeline")
    #expect(made.output.contains("in no row below: it was made from another model"))
  }
}
