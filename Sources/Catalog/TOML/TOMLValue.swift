/// A value of a TOML document as a plain tree that any task may hold.
public enum TOMLValue: Hashable, Sendable {
  case table(TOMLTable)
  case array([TOMLValue])
  case text(String)
  case integer(Int64)
  /// A number, which TOML also allows to be infinite or not a number.
  case number(Double)
  case flag(Bool)
  case date(CalendarDate)
  /// A time of day, or a date with a time, as its text; nothing in Weigh uses them.
  case moment(String)

  /// The table, where it is one.
  public var table: TOMLTable? {
    if case .table(let table) = self { return table }
    return nil
  }

  /// The items, where it is an array.
  public var array: [TOMLValue]? {
    if case .array(let array) = self { return array }
    return nil
  }

  /// The text, where it is one.
  public var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The whole number, where it is one.
  public var integer: Int64? {
    if case .integer(let integer) = self { return integer }
    return nil
  }

  /// The finite number, whole or not, where it is one.
  public var number: Double? {
    switch self {
    case .integer(let integer): return Double(integer)
    case .number(let number) where number.isFinite: return number
    default: return nil
    }
  }

  /// Yes or no, where it is one of them.
  public var flag: Bool? {
    if case .flag(let flag) = self { return flag }
    return nil
  }

  /// The date, where it is one; a month stands as text, such as `"2025-08"`.
  public var date: CalendarDate? {
    switch self {
    case .date(let date): return date
    case .text(let text): return CalendarDate(text)
    default: return nil
    }
  }

  /// What it is, in words a message can use, such as `a text` or `a table`.
  public var shapeInWords: String {
    switch self {
    case .table: return "a table"
    case .array: return "a list"
    case .text: return "a text"
    case .integer: return "a whole number"
    case .number(let number): return number.isFinite ? "a number" : "not a finite number"
    case .flag: return "true or false"
    case .date: return "a date"
    case .moment: return "a time"
    }
  }
}

/// Keys with their values, in the order they were first written.
public struct TOMLTable: Hashable, Sendable {
  /// One key with its value and the line it stands on; the line is no part of what is equal.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: String
    /// Its value.
    public let value: TOMLValue
    /// The line of the key, from 1.
    public let line: Int

    /// Pairs a key with its value.
    public init(key: String, value: TOMLValue, line: Int = 1) {
      self.key = key
      self.value = value
      self.line = line
    }

    /// Whether key and value are the same.
    public static func == (left: Entry, right: Entry) -> Bool {
      left.key == right.key && left.value == right.value
    }

    /// Feeds key and value.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(key)
      hasher.combine(value)
    }
  }

  /// The entries, in the order they were first written.
  public let entries: [Entry]
  /// The line the table begins on, from 1.
  public let line: Int

  /// Makes a table out of entries with distinct keys.
  public init(_ entries: [Entry], line: Int = 1) {
    self.entries = entries
    self.line = line
  }

  /// The value under a key, if there is one.
  ///
  /// **Cost**: O(n) in the number of keys.
  public subscript(key: String) -> TOMLValue? {
    entries.first { $0.key == key }?.value
  }

  /// The keys, in the order they were first written.
  public var keys: [String] { entries.map(\.key) }

  /// Whether it holds nothing.
  public var isEmpty: Bool { entries.isEmpty }

  /// Whether the same entries stand in the same order.
  public static func == (left: TOMLTable, right: TOMLTable) -> Bool {
    left.entries == right.entries
  }

  /// Feeds the entries.
  public func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}
