import Foundation
import Testing

/// The full-screen program in tmux, as a person meets it.
@Suite(.serialized) struct ScreenTests {
  /// One program in one tmux server of its own.
  final class Session {
    let program: Program
    let socket = "weigh-\(UUID().uuidString.prefix(8))"
    /// Its environment, as words of a shell.
    let variables: String

    init(columns: Int, rows: Int, _ arguments: String, term: String = "screen-256color") throws {
      program = try Program()
      variables = program.environment.merging(["TERM": term]) { $1 }
        .map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
      _ = try tmux(
        "new-session -d -x \(columns) -y \(rows) \"env -i \(variables) '\(Program.binary)' "
          + "\(arguments); echo exit=\\$?; sleep 60\"")
    }

    deinit { _ = try? tmux("kill-server") }

    @discardableResult
    func tmux(_ command: String) throws -> String {
      try program.shell("tmux -L \(socket) -f /dev/null \(command) 2>/dev/null").output
    }

    /// Sends a signal to the program itself, which the shell of the pane started.
    func kill(_ signal: String) throws {
      let shell = try tmux("display-message -p '#{pane_pid}'")
        .trimmingCharacters(in: .whitespacesAndNewlines)
      _ = try program.shell("pkill -\(signal) -P \(shell)")
    }

    func press(_ keys: String) throws { try tmux("send-keys \(keys)") }

    /// Waits until the screen shows a text, and returns the screen.
    func screen(showing text: String, seconds: Double = 20) throws -> String {
      let end = Date().addingTimeInterval(seconds)
      var last = ""
      while Date() < end {
        last = try tmux("capture-pane -p")
        if last.contains(text) { return last }
        usleep(50_000)
      }
      Issue.record("the screen never showed '\(text)':\n\(last)")
      return last
    }
  }

  @Test(arguments: [(80, 24), (120, 40), (60, 16)])
  func `a first run picks a preset, ranks, explains and leaves`(_ columns: Int, _ rows: Int) throws
  {
    let session = try Session(columns: columns, rows: rows, "")
    _ = try session.screen(showing: "eu-product")
    try session.press("1")
    _ = try session.screen(showing: "License permits")
    // The last line of a frame is painted last.
    let needs = try session.screen(showing: "? help")
    #expect(needs.contains("License permits"))
    try session.press("2")
    let rank = try session.screen(showing: "Score")
    #expect(rank.contains("? help"))
    #expect(rank.split(separator: "\n").allSatisfy { $0.count <= columns })
    try session.press("Enter")
    _ = try session.screen(showing: "Points")
    try session.press("Escape")
    try session.press("3")
    _ = try session.screen(showing: "excluded")
    try session.press("q")
    _ = try session.screen(showing: "exit=0")
  }

  @Test func `a window below 60 by 16 gets one sentence`() throws {
    let session = try Session(columns: 40, rows: 10, "--preset eu-product")
    _ = try session.screen(showing: "Weigh needs 60×16")
    try session.press("q")
    _ = try session.screen(showing: "exit=0")
  }

  @Test func `an unknown terminal gets a sentence and 64`() throws {
    let session = try Session(
      columns: 80, rows: 24, "--preset eu-product", term: "no-such-terminal")
    let text = try session.screen(showing: "exit=64")
    #expect(text.contains("TERM is 'no-such-terminal'"))
  }

  @Test func `an edit is kept when the program is killed`() throws {
    let session = try Session(columns: 80, rows: 24, "")
    _ = try session.screen(showing: "eu-product")
    try session.press("1")
    _ = try session.screen(showing: "License permits")
    try session.press("2")
    _ = try session.screen(showing: "Score")
    try session.press("Space")
    _ = try session.screen(showing: "1 marked")
    _ = try session.program.shell("pkill -9 -f '^\(Program.binary)' -n")
    let kept = try session.program.run("rank", "--limit", "1")
    #expect(kept.status == 0)
    #expect(kept.output.hasPrefix("eu-product: "))
  }
}
