/// A TOML text that was read, with its values and the lines they stand on.
///
/// The tree is complete before the document exists, so a broken text never yields half of one.
/// **Source**: TOML 1.0.0, <https://toml.io/en/v1.0.0>.
public struct TOMLDocument: Sendable {
  /// One step from a table to a value below it.
  public enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case item(Int)

    /// A key.
    public init(stringLiteral value: String) { self = .key(value) }
    /// A position in a list, from 0.
    public init(integerLiteral value: Int) { self = .item(value) }
  }

  /// The largest text that is read, in bytes.
  public static let byteLimit = 32 << 20
  /// How deep tables and lists may be nested; files of Weigh need 5.
  public static let depthLimit = 64

  /// The values.
  public let root: TOMLTable

  /// Reads a text.
  ///
  /// - Throws: `TOMLProblem` with the line of the first problem.
  public init(_ text: String) throws(TOMLProblem) {
    try self.init(valid: Array(text.utf8))
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: `TOMLProblem` with the line of the first problem.
  public init(bytes: [UInt8]) throws(TOMLProblem) {
    if bytes.count <= Self.byteLimit, String(validating: bytes, as: UTF8.self) == nil {
      throw .notUTF8(line: Self.firstInvalidLine(bytes))
    }
    try self.init(valid: bytes)
  }

  private init(valid bytes: [UInt8]) throws(TOMLProblem) {
    guard bytes.count <= Self.byteLimit else {
      throw .tooLarge(bytes: bytes.count, limit: Self.byteLimit)
    }
    var parser = TOMLParser(bytes)
    root = try parser.document()
  }

  /// The line a value stands on, from 1; that of the nearest value above it where there is none.
  public func line(of path: [Step]) -> Int {
    var line = 1
    var value = TOMLValue.table(root)
    for step in path {
      switch (step, value) {
      case (.key(let key), .table(let table)):
        guard let entry = table.entries.first(where: { $0.key == key }) else { return line }
        line = entry.line
        value = entry.value
      case (.item(let position), .array(let array)):
        guard array.indices.contains(position) else { return line }
        value = array[position]
        if case .table(let table) = value { line = table.line }
      default: return line
      }
    }
    return line
  }

  private static func firstInvalidLine(_ bytes: [UInt8]) -> Int {
    var line = 1
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      if String(validating: bytes[start..<end], as: UTF8.self) == nil { return line }
      line += 1
      start = end + 1
    }
    return line
  }
}
