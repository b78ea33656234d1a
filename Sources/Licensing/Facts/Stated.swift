/// What a license text says on one point; silence and not having looked are different things.
public enum Stated<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The text, as read, says this.
  case says(Value, Citation)
  /// Nobody has seen what the text says.
  case unknown

  /// The value, where it is known.
  public var value: Value? {
    if case .says(let value, _) = self { return value }
    return nil
  }

  /// The clause it stands in, where one was recorded.
  public var clause: String? {
    if case .says(_, let citation) = self { return citation.clause }
    return nil
  }

  /// A remark in Weigh's own words.
  public var note: String? {
    if case .says(_, let citation) = self { return citation.note }
    return nil
  }
}

/// Where in a text a statement stands.
public struct Citation: Hashable, Sendable {
  /// The clause.
  public let clause: String?
  /// A remark in Weigh's own words.
  public let note: String?

  /// Names a clause, a remark, or both.
  public init(clause: String? = nil, note: String? = nil) {
    self.clause = clause
    self.note = note
  }
}

/// A list out of a license text, and whether anybody looked for its entries.
///
/// **Shape**: empty and read means that none stands in the text; empty and not read says nothing.
public struct ReadList<Element: Hashable & Sendable>: Hashable, Sendable {
  /// What was found.
  public let found: [Element]
  /// Whether the text was read for it.
  public let wasRead: Bool

  /// Pairs what was found with whether somebody looked.
  public init(_ found: [Element] = [], wasRead: Bool) {
    self.found = found
    self.wasRead = wasRead
  }
}
