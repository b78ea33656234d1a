import Foundation
import Testing

/// `weigh shortlist`, `weigh diff` and `weigh show --from`.
@Suite struct ShortlistCommandTests {
  private static let dated = ["--preset", "eu-product", "--date", "2026-11-20", "-q"]

  private func written(_ program: Program, _ name: String, _ more: String...) throws -> String {
    let file = program.home.appendingPathComponent(name).path
    let result = try program.run(["shortlist"] + Self.dated + ["--out", file] + more)
    #expect(result.status == 0, "\(result.errors)")
    return file
  }

  @Test func `the same inputs give the same bytes, and a file is not replaced without leave`()
    throws
  {
    let program = try Program()
    let file = try written(program, "a.json", "--length", "2")
    let first = try Data(contentsOf: URL(fileURLWithPath: file))
    let again = try program.run(["shortlist"] + Self.dated + ["--out", file, "--length", "2"])
    #expect(again.output == "\(file) (unchanged)\n")
    let printed = try program.run(["shortlist"] + Self.dated + ["--out", "-", "--length", "2"])
    #expect(Data(printed.output.utf8) == first)
    let other = try program.run(["shortlist"] + Self.dated + ["--out", file, "--length", "3"])
    #expect(other.status == 73)
    #expect(other.errors.contains("is there already and differs; nothing was written."))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == first)
    let forced = try program.run(
      ["shortlist"] + Self.dated + ["--out", file, "--length", "3", "--force"])
    #expect(forced.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) != first)
  }

  @Test func `without a name the file is called after the scenario, and the day is said`() throws {
    let program = try Program()
    let result = try program.run("shortlist", "--preset", "eu-product", "--length", "1")
    #expect(result.output == "eu-product.shortlist.json\n")
    #expect(result.errors.contains("by this machine; --date names another day."))
    let wrong = try program.run(["shortlist", "--preset", "eu-product", "--date", "tomorrow"])
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("'tomorrow' is no day."))
  }

  @Test func `equal lists do not differ, whoever made them`() throws {
    let program = try Program()
    let first = try written(program, "a.json", "--author", "reviewer 1")
    let second = try written(program, "b.json", "--author", "reviewer 2")
    let result = try program.run("diff", first, second)
    #expect(result.status == 0)
    #expect(result.output.contains("No difference."))
    #expect(result.output.contains("by reviewer 1"))
  }

  @Test func `lists made under other needs differ, with the effect of every need`() throws {
    let program = try Program()
    let scenario = try program.run("needs", "--preset", "eu-product").output
    let changed = try program.file(
      "b.toml",
      scenario.replacing("name = \"eu-product\"", with: "name = \"eu-long\"")
        .replacing("value = 32768", with: "value = 100000"))
    let first = try written(program, "a.json")
    let second = program.home.appendingPathComponent("b.json").path
    let made = try program.run(
      "shortlist", "--scenario", changed, "--date", "2026-11-21", "--out", second, "-q")
    #expect(made.status == 0, "\(made.errors)")
    let result = try program.run("diff", first, second)
    #expect(result.status == 1)
    #expect(result.output.contains("Different scenarios: A eu-product, revision"))
    #expect(result.output.contains("B is stricter: A Context: 32,768 tokens or more"))
    #expect(result.output.contains("gains or loses by that"))
    for line in result.output.split(separator: "\n") { #expect(line.count <= 100) }
    let object = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try program.run("diff", first, second, "--json").output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "weigh.diff/1")
    let needs = try #require(object["needs"] as? [[String: Any]])
    #expect((needs.first?["effect"] as? Int ?? 0) < 0)
    // Without a catalog everything but the effect is there.
    var alone = program
    alone.environment["WEIGH_CATALOG"] = "/nowhere.sqlite"
    let without = try alone.run("diff", first, second)
    #expect(without.status == 1)
    #expect(without.output.contains("is not known here: it takes the catalog of"))
    let three = try program.run("diff", first, second, first)
    #expect(three.status == 1)
    #expect(three.output.contains("On every list"))
    #expect(three.output.contains("RBO"))
  }

  @Test func `files that are missing, edited or of another kind are told apart`() throws {
    let program = try Program()
    let first = try written(program, "a.json")
    let text = try String(contentsOfFile: first, encoding: .utf8)
    let edited = try program.file(
      "edited.json", text.replacing("\"length\": 5", with: "\"length\": 6"))
    #expect(try program.run("diff", first, edited).status == 65)
    #expect(try program.run("diff", first, edited).errors.contains("changed after Weigh wrote it"))
    #expect(try program.run("diff", first, "gone.json").status == 66)
    #expect(try program.run("diff", first).status == 64)
    let ranking = try program.file(
      "rank.json", try program.run("rank", "--preset", "eu-product", "--json", "-q").output)
    let other = try program.run("diff", first, ranking)
    #expect(other.status == 65)
    #expect(other.errors.contains("This is not a shortlist or decision record"))
  }

  @Test func `a file alone shows every listed model, every source and every exclusion`() throws {
    let program = try Program()
    let file = try written(program, "a.json")
    var alone = program
    alone.environment["WEIGH_CATALOG"] = "/nowhere.sqlite"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let whole = try alone.run("show", "--from", file, "--plain").output
    let entries = try #require(document["entries"] as? [[String: Any]])
    let excluded = try #require(document["excluded"] as? [[String: Any]])
    let shown = try alone.run("show", "--from", file).output
    for model in entries + excluded {
      let id = try #require(model["id"] as? String)
      #expect(shown.contains(id))
      #expect(whole.contains(id + "\t"))
    }
    for key in try #require(document["sources"] as? [String: Any]).keys {
      #expect(shown.contains("  \(key): "))
    }
    let id = try #require(excluded.first?["id"] as? String)
    let one = try alone.run("show", "--from", file, id)
    #expect(one.status == 0)
    #expect(one.output.contains("Reopens") || one.output.contains("Settled"))
    #expect(try alone.run("show", "--from", file, "no/such").status == 66)
    #expect(try alone.run("show").status == 64)
  }
}
