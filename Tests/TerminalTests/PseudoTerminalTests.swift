import Foundation
import Testing

/// The fixture under a real pseudo-terminal, driven by `Tests/Tools/terminal_checks.py`.
///
/// Each check takes up to three seconds, since it waits for a terminal to be quiet; they run one
/// after the other, since some of them measure time.
@Suite(.serialized) struct PseudoTerminalTests {
  static let checks: [(check: String, meaning: String)] = [
    ("keys", "keys arrive under their names"),
    ("escape_is_quick", "Esc acts within 100 ms"),
    ("unknown_sequences_do_nothing", "a key Weigh does not know types nothing"),
    ("resizing", "resizing redraws and keeps the state"),
    ("quit_restores", "quitting restores the terminal"),
    ("termination_restores", "SIGTERM restores the terminal"),
    ("crash_restores", "a trap and a stack overflow restore the terminal and show the reason"),
    ("sent_signals_restore", "SIGABRT, SIGQUIT and SIGSEGV restore the terminal"),
    ("blocked_signals", "signals work even if the parent had blocked them"),
    ("interrupts", "Ctrl-C is an event, and a second one ends a program that is busy"),
    ("suspending", "Ctrl-Z gives the terminal back and fg draws all of it again"),
    ("suspending_with_keys_waiting", "keys the shell took meanwhile are not missed"),
    ("suspending_inside_make", "suspending stops the programs around this one, too"),
    ("stopped_from_outside", "all is drawn again after SIGSTOP and SIGCONT"),
    ("idle", "two idle seconds write no byte and take no processor time"),
    ("pasting", "pasted text is one event, even if its end is missing"),
    ("long_paste", "a long paste is taken whole"),
    ("hostile_text_is_inert", "sequences in shown text do nothing"),
    ("copying", "copying sends OSC 52"),
    ("mouse", "the mouse is reported only while it is on"),
    ("colors", "colors are those of the theme, and none under NO_COLOR"),
    ("refusals", "without a usable terminal there is one sentence and no sequence"),
    ("errors_wait", "the standard error is shown after the screen"),
    ("command_outside", "a command runs outside the screen"),
    ("messages", "messages wake the loop and are drawn together"),
    ("hanging_up", "the program ends when the terminal goes away"),
    ("terminal_vanishes", "the program ends when input and output are gone without a signal"),
    ("ambiguous_wide", "what the C library measures otherwise is replaced, in as many cells"),
    ("wide_characters", "wide characters keep their columns and leave no debris"),
    ("plain_locale", "in a plain locale only ASCII is sent"),
    ("cursor_waits_on_its_row", "the hidden text cursor waits on the cursor row"),
    ("small_and_quick", "an arrow key sends little"),
  ]

  @Test(arguments: checks)
  func `the terminal layer keeps its promises`(check: String, meaning: String) throws {
    let result = try Self.run([Self.fixture, check])
    if !result.output.isEmpty { print("\(meaning): \(result.output)", terminator: "") }
    #expect(result.exitCode == 0 || result.exitCode == 77, "\(meaning): \(result.errors)")
  }

  @Test func `every check is run`() throws {
    let listed = try Self.run([Self.fixture, "--list"]).output.split(separator: "\n")
    #expect(Set(listed.map(String.init)) == Set(Self.checks.map(\.check)))
  }

  // MARK: Running the checks

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The fixture stands beside the test program.
  private static let fixture = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "TerminalFixture").path

  private static func run(_ arguments: [String]) throws -> (
    exitCode: Int32, output: String, errors: String
  ) {
    let ours = package.appending(path: ".build/venv/bin/python3").path
    let hasOurs = FileManager.default.isExecutableFile(atPath: ours)
    let process = Process()
    process.executableURL = URL(filePath: hasOurs ? ours : "/usr/bin/env")
    let script = package.appending(path: "Tests/Tools/terminal_checks.py").path
    process.arguments = (hasOurs ? [] : ["python3"]) + ["-B", script] + arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let texts = [output, errors].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return (process.terminationStatus, texts[0], texts[1])
  }
}
