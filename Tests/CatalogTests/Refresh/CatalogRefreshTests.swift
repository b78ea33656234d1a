import Testing

@testable import Catalog

@Suite struct `Refreshing a catalog from a folder` {
  private static let sources = """
    [board]
    title = "Board"
    retrieved = 2026-01-01
    license = "mit"
    tier = "primary"

    [hub]
    title = "Hub"
    retrieved = 2026-01-01
    license = "none stated"
    tier = "primary-copy"

    [team]
    title = "Team"
    retrieved = 2026-01-01
    license = "mit"
    tier = "curated"

    """

  private static let files: [CatalogFile] =
    [
      CatalogFile(
        path: "catalog.toml", text: "format = 1\nrelease = \"1\"\nas_of = 2026-11-01\n"),
      CatalogFile(path: "sources.toml", text: sources),
      LeaderboardFixture.benchmark(
        "quiz", "unit = \"%\"\nminimum = 0\nmaximum = 100",
        "[[results]]\nmodel = \"example/Alpha\"\nscore = 40\nkind = \"independent\"\ns = \"board\"\n"
      ),
      LeaderboardFixture.model("Alpha"), LeaderboardFixture.model("Beta"),
      CatalogFile(
        path: "mappings/board.toml",
        text: "title = \"B\"\nsource = \"board\"\nformat = \"csv\"\nmodel = \"m\"\n"
          + "kind = \"independent\"\n[[scores]]\nbenchmark = \"quiz\"\ncolumn = \"s\"\n"
          + "unit = \"percent\"\n"),
    ]

  private static func refresh(
    _ inputs: [(name: String, text: String)], on files: [CatalogFile] = files
  ) throws(CatalogRefresh.Problem) -> CatalogRefresh {
    let present = CatalogReader.read(files)
    #expect(present.diagnostics == [])
    let mappings = LeaderboardMapping.all(in: files).mappings
    return try CatalogRefresh(
      of: present,
      with: inputs.map { input in
        ImportInput(
          bytes: Array(input.text.utf8), name: input.name, date: CalendarDate("2026-10-01"),
          mappings: mappings)
      })
  }

  private static let board = (name: "board.csv", text: "m,s\nexample/Alpha,55\nexample/Beta,30\n")
  private static let replies = (name: "hub.jsonl", text: "{\"id\":\"example/Beta\",\"likes\":7}\n")
  private static let facts = (
    name: "team.jsonl",
    text: "{\"id\":\"example/Alpha\",\"field\":\"context\",\"value\":8192,\"source\":\"team\"}\n"
  )

  @Test func `every file is read by the importer whose shape it has, or named`() throws {
    let refresh = try Self.refresh([
      Self.board, Self.replies, ("notes.txt", "buy milk"), ("model.gguf", "GGUF\u{3}"), Self.facts,
      ("empty.csv", ""), ("other.csv", "a,b\n1,2\n"), ("other.json", "{\"a\":{\"b\":[1]}}"),
      ("other.yml", "a:\n  - b\n"),
    ])
    #expect(refresh.recognized.map(\.kind) == ["leaderboard", "hub", "facts"])
    #expect(refresh.recognized.map(\.mapping) == ["board", nil, nil])
    #expect(
      refresh.unrecognized == [
        "notes.txt", "model.gguf", "empty.csv", "other.csv", "other.json", "other.yml",
      ])
    let names = ["facts.jsonl", "manifest.json", "rejected.jsonl"]
    let paths = ["board", "hub", "team"].flatMap { source in
      names.map { "imports/" + source + "/" + $0 }
    }
    #expect(refresh.files.map(\.path) == paths)
  }

  @Test func `what changes is named, old and new with both sources`() throws {
    let refresh = try Self.refresh([Self.board, Self.replies])
    #expect(refresh.errors == [])
    #expect(
      refresh.difference.changes.map { "\($0.subject.id): \($0.message)" } == [
        "quiz: results.score [example/Alpha, independent, 2026-10-01] "
          + "40 (board, 2026-01-01) → 55 (board, 2026-10-01)",
        "quiz: results.date [example/Alpha, independent, 2026-10-01] new: 2026-10-01 "
          + "(board, 2026-10-01)",
        "quiz: results [example/Beta, independent, 2026-10-01] new: model example/Beta, score 30, "
          + "kind independent, date 2026-10-01 (board, 2026-10-01)",
        "example/Beta: likes new: 7 (hub, 2026-10-01)",
      ])
  }

  @Test func `the same files change nothing, and what a source no longer says goes`() throws {
    let first = try Self.refresh([Self.board, Self.replies])
    let second = try Self.refresh([Self.board, Self.replies], on: Self.files + first.files)
    #expect(second.difference.isEmpty && second.files == first.files)
    let shorter = (name: "board.csv", text: "m,s\nexample/Alpha,55\n")
    let third = try Self.refresh([shorter], on: Self.files + first.files)
    #expect(third.difference.changes.map(\.nature) == [.gone])
    #expect(third.difference.changes.first?.subject.id == "quiz")
  }

  @Test func `an import that makes the catalog wrong is an error`() throws {
    let lines = ["params_total\",\"value\":5", "params_active\",\"value\":9"].map { part in
      "{\"id\":\"example/Alpha\",\"field\":\"" + part + ",\"source\":\"team\"}\n"
    }
    let wrong = (name: "team.jsonl", text: lines.joined())
    let refresh = try Self.refresh([wrong])
    #expect(refresh.errors.map(\.rule) == ["active-parameters"])
  }

  @Test func `a broken file of a known shape stops all, with its line`() {
    #expect(
      throws: CatalogRefresh.Problem.unreadable(
        .notATable(name: "board.csv", .unclosedQuote(line: 2)))
    ) {
      try Self.refresh([("board.csv", "m,s\n\"x,1\n"), Self.replies])
    }
  }

  @Test func `two files of one source do not replace each other`() {
    let problem = CatalogRefresh.Problem.sameSource("board", files: ["a.csv", "b.csv"])
    #expect(throws: problem) {
      try Self.refresh([("a.csv", Self.board.text), ("b.csv", Self.board.text)])
    }
    #expect(
      problem.message
        == "'a.csv' and 'b.csv' are both of source 'board'; each would replace what the other "
        + "states. Keep one of them.")
  }
}
