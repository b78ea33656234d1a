/// A moderation requirement that cannot be.
public enum RequirementProblem: Error, Hashable, Sendable {
  /// Neither a least nor a largest share.
  case noBound
  /// A bound that is no share; the key as people write it.
  case noShare(key: String, value: Double)
  /// Bounds that leave no rate.
  case nothingLeft(minimum: Double, maximum: Double)
  /// A weight that is not above 0.
  case badWeight(Double)
}
