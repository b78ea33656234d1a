import Testing

@testable import Catalog

@Suite struct `Tables of leaderboards` {
  private static func read(
    _ text: String, _ format: LeaderboardTable.Format = .csv, levels: [String] = []
  ) throws -> LeaderboardTable {
    try #require(
      try LeaderboardTable.read(Array(text.utf8), as: format, levels: levels).first)
  }

  // MARK: CSV

  @Test func `quoted cells hold commas, quotation marks and line breaks`() throws {
    let table = try Self.read("a,b\r\n\"x, \"\"y\"\"\",\"line\r\nbreak\"\r\nplain,\r\n")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["x, \"y\"", "line\r\nbreak"], ["plain", ""]])
    #expect(table.rows.map(\.line) == [2, 4])
  }

  @Test func `a byte order mark, empty lines and a missing last line feed say nothing`() throws {
    let table = try Self.read("\u{FEFF}a,b\n\n1,2\n\n\n3,4")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
    #expect(table.rows.map(\.line) == [3, 6])
  }

  @Test func `a short row lacks cells and a long one has too many`() throws {
    let table = try Self.read("a,b\n1\n1,2,3\n")
    #expect(table.rows.map(\.cells) == [["1", nil], ["1", "2"]])
    #expect(table.rows.map(\.hasMoreCells) == [false, true])
  }

  @Test(arguments: [
    ("", TableProblem.noColumns), (",,\n1,2,3", .noColumns),
    ("a,b\n1,\"x\ny\n", .unclosedQuote(line: 2)),
    ("a,b\n\"x\"y,1\n", .textAfterQuote(line: 2)),
  ])
  func `broken CSV is refused with its line`(text: String, problem: TableProblem) {
    #expect(throws: problem) { try Self.read(text) }
  }

  @Test func `what is not UTF-8 is refused`() {
    #expect(throws: TableProblem.notUTF8) {
      try LeaderboardTable.read([0x61, 0x0A, 0xFF], as: .csv)
    }
  }

  // MARK: YAML

  @Test func `a list of flat tables is read, with comments and both kinds of quotes`() throws {
    let table = try Self.read(
      """
      ---
      # a comment
      - name: Alpha 7B (high) # another
        score: 12.5
        command: "run \\"x\\" # no comment"

      - name: 'it''s'
        score:
        more: null
      """, .yaml)
    #expect(table.columns == ["name", "score", "command", "more"])
    #expect(
      table.rows.map(\.cells) == [
        ["Alpha 7B (high)", "12.5", "run \"x\" # no comment", nil], ["it's", nil, nil, nil],
      ])
    #expect(table.rows.map(\.line) == [3, 7])
  }

  @Test(arguments: [
    ("- a: 1\n  b:\n    - c", 3), ("- a: [1, 2]", 1), ("- a: |\n  text", 1), ("a: 1", 1),
    ("- a: &x 1", 1), ("- a: 1\n b: 2", 2), ("- - a: 1", 1), ("- a: {b: 1}", 1), ("- a:1", 1),
    ("- a: 'x' y", 1), ("- a: \"\\n\"", 1), ("-  a: 1\n- b: 2", 2), ("\t- a: 1", 1),
  ])
  func `other YAML is refused with its line`(text: String, line: Int) {
    #expect(throws: TableProblem.notFlat(line: line)) { try Self.read(text, .yaml) }
  }

  @Test func `a key that is set twice is refused`() {
    #expect(throws: TableProblem.repeatedKey("a", line: 2)) {
      try Self.read("- a: 1\n  a: 2", .yaml)
    }
    #expect(throws: TableProblem.unclosedQuote(line: 1)) { try Self.read("- a: 'x", .yaml) }
  }

  // MARK: Markdown

  @Test func `every table of a Markdown file is found, links count as their text`() throws {
    let tables = try LeaderboardTable.read(
      Array(
        """
        # Title
        | not | a table |
        text
        |Model|Rate|
        |:----|---:|
        |[Alpha](https://example.org/a_(b))|8.5 % |
        | a \\| b | 1|
        after

        |x|
        |-|
        """.utf8), as: .markdown)
    #expect(tables.map(\.columns) == [["Model", "Rate"], ["x"]])
    #expect(tables[0].rows.map(\.cells) == [["Alpha", "8.5 %"], ["a | b", "1"]])
    #expect(tables[0].rows.map(\.line) == [6, 7])
  }

  // MARK: JSON

  @Test func `objects of a list are rows, nested values stand under both names`() throws {
    let table = try Self.read(
      "[\n {\"m\": \"a\", \"s\": {\"x\": 1.5, \"y\": null}},\n {\"m\": \"b{\", \"l\": [1]}\n]",
      .json)
    #expect(table.columns == ["m", "s.x", "s.y"])
    #expect(table.rows.map(\.cells) == [["a", "1.5", nil], ["b{", nil, nil]])
    #expect(table.rows.map(\.line) == [2, 3])
  }

  @Test func `keys of nested objects name what the mapping says they name`() throws {
    let table = try Self.read(
      """
      {
        "full": {"b": {"rating": 1200.5}, "a": {"rating": 1100}},
        "x": {
          "c": {"rating": 900}, "a": {"rating": 1000}
        }
      }
      """, .json, levels: ["category", "model"])
    #expect(table.rows.map(\.line) == [2, 2, 4])
    let rating = try #require(table.columns.firstIndex(of: "full.rating"))
    let other = try #require(table.columns.firstIndex(of: "x.rating"))
    #expect(table.rows.map { $0.cells[rating] } == ["1100", "1200.5", nil])
    #expect(table.rows.map { $0.cells[other] } == ["1000", nil, "900"])
  }

  @Test func `other JSON is refused`() {
    #expect(throws: TableProblem.notRows) { try Self.read("{}", .json) }
    #expect(throws: TableProblem.notRows) { try Self.read("[1]", .json) }
    #expect(throws: TableProblem.notRows) {
      try Self.read("{\"a\": 1}", .json, levels: ["category", "model"])
    }
    let problem = JSONProblem.syntax(line: 2, column: 1, .missing("]"))
    #expect(throws: TableProblem.notJSON(problem)) { try Self.read("[{}\n{}]", .json) }
  }

  @Test(arguments: [
    ("77.47%", 77.47), (" 8.5 % ", 8.5), ("-3", -3), ("1e2", 100), ("0.3303", 0.3303),
  ])
  func `numbers are read with and without a percent sign`(text: String, value: Double) {
    #expect(LeaderboardNumber(text)?.value == value)
    #expect(LeaderboardNumber(text)?.hasPercentSign == text.contains("%"))
  }

  @Test(arguments: ["", "%", "N/A", "nan", "inf", "0x10", "1,5", "1 2", "1e999", "５", "12th"])
  func `words are no numbers`(text: String) {
    #expect(LeaderboardNumber(text) == nil)
  }

  @Test(arguments: [
    (TableProblem.notUTF8, "It is not UTF-8."), (.noColumns, "It names no columns."),
    (
      .unclosedQuote(line: 2), "Line 2: a quotation mark is opened here and never closed."
    ),
    (
      .textAfterQuote(line: 2),
      "Line 2: a comma or the end of the line must follow a closing quotation mark."
    ),
    (
      .notRows, "It is no list of objects, and no object of objects as its mapping says."
    ),
    (
      .notFlat(line: 3),
      "Line 3: only a list whose items are keys with one plain value each is read."
    ),
    (.repeatedKey("a", line: 3), "Line 3: 'a' is set twice."),
    (.repeatedColumn("a"), "It has two columns 'a'."),
    (
      .notJSON(.syntax(line: 4, column: 2, .missingValue)),
      "Line 4: This is not valid JSON at column 2: a value is missing."
    ),
  ])
  func `every problem of a table has its sentence`(problem: TableProblem, sentence: String) {
    #expect(problem.message == sentence)
  }
}
