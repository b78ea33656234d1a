/// A JSON document read from a server, which may be hostile.
///
/// The reader never traps: nesting, array lengths and the number of values are
/// bounded, invalid text is repaired, numbers that fit nothing are kept as they are.
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// The value of a key, or nil if this is no object or has no such key.
  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// True for JSON's `null`.
  var isNull: Bool { self == .null }

  /// The text, if this is a string.
  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The elements, if this is an array.
  var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// A finite number, also one written as a string.
  var double: Double? {
    switch self {
    case .number(let number): number.isFinite ? number : nil
    case .string(let text): text.count <= 32 ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
    default: nil
    }
  }

  /// A whole number from 0 to `limit`, also one written as a string; anything else is nil.
  func count(upTo limit: Int) -> Int? {
    guard let number = double, number >= 0, number <= Double(limit) else { return nil }
    return Int(exactly: number.rounded(.towardZero))
  }
}

extension JSONValue {
  /// The compact JSON text of this value; object keys are sorted.
  var encoded: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): Self.encode(number)
    case .string(let text): Self.encode(text)
    case .array(let values): "[" + values.map(\.encoded).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }
        .map { Self.encode($0.key) + ":" + $0.value.encoded }
        .joined(separator: ",") + "}"
    }
  }

  private static func encode(_ number: Double) -> String {
    if let whole = Int64(exactly: number) { return String(whole) }
    return number.isFinite ? String(number) : "null"
  }

  private static func encode(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
