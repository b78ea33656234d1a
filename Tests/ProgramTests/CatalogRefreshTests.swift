import Foundation
import Testing

/// `weigh catalog import leaderboard`, `import hub` and `refresh`, with a small catalog made here.
struct CatalogRefreshTests {
  private func prepared() throws -> Program {
    let program = try Program()
    let files = [
      "c/catalog.toml": "format = 1\nrelease = \"test\"\nas_of = 2999-01-01\n",
      "c/sources.toml": ["board", "hub"].map {
        "[\($0)]\ntitle = \"\($0)\"\nrepo = \"example/\($0)\"\npath = \"\($0).csv\"\n"
          + "retrieved = 2026-01-01\nlicense = \"mit\"\ntier = \"primary\"\n\n"
      }.joined(),
      "c/models/org/small.toml": "id = \"org/small\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n",
      "c/benchmarks/quiz.toml":
        "id = \"quiz\"\nname = \"Quiz\"\nunit = \"%\"\nminimum = 0\nmaximum = 100\n"
        + "better = \"up\"\n\n[[results]]\nmodel = \"org/small\"\nscore = 40\n"
        + "kind = \"independent\"\ns = \"board\"\n",
      "c/mappings/board.toml":
        "title = \"B\"\nsource = \"board\"\nformat = \"csv\"\nmodel = \"m\"\n"
        + "kind = \"independent\"\n[[scores]]\nbenchmark = \"quiz\"\ncolumn = \"s\"\n"
        + "unit = \"percent\"\n",
      "in/board_2026-10-01.csv": "m,s\norg/small,55\nnobody,1\n",
      "in/replies_2026-10-02.jsonl": "{\"id\":\"org/small\",\"likes\":7}\n",
      "in/notes.txt": "buy milk\n",
    ]
    for (name, text) in files { _ = try program.file(name, text) }
    return program
  }

  private func contents(_ program: Program, _ path: String) -> String? {
    FileManager.default.contents(atPath: program.home.appending(path: path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a refresh shows what would change and writes nothing without --yes`() throws {
    let program = try prepared()
    let shown = try program.run("catalog", "refresh", "in", "--into", "c")
    #expect(shown.status == 1)
    #expect(
      shown.output == """
        board_2026-10-01.csv: leaderboard with the mapping board, source board. 2 rows: 1 facts, \
        1 with unknown names listed, 0 rejected.
        replies_2026-10-02.jsonl: hub, source hub. 1 rows: 1 facts, 0 with unknown names listed, \
        0 rejected.
        notes.txt: no importer knows this file.

        benchmark: 1 changed
          quiz: results.score [org/small, independent, 2026-10-01] 40 (board, 2026-01-01) → 55 \
        (board, 2026-10-01)
          quiz: results.date [org/small, independent, 2026-10-01] new: 2026-10-01 \
        (board, 2026-10-01)

        model: 1 changed
          org/small: likes new: 7 (hub, 2026-10-02)

        3 changes. Nothing is written; --yes writes the imports.

        """)
    #expect(contents(program, "c/imports/board/facts.jsonl") == nil)
  }

  @Test func `with --yes all imports are written, and the same files then change nothing`() throws {
    let program = try prepared()
    let written = try program.run("catalog", "refresh", "in", "--into", "c", "--yes", "--json")
    #expect(written.status == 0)
    #expect(written.output.contains("\"written\":true"))
    #expect(written.output.contains("\"field\":\"results.score\""))
    #expect(
      contents(program, "c/imports/hub/facts.jsonl")
        == "{\"asOf\":\"2026-10-02\",\"field\":\"likes\",\"id\":\"org/small\",\"source\":\"hub\","
        + "\"value\":7}\n")
    #expect(contents(program, "c/imports/board/manifest.json")?.contains("\"mapping\"") == true)
    let again = try program.run("catalog", "refresh", "in", "--into", "c")
    #expect(again.status == 0)
    #expect(again.output.hasSuffix("Nothing changes: c/imports says all of it already.\n"))
    #expect(try program.run("catalog", "build", "--from", "c", "--out", "c.sqlite").status == 0)
  }

  @Test func `a broken file stops the refresh with its line, and nothing is written`() throws {
    let program = try prepared()
    _ = try program.file("in/zz.csv", "m,s\n\"open,1\n")
    let result = try program.run("catalog", "refresh", "in", "--into", "c", "--yes")
    #expect(result.status == 65)
    #expect(
      result.errors.hasSuffix(
        "weigh: 'zz.csv' cannot be read as a table. Line 2: a quotation mark is opened here and "
          + "never closed. Nothing was written.\n"))
    #expect(contents(program, "c/imports/hub/facts.jsonl") == nil)
  }

  @Test func `the folder must be there, and may be left out only to print sources`() throws {
    let program = try prepared()
    #expect(try program.run("catalog", "refresh", "none", "--into", "c").status == 66)
    #expect(try program.run("catalog", "refresh", "--into", "c").status == 64)
    let sources = try program.run("catalog", "refresh", "--print-sources", "--into", "c")
    #expect(sources.status == 0)
    #expect(
      sources.output.contains(
        "leaderboard board (source board): https://github.com/example/board, board.csv\n"))
    #expect(sources.output.contains("hub (source hub): https://github.com/example/hub, hub.csv\n"))
  }

  @Test func `a leaderboard says which mapping was guessed, and takes one by name or file`() throws
  {
    let program = try prepared()
    let guessed = try program.run(
      "catalog", "import", "leaderboard", "in/board_2026-10-01.csv", "--into", "c")
    #expect(guessed.errors.hasPrefix("weigh: read with the mapping 'board'.\n"))
    #expect(guessed.output == "2 rows: 1 facts, 1 with unknown names listed, 0 rejected.\n")
    for mapping in ["board", "c/mappings/board.toml"] {
      let named = try program.run(
        "catalog", "import", "leaderboard", "in/board_2026-10-01.csv", "--into", "c", "--mapping",
        mapping)
      #expect(named.status == 0 && named.output == guessed.output)
    }
    let unknown = try program.run(
      "catalog", "import", "leaderboard", "in/board_2026-10-01.csv", "--into", "c", "--mapping",
      "bord")
    #expect(unknown.status == 66)
    #expect(
      unknown.errors == "weigh: there is no mapping and no file 'bord'. Did you mean 'board'?\n")
    let other = try program.run(
      "catalog", "import", "facts", "in/notes.txt", "--into", "c", "--mapping", "board")
    #expect(other.status == 64)
  }

  @Test func `replies of the Hub are read from a file and from standard input`() throws {
    let program = try prepared()
    let file = try program.run(
      "catalog", "import", "hub", "in/replies_2026-10-02.jsonl", "--into", "c")
    #expect(file.output == "1 rows: 1 facts, 0 with unknown names listed, 0 rejected.\n")
    let manifest = try #require(contents(program, "c/imports/hub/manifest.json"))
    #expect(manifest.contains("\"bytes\": 29") && manifest.contains("\"sha256\": \""))
    let configuration = try program.run(
      [
        "catalog", "import", "hub", "-", "--into", "c", "--model", "org/small", "--date",
        "2026-10-02",
      ],
      input: "{\"num_hidden_layers\": 3}")
    #expect(configuration.status == 0)
    #expect(contents(program, "c/imports/hub/facts.jsonl")?.contains("num_hidden_layers") == true)
    let dateless = try program.run(["catalog", "import", "hub", "-", "--into", "c"], input: "{}")
    #expect(dateless.status == 65)
  }
}
