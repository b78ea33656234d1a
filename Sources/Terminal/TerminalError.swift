/// Why there is no full screen.
public enum TerminalError: Error, Hashable, Sendable {
  /// One of the two standard streams.
  public enum Stream: Hashable, Sendable {
    /// Where keys come from.
    case input
    /// Where the screen goes.
    case output
  }

  /// A standard stream is a file or a pipe.
  case notATerminal(Stream)
  /// No terminal of this name is described on this machine; empty if `TERM` is not set.
  case unknownTerminal(name: String)
  /// The terminal of this name cannot place text.
  case cannotPlaceText(name: String)
  /// The terminal of this name could not be opened.
  case cannotOpen(name: String)
  /// No pipe could be made; the system's error number.
  case noPipe(errorNumber: Int32)
  /// The loop was started on another thread than the main one, a mistake in the program.
  case notOnMainThread
}
