/// Why a text is not read as JSON.
enum JSONFault: Error, Equatable {
  /// The bytes are not JSON; `offset` is where that was noticed.
  case broken(offset: Int)
  /// Arrays and objects are nested deeper than allowed.
  case tooDeep(limit: Int)
  /// There are more values than memory is given for.
  case tooMany(limit: Int)
}

/// Reads JSON from bytes within fixed bounds.
///
/// **Shape** One value, white space around it. Array elements after the first
/// `arrayLimit` are checked and left out; `isCut` tells. Lone surrogates and invalid
/// UTF-8 become U+FFFD; `isRepaired` tells. Of a repeated key the last value counts.
///
/// **Source** RFC 8259, https://www.rfc-editor.org/rfc/rfc8259.
///
/// **Cost** O(n) time, stack bounded by `depthLimit`.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0
  private var values = 0
  private let depthLimit: Int
  private let arrayLimit: Int
  private let valueLimit: Int

  /// True when array elements were left out.
  private(set) var isCut = false
  /// True when text had to be repaired.
  private(set) var isRepaired = false

  /// A reader of these bytes.
  ///
  /// The limits are chosen so that a real answer never meets them.
  init(_ bytes: [UInt8], depthLimit: Int = 64, arrayLimit: Int = 1000, valueLimit: Int = 400_000) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    self.arrayLimit = arrayLimit
    self.valueLimit = valueLimit
  }

  /// The value these bytes hold.
  mutating func read() throws(JSONFault) -> JSONValue {
    let value = try value(depth: 0, keep: true)
    skipSpace()
    guard position == bytes.count else { throw .broken(offset: position) }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) throws(JSONFault) {
    guard current == byte else { throw .broken(offset: position) }
    position += 1
  }

  private mutating func value(depth: Int, keep: Bool) throws(JSONFault) -> JSONValue {
    skipSpace()
    if keep {
      values += 1
      guard values <= valueLimit else { throw .tooMany(limit: valueLimit) }
    }
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth + 1, keep: keep)
    case UInt8(ascii: "["): return try array(depth: depth + 1, keep: keep)
    case UInt8(ascii: "\""): return .string(try string(keep: keep))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONFault)
    -> JSONValue
  {
    for index in 0..<text.utf8CodeUnitCount { try take(text.utf8Start[index]) }
    return value
  }

  private mutating func object(depth: Int, keep: Bool) throws(JSONFault) -> JSONValue {
    guard depth <= depthLimit else { throw .tooDeep(limit: depthLimit) }
    try take(UInt8(ascii: "{"))
    var members: [String: JSONValue] = [:]
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      let key = try string(keep: keep)
      skipSpace()
      try take(UInt8(ascii: ":"))
      let member = try value(depth: depth, keep: keep)
      if keep { members[key] = member }
      skipSpace()
      if current == UInt8(ascii: "}") {
        position += 1
        return .object(members)
      }
      try take(UInt8(ascii: ","))
    }
  }

  private mutating func array(depth: Int, keep: Bool) throws(JSONFault) -> JSONValue {
    guard depth <= depthLimit else { throw .tooDeep(limit: depthLimit) }
    try take(UInt8(ascii: "["))
    var elements: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    while true {
      let room = elements.count < arrayLimit
      let element = try value(depth: depth, keep: keep && room)
      if keep {
        if room { elements.append(element) } else { isCut = true }
      }
      skipSpace()
      if current == UInt8(ascii: "]") {
        position += 1
        return .array(elements)
      }
      try take(UInt8(ascii: ","))
    }
  }

  private mutating func number() throws(JSONFault) -> Double {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let leading = current
    let whole = digits()
    guard whole > 0, whole == 1 || leading != UInt8(ascii: "0") else {
      throw .broken(offset: start)
    }
    if current == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw .broken(offset: position) }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw .broken(offset: position) }
    }
    // No number anyone means is longer; what is, counts as not finite and so as absent.
    guard position - start <= 400 else { return .infinity }
    return Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? .infinity
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = current, byte >= 0x30, byte <= 0x39 { position += 1 }
    return position - start
  }
}

// MARK: - Text

extension JSONReader {
  private mutating func string(keep: Bool) throws(JSONFault) -> String {
    try take(UInt8(ascii: "\""))
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard keep else { return "" }
        if let clean = String(validating: text, as: UTF8.self) { return clean }
        isRepaired = true
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        let scalar = try escape()
        if keep { text.append(contentsOf: Array(String(Character(scalar)).utf8)) }
      case 0..<0x20:
        // Not allowed by the grammar, yet servers send raw line ends and tabs in text.
        if keep { text.append(byte) }
      default:
        if keep { text.append(byte) }
      }
    }
    throw .broken(offset: position)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    guard let byte = current else { throw .broken(offset: position) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw .broken(offset: position - 1)
    }
  }

  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A high surrogate is only half of a character: the low one must follow at once.
    if first < 0xDC00, current == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      let here = position
      position += 2
      let second = try hexadecimal()
      if second >= 0xDC00, second <= 0xDFFF,
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      {
        return scalar
      }
      position = here
    }
    isRepaired = true
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw .broken(offset: position)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
