extension JSONValue {
  /// How deep objects and lists may be nested.
  public static let depthLimit = 64

  /// Reads one JSON document.
  ///
  /// Numbers without point and exponent that fit in 64 bits become whole numbers, all others stated
  /// ones; a number too large for a `Double` is refused. **Source**: RFC 8259; repeated keys, which
  /// it leaves open, are refused.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - keepsUnreadableNumbers: whether `NaN`, `Infinity`, `-Infinity` and numbers too large, which
  ///     some programs write, come as their text instead, so that the rest can be read.
  /// - Throws: `JSONProblem` with the line of the first problem.
  public init(
    reading bytes: [UInt8], keepsUnreadableNumbers: Bool = false
  ) throws(JSONProblem) {
    var parser = JSONParser(bytes, keepsUnreadableNumbers: keepsUnreadableNumbers)
    self = try parser.document()
  }
}

/// Reads one JSON text; each text has a parser of its own.
struct JSONParser {
  private let bytes: [UInt8]
  private let keepsUnreadableNumbers: Bool
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8], from start: Int = 0, keepsUnreadableNumbers: Bool = false) {
    self.bytes = bytes
    self.keepsUnreadableNumbers = keepsUnreadableNumbers
    position = start
  }

  /// The members of the object, or the items of the list, that comes next; none of another value.
  ///
  /// `body` takes each with its key, its value, and where it begins: a member with its key, its
  /// value after that.
  ///
  /// - Throws: `JSONProblem` with the line of the first problem.
  mutating func forEachPart(
    _ body: (_ key: String?, _ value: JSONValue, _ start: Int, _ valueStart: Int) -> Void
  ) throws(JSONProblem) {
    skipBlanks()
    guard let open = current, open == 0x7B || open == 0x5B else { return }
    let close = open + 2
    depth += 1
    defer { depth -= 1 }
    position += 1
    skipBlanks()
    if current == close {
      position += 1
      return
    }
    while true {
      skipBlanks()
      let start = position
      var key: String?
      if open == 0x7B {
        key = try memberKey()
        skipBlanks()
      }
      let valueStart = position
      body(key, try value(), start, valueStart)
      skipBlanks()
      if current == close { break }
      guard current == 0x2C else { throw problem(.missing(open == 0x7B ? "}" : "]")) }
      position += 1
    }
    position += 1
  }

  /// Refuses what follows the document.
  ///
  /// - Throws: `JSONProblem` with the line of what follows.
  mutating func end() throws(JSONProblem) {
    skipBlanks()
    if position < bytes.count { throw problem(.moreAfterTheEnd) }
  }

  mutating func document() throws(JSONProblem) -> JSONValue {
    let value = try value()
    try end()
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
  }

  private func problem(_ reason: JSONProblem.Reason) -> JSONProblem {
    let read = bytes.prefix(position)
    let line = read.count { $0 == 0x0A } + 1
    let start = read.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return .syntax(line: line, column: position - start + 1, reason)
  }

  private mutating func value() throws(JSONProblem) -> JSONValue {
    skipBlanks()
    switch current {
    case 0x22: return .text(try text())
    case 0x7B: return try nested { (parser) throws(JSONProblem) in try parser.object() }
    case 0x5B: return try nested { (parser) throws(JSONProblem) in try parser.list() }
    case 0x74: return try word("true", .flag(true))
    case 0x66: return try word("false", .flag(false))
    case 0x6E: return try word("null", .null)
    default:
      if let word = unreadableNumber() { return word }
      return try number()
    }
  }

  /// A word that stands for no number, as its text.
  private mutating func unreadableNumber() -> JSONValue? {
    guard keepsUnreadableNumbers else { return nil }
    for word in ["NaN", "Infinity", "-Infinity"] where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return .text(word)
    }
    return nil
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONProblem) -> JSONValue
  ) throws(JSONProblem) -> JSONValue {
    depth += 1
    guard depth <= JSONValue.depthLimit else {
      throw problem(.tooDeep(limit: JSONValue.depthLimit))
    }
    position += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw problem(.missingValue) }
    position += word.utf8.count
    return value
  }

  private mutating func list() throws(JSONProblem) -> JSONValue {
    var items: [JSONValue] = []
    skipBlanks()
    if current == 0x5D {
      position += 1
      return .list([])
    }
    while true {
      items.append(try value())
      skipBlanks()
      if current == 0x5D { break }
      guard current == 0x2C else { throw problem(.missing("]")) }
      position += 1
    }
    position += 1
    return .list(items)
  }

  private mutating func object() throws(JSONProblem) -> JSONValue {
    var object: [String: JSONValue] = [:]
    skipBlanks()
    if current == 0x7D {
      position += 1
      return .object([:])
    }
    while true {
      skipBlanks()
      let key = try memberKey { object[$0] != nil }
      object[key] = try value()
      skipBlanks()
      if current == 0x7D { break }
      guard current == 0x2C else { throw problem(.missing("}")) }
      position += 1
    }
    position += 1
    return .object(object)
  }

  /// A key with its colon.
  private mutating func memberKey(
    isThere: (String) -> Bool = { _ in false }
  ) throws(JSONProblem) -> String {
    guard current == 0x22 else { throw problem(.missing("\"")) }
    let key = try text()
    if isThere(key) { throw problem(.repeatedKey(key)) }
    skipBlanks()
    guard current == 0x3A else { throw problem(.missing(":")) }
    position += 1
    return key
  }

  private mutating func number() throws(JSONProblem) -> JSONValue {
    let start = position
    if current == 0x2D { position += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[position - whole] != 0x30 else {
      position = start
      throw problem(.missingValue)
    }
    var isWhole = true
    if current == 0x2E {
      isWhole = false
      position += 1
      guard digits() > 0 else { throw problem(.missingValue) }
    }
    if current == 0x65 || current == 0x45 {
      isWhole = false
      position += 1
      if current == 0x2B || current == 0x2D { position += 1 }
      guard digits() > 0 else { throw problem(.missingValue) }
    }
    let literal = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let integer = Int64(literal) { return .integer(integer) }
    guard let number = Double(literal), number.isFinite else {
      if keepsUnreadableNumbers { return .text(literal) }
      position = start
      throw problem(.missingValue)
    }
    // A number written with six decimals is written so again: hashes are over the text.
    let computed = JSONValue.computed(number)
    return computed.canonicalText == literal ? computed : .stated(number)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }

  private mutating func text() throws(JSONProblem) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current, byte != 0x22 {
      if byte < 0x20 { throw problem(byte == 0x0A ? .unclosedText : .controlCharacter) }
      position += 1
      if byte == 0x5C {
        try escape(into: &text)
      } else {
        text.append(byte)
      }
    }
    guard current != nil else { throw problem(.unclosedText) }
    position += 1
    guard let valid = String(validating: text, as: UTF8.self) else { throw problem(.notUTF8) }
    return valid
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    guard let kind = current else { throw problem(.unclosedText) }
    position += 1
    switch kind {
    case 0x22, 0x5C, 0x2F: text.append(kind)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var unit = UInt32(try hexUnit())
      if (0xD800..<0xDC00).contains(unit), current == 0x5C {
        position += 1
        guard current == 0x75 else { throw problem(.wrongEscape) }
        position += 1
        let low = UInt32(try hexUnit())
        guard (0xDC00..<0xE000).contains(low) else { throw problem(.wrongEscape) }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw problem(.wrongEscape) }
      text.append(contentsOf: String(scalar).utf8)
    default: throw problem(.wrongEscape)
    }
  }

  private mutating func hexUnit() throws(JSONProblem) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = TOMLParser.hexDigit(byte) else {
        throw problem(.wrongEscape)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
