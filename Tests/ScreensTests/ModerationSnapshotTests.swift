import Cells
import Decision
import Moderation
import Probe
import Screens
import Testing

/// Moderation runs on the Probe screen in each of their states.
@Suite struct ModerationSnapshotTests {
  static let sizes = SnapshotTests.sizes

  private func check(_ state: AppState, _ name: String) throws {
    try SnapshotTests().check(state, name)
  }

  @Test(arguments: sizes) func `the choice of what to measure looks as recorded`(size: Size) throws
  {
    var state = try ModerationFixture.idle(size: size)
    state.type([.enter, .enter])
    try check(state, "moderation-choice")
  }

  @Test(arguments: sizes) func `the idle screen with a moderation run looks as recorded`(
    size: Size
  ) throws {
    var state = try ModerationFixture.idle(size: size)
    state.runs([ModerationFixture.entry] + ProbeFixture.entries)
    state.type("jjjj")
    try check(state, "moderation-idle")
  }

  @Test(arguments: sizes) func `a screen that waits behind the speed looks as recorded`(size: Size)
    throws
  {
    try check(ModerationFixture.both(measured: 18, answered: nil, size: size), "moderation-waits")
  }

  @Test(arguments: sizes) func `a screen behind the speed looks as recorded`(size: Size) throws {
    try check(ModerationFixture.both(measured: 60, answered: 28, size: size), "moderation-both")
  }

  @Test(arguments: sizes) func `a screen that goes on looks as recorded`(size: Size) throws {
    try check(ModerationFixture.running(answered: 28, size: size), "moderation-quick")
  }

  @Test func `a screen in ASCII looks as recorded`() throws {
    try check(
      ModerationFixture.running(answered: 28, glyphs: .ascii), "moderation-quick-ascii")
  }

  @Test(arguments: sizes) func `eight and ten languages look as recorded`(size: Size) throws {
    try check(
      ModerationFixture.running(.standard, answered: 100, size: size), "moderation-standard")
    try check(ModerationFixture.running(.full, answered: 700, size: size), "moderation-full")
  }

  @Test(arguments: sizes) func `the answers of an outcome look as recorded`(size: Size) throws {
    var state = try ModerationFixture.running(answered: 32, size: size)
    state.type([.enter])
    try check(state, "moderation-answers")
    state.type([.enter])
    try check(state, "moderation-answer")
  }

  @Test(arguments: sizes) func `the review looks as recorded`(size: Size) throws {
    var state = try ModerationFixture.running(answered: 32, size: size)
    state.type("vvvv")
    try check(state, "moderation-review")
    state.type("f")
    try check(state, "moderation-label")
    state.type([.escape])
    try check(state, "moderation-review-answer")
    ModerationFixture.keep(state.type("f3"), in: &state)
    try check(state, "moderation-labeled")
  }

  @Test(arguments: sizes) func `a kept run looks as recorded`(size: Size) throws {
    var state = try ModerationFixture.idle(size: size)
    state.opened(ModerationFixture.record(try ModerationFixture.kept()))
    try check(state, "moderation-kept")
    state.type([.tab])
    try check(state, "moderation-kept-below")
  }

  @Test(arguments: sizes) func `a run measured again looks as recorded`(size: Size) throws {
    var state = try ModerationFixture.idle(size: size)
    state.opened(
      ModerationFixture.record(
        try ModerationFixture.kept(),
        after: try ModerationFixture.kept(day: "2026-10-02", isEarlier: true)))
    try check(state, "moderation-drift")
    state.type("vvvvv")
    state.type([.enter])
    try check(state, "moderation-drift-answer")
  }
}
