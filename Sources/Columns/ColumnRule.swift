/// A set of one-byte codes.
public struct CodeSet: Hashable, Sendable {
  /// 32 bytes, ordered for the kernel: see `weigh_match_codes`.
  private(set) var bytes: [UInt8]

  /// A set of the codes listed.
  public init(_ codes: some Sequence<UInt8>) {
    bytes = [UInt8](repeating: 0, count: 32)
    for code in codes { bytes[Self.place(of: code)] |= Self.bit(of: code) }
  }

  /// Whether a code is in the set.
  public func contains(_ code: UInt8) -> Bool {
    bytes[Self.place(of: code)] & Self.bit(of: code) != 0
  }

  /// The codes of this set that are not in the other.
  func subtracting(_ other: CodeSet) -> CodeSet {
    var rest = self
    for place in rest.bytes.indices { rest.bytes[place] &= ~other.bytes[place] }
    return rest
  }

  private static func place(of code: UInt8) -> Int { Int(code & 15) + Int(code >> 7) * 16 }
  private static func bit(of code: UInt8) -> UInt8 { 1 << (code >> 4 & 7) }
}

extension CodeSet: ExpressibleByArrayLiteral {
  /// A set of the codes listed.
  public init(arrayLiteral elements: UInt8...) { self.init(elements) }
}

/// A need as a rule over one column: every row passes it, fails it, or its fact is not known.
public enum ColumnRule: Hashable, Sendable {
  /// The number lies in `low`…`high`, ends included; infinite ends are none.
  ///
  /// The ends are rounded to what the column can hold, as its facts were, so that a fact equal to
  /// an end passes. For a strict comparison give the number next to the end.
  case window(column: String, low: Double, high: Double)
  /// The code is one of `pass`; if not, it says nothing if it is one of `unknown`, and else it fails.
  case codes(column: String, pass: CodeSet, unknown: CodeSet)
  /// Decided elsewhere: rows that pass, and rows of which it is not known.
  case sets(pass: BitSet, unknown: BitSet)
}

/// Who passes a rule, and of whom it is not known; all others fail.
///
/// **Source** Kleene's strong logic of three values: "all" fails if one fails, passes if all pass;
/// "any" passes if one passes, fails if all fail.
public struct RuleSets: Hashable, Sendable {
  /// Rows that pass.
  public var pass: BitSet
  /// Rows of which it is not known; disjoint from `pass`.
  public var unknown: BitSet

  /// Puts the two sets together.
  public init(pass: BitSet, unknown: BitSet) {
    self.pass = pass
    self.unknown = unknown
  }

  /// Rows that fail.
  public var fail: BitSet {
    var rest = pass
    rest.formUnion(unknown)
    rest.formComplement()
    return rest
  }

  /// Both hold.
  public mutating func formAll(_ other: RuleSets) {
    var possible = pass
    possible.formUnion(unknown)
    var otherPossible = other.pass
    otherPossible.formUnion(other.unknown)
    possible.formIntersection(otherPossible)
    pass.formIntersection(other.pass)
    possible.subtract(pass)
    unknown = possible
  }

  /// One of both holds.
  public mutating func formAny(_ other: RuleSets) {
    pass.formUnion(other.pass)
    unknown.formUnion(other.unknown)
    unknown.subtract(pass)
  }

  /// It does not hold.
  public mutating func formNot() { pass = fail }
}
