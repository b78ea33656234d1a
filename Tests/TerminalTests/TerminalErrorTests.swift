import Cells
import Terminal
import Testing

@Suite struct TerminalErrorTests {
  @Test(arguments: [
    (
      TerminalError.notATerminal(.input),
      "this is not a terminal: the standard input is a file or a pipe."
    ),
    (.notATerminal(.output), "this is not a terminal: the standard output is a file or a pipe."),
    (
      .unknownTerminal(name: ""),
      "TERM is not set. Set it to the name of your terminal, for example xterm-256color."
    ),
    (
      .unknownTerminal(name: "zz"),
      "TERM is 'zz', and this machine knows no terminal of that name. "
        + "Set it to the name of your terminal, for example xterm-256color."
    ),
    (
      .cannotPlaceText(name: "dumb"),
      "TERM is 'dumb', a terminal that cannot place text on a screen."
    ),
    (.cannotOpen(name: "xterm"), "the terminal 'xterm' cannot be opened."),
    (.noPipe(errorNumber: 24), "the screen cannot be opened: Too many open files."),
    (.notOnMainThread, "this is a bug: the screen was opened outside the main thread."),
  ])
  func `an error has its sentence`(error: TerminalError, sentence: String) {
    #expect(error.message == sentence)
  }

  @Test func `a screen is refused outside the main thread`() async {
    struct Nothing: TerminalApplication {
      func handle(_ event: TerminalEvent<Int>) -> LoopAction { .quit(exitCode: 0) }
      func render(_ size: Size) -> CellBuffer { CellBuffer(size) }
    }
    await Task.detached {
      _ = #expect(throws: TerminalError.notOnMainThread) {
        var application = Nothing()
        _ = try Terminal.run(&application, mailbox: Mailbox<Int>())
      }
    }.value
  }
}
