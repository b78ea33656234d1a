import Cells
import Decision
import Probe
import Screens
import Testing

/// The Probe screen in each of its states.
@Suite struct ProbeSnapshotTests {
  static let sizes = SnapshotTests.sizes

  private func check(_ state: AppState, _ name: String) throws {
    try SnapshotTests().check(state, name)
  }

  @Test(arguments: sizes) func `the idle screen looks as recorded`(size: Size) throws {
    try check(ProbeFixture.idle(size: size), "probe")
  }

  @Test func `a first visit and an ASCII one look as recorded`() throws {
    try check(ProbeFixture.idle(entries: []), "probe-first")
    try check(ProbeFixture.idle(glyphs: .ascii), "probe-ascii")
  }

  @Test(arguments: sizes) func `found servers look as recorded`(size: Size) throws {
    var state = try ProbeFixture.idle(size: size)
    state.type([.down, .enter])
    state.found(ProbeFixture.servers)
    try check(state, "probe-found")
  }

  @Test func `what is asked before a probe looks as recorded`() throws {
    var state = try ProbeFixture.idle()
    state.type([.enter])
    try check(state, "probe-address")
    state.type([.escape, .down, .down, .enter])
    try check(state, "probe-model")
    state.type([.enter])
    try check(state, "probe-quantization")
    state.type([.escape, .down, .enter])
    try check(state, "probe-file")
  }

  @Test(arguments: sizes) func `a run that begins looks as recorded`(size: Size) throws {
    try check(ProbeFixture.running(measured: 3, size: size), "probe-early")
  }

  @Test(arguments: sizes) func `a run that goes on looks as recorded`(size: Size) throws {
    try check(ProbeFixture.running(measured: 48, size: size, fails: [33]), "probe-late")
  }

  @Test func `a run in ASCII looks as recorded`() throws {
    try check(ProbeFixture.running(measured: 48, glyphs: .ascii), "probe-late-ascii")
  }

  @Test(arguments: sizes) func `a paused run looks as recorded`(size: Size) throws {
    var state = try ProbeFixture.running(measured: 18, size: size)
    state.type(" ")
    try check(state, "probe-paused")
  }

  @Test(arguments: sizes) func `waiting for a model that loads looks as recorded`(size: Size) throws
  {
    var state = try ProbeFixture.running(measured: -1, size: size)
    state.probing(
      .progress(
        ProbeProgress(
          step: .connect, done: 0, total: 1, elapsedSeconds: 14, wait: .loading(seconds: 14))))
    try check(state, "probe-loading")
  }

  @Test func `a run that is being stopped looks as recorded`() throws {
    var state = try ProbeFixture.running(measured: 18)
    state.type("q")
    try check(state, "probe-stopping")
  }

  @Test func `a run seen from another screen looks as recorded`() throws {
    var state = try ProbeFixture.running(measured: 28)
    state.type([.escape])
    try check(state, "probe-behind")
  }

  @Test(arguments: sizes) func `a finished run looks as recorded`(size: Size) throws {
    var state = try ProbeFixture.running(measured: 60, size: size)
    _ = state.probeEnded(
      .kept(ProbeFixture.record(), remark: "Kept; the ranking uses it from now on."))
    try check(state, "probe-finished")
  }

  @Test(arguments: sizes) func `a run without anything measured looks as recorded`(size: Size)
    throws
  {
    var state = try ProbeFixture.running(measured: -1, size: size)
    _ = state.probeEnded(.nothing(ProbeError.nothingAnswers(url: "http://127.0.0.1:8080").message))
    try check(state, "probe-nothing")
  }

  @Test func `a server with several models looks as recorded`() throws {
    var state = try ProbeFixture.running(measured: -1)
    _ = state.probeEnded(.choose(["alpha:7b", "beta:70b-q4_K_M", "gamma:13b"]))
    try check(state, "probe-choose")
  }

  @Test(arguments: sizes) func `an earlier run with what changed looks as recorded`(size: Size)
    throws
  {
    var state = try ProbeFixture.idle(size: size)
    state.opened(
      ProbeFixture.record(drift: [
        "First token: no change that the intervals can show.",
        "Speed: 18 % slower than on 2026-08-20; the intervals do not overlap.",
        "The engine's build was b6011, now b6210.",
      ]))
    try check(state, "probe-record")
  }

  @Test func `a stopped run looks as recorded`() throws {
    var state = try ProbeFixture.idle()
    state.opened(ProbeFixture.record(status: .stopped))
    try check(state, "probe-record-stopped")
  }

  @Test(arguments: sizes) func `a layer probe that goes on looks as recorded`(size: Size) throws {
    try check(ProbeFixture.runningLayers(size: size), "probe-layers-running")
  }

  @Test(arguments: sizes) func `a layer probe looks as recorded`(size: Size) throws {
    var state = try ProbeFixture.idle(size: size)
    try state.opened(ProbeFixture.layers(.good))
    try check(state, "probe-layers")
  }

  @Test func `a layer probe on a busy machine looks as recorded`() throws {
    var state = try ProbeFixture.idle()
    try state.opened(ProbeFixture.layers(.busy))
    try check(state, "probe-layers-busy")
    try state.opened(ProbeFixture.layers(.notValidated))
    try check(state, "probe-layers-not-validated")
  }
}
