/// Rows of comma-separated text.
///
/// **Shape**: quoted fields may hold commas, line breaks and doubled quotes; blank lines are no
/// rows. A row whose quotes do not close ends at its line break and is broken; the rows after it
/// are read all the same. **Source**: RFC 4180.
struct DelimitedText {
  /// One row.
  struct Row: Hashable {
    /// Its fields, quotes removed.
    var fields: [String] = []
    /// Whether its quotes do not close, or text follows a closing quote.
    var isBroken = false
  }

  /// Its rows, the first of which usually names the columns.
  let rows: [Row]

  /// Reads a text; a byte order mark is skipped.
  init(_ text: String) {
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var rows: [Row] = []
    while !bytes.isEmpty {
      let (row, rest) = Self.row(bytes)
      bytes = rest
      if row.isBroken || row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
    }
    self.rows = rows
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")

  /// The first row, and what follows it.
  private static func row(_ bytes: ArraySlice<UInt8>) -> (Row, ArraySlice<UInt8>) {
    var row = Row()
    var rest = bytes
    while true {
      guard let field = field(rest) else { return (Row(isBroken: true), line(after: bytes)) }
      row.fields.append(String(decoding: field.bytes, as: UTF8.self))
      rest = field.rest
      guard let next = rest.first else { return (row, rest) }
      rest = rest.dropFirst()
      if next == lineFeed { return (row, rest) }
    }
  }

  /// The first field and what follows it: nothing, a comma or a line feed; `nil` where it is
  /// broken.
  private static func field(
    _ bytes: ArraySlice<UInt8>
  ) -> (bytes: [UInt8], rest: ArraySlice<UInt8>)? {
    guard bytes.first == quote else {
      let end = bytes.firstIndex { $0 == comma || $0 == lineFeed } ?? bytes.endIndex
      return (withoutReturn(Array(bytes[..<end])), bytes[end...])
    }
    var field: [UInt8] = []
    var rest = bytes.dropFirst()
    while let byte = rest.first {
      rest = rest.dropFirst()
      guard byte == quote else {
        field.append(byte)
        continue
      }
      if rest.first == quote {
        field.append(quote)
        rest = rest.dropFirst()
        continue
      }
      if rest.first == UInt8(ascii: "\r") { rest = rest.dropFirst() }
      let isEnd = rest.first.map { $0 == comma || $0 == lineFeed } ?? true
      return isEnd ? (field, rest) : nil
    }
    return nil
  }

  private static func withoutReturn(_ bytes: [UInt8]) -> [UInt8] {
    bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
  }

  private static func line(after bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let end = bytes.firstIndex(of: lineFeed) else { return [] }
    return bytes[(end + 1)...]
  }
}
