/// Reads one TOML text; each text has a parser of its own.
struct TOMLParser {
  let bytes: [UInt8]
  var position = 0
  var line = 1
  var lineStart = 0
  /// Tables and lists around the place being read.
  private var depth = 0
  private let root = TOMLNode(.header, line: 1)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      lineStart = 3
    }
  }

  /// The whole text as one table.
  mutating func document() throws(TOMLProblem) -> TOMLTable {
    var table = root
    var tableDepth = 0
    while true {
      skipBlanks()
      guard let byte = current else { return root.table }
      switch byte {
      case 0x0A, 0x0D, 0x23: break
      case 0x5B:
        (table, tableDepth) = try header()
      default:
        depth = tableDepth
        try pair(into: table)
        skipBlanks()
      }
      try endOfLine()
    }
  }

  // MARK: Bytes

  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  func byte(_ ahead: Int) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
  }

  mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
  }

  /// Whether a line ends here; if so, it is passed.
  mutating func passLineEnd() -> Bool {
    if current == 0x0D, byte(1) == 0x0A { position += 1 }
    guard current == 0x0A else { return false }
    newLine()
    return true
  }

  mutating func comment() throws(TOMLProblem) {
    while let byte = current, byte != 0x0A {
      if byte == 0x0D, self.byte(1) == 0x0A { return }
      if Self.isControl(byte) { throw problem(.controlCharacter) }
      position += 1
    }
  }

  static func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != 0x09) || byte == 0x7F }

  /// A problem at the current place, or at an earlier one of the same line.
  func problem(_ reason: TOMLProblem.Reason, at place: Int? = nil) -> TOMLProblem {
    let end = min(place ?? position, bytes.count)
    let start = min(lineStart, end)
    let column = bytes[start..<end].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return .syntax(line: line, column: column, reason)
  }

  /// Runs a step one level deeper.
  mutating func nested<Result>(
    _ levels: Int, _ step: (inout TOMLParser) throws(TOMLProblem) -> Result
  ) throws(TOMLProblem) -> Result {
    depth += levels
    guard depth <= TOMLDocument.depthLimit else {
      throw problem(.tooDeep(limit: TOMLDocument.depthLimit))
    }
    let result = try step(&self)
    depth -= levels
    return result
  }

  // MARK: Statements

  private mutating func endOfLine() throws(TOMLProblem) {
    if current == 0x23 { try comment() }
    guard current == nil || passLineEnd() else { throw problem(.missingLineEnd) }
  }

  /// A header; the table it opens, and how deep it lies.
  private mutating func header() throws(TOMLProblem) -> (TOMLNode, Int) {
    let isInList = byte(1) == 0x5B
    let start = position
    position += isInList ? 2 : 1
    skipBlanks()
    let keys = try keyPath()
    guard current == 0x5D, !isInList || byte(1) == 0x5D else {
      throw problem(.missingBracket(isInList ? "]]" : "]"))
    }
    position += isInList ? 2 : 1
    skipBlanks()
    var node = root
    for key in keys.dropLast() {
      node = try descend(from: node, to: key, at: start)
    }
    let last = keys[keys.count - 1]
    let opened =
      isInList
      ? try appendTable(to: node, last, at: start) : try openTable(in: node, last, at: start)
    return (opened, keys.count)
  }

  private func descend(
    from node: TOMLNode, to key: String, at start: Int
  ) throws(TOMLProblem) -> TOMLNode {
    switch node[key] {
    case nil:
      let implied = TOMLNode(.implied, line: line)
      node.set(key, .table(implied), line: line)
      return implied
    case .table(let below): return below
    case .tables(let list):
      guard let last = list.nodes.last else { throw problem(.notATable(key), at: start) }
      return last
    case .value: throw problem(.notATable(key), at: start)
    }
  }

  private func openTable(
    in node: TOMLNode, _ key: String, at start: Int
  ) throws(TOMLProblem) -> TOMLNode {
    switch node[key] {
    case nil:
      let table = TOMLNode(.header, line: line)
      node.set(key, .table(table), line: line)
      return table
    case .table(let table) where table.origin == .implied:
      table.origin = .header
      return table
    case .table, .tables: throw problem(.repeatedTable(key), at: start)
    case .value: throw problem(.repeatedKey(key), at: start)
    }
  }

  private func appendTable(
    to node: TOMLNode, _ key: String, at start: Int
  ) throws(TOMLProblem) -> TOMLNode {
    let table = TOMLNode(.header, line: line)
    switch node[key] {
    case nil: node.set(key, .tables(TOMLNode.List(table)), line: line)
    case .tables(let list): list.nodes.append(table)
    case .table: throw problem(.notAList(key), at: start)
    case .value: throw problem(.repeatedKey(key), at: start)
    }
    return table
  }

  /// One `key = value`, set in a table or in tables its dotted key names.
  mutating func pair(into table: TOMLNode) throws(TOMLProblem) {
    let start = position
    let startLine = line
    let keys = try keyPath()
    guard current == 0x3D else {
      throw problem(.missingEqualSign(key: keys.joined(separator: ".")))
    }
    position += 1
    skipBlanks()
    var node = table
    for key in keys.dropLast() {
      switch node[key] {
      case nil:
        let dotted = TOMLNode(.dotted, line: startLine)
        node.set(key, .table(dotted), line: startLine)
        node = dotted
      case .table(let below):
        if below.origin == .header { throw problem(.closedTable(key), at: start) }
        node = below
      case .tables: throw problem(.closedTable(key), at: start)
      case .value: throw problem(.notATable(key), at: start)
      }
    }
    let last = keys[keys.count - 1]
    if node[last] != nil { throw problem(.repeatedKey(last), at: start) }
    let value = try nested(keys.count) { (parser) throws(TOMLProblem) in try parser.value() }
    node.set(last, .value(value), line: startLine)
  }

  // MARK: Keys

  /// A key with its dots, and the blanks after it.
  private mutating func keyPath() throws(TOMLProblem) -> [String] {
    var keys = [try key()]
    skipBlanks()
    while current == 0x2E {
      position += 1
      skipBlanks()
      keys.append(try key())
      skipBlanks()
    }
    guard keys.count <= TOMLDocument.depthLimit else {
      throw problem(.tooDeep(limit: TOMLDocument.depthLimit))
    }
    return keys
  }

  private mutating func key() throws(TOMLProblem) -> String {
    if current == 0x22, byte(1) != 0x22 || byte(2) != 0x22 { return try basicText() }
    if current == 0x27, byte(1) != 0x27 || byte(2) != 0x27 { return try literalText() }
    let start = position
    while let byte = current, Self.isBareKey(byte) { position += 1 }
    guard position > start else { throw problem(.missingKey) }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isBareKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: return true
    default: return false
    }
  }
}
