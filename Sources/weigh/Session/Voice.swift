internal import Foundation

/// What is said to a person line by line, and what they type.
///
/// Nothing said is ever painted over, so that a screen reader and a pipe get the same lines.
struct Voice {
  /// Whether standard output carries machine output, so that what is said goes to the other stream.
  let isMachine: Bool
  let isQuiet: Bool

  /// Says a line.
  func say(_ line: String) {
    if !isMachine { return Streams.line(line) }
    if !isQuiet { Streams.error(line) }
  }

  /// The next line typed, without blanks around it; `nil` when there is none any more.
  func hear() -> String? {
    if Streams.isTerminal(STDIN_FILENO), Streams.isTerminal(STDERR_FILENO) {
      Streams.errorText("> ")
    }
    return readLine()?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
