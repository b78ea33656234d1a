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

  private mutating func clearTail() {
    guard count & 63 != 0, let last = words.indices.last else { return }
    words[last] &= (1 << UInt64(count & 63)) - 1
  }
}
