import Scoring
import Testing

@testable import Catalog

@Suite struct `Mappings of leaderboards` {
  private static let whole = """
    title = "Board"
    source = "board"
    format = "json"
    files = ["board.json"]
    levels = ["category", "model"]
    mode = "mode"
    mode_in_name = true
    date = "day"
    kind = "vendor"
    evaluator = "Somebody"
    unknown = ["none"]

    [variant]
    column = "precision"
    keep = ["a", "b"]

    [groups]
    Both = ["x", "y"]

    [[scores]]
    benchmark = "quiz"
    edition = "v2"
    mean = ["Both", "z"]
    unit = "fraction"
    decimals = 1
    low = "lo"
    high = "hi"
    """

  @Test func `every key is read`() throws {
    let mapping = try LeaderboardFixture.mapping(whole: Self.whole)
    #expect(mapping.title == "Board" && mapping.source == "board" && mapping.format == .json)
    #expect(mapping.files == ["board.json"] && mapping.levels == ["category", "model"])
    #expect(mapping.model == "model" && mapping.mode == "mode" && mapping.takesModeFromName)
    #expect(mapping.date == "day" && mapping.kind == .vendor && mapping.evaluator == "Somebody")
    #expect(mapping.unknown == ["none"])
    #expect(mapping.variant == .init(column: "precision", keep: ["a", "b"]))
    #expect(
      mapping.scores == [
        .init(
          benchmark: "quiz", edition: "v2", parts: ["Both", "z"], unit: .fraction, decimals: 1,
          low: "lo", high: "hi")
      ])
    #expect(mapping.columns == ["model", "mode", "day", "precision", "x", "y", "z", "lo", "hi"])
  }

  @Test(arguments: [
    ("title = \"Board\"\n", "", "The key 'title' is missing.", 1),
    (
      "source = \"board\"", "sorce = \"board\"",
      "There is no key 'sorce' in a mapping. Did you mean 'source'?", 2
    ),
    ("\"json\"", "\"xml\"", "'format' must be one of 'csv', 'json', 'yaml', 'markdown'.", 3),
    (
      "\"category\", \"model\"", "\"category\"",
      "'levels' must be a list of texts with 'model' once among them.", 5
    ),
    ("mode_in_name = true", "mode_in_name = 1", "'mode_in_name' must be true or false.", 7),
    (
      "unit = \"fraction\"", "unit = \"share\"",
      "'unit' must be one of 'percent', 'fraction', 'points'.", 24
    ),
    ("decimals = 1", "decimals = 12", "'decimals' must be a whole number from 0 to 9.", 25),
    ("mean = [\"Both\", \"z\"]", "", "The key 'column' is missing.", 20),
    (
      "mean = ", "column = \"c\"\nmean = ",
      "'mean' must be a list of columns, and stand without 'column'.", 24
    ),
    ("keep = [\"a\", \"b\"]", "keep = []", "'keep' must be a list of texts that is not empty.", 15),
    (
      "[groups]\nBoth = [\"x\", \"y\"]", "[groups]\nBoth = [1]", "'Both' must be a list of texts.",
      18
    ),
    ("[[scores]]", "[scores]", "'scores' must be a list of tables.", 20),
    (
      "kind = \"vendor\"", "kind = \"vendor",
      "This is not valid TOML at column 15: a text is not closed. Add the closing quotation mark.",
      9
    ),
  ])
  func `a mistake is named with its line`(
    part: String, other: String, message: String, line: Int
  ) {
    do {
      _ = try LeaderboardFixture.mapping(whole: Self.whole.replacing(part, with: other))
      Issue.record("It was read.")
    } catch let problem as MappingProblem {
      #expect(problem.message == message)
      #expect(problem.line == line)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func `a benchmark has one score`() {
    let score = "\n[[scores]]\nbenchmark = \"quiz\"\ncolumn = \"c\"\nunit = \"points\"\n"
    #expect(throws: MappingProblem.notOnce("quiz", line: 28)) {
      try LeaderboardFixture.mapping(whole: Self.whole + score)
    }
  }

  @Test func `mappings stand below a catalog folder and are no records`() {
    let files = [
      CatalogFile(path: "mappings/b.toml", text: Self.whole),
      CatalogFile(path: "mappings/a.toml", text: "x = 1"),
      CatalogFile(path: "mappings/notes.md", text: "text"),
    ]
    let (mappings, diagnostics) = LeaderboardMapping.all(in: files)
    #expect(mappings.map(\.name) == ["b"])
    #expect(
      diagnostics.map(\.printed) == [
        "mappings/a.toml:1: error [mapping] There is no key 'x' in a mapping."
      ])
    let reading = CatalogReader.read(files)
    #expect(reading.records == [])
    #expect(reading.diagnostics.map(\.file) == ["mappings/a.toml"])
  }

  @Test func `mutated tables end in results or a problem`() throws {
    var random = SplitMix64(seed: 41)
    let mappings = try ["csv", "json", "yaml", "markdown"].map { format in
      try LeaderboardFixture.mapping(
        whole: "title = \"B\"\nsource = \"board\"\nformat = \"\(format)\"\nmodel = \"m\"\n"
          + "kind = \"vendor\"\nmode_in_name = true\ndate = \"d\"\n[[scores]]\n"
          + "benchmark = \"quiz\"\ncolumn = \"s\"\nunit = \"percent\"\n", name: format)
    }
    let originals = [
      "m,s,d\r\n\"example/Alpha\",41%,2026-01-01\r\nx,\"N/A\",\r\nexample/Beta (FC),3,\"\"\r\n",
      "[{\"m\": \"example/Alpha\", \"s\": 41.5, \"d\": null}, {\"m\": \"alpha\", \"s\": \"3%\"}]",
      "- m: example/Alpha\n  s: 41.5 # c\n  d: 2026-01-01\n- m: 'x'\n  s: \"3\"\n",
      "# T\n|m|s|d|\n|-|-:|:-|\n|[example/Alpha](u)|41 %||\n|x \\| y|3|2026-01|\n",
    ]
    let pieces = ["\"", ",", "\n", "\r\n", "|", "- ", ": ", "%", "1e400", "\u{FEFF}", "{", "]"]
    var outcomes = (read: 0, refused: 0)
    for round in 0..<4_000 {
      let format = round % 4
      var bytes = Array(originals[format].utf8)
      for _ in 0..<(1 + random.below(4)) {
        let place = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(9)))
        case 2: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
        default: bytes.removeSubrange(place...)
        }
      }
      do throws(ImportProblem) {
        let outcome = try LeaderboardImporter().read(
          ImportInput(bytes: bytes, name: "b", mappings: [mappings[format]]),
          against: LeaderboardFixture.catalog)
        #expect(
          outcome.takenCount + outcome.unknown.count + outcome.rejected.count == outcome.rowCount)
        outcomes.read += 1
      } catch {
        #expect(!error.message.isEmpty)
        outcomes.refused += 1
      }
    }
    #expect(outcomes.read > 300 && outcomes.refused > 300)
  }
}
