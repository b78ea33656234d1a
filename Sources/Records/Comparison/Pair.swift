/// The same thing of two lists, A and B.
public struct Pair<Value> {
  /// Of the first list.
  public var a: Value
  /// Of the second list.
  public var b: Value

  /// Puts two together.
  public init(_ a: Value, _ b: Value) {
    self.a = a
    self.b = b
  }

  /// The same for both.
  init(_ make: (Side) throws -> Value) rethrows {
    self.init(try make(.a), try make(.b))
  }

  /// The one of a side.
  public subscript(side: Side) -> Value { side == .a ? a : b }

  /// The two in the other order.
  public var swapped: Pair { Pair(b, a) }

  /// What each becomes.
  public func map<Other>(_ change: (Value) throws -> Other) rethrows -> Pair<Other> {
    Pair<Other>(try change(a), try change(b))
  }
}

extension Pair: Equatable where Value: Equatable {
  /// Whether both are the same.
  public var isEqual: Bool { a == b }
}

extension Pair: Hashable where Value: Hashable {}
extension Pair: Sendable where Value: Sendable {}

/// Which of two lists.
public enum Side: String, CaseIterable, Hashable, Sendable {
  case a = "A"
  case b = "B"

  /// The other one.
  public var other: Side { self == .a ? .b : .a }
}
