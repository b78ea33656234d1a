/// What a source states about one field, before anybody interprets it.
public enum FactValue: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case number(Double)
  case flag(Bool)
  case date(CalendarDate)
  case list([String])
  case numbers([Double])
  /// Named counts, such as layers by attention type. Sorted by name.
  case counts([NamedCount])

  /// The value as text, where it is text.
  public var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The value as a whole number, where it is one.
  public var integer: Int64? {
    switch self {
    case .integer(let integer): return integer
    case .number(let number): return Int64(exactly: number)
    default: return nil
    }
  }

  /// The value as a number, whole or not.
  public var number: Double? {
    switch self {
    case .integer(let integer): return Double(integer)
    case .number(let number): return number
    default: return nil
    }
  }

  /// The value as yes or no, where it is one of them.
  public var flag: Bool? {
    if case .flag(let flag) = self { return flag }
    return nil
  }

  /// The value as a date; a month may stand as text.
  public var date: CalendarDate? {
    switch self {
    case .date(let date): return date
    case .text(let text): return CalendarDate(text)
    default: return nil
    }
  }

  /// The value as a list of names; one name is a list of one.
  public var list: [String]? {
    switch self {
    case .list(let list): return list
    case .text(let text): return [text]
    default: return nil
    }
  }

  /// The value as numbers, order kept.
  public var numbers: [Double]? {
    if case .numbers(let numbers) = self { return numbers }
    return nil
  }

  /// The value as named counts, where it is a table of them.
  public var counts: [NamedCount]? {
    if case .counts(let counts) = self { return counts }
    return nil
  }
}

/// One entry of a table of counts.
public struct NamedCount: Hashable, Sendable {
  /// What is counted.
  public let name: String
  /// How many.
  public let count: Int64

  /// Pairs a name with its count.
  public init(name: String, count: Int64) {
    self.name = name
    self.count = count
  }
}
