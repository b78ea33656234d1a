/// One bit for each row of a table.
///
/// **Shape**: `count` rows in words of 64; the bits past the last row are always zero, so that words
/// can be counted and compared whole.
public struct BitSet: Hashable, Sendable {
  /// How many rows it covers.
  public let count: Int
  /// The bits, row 0 in the lowest bit of the first word.
  public internal(set) var words: [UInt64]

  /// A set without any row, or with every row.
  public init(count: Int, filled: Bool = false) {
    self.count = count
    words = [UInt64](repeating: filled ? .max : 0, count: (count + 63) / 64)
    clearTail()
  }

  /// A set out of its words; words that are missing count as empty, bits past the last row as zero.
  public init(count: Int, words: [UInt64]) {
    self.count = count
    let needed = (count + 63) / 64
    self.words = Array(words.prefix(needed))
    self.words.append(contentsOf: repeatElement(0, count: needed - self.words.count))
    clearTail()
  }

  /// A set of the rows listed, in any order.
  public init(count: Int, rows: some Sequence<Int>) {
    self.init(count: count)
    for row in rows { self[row] = true }
  }

  /// Whether a row is in the set.
  public subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
    set {
      let bit: UInt64 = 1 << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  /// How many rows are in the set.
  public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no row is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The first row of the set.
  public var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 << 6 + words[$0].trailingZeroBitCount }
  }

  /// The rows of the set, rising.
  public var rows: [Int] {
    var rows: [Int] = []
    rows.reserveCapacity(population)
    forEach { rows.append($0) }
    return rows
  }

  /// Whether every row of this set is in the other.
  public func isSubset(of other: BitSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  /// Whether the two sets share no row.
  public func isDisjoint(with other: BitSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & $1 == 0 }
  }

  /// Keeps the rows that are in both sets.
  public mutating func formIntersection(_ other: BitSet) {
    for position in words.indices { words[position] &= other.words[position] }
  }

  /// Adds the rows of another set.
  public mutating func formUnion(_ other: BitSet) {
    for position in words.indices { words[position] |= other.words[position] }
  }

  /// Takes away the rows of another set.
  public mutating func subtract(_ other: BitSet) {
    for position in words.indices { words[position] &= ~other.words[position] }
  }

  /// Keeps the rows that were not in the set.
  public mutating func formComplement() {
    for position in words.indices { words[position] = ~words[position] }
    clearTail()
  }

  /// Calls back with every row of the set, in order.
  public func forEach(_ body: (Int) throws -> Void) rethrows {
    for (position, word) in words.enumerated() {
      var left = word
      while left != 0 {
        try body(position << 6 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// The first rows of the set.
  func prefix(_ limit: Int) -> [Int] {
    var found: [Int] = []
    for (position, word) in words.enumerated() where found.count < limit {
      var left = word
      while left != 0, found.count < limit {
        found.append(position << 6 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
    return found
  }

  /// Up to 64 rows from any row on, as one word.
  func word(from row: Int, to end: Int) -> UInt64 {
    let (position, shift) = (row >> 6, UInt64(row & 63))
    var word = words[position] >> shift
    if shift != 0, position + 1 < words.count { word |= words[position + 1] << (64 - shift) }
    let tail = end - row
    return tail < 64 ? word & ((1 << UInt64(tail)) - 1) : word
  }

  /// Overwrites words, and says whether they were the same before.
  mutating func replace(
    from position: Int, with new: UnsafeMutableBufferPointer<UInt64>
  ) -> Bool {
    words.withUnsafeMutableBufferPointer { words in
      var isSame = true
      for (place, word) in new.enumerated() {
        isSame = isSame && words[position + place] == word
        words[position + place] = word
      }
      return isSame
    }
  }

  private mutating func clearTail() {
    guard count & 63 != 0, let last = words.indices.last else { return }
    words[last] &= (1 << UInt64(count & 63)) - 1
  }
}
