/// The keys of one architecture in a header, with whether they can be used.
struct HeaderNumbers {
  /// More layers than this are no model's; llama.cpp stops at 512.
  static let mostLayers: Int64 = 4096
  /// A number above this cannot be a size of a network layer; the key then counts as not stated.
  static let largest: Int64 = 1 << 31

  private let header: GGUFHeader
  private let prefix: String
  /// Keys that hold something they cannot hold, in the order they were asked for.
  private(set) var unusable: [String] = []

  init(_ header: GGUFHeader, architecture: String) {
    self.header = header
    prefix = architecture + "."
  }

  /// Whether a key is there, whatever it holds.
  func states(_ key: String) -> Bool { header.entry(prefix + key) != nil }

  /// Whether any key begins like this.
  func statesAny(_ start: String) -> Bool {
    header.entries.contains { $0.key.hasPrefix(prefix + start) }
  }

  /// A size: one and above.
  mutating func size(_ key: String) -> Int64? { number(key, in: 1...Self.largest) }

  /// A count: zero is a statement.
  mutating func count(_ key: String) -> Int64? { number(key, in: 0...Self.largest) }

  private mutating func number(_ key: String, in range: ClosedRange<Int64>) -> Int64? {
    guard let entry = header.entry(prefix + key) else { return nil }
    if case .array = entry.value { return nil }
    if let number = header.integer(entry.key), range.contains(number) { return number }
    reject(entry.key)
    return nil
  }

  /// One number for each layer: a list of at least as many, or one number for all.
  mutating func layers(_ key: String, count layers: Int64) -> [Int64]? {
    guard let entry = header.entry(prefix + key) else { return nil }
    guard case .array = entry.value else {
      return count(key).map { Array(repeating: $0, count: Int(layers)) }
    }
    if let numbers = header.integers(entry.key), Int64(numbers.count) >= layers {
      let used = numbers.prefix(Int(layers))
      if used.allSatisfy((0...Self.largest).contains) { return Array(used) }
    }
    reject(entry.key)
    return nil
  }

  /// Which layers a list names with one, or with yes.
  mutating func flags(_ key: String, count layers: Int64) -> [Bool]? {
    guard let entry = header.entry(prefix + key), case .array = entry.value else { return nil }
    return self.layers(key, count: layers)?.map { $0 != 0 }
  }

  private mutating func reject(_ key: String) {
    if !unusable.contains(key) { unusable.append(key) }
  }
}
