internal import Catalog

/// Single values out of a table, each with its own complaint.
extension ScenarioReader {
  func place(_ line: Int?) -> ScenarioError.Place { ScenarioError.Place(file: file, line: line) }

  func wrong(
    _ table: TOMLTable, _ key: String, _ value: String, _ expected: String, _ known: [String] = []
  ) -> ScenarioError {
    .wrongValue(
      place(line(of: key, in: table)), key: key, value: value, expected: expected,
      nearest: Spelling.nearest(value, in: known))
  }

  func allow(_ table: TOMLTable, _ keys: [String]) throws {
    try allow(table, keys, elsewhere: [], in: "")
  }

  /// A key that belongs to another table is named with that table.
  func allow(
    _ table: TOMLTable, _ keys: [String], elsewhere others: [String], in other: String
  ) throws {
    for entry in table.entries where !keys.contains(entry.key) {
      let nearest =
        others.contains(entry.key)
        ? "\(other).\(entry.key)" : Spelling.nearest(entry.key, in: keys)
      throw ScenarioError.unknownKey(place(entry.line), key: entry.key, nearest: nearest)
    }
  }

  func text(_ table: TOMLTable, _ key: String) throws -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.text, !text.isEmpty else {
      throw wrong(table, key, value.inWords, "a text that is not empty")
    }
    return text
  }

  func integer(_ table: TOMLTable, _ key: String) throws -> Int64? {
    guard let value = table[key] else { return nil }
    guard let integer = value.integer, (0...1_000_000_000_000).contains(integer) else {
      throw wrong(table, key, value.inWords, "a whole number from 0")
    }
    return integer
  }

  func positive(_ table: TOMLTable, _ key: String) throws -> Int64? {
    guard let integer = try integer(table, key) else { return nil }
    guard integer > 0 else { throw wrong(table, key, "0", "a whole number from 1") }
    return integer
  }

  func number(_ table: TOMLTable, _ key: String) throws -> Double? {
    guard let value = table[key] else { return nil }
    guard let number = value.number, number.isFinite else {
      throw wrong(table, key, value.inWords, "a number")
    }
    return number
  }

  func share(_ table: TOMLTable, _ key: String, upTo limit: Double) throws -> Double? {
    guard let number = try number(table, key) else { return nil }
    guard (0...limit).contains(number) else {
      throw wrong(
        table, key, table[key]?.inWords ?? "",
        limit == 1 ? "a number from 0 to 1" : "a number from 0")
    }
    return number
  }

  func flag(_ table: TOMLTable, _ key: String) throws -> Bool? {
    guard let value = table[key] else { return nil }
    guard let flag = value.flag else {
      throw wrong(table, key, value.inWords, "true or false")
    }
    return flag
  }

  func word<Word: RawRepresentable & CaseIterable>(
    _ table: TOMLTable, _ key: String, _ type: Word.Type
  ) throws -> Word? where Word.RawValue == String {
    guard let text = try text(table, key) else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue)
      throw wrong(table, key, text, Wording.list(known.map { "'\($0)'" }, joint: "or"), known)
    }
    return word
  }

  func table(_ table: TOMLTable, _ key: String) throws -> TOMLTable? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw wrong(table, key, value.inWords, "a table") }
    return inner
  }

  func tables(_ table: TOMLTable, _ key: String) throws -> [TOMLTable] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else {
      throw wrong(table, key, value.inWords, "tables written [[\(key)]]")
    }
    return try array.map { item in
      guard let inner = item.table else {
        throw wrong(table, key, item.inWords, "tables written [[\(key)]]")
      }
      return inner
    }
  }

  func fact(_ value: TOMLValue, _ key: String, _ table: TOMLTable) throws -> FactValue {
    if let text = value.text { return .text(text) }
    if let flag = value.flag { return .flag(flag) }
    if let integer = value.integer { return .integer(integer) }
    if let number = value.number, number.isFinite { return .number(number) }
    if let date = value.date { return .date(date) }
    if let array = value.array {
      let texts = array.compactMap(\.text)
      if texts.count == array.count { return .list(texts) }
      let numbers = array.compactMap(\.number)
      if numbers.count == array.count { return .numbers(numbers) }
    }
    throw wrong(
      table, key, value.inWords, "a text, a number, true or false, a date, or a list of texts")
  }

  func refuseTwins(_ ids: [String], in root: TOMLTable, _ key: String) throws {
    var seen: Set<String> = []
    for (position, id) in ids.enumerated() where !seen.insert(id).inserted {
      let line = root[key]?.array?[position].table?.line
      throw ScenarioError.twin(place(line), table: key, id: id)
    }
  }

  private func line(of key: String, in table: TOMLTable) -> Int {
    table.entries.first { $0.key == key }?.line ?? table.line
  }
}

extension TOMLValue {
  /// The value as the file has it, where it is short enough to quote; else what it is.
  var inWords: String {
    switch self {
    case .text(let text): return text
    case .integer(let integer): return String(integer)
    case .number(let number): return number.description
    case .flag(let flag): return flag ? "true" : "false"
    case .date(let date): return date.description
    case .moment(let moment): return moment
    case .array: return "[…]"
    case .table: return "{…}"
    }
  }
}
