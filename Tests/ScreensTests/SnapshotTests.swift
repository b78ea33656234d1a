import Cells
import Decision
import Foundation
import Screens
import Sheets
import Testing

/// Every screen at the sizes of the design, as text and as role letters.
@Suite struct SnapshotTests {
  static let sizes = [
    Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
  ]

  @Test(arguments: sizes) func `Needs looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.needs, size: size)
    state.type("jj")
    try check(state, "needs")
  }

  @Test(arguments: sizes) func `Rank looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.rank, size: size)
    state.type(" j")
    try check(state, "rank")
  }

  @Test(arguments: sizes) func `Rank sorted by a criterion looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.rank, size: size)
    state.type("s2x")
    try check(state, "rank-sorted")
  }

  @Test(arguments: sizes) func `Rank with the ways of a model looks as recorded`(size: Size) throws
  {
    var state = try WaysFixture.state(size: size)
    state.type("zjj")
    try check(state, "rank-ways")
  }

  @Test(arguments: sizes) func `the ways of a model look as recorded`(size: Size) throws {
    var state = try WaysFixture.state(size: size)
    state.type([.enter, .character("z"), .down, .down])
    try check(state, "detail-ways")
  }

  @Test(arguments: sizes) func `a model by another way looks as recorded`(size: Size) throws {
    var state = try WaysFixture.state(size: size)
    state.type("zjj")
    state.type([.enter])
    try check(state, "detail-way")
  }

  @Test(arguments: sizes) func `Needs with devices looks as recorded`(size: Size) throws {
    var state = try WaysFixture.state(.needs, size: size)
    state.type("jjjjjjj")
    try check(state, "needs-hardware")
  }

  @Test(arguments: sizes) func `the devices look as recorded`(size: Size) throws {
    var state = try WaysFixture.state(.needs, size: size)
    state.type("D")
    try check(state, "needs-devices")
  }

  @Test(arguments: sizes) func `what can be added to the devices looks as recorded`(size: Size)
    throws
  {
    var state = try WaysFixture.state(.needs, size: size)
    state.type("Dartx 40")
    try check(state, "needs-device-picker")
  }

  @Test(arguments: sizes) func `the fields of a device look as recorded`(size: Size) throws {
    var state = try WaysFixture.state(.needs, size: size)
    state.type("D")
    state.type([.enter, .down, .down, .enter, .control("u")])
    state.type("30")
    state.type([.enter])
    try check(state, "needs-device-fields")
  }

  @Test(arguments: sizes) func `Detail looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.rank, size: size)
    state.type([.enter])
    try check(state, "detail")
  }

  @Test(arguments: sizes) func `the license page looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.rank, size: size)
    state.type([.enter, .down, .down, .enter])
    try check(state, "detail-license")
  }

  @Test(arguments: sizes) func `the openness page looks as recorded`(size: Size) throws {
    try check(sheet("openness", size: size), "detail-openness")
  }

  @Test(arguments: sizes) func `the provenance page looks as recorded`(size: Size) throws {
    try check(sheet("provenance", size: size), "detail-provenance")
  }

  /// A page of the second model, opened by keys: pages stand in their order before what to watch
  /// and the facts.
  private func sheet(_ id: String, size: Size) throws -> AppState {
    var state = try ScreenFixture.state(.rank, size: size)
    // The page on moderation is not there: nothing is known of this model.
    let pages = Sheets.all.filter { $0.id != "moderation" }
    let index = try #require(pages.firstIndex { $0.id == id })
    state.type([.down, .enter, .end])
    state.type(Array(repeating: .up, count: pages.count - index + 1))
    state.type([.enter])
    return state
  }

  @Test(arguments: sizes) func `the list of facts looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.rank, size: size)
    state.type([.enter, .end, .enter, .down, .down])
    try check(state, "detail-facts")
  }

  @Test(arguments: sizes) func `the detail of an excluded model looks as recorded`(size: Size)
    throws
  {
    var state = try ScreenFixture.state(.excluded, size: size)
    state.type([.enter, .enter])
    try check(state, "detail-excluded")
  }

  @Test(arguments: sizes) func `Excluded looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.excluded, size: size)
    state.type([.tab])
    try check(state, "excluded")
  }

  @Test(arguments: sizes) func `a tried change looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.excluded, size: size)
    state.type("t2")
    try check(state, "rank-trying")
  }

  @Test(arguments: sizes) func `compared models look as recorded`(size: Size) throws {
    let state = try CompareTests.state(size: size)
    try check(state, "compare-bars")
  }

  @Test(arguments: sizes) func `a fact of compared models looks as recorded`(size: Size) throws {
    var state = try CompareTests.state(size: size)
    state.type("jjll")
    try check(state, "compare-fact")
  }

  @Test(arguments: sizes) func `the scatter looks as recorded`(size: Size) throws {
    var state = try CompareTests.state(size: size)
    state.type(size.columns < 120 ? "vj" : "vvj")
    try check(state, "compare-scatter")
  }

  @Test(arguments: sizes) func `the table of compared models looks as recorded`(size: Size) throws {
    var state = try CompareTests.state(size: size)
    state.type(size.columns < 120 ? "vvjjjjjjj" : "vvvjjjjjjj")
    try check(state, "compare-table")
  }

  @Test(arguments: sizes) func `long and wide names side by side look as recorded`(size: Size)
    throws
  {
    let name = "other/lambda-9b-with-a-name-that-is-far-too-long-for-any-column-"
    let state = try CompareTests.state(
      ["north/第七-27b", name + "2026", name + "2025", "omega/omega-closed"], size: size)
    try check(state, "compare-names")
  }

  @Test func `compared models in ASCII look as recorded`() throws {
    var state = try CompareTests.state(glyphs: .ascii)
    try check(state, "compare-ascii")
    state.type("v")
    try check(state, "compare-scatter-ascii")
  }

  @Test func `fewer than two marked models look as recorded`() throws {
    try check(CompareTests.state(["example/alpha-7b"]), "compare-one")
  }

  @Test func `two equal models and no wish at all look as recorded`() throws {
    try check(TwinFixture.state(), "compare-equal")
    try check(CompareTests.state(change: { $0.preferences = [] }), "compare-wishless")
  }

  @Test(arguments: sizes) func `weights look as recorded`(size: Size) throws {
    try check(drawnWeights(size: size, keys: ""), "weights")
  }

  @Test(arguments: sizes) func `weights that were moved look as recorded`(size: Size) throws {
    try check(drawnWeights(size: size, keys: "jLLL"), "weights-moved")
  }

  @Test func `weights in ASCII and of one wish look as recorded`() throws {
    try check(drawnWeights(glyphs: .ascii, keys: "jLLL"), "weights-ascii")
    try check(
      WeightsTests.state { $0.preferences.removeLast($0.preferences.count - 1) }, "weights-one")
    try check(WeightsTests.state { $0.preferences = [] }, "weights-none")
  }

  @Test func `the presets of weights look as recorded`() throws {
    var state = try WeightsTests.state()
    state.type("p")
    try check(state, "weights-presets")
  }

  /// The screen after keys, with what was drawn for it.
  private func drawnWeights(
    size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode, keys: String
  ) throws -> AppState {
    var state = try WeightsTests.state(size: size, glyphs: glyphs)
    // A key that does nothing here asks for the draws.
    let effects = state.type(keys.isEmpty ? "k" : keys)
    for case .draw(let request) in effects.suffix(1) {
      let drawn = try #require(state.outcome.robustness())
      _ = state.drawn(drawn, for: request)
    }
    return state
  }

  @Test(arguments: sizes) func `a decision looks as recorded`(size: Size) throws {
    try check(DecideTests.decided(size: size), "decide")
  }

  @Test(arguments: sizes) func `the checklist looks as recorded`(size: Size) throws {
    var state = try DecideTests.state(size: size)
    state.type([.tab, .tab, .up, .enter, .down, .character(" ")])
    try check(state, "decide-checklist")
  }

  @Test func `a decision in ASCII looks as recorded`() throws {
    try check(DecideTests.decided(glyphs: .ascii), "decide-ascii")
  }

  @Test func `a decision without a shortlist looks as recorded`() throws {
    try check(ScreenFixture.state(.decide), "decide-empty")
  }

  @Test(arguments: [
    ("preset", "p"), ("form", ""), ("help", "?"), ("palette", ":save"), ("find", "/pri"),
    ("packs", "R e"),
  ]) func `what lies over Needs looks as recorded`(name: String, keys: String) throws {
    var state = try ScreenFixture.state(.needs)
    if keys.isEmpty { state.type([.enter, .down, .right]) } else { state.type(keys) }
    try check(state, "needs-\(name)")
  }

  @Test(arguments: sizes) func `the page of the intended use looks as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.needs, size: size)
    state.type([.enter, .down, .down])
    try check(state, "use-questions")
  }

  @Test(arguments: sizes) func `the fields of a question look as recorded`(size: Size) throws {
    var state = try ScreenFixture.state(.needs, size: size)
    state.type([.enter, .down, .down, .enter, .character("j")])
    try check(state, "use-fields")
  }

  @Test func `a list of names looks as recorded`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjj")
    state.type([.enter, .down, .down, .character(" ")])
    try check(state, "needs-ticks")
  }

  @Test func `a limit being typed looks as recorded`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjj")
    state.type([.enter, .control("u")])
    state.type("lots")
    state.type([.enter])
    try check(state, "needs-limit")
  }

  @Test func `no need met by any model looks as recorded`() throws {
    var state = try ScreenFixture.state(.needs)
    state.type("jjjjj")
    state.type([.enter, .control("u")])
    state.type("0.01")
    state.type([.enter, .character("2")])
    try check(state, "rank-empty")
  }

  @Test(arguments: [ScreenID.needs, .rank, .excluded])
  func `ASCII screens look as recorded`(screen: ScreenID) throws {
    var state = try ScreenFixture.state(screen, glyphs: .ascii)
    state.type(" jj")
    try check(state, "\(screen.title.lowercased())-ascii")
  }

  func check(
    _ state: AppState, _ name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let size = state.size
    let buffer = state.render(size)
    let drawn =
      (buffer.textLines + ["", "roles"] + buffer.roleLines).joined(separator: "\n") + "\n"
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name)-\(size.columns)x\(size.rows).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(drawn.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)", sourceLocation: location)
      return
    }
    let stored = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    guard stored != drawn else { return }
    let difference = zip(
      stored.split(separator: "\n", omittingEmptySubsequences: false),
      drawn.split(separator: "\n", omittingEmptySubsequences: false)
    ).filter { $0 != $1 }.map { "- \($0)\n+ \($1)" }.joined(separator: "\n")
    Issue.record(
      "\(file.lastPathComponent) differs:\n\(difference)", sourceLocation: location)
  }
}
