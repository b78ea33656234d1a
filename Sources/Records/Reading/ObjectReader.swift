internal import Catalog

/// Takes one JSON object apart by its keys, and complains by path.
struct ObjectReader {
  private let path: String
  private let object: [String: JSONValue]

  /// Opens an object that may hold these keys, and any that begin with `x-`.
  init(_ value: JSONValue, at path: String, keys: [String]) throws(RecordProblem) {
    guard case .object(let object) = value else {
      throw .wrongValue(path: path.isEmpty ? "the document" : path, expected: "an object")
    }
    self.path = path
    self.object = object
    let unknown = object.keys.filter { !keys.contains($0) && !$0.hasPrefix("x-") }
    if let key = unknown.min(by: { $0.precedesByBytes($1) }) {
      throw .unknownKey(path: place(key), nearest: Spelling.nearest(key, in: keys))
    }
  }

  /// Whether a key holds something other than `null`.
  func has(_ key: String) -> Bool {
    switch object[key] {
    case nil, .null: return false
    default: return true
    }
  }

  /// A value whatever its shape; missing is an error.
  func value(_ key: String) throws(RecordProblem) -> JSONValue {
    guard let value = object[key] else { throw .missingKey(path: place(key)) }
    return value
  }

  func text(_ key: String) throws(RecordProblem) -> String {
    guard case .text(let text) = try value(key) else { throw wrong(key, "a text") }
    return text
  }

  func optionalText(_ key: String) throws(RecordProblem) -> String? {
    has(key) ? try text(key) : nil
  }

  func integer(_ key: String) throws(RecordProblem) -> Int {
    guard case .integer(let integer) = try value(key), let number = Int(exactly: integer) else {
      throw wrong(key, "a whole number")
    }
    return number
  }

  func optionalInteger(_ key: String) throws(RecordProblem) -> Int? {
    has(key) ? try integer(key) : nil
  }

  func number(_ key: String) throws(RecordProblem) -> Double {
    switch try value(key) {
    case .integer(let integer): return Double(integer)
    case .computed(let number), .stated(let number): return number
    default: throw wrong(key, "a number")
    }
  }

  func optionalNumber(_ key: String) throws(RecordProblem) -> Double? {
    has(key) ? try number(key) : nil
  }

  func flag(_ key: String) throws(RecordProblem) -> Bool {
    guard case .flag(let flag) = try value(key) else { throw wrong(key, "true or false") }
    return flag
  }

  func date(_ key: String) throws(RecordProblem) -> CalendarDate {
    guard let date = CalendarDate(try text(key)) else { throw wrong(key, "a date as 2026-08-01") }
    return date
  }

  func optionalDate(_ key: String) throws(RecordProblem) -> CalendarDate? {
    has(key) ? try date(key) : nil
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, _ type: Word.Type)
    throws(RecordProblem) -> Word where Word.RawValue == String
  {
    guard let word = Word(rawValue: try text(key)) else {
      throw wrong(key, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  func texts(_ key: String) throws(RecordProblem) -> [String] {
    try list(key) { (value, path) throws(RecordProblem) in
      guard case .text(let text) = value else { throw .wrongValue(path: path, expected: "a text") }
      return text
    }
  }

  /// A list, item by item.
  func list<Item>(
    _ key: String, _ read: (JSONValue, String) throws(RecordProblem) -> Item
  ) throws(RecordProblem) -> [Item] {
    guard case .list(let values) = try value(key) else { throw wrong(key, "a list") }
    var items: [Item] = []
    items.reserveCapacity(values.count)
    for (position, value) in values.enumerated() {
      items.append(try read(value, place(key) + "[\(position)]"))
    }
    return items
  }

  /// A table of values under keys of their own.
  func table<Item>(
    _ key: String, _ read: (JSONValue, String) throws(RecordProblem) -> Item
  ) throws(RecordProblem) -> [String: Item] {
    guard case .object(let values) = try value(key) else { throw wrong(key, "an object") }
    var table: [String: Item] = [:]
    for (name, value) in values.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      table[name] = try read(value, place(key) + "." + name)
    }
    return table
  }

  /// The object under a key, taken apart in turn.
  func inner<Item>(
    _ key: String, _ read: (JSONValue, String) throws(RecordProblem) -> Item
  ) throws(RecordProblem) -> Item {
    try read(try value(key), place(key))
  }

  func optionalInner<Item>(
    _ key: String, _ read: (JSONValue, String) throws(RecordProblem) -> Item
  ) throws(RecordProblem) -> Item? {
    has(key) ? try inner(key, read) : nil
  }

  /// Keys that other programs added.
  var extensions: [String: JSONValue] { object.filter { $0.key.hasPrefix("x-") } }

  func wrong(_ key: String, _ expected: String) -> RecordProblem {
    .wrongValue(path: place(key), expected: expected)
  }

  private func place(_ key: String) -> String { path.isEmpty ? key : path + "." + key }
}
