/// The outcome of a rule: Kleene's three values.
///
/// **Source**: S. C. Kleene, "Introduction to Metamathematics" (1952), §64, strong tables.
public enum TruthValue: String, CaseIterable, Hashable, Sendable {
  case pass, fail, unknown

  /// True only if both are; false if either is.
  public func and(_ other: TruthValue) -> TruthValue {
    if self == .fail || other == .fail { return .fail }
    return self == .pass && other == .pass ? .pass : .unknown
  }

  /// True if either is; false only if both are.
  public func or(_ other: TruthValue) -> TruthValue {
    if self == .pass || other == .pass { return .pass }
    return self == .fail && other == .fail ? .fail : .unknown
  }

  /// Unknown stays unknown.
  public var negated: TruthValue {
    switch self {
    case .pass: return .fail
    case .fail: return .pass
    case .unknown: return .unknown
    }
  }
}
