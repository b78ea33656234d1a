import Glibc

extension TerminalError {
  /// The sentence for the person at the terminal.
  public var message: String {
    switch self {
    case .notATerminal(.input):
      "this is not a terminal: the standard input is a file or a pipe."
    case .notATerminal(.output):
      "this is not a terminal: the standard output is a file or a pipe."
    case .unknownTerminal(""):
      "TERM is not set. Set it to the name of your terminal, for example xterm-256color."
    case .unknownTerminal(let name):
      "TERM is '\(name)', and this machine knows no terminal of that name. "
        + "Set it to the name of your terminal, for example xterm-256color."
    case .cannotPlaceText(let name):
      "TERM is '\(name)', a terminal that cannot place text on a screen."
    case .cannotOpen(let name):
      "the terminal '\(name)' cannot be opened."
    case .noPipe(let errorNumber):
      "the screen cannot be opened: \(String(cString: strerror(errorNumber)))."
    case .notOnMainThread:
      "this is a bug: the screen was opened outside the main thread."
    }
  }
}
