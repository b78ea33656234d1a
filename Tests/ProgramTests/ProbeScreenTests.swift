import Foundation
import Testing

/// The Probe screen of the built program in tmux, against a scripted server.
///
/// Each takes some seconds: a real run, with real waiting between its requests.
@Suite(.serialized) struct ProbeScreenTests {
  private func opened(columns: Int = 80, rows: Int = 24) throws -> ScreenTests.Session {
    let session = try ScreenTests.Session(
      columns: columns, rows: rows, "--preset eu-product")
    _ = try session.screen(showing: "License permits")
    try session.press("6")
    _ = try session.screen(showing: "None yet")
    return session
  }

  /// Types an address and chooses what to measure of it: 1 the speed, 2 the quick moderation screen.
  private func begin(
    _ session: ScreenTests.Session, _ address: String, choice: String = "1"
  ) throws {
    try session.press("Enter")
    _ = try session.screen(showing: "Address of the server")
    try session.press("C-u")
    try session.press("-l '\(address)'")
    _ = try session.screen(showing: String(address.suffix(12)))
    try session.press("Enter")
    _ = try session.screen(showing: "What to measure")
    try session.press(choice)
  }

  @Test func `a run is measured beside the screen, kept, and found again`() throws {
    let server = try MockServer()
    let session = try opened()
    try begin(session, server.address("good"))
    _ = try session.screen(showing: "Step")
    // Other screens work meanwhile, and tell of it.
    try session.press("2")
    _ = try session.screen(showing: "Score")
    let told = try session.screen(showing: "The probe ended. Kept", seconds: 60)
    #expect(told.contains("no model of the catalog has this name"))
    try session.press("6")
    let page = try session.screen(showing: "First token")
    #expect(page.contains("median") && page.contains("llama.cpp") == false)
    try session.press("Escape")
    _ = try session.screen(showing: "Earlier runs: 1")
    // Once more, from the list: the page then says what changed.
    try session.press("G A")
    _ = try session.screen(showing: "Kept; ", seconds: 60)
    _ = try session.screen(showing: "Since the run before")
    try session.press("q")
    _ = try session.screen(showing: "Earlier runs: 2")
    try session.press("q")
    _ = try session.screen(showing: "exit=0")
  }

  @Test func `a run is paused, goes on, and is stopped with what it has`() throws {
    let server = try MockServer()
    let session = try opened(columns: 120, rows: 40)
    try begin(session, server.address("slow"))
    _ = try session.screen(showing: "2 of 30")
    try session.press("Space")
    _ = try session.screen(showing: "Paused: the next request waits")
    // What is under way ends, and then nothing moves.
    usleep(1_500_000)
    let paused = try session.tmux("capture-pane -p")
    usleep(1_500_000)
    #expect(try session.tmux("capture-pane -p") == paused)
    try session.press("Space")
    _ = try session.screen(showing: "6 of 30")
    try session.press("C-c")
    let page = try session.screen(showing: "Kept; ")
    #expect(page.contains("stopped early"))
    try session.press("C-c")
    let end = try session.screen(showing: "exit=0")
    #expect(end.contains("To go on: weigh probe --resume run-"))
  }

  @Test func `q ends the request under way, keeps the run and says how to go on`() throws {
    let server = try MockServer()
    let session = try opened(columns: 60, rows: 16)
    try begin(session, server.address("slow"))
    _ = try session.screen(showing: "2 of 30")
    try session.press("q")
    let end = try session.screen(showing: "exit=0")
    #expect(end.contains("weigh: the probe was stopped; what was measured is kept."))
  }

  @Test func `a program that is ended keeps its run and gives the terminal back`() throws {
    let server = try MockServer()
    for (signal, status) in [("TERM", "143"), ("HUP", "143")] {
      let session = try opened()
      try begin(session, server.address("slow"))
      _ = try session.screen(showing: "3 of 30")
      try session.kill(signal)
      let end = try session.screen(showing: "exit=\(status)")
      #expect(end.contains("To go on:"))
    }
  }

  @Test func `a program that is killed has kept each request it measured`() throws {
    let server = try MockServer()
    let session = try opened()
    try begin(session, server.address("slow"))
    _ = try session.screen(showing: "3 of 30")
    try session.kill("KILL")
    _ = try session.screen(showing: "exit=137")
    try session.tmux(
      "respawn-pane -k \"env -i \(session.variables) '\(Program.binary)' --preset eu-product\"")
    _ = try session.screen(showing: "License permits")
    try session.press("6")
    _ = try session.screen(showing: "stopped early")
    try session.press("G Enter")
    let page = try session.screen(showing: "First token,")
    #expect((3...8).contains { page.contains("First token, \($0) runs") })
  }

  @Test func `a server that is not there ends in its sentence`() throws {
    let session = try opened()
    try begin(session, "http://127.0.0.1:9/v1")
    _ = try session.screen(showing: "Nothing answers at http://127.0.0.1:9")
    try session.press("Escape")
    _ = try session.screen(showing: "a running server")
    try begin(session, "http://models.example/v1")
    _ = try session.screen(showing: "is not this machine")
    try session.press("q")
    try session.press("q")
    _ = try session.screen(showing: "exit=0")
  }

  @Test func `of several models one is chosen on the screen`() throws {
    let server = try MockServer()
    let session = try opened()
    try begin(session, server.address("two-models"))
    _ = try session.screen(showing: "other-2")
    try session.press("2")
    _ = try session.screen(showing: "Kept; ", seconds: 60)
    _ = try session.screen(showing: "other-2 at http")
  }

  @Test func `a moderation screen is run, reviewed, and its labels are found again`() throws {
    let server = try MockServer()
    let session = try opened(columns: 120, rows: 40)
    try begin(session, server.address("good"), choice: "2")
    let live = try session.screen(showing: "Moderation screen, quick: 32 requests")
    #expect(live.contains("contested facts"))
    _ = try session.screen(showing: "Kept; ", seconds: 60)
    try session.press("v v v v")
    _ = try session.screen(showing: "To review: ")
    try session.press("f")
    _ = try session.screen(showing: "1…4 or Enter label")
    try session.press("2")
    _ = try session.screen(showing: "Kept: refused. Before you, the rules said")
    try session.press("q q q")
    _ = try session.screen(showing: "Earlier runs: 1")
    // Read again from where it is kept.
    try session.press("G Enter")
    _ = try session.screen(showing: "1 by people")
    try session.press("q q")
    _ = try session.screen(showing: "exit=0")
  }

  @Test func `q does not wait for a server that loads its model`() throws {
    let server = try MockServer()
    let session = try opened()
    try begin(session, server.address("loading-forever"), choice: "2")
    _ = try session.screen(showing: "loading")
    try session.press("q")
    _ = try session.screen(showing: "exit=0", seconds: 8)
  }
}
