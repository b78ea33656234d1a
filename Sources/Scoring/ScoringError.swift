/// Why numbers cannot be scored; nothing has been computed.
public enum ScoringError: Error, Hashable, Sendable {
  /// A list has another length than the table asks for.
  case wrongCount(what: Quantity, found: Int, expected: Int)
  /// A value lies outside 0 … 1 or is no number; counted from 0.
  case valueOutOfRange(alternative: Int, criterion: Int)
  /// Low, mid and high of a value do not rise.
  case rangeNotRising(alternative: Int, criterion: Int)
  /// A weight is negative or no number; counted from 0.
  case weightNotPositive(criterion: Int)
  /// Every weight is zero.
  case allWeightsZero
  /// The number of draws is not in 1 … 1,000,000.
  case drawsOutOfRange(Int)
  /// The concentration is not a positive number.
  case concentrationNotPositive
  /// An alternative that the table does not have.
  case noSuchAlternative(Int)
  /// More alternatives than can be ranked in one simulation.
  case tooManyAlternatives(found: Int, limit: Int)

  /// What was counted.
  public enum Quantity: String, Hashable, Sendable {
    case cells
    case keys
    case weights
    case places
  }
}
