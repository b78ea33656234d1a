internal import Catalog
internal import Foundation

/// Standard output and standard error.
///
/// A reader that went away ends the program silently.
enum Streams {
  /// Writes a text to standard output, without adding anything.
  static func write(_ text: String) { write(harmless(text), to: STDOUT_FILENO) }

  /// Writes the text of a file to standard output, with the line ends it has.
  ///
  /// **Shape**: every line ends in LF, or every one in CR LF.
  static func file(_ text: String) {
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    write(lines.map { harmless(String($0)) }.joined(separator: "\r\n"), to: STDOUT_FILENO)
  }

  /// Writes a line to standard output.
  static func line(_ text: String) { write(harmless(text) + "\n", to: STDOUT_FILENO) }

  /// Writes a JSON value to standard output as one line from which the same value is read:
  /// characters that could drive the terminal are escaped.
  static func machineLine(_ value: JSONValue) {
    var text = value.canonicalText
    if text.unicodeScalars.contains(where: isUpperControl) {
      text = text.unicodeScalars.reduce(into: "") { escaped, scalar in
        if isUpperControl(scalar) {
          escaped += "\\u00" + String(scalar.value, radix: 16)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    write(text + "\n", to: STDOUT_FILENO)
  }

  private static func isUpperControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x7F...0x9F).contains(scalar.value)
  }

  /// Writes a line to standard error.
  static func error(_ text: String) { write(harmless(text) + "\n", to: STDERR_FILENO) }

  /// The text with control characters spelled out, so that nothing read can drive the terminal.
  static func harmless(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
        || (0x7F...0x9F).contains(scalar.value)
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if !isControl(scalar) {
        shown.unicodeScalars.append(scalar)
      } else if scalar.value < 0x20, let letter = Unicode.Scalar(scalar.value + 0x40) {
        shown += "^" + String(letter)
      } else {
        shown += "?"
      }
    }
    return shown
  }

  /// Writes a text to standard error as it is, for a line that is painted over.
  static func errorText(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The width of the terminal, or 100 cells when there is none.
  static var width: Int {
    var size = winsize()
    guard isTerminal(STDOUT_FILENO), ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 100 }
    return Int(size.ws_col)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { exit(errno == EPIPE ? 141 : ExitStatus.cannotWrite.rawValue) }
      bytes = bytes.dropFirst(count)
    }
  }
}
