import Cells
import Foundation
import Terminal

/// A program that shows what the terminal layer tells it; the terminal tests drive it by keys.
struct FixtureApplication: TerminalApplication {
  let mailbox: Mailbox<Int>
  let metrics: TextMetrics
  private var size = Size(columns: 0, rows: 0)
  private var log: [String] = []
  private var selected = 3
  private var received = 0
  private var isWide = true
  private var theme = 0

  init(mailbox: Mailbox<Int>, metrics: TextMetrics) {
    self.mailbox = mailbox
    self.metrics = metrics
  }

  mutating func handle(_ event: TerminalEvent<Int>) -> LoopAction {
    switch event {
    case .resized(let size): self.size = size
    case .message: received += 1
    case .terminate: return .quit(exitCode: 143)
    case .commandEnded(let exitCode): log.append("exit=\(exitCode)")
    case .interrupt:
      if log.last == "interrupt" { return .quit(exitCode: 130) }
      log.append("interrupt")
    case .key(.paste(let text)):
      log.append("paste(\(text.count < 100 ? text : String(text.count)))")
    case .key(.click(let position)): log.append("click(\(position.row),\(position.column))")
    case .key(let key):
      log.append(key.name())
      return react(to: key)
    }
    return .continue
  }

  private mutating func react(to key: Key) -> LoopAction {
    switch key {
    case .character("q"): return .quit(exitCode: 7)
    case .character("x"): fatalError("the fixture was asked to crash")
    case .character("o"): return overflow(1) > 0 ? .redraw : .continue
    case .character("z"): return .suspend
    case .character("b"): Thread.sleep(forTimeInterval: 5)
    case .character("e"): FileHandle.standardError.write(Data("written meanwhile\n".utf8))
    case .character("y"): return .copy("Grüße")
    case .character("r"): return .run(["sh", "-c", "echo outside; stty -a; exit 3"])
    case .character("n"): return .run(["no-such-command-here"])
    case .character("m"): post(1000)
    case .character("M"): return .setMouse(true)
    case .character("N"): return .setMouse(false)
    case .character("w"): isWide.toggle()
    case .character("t"):
      theme = (theme + 1) % Theme.all.count
      return .all([.setTheme(Theme.all[theme]), .copy("t")])
    case .character("0"): log = []
    case .down: selected += 1
    case .up: selected -= 1
    case .control("l"): return .redraw
    default: break
    }
    return .continue
  }

  /// Overflows the stack.
  private func overflow(_ depth: Int) -> Int {
    depth < 0 ? 0 : overflow(depth + 1) + overflow(depth + 2)
  }

  private func post(_ count: Int) {
    let mailbox = mailbox
    Thread.detachNewThread {
      for number in 0..<count { mailbox.post(number) }
    }
  }

  func render(_ size: Size) -> CellBuffer {
    var buffer = CellBuffer(size, metrics: metrics)
    buffer.write(
      "size \(self.size.columns)x\(self.size.rows)  selected \(selected)  received \(received)",
      row: 0, column: 0, role: .accent)
    buffer.write("keys: " + log.joined(separator: " "), row: 1, column: 0)
    buffer.write("evil: \u{1B}]52;c;ZXZpbA==\u{7}\u{1B}[2J\u{9B}31m", row: 2, column: 0)
    buffer.write(isWide ? "通义千问|" : "narrow..|", row: 3, column: 0, role: .good)
    buffer.write("é━▸👩‍💻🇩🇪|", row: 4, column: 0, role: .caution)
    for row in 5..<max(5, size.rows - 1) {
      buffer.write("row \(row)", row: row, column: 1, role: row % 2 == 0 ? .muted : .bad)
    }
    buffer.markCursorRow(selected + 5)
    buffer.write("last line", row: size.rows - 1, column: size.columns - 9)
    return buffer
  }
}

/// The environment tells the fixture how to look: `FIXTURE_THEME`, `FIXTURE_WIDE`, `NO_COLOR`.
@main struct Fixture {
  static func main() {
    let environment = ProcessInfo.processInfo.environment
    let mailbox = Mailbox<Int>()
    var application = FixtureApplication(
      mailbox: mailbox,
      metrics: environment["FIXTURE_WIDE"] == nil
        ? GlyphSet.unicode.metrics : GlyphSet.ambiguousWide.metrics)
    let options = TerminalOptions(
      theme: environment["FIXTURE_THEME"].flatMap(Theme.named) ?? .terminal,
      allowsColor: environment["NO_COLOR", default: ""].isEmpty)
    do {
      exit(try Terminal.run(&application, mailbox: mailbox, options: options))
    } catch {
      FileHandle.standardError.write(Data("fixture: \(error.message)\n".utf8))
      exit(64)
    }
  }
}
