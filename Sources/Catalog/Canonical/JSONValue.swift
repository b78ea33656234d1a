/// A JSON document whose text is the same on every machine.
///
/// **Shape**: UTF-8, keys sorted by code point, no white space that could be left out. Computed
/// numbers carry exactly six decimals; figures that a source states keep their own digits.
/// **Source**: RFC 8259; the key order follows RFC 8785 in spirit, by code point.
public enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int64)
  /// A number Weigh computed: six decimals, and never a negative zero.
  case computed(Double)
  /// A number as its source states it: the shortest text that reads back the same.
  case stated(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The canonical text.
  public var canonicalText: String {
    var output: [UInt8] = []
    write(into: &output, indent: nil)
    return String(decoding: output, as: UTF8.self)
  }

  /// The same document with two spaces of indentation, for files people read; ends in a newline.
  public var indentedText: String {
    var output: [UInt8] = []
    write(into: &output, indent: 0)
    output.append(0x0A)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the canonical text to a buffer.
  func writeCanonical(into output: inout [UInt8]) { write(into: &output, indent: nil) }

  private func write(into output: inout [UInt8], indent: Int?) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let integer): output += String(integer).utf8
    case .computed(let number): output.append(contentsOf: Self.sixDecimals(number).utf8)
    case .stated(let number): output.append(contentsOf: Self.shortest(number).utf8)
    case .text(let text): Self.writeText(text, into: &output)
    case .list(let list):
      Self.writeItems(list, open: "[", close: "]", indent: indent, into: &output) {
        item, output, inner in item.write(into: &output, indent: inner)
      }
    case .object(let object):
      let pairs = object.sorted { $0.key.precedesByBytes($1.key) }
      Self.writeItems(pairs, open: "{", close: "}", indent: indent, into: &output) {
        pair, output, inner in
        Self.writeText(pair.key, into: &output)
        output.append(contentsOf: (inner == nil ? ":" : ": ").utf8)
        pair.value.write(into: &output, indent: inner)
      }
    }
  }

  private static func writeItems<Item>(
    _ items: [Item], open: String, close: String, indent: Int?, into output: inout [UInt8],
    item write: (Item, inout [UInt8], Int?) -> Void
  ) {
    output.append(contentsOf: open.utf8)
    let inner = indent.map { $0 + 2 }
    for (position, item) in items.enumerated() {
      if position > 0 { output.append(0x2C) }
      if let inner { output.append(contentsOf: ("\n" + String(repeating: " ", count: inner)).utf8) }
      write(item, &output, inner)
    }
    if let indent, !items.isEmpty {
      output.append(contentsOf: ("\n" + String(repeating: " ", count: indent)).utf8)
    }
    output.append(contentsOf: close.utf8)
  }

  private static func writeText(_ text: String, into output: inout [UInt8]) {
    output.append(0x22)
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (position, byte) in bytes.enumerated() where isEscaped(byte) {
        output.append(contentsOf: bytes[start..<position])
        writeEscape(of: byte, into: &output)
        start = position + 1
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(0x22)
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
  }

  private static func writeEscape(of byte: UInt8, into output: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    switch byte {
    case 0x22, 0x5C: output += [0x5C, byte]
    case 0x0A: output += [0x5C, 0x6E]
    case 0x0D: output += [0x5C, 0x72]
    case 0x09: output += [0x5C, 0x74]
    default: output += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }

  /// Six decimals, rounded half away from zero on the scaled value; not finite is `null`.
  static func sixDecimals(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let scaled = (number.magnitude * 1_000_000).rounded()
    guard scaled < 9.0e18 else { return shortest(number) }
    let units = UInt64(scaled)
    let digits = String(units % 1_000_000)
    let sign = number < 0 && units > 0 ? "-" : ""
    return sign + String(units / 1_000_000) + "."
      + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// The shortest text that reads back as the same number; whole numbers carry no point.
  static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(), number.magnitude < 1e15 { return String(Int64(number)) }
    return number.description
  }
}

extension String {
  /// Whether this text sorts before another by its UTF-8 bytes, on any machine and in any locale.
  public func precedesByBytes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension FactValue {
  /// The value as JSON, with the digits of its source.
  public var json: JSONValue {
    switch self {
    case .text(let text): return .text(text)
    case .integer(let integer): return .integer(integer)
    case .number(let number): return .stated(number)
    case .flag(let flag): return .flag(flag)
    case .date(let date): return .text(date.description)
    case .list(let list): return .list(list.map { .text($0) })
    case .numbers(let numbers): return .list(numbers.map { .stated($0) })
    case .counts(let counts):
      return .object(
        Dictionary(
          counts.map { ($0.name, .integer($0.count)) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}
