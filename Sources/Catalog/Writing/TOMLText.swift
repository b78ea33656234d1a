/// Writes single TOML values the one way the catalog writes them.
enum TOMLText {
  /// A key, in quotation marks only where it needs them.
  static func key(_ key: String) -> String {
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: return true
        default: return false
        }
      }
    return isBare ? key : text(key)
  }

  /// A text in double quotation marks.
  static func text(_ text: String) -> String {
    let needsEscape = text.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }
    guard needsEscape else { return "\"" + text + "\"" }
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  /// A whole number, in groups of three digits from 10,000 up.
  static func integer(_ integer: Int64) -> String {
    let digits = Array(String(integer.magnitude).utf8)
    guard digits.count > 4 else { return String(integer) }
    var output: [UInt8] = integer < 0 ? [0x2D] : []
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { output.append(0x5F) }
      output.append(digit)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// A number with its shortest digits; whole numbers carry no point.
  static func number(_ number: Double) -> String {
    if let integer = Int64(exactly: number), integer.magnitude < 1 << 53 {
      return self.integer(integer)
    }
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    return number.description
  }

  /// A date; a month stands as text.
  static func date(_ date: CalendarDate) -> String {
    date.day == nil ? text(date.description) : date.description
  }

  /// Any value on one line.
  static func value(_ value: FactValue) -> String {
    switch value {
    case .text(let text): return self.text(text)
    case .integer(let integer): return self.integer(integer)
    case .number(let number): return self.number(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .date(let date): return self.date(date)
    case .list(let list): return array(list.map(text))
    case .numbers(let numbers): return array(numbers.map(number))
    case .counts(let counts):
      return table(counts.map { key($0.name) + " = " + integer($0.count) })
    }
  }

  static func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  static func table(_ pairs: [String]) -> String {
    pairs.isEmpty ? "{}" : "{ " + pairs.joined(separator: ", ") + " }"
  }
}
