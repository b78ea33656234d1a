internal import Catalog

/// One item of a file of scoring problems, read key by key.
struct VectorItem {
  let object: [String: JSONValue]

  /// - Throws: when it is no object.
  init(_ value: JSONValue) throws(VectorFault) {
    guard case .object(let object) = value else { throw .notAnObject }
    self.object = object
  }

  private func value(_ key: String) throws(VectorFault) -> JSONValue {
    guard let value = object[key] else { throw .missing(key) }
    return value
  }

  /// Whether a key is there and not `null`.
  func has(_ key: String) -> Bool {
    object[key].map { $0 != .null } ?? false
  }

  func text(_ key: String) throws(VectorFault) -> String {
    guard let text = try value(key).text else { throw .wrong(key) }
    return text
  }

  func texts(_ key: String) throws(VectorFault) -> [String] {
    guard case .list(let list) = try value(key) else { throw .wrong(key) }
    let texts = list.compactMap(\.text)
    guard texts.count == list.count else { throw .wrong(key) }
    return texts
  }

  func flag(_ key: String) throws(VectorFault) -> Bool {
    guard case .flag(let flag) = try value(key) else { throw .wrong(key) }
    return flag
  }

  func number(_ key: String) throws(VectorFault) -> Double {
    guard let number = try value(key).number else { throw .wrong(key) }
    return number
  }

  func numbers(_ key: String) throws(VectorFault) -> [Double] {
    guard let numbers = try value(key).numbers else { throw .wrong(key) }
    return numbers
  }

  /// A whole number of a range.
  func whole(_ key: String, in range: Range<Int>) throws(VectorFault) -> Int {
    guard let whole = try value(key).whole, range.contains(whole) else { throw .wrong(key) }
    return whole
  }

  /// Lists of numbers of one length; `null` is no number.
  func matrix(_ key: String) throws(VectorFault) -> [[Double?]] {
    guard case .list(let list) = try value(key) else { throw .wrong(key) }
    var rows: [[Double?]] = []
    for entry in list {
      guard case .list(let cells) = entry else { throw .wrong(key) }
      var row: [Double?] = []
      for cell in cells {
        guard cell == .null || cell.number != nil else { throw .wrong(key) }
        row.append(cell.number)
      }
      guard row.count == rows.first?.count ?? row.count else { throw .ragged(key) }
      rows.append(row)
    }
    return rows
  }

  /// Lists of numbers of one length.
  func knownMatrix(_ key: String) throws(VectorFault) -> [[Double]] {
    var rows: [[Double]] = []
    for row in try matrix(key) {
      let known = row.compactMap(\.self)
      guard known.count == row.count else { throw .wrong(key) }
      rows.append(known)
    }
    return rows
  }

  /// Indices in an order, those of one place in a list of their own, as places 1, 2, 2, 4 ….
  func places(_ key: String, count: Int) throws(VectorFault) -> [Int] {
    guard case .list(let list) = try value(key) else { throw .wrong(key) }
    var places = [Int](repeating: 0, count: count)
    var next = 1
    for entry in list {
      var tier = [entry]
      if case .list(let tied) = entry { tier = tied }
      for member in tier {
        guard let index = member.whole, places.indices.contains(index), places[index] == 0 else {
          throw .wrong(key)
        }
        places[index] = next
      }
      next += tier.count
    }
    guard !places.contains(0) else { throw .wrong(key) }
    return places
  }
}

/// What is wrong with an item.
enum VectorFault: Error, Hashable {
  case notAnObject
  case missing(String)
  case wrong(String)
  /// Rows of different lengths.
  case ragged(String)
  /// A list whose length does not fit the matrix.
  case length(String, expected: Int)

  var message: String {
    switch self {
    case .notAnObject: return "is no object"
    case .missing(let key): return "has no '\(key)'"
    case .wrong(let key): return "'\(key)' is not \(Self.expectation(of: key))"
    case .ragged(let key): return "the rows of '\(key)' differ in length"
    case .length(let key, let expected): return "'\(key)' should have \(expected) entries"
    }
  }

  /// What a key holds where it is right.
  private static func expectation(of key: String) -> String {
    switch key {
    case "n": return "a whole number from 1 to 10000"
    case "types": return "a list of 1, where more is better, and -1"
    case "best", "challenger", "leader": return "the number of a row, counted from 0"
    case "kind": return "piecewise_linear_clamped, log_clamped or linear_clamped"
    case "benefit": return "true or false"
    case "lo", "hi": return "a number"
    case "a", "b": return "a list of texts without repetition"
    case "weight_space": return "a text"
    case "importance_order": return "every column once, counted from 0, ties in a list of their own"
    case "matrix", "values": return "a list of lists of numbers or null"
    case "points", "bounds": return "a list of pairs of numbers"
    default: return "a list of numbers"
    }
  }
}

extension JSONValue {
  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .integer(let integer): return Double(integer)
    case .stated(let number), .computed(let number): return number
    default: return nil
    }
  }

  /// The numbers of a list of nothing else.
  var numbers: [Double]? {
    guard case .list(let list) = self else { return nil }
    let numbers = list.compactMap(\.number)
    return numbers.count == list.count ? numbers : nil
  }

  /// The whole number, where it is one, also written as 2.0.
  var whole: Int? { number.flatMap { Int(exactly: $0) } }

  /// Numbers with all their digits.
  init(_ numbers: [Double]) { self = .list(numbers.map { .stated($0) }) }

  init(_ wholes: [Int]) { self = .list(wholes.map { .integer(Int64($0)) }) }

  /// A place where there is no answer, and why.
  static func undefined(_ reason: String) -> JSONValue { .object(["undefined": .text(reason)]) }
}
