extension TOMLParser {
  /// Any value, at its first byte.
  mutating func value() throws(TOMLProblem) -> TOMLValue {
    switch current {
    case 0x22, 0x27: return .text(try text())
    case 0x5B: return try nested(1) { (parser) throws(TOMLProblem) in try parser.array() }
    case 0x7B: return try nested(1) { (parser) throws(TOMLProblem) in try parser.inlineTable() }
    default: return try literal()
    }
  }

  private mutating func array() throws(TOMLProblem) -> TOMLValue {
    position += 1
    var items: [TOMLValue] = []
    while true {
      try skipBlankLines()
      if current == 0x5D { break }
      items.append(try value())
      try skipBlankLines()
      if current == 0x2C {
        position += 1
      } else if current != 0x5D {
        throw problem(.missingBracket("]"))
      }
    }
    position += 1
    return .array(items)
  }

  private mutating func skipBlankLines() throws(TOMLProblem) {
    while true {
      skipBlanks()
      if current == 0x23 { try comment() }
      guard passLineEnd() else { return }
    }
  }

  private mutating func inlineTable() throws(TOMLProblem) -> TOMLValue {
    let node = TOMLNode(.header, line: line)
    position += 1
    skipBlanks()
    if current == 0x7D {
      position += 1
      return .table(node.table)
    }
    while true {
      skipBlanks()
      try pair(into: node)
      skipBlanks()
      if current == 0x7D { break }
      guard current == 0x2C else { throw problem(.missingBracket("}")) }
      position += 1
    }
    position += 1
    return .table(node.table)
  }

  // MARK: Numbers, flags and dates

  private mutating func literal() throws(TOMLProblem) -> TOMLValue {
    let start = position
    passLiteral()
    if position - start == 10, current == 0x20, Self.isDigit(byte(1)), bytes[start + 4] == 0x2D {
      position += 1
      passLiteral()
    }
    guard position > start else { throw problem(.missingValue) }
    let literal = String(decoding: bytes[start..<position], as: UTF8.self)
    switch literal {
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "inf", "+inf": return .number(.infinity)
    case "-inf": return .number(-.infinity)
    case "nan", "+nan", "-nan": return .number(.nan)
    default: break
    }
    let digits = bytes[start..<position]
    if let number = try number(digits, literal, at: start) { return number }
    if let date = try date(Array(digits), literal, at: start) { return date }
    throw problem(.wrongLiteral(literal), at: start)
  }

  private mutating func passLiteral() {
    while let byte = current {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x3A, 0x5F, 0x80...:
        position += 1
      default: return
      }
    }
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39) ~= $0 } ?? false }

  private func number(
    _ bytes: ArraySlice<UInt8>, _ literal: String, at start: Int
  ) throws(TOMLProblem) -> TOMLValue? {
    var rest = bytes
    let isSigned = rest.first == 0x2B || rest.first == 0x2D
    if isSigned { rest = rest.dropFirst() }
    if rest.first == 0x30, !isSigned, let radix = Self.radix(rest.dropFirst().first) {
      guard
        let digits = Self.digits(
          rest.dropFirst(2), { Self.hexDigit($0).map { $0 < radix } ?? false })
      else { return nil }
      guard let integer = Int64(digits, radix: Int(radix)) else {
        throw problem(.numberTooLarge(literal), at: start)
      }
      return .integer(integer)
    }
    let whole = rest.prefix { $0 == 0x5F || Self.isDigit($0) }
    guard let wholeDigits = Self.digits(whole, Self.isDigit),
      wholeDigits.utf8.count == 1 || wholeDigits.utf8.first != 0x30
    else { return nil }
    rest = rest.dropFirst(whole.count)
    let sign = bytes.first == 0x2D ? "-" : ""
    if rest.isEmpty {
      guard let integer = Int64(sign + wholeDigits) else {
        throw problem(.numberTooLarge(literal), at: start)
      }
      return .integer(integer)
    }
    var decimal = sign + wholeDigits
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix { $0 == 0x5F || Self.isDigit($0) }
      guard let fractionDigits = Self.digits(fraction, Self.isDigit) else { return nil }
      decimal += "." + fractionDigits
      rest = rest.dropFirst(1 + fraction.count)
    }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest = rest.dropFirst()
      decimal += "e"
      if let first = rest.first, first == 0x2B || first == 0x2D {
        decimal += first == 0x2D ? "-" : ""
        rest = rest.dropFirst()
      }
      guard let exponent = Self.digits(rest, Self.isDigit) else { return nil }
      decimal += exponent
      rest = []
    }
    guard rest.isEmpty, let number = Double(decimal) else { return nil }
    return .number(number)
  }

  private static func radix(_ letter: UInt8?) -> UInt8? {
    switch letter {
    case 0x78: return 16
    case 0x6F: return 8
    case 0x62: return 2
    default: return nil
    }
  }

  /// Digits without the underscores, each of which must stand between two digits.
  private static func digits(
    _ bytes: ArraySlice<UInt8>, _ isDigit: (UInt8) -> Bool
  ) -> String? {
    guard let first = bytes.first, let last = bytes.last, first != 0x5F, last != 0x5F else {
      return nil
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count)
    var isAfterUnderscore = false
    for byte in bytes {
      if byte == 0x5F {
        if isAfterUnderscore { return nil }
        isAfterUnderscore = true
      } else {
        guard isDigit(byte) else { return nil }
        isAfterUnderscore = false
        digits.append(byte)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// A date, a time, or both; only a date alone is more than text to Weigh.
  private func date(
    _ bytes: [UInt8], _ literal: String, at start: Int
  ) throws(TOMLProblem) -> TOMLValue? {
    if Self.matches(bytes.prefix(10), "dddd-dd-dd") {
      guard let date = CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self)) else {
        throw problem(.noSuchDate(literal), at: start)
      }
      if bytes.count == 10 { return .date(date) }
      let separators: [UInt8] = [0x54, 0x74, 0x20]
      guard separators.contains(bytes[10]), Self.isTime(bytes[11...], withZone: true) else {
        return nil
      }
      return .moment(literal)
    }
    return Self.isTime(bytes[...], withZone: false) ? .moment(literal) : nil
  }

  private static func isTime(_ bytes: ArraySlice<UInt8>, withZone: Bool) -> Bool {
    guard matches(bytes.prefix(8), "dd:dd:dd") else { return false }
    let fields = bytes.prefix(8).split(separator: 0x3A).map { twoDigits($0) }
    guard fields[0] < 24, fields[1] < 60, fields[2] <= 60 else { return false }
    var rest = bytes.dropFirst(8)
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix { isDigit($0) }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    if rest.isEmpty { return true }
    guard withZone else { return false }
    if rest.elementsEqual([0x5A]) || rest.elementsEqual([0x7A]) { return true }
    guard rest.first == 0x2B || rest.first == 0x2D, matches(rest.dropFirst(), "dd:dd") else {
      return false
    }
    let zone = rest.dropFirst().split(separator: 0x3A).map { twoDigits($0) }
    return zone[0] < 24 && zone[1] < 60
  }

  private static func twoDigits(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether bytes follow a pattern in which `d` stands for a digit.
  private static func matches(_ bytes: ArraySlice<UInt8>, _ pattern: StaticString) -> Bool {
    let wanted = Array(pattern.description.utf8)
    guard bytes.count == wanted.count else { return false }
    return zip(bytes, wanted).allSatisfy { $1 == 0x64 ? isDigit($0) : $0 == $1 }
  }
}
