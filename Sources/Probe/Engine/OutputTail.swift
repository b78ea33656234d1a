/// The last bytes a program wrote.
struct OutputTail: Sendable {
  /// Bytes that are kept; chosen so that the whole start of an engine fits.
  static let limit = 64 << 10

  private var bytes: [UInt8] = []

  /// Takes in more, and forgets what is too old.
  mutating func append(_ more: [UInt8]) {
    bytes += more
    // Twice the limit may gather, so that the front is not cut off at each line.
    if bytes.count > 2 * Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
  }

  /// What is kept, as text.
  var text: String { String(decoding: bytes.suffix(Self.limit), as: UTF8.self) }

  /// The last line that says anything, harmless to show; empty without one.
  static func lastLine(of text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).last { line in
      line.contains { !$0.isWhitespace }
    }
    let words = (line ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return PrintableText(words, limit: 200).text
  }
}
