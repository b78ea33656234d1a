import Catalog
import Cells
import Decision
import Records
import Screens
import Testing

/// The shortlist of the ranking in front beside one of a file.
@Suite struct ListsTests {
  /// A colleague's list: longer prompts are needed, and price weighs most.
  static func file(
    _ name: String = "support-bot-b.shortlist.json",
    change: (inout Scenario) -> Void = { _ in }
  ) throws -> RankingFile {
    var scenario = try ScreenFixture.scenario()
    scenario.name = "support-bot-b"
    scenario.promptTokens *= 2
    scenario = try #require(scenario.weighing(["price.blended": 60]))
    scenario.musts.append(
      Must(
        id: "window", field: "context", comparison: .greaterOrEqual, value: .integer(100_000)))
    change(&scenario)
    let outcome = try evaluate(EvaluationContext(base: ScreenFixture.base, scenario: scenario))
    let list = try Shortlist(
      outcome, title: "Support bot, cheap", author: "reviewer 2", created: try today(),
      models: outcome.rows.prefix(5).map(\.model.id), engine: ["weigh": "0.1.0"])
    return RankingFile(.shortlist(list), name: name)
  }

  static func today() throws -> CalendarDate { try #require(CalendarDate("2026-11-22")) }

  static func state(
    size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    _ file: RankingFile? = nil
  ) throws -> AppState {
    var state = try ScreenFixture.state(.compare, size: size, glyphs: glyphs)
    state.listRead(
      try file ?? Self.file(), path: "team/support-bot-b.shortlist.json", today: try today())
    return state
  }

  @Test func `v reaches the lists without any mark, and Enter asks for a file`() throws {
    var state = try ScreenFixture.state(.compare)
    state.type("v")
    #expect(state.text.contains("view [lists]"))
    #expect(state.text.contains("Enter opens a shortlist or decision record"))
    state.type([.enter])
    state.type("b.json")
    #expect(state.type([.enter]) == [.readList("b.json")])
    state.type("v")
    #expect(!state.text.contains("view [lists]"))
  }

  @Test func `the palette opens another shortlist`() throws {
    var state = try Self.state()
    state.type(":open another")
    state.type([.enter])
    #expect(state.text.contains("Open another shortlist"))
    #expect(state.text.contains("team/support-bot-b.shortlist.json"))
  }

  @Test func `needs, settings and weights that differ stand below the models`() throws {
    var state = try Self.state(size: Size(columns: 100, rows: 60))
    #expect(state.text.contains("A support-bot-eu   B support-bot-b   same catalog"))
    #expect(state.text.contains("B also requires Context: 100,000 tokens or more"))
    #expect(state.text.contains("workload.prompt: A "))
    #expect(state.text.contains("% of the weight moved"))
    #expect(state.text.contains("tau-b"))
    #expect(state.text.contains("RBO"))
    #expect(state.text.contains("by reviewer 2"))
    state.type([.enter])
    #expect(state.text.contains("Why "))
  }

  @Test func `an edit of the ranking in front is compared at once`() throws {
    var state = try Self.state(size: Size(columns: 100, rows: 60))
    let before = state.text
    state.type("1jjjj")
    state.type([.enter, .control("u")])
    state.type("9999")
    state.type([.enter])
    state.type("4")
    #expect(state.text != before)
    // Another key takes the message of the undo away.
    state.type("ujk")
    #expect(state.text == before)
  }

  @Test func `the command that is copied gives the same comparison`() throws {
    var state = try Self.state()
    #expect(
      state.type("Y") == [
        .copy(
          "weigh shortlist --scenario support-bot-eu --out - | "
            + "weigh diff - team/support-bot-b.shortlist.json")
      ])
  }

  @Test func `o opens a model of this catalog, and keys of columns say where they are`() throws {
    var state = try Self.state()
    state.type([.left])
    #expect(state.message == "Lists have no columns to go to; v goes on.")
    state.type("b")
    #expect(state.message == "Only the scatter has axes; v goes on.")
    state.type("d")
    #expect(state.message?.hasPrefix("Only a column") == true)
    state.type("o")
    #expect(!state.text.contains("view [lists]"))
    state.type([.escape])
    #expect(state.text.contains("view [lists]"))
  }

  @Test func `names in a file steer no terminal`() throws {
    let file = try Self.file("\u{1B}]52;c;eA==\u{7}\u{202E}\u{9B}2J.json") {
      $0.name = "\u{1B}[2Jname"
    }
    var state = try Self.state(size: Size(columns: 100, rows: 60), file)
    for _ in 0..<3 {
      for line in state.render(state.size).textLines {
        #expect(
          !line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        #expect(!line.contains("\u{202E}"))
      }
      state.type([.enter, .down])
    }
  }

  @Test(arguments: SnapshotTests.sizes) func `two lists look as recorded`(size: Size) throws {
    try SnapshotTests().check(try Self.state(size: size), "compare-lists")
  }

  @Test(arguments: SnapshotTests.sizes) func `why a model moved looks as recorded`(size: Size)
    throws
  {
    var state = try Self.state(size: size)
    state.type([.down, .enter])
    try SnapshotTests().check(state, "compare-lists-why")
  }

  @Test(arguments: SnapshotTests.sizes) func `two lists in ASCII look as recorded`(size: Size)
    throws
  {
    try SnapshotTests().check(
      try Self.state(size: size, glyphs: .ascii), "compare-lists-ascii")
  }

  @Test func `no other list is said as recorded`() throws {
    var state = try ScreenFixture.state(.compare)
    state.type("v")
    try SnapshotTests().check(state, "compare-lists-empty")
  }
}
