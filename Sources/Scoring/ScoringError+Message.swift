extension ScoringError {
  /// What is wrong, in a sentence.
  public var message: String {
    switch self {
    case .wrongCount(let what, let found, let expected):
      return "There are \(found) \(what.rawValue) where \(expected) are needed."
    case .valueOutOfRange(let alternative, let criterion):
      return "The value in row \(alternative + 1), column \(criterion + 1) is not between 0 and 1."
    case .rangeNotRising(let alternative, let criterion):
      return "The range in row \(alternative + 1), column \(criterion + 1) does not rise from its "
        + "least to its most."
    case .weightNotPositive(let criterion):
      return "Weight \(criterion + 1) is negative or not a number."
    case .allWeightsZero: return "All weights are zero."
    case .drawsOutOfRange(let draws):
      return "\(draws) draws cannot be made: give 1 to 1000000."
    case .concentrationNotPositive: return "The concentration must be a number above zero."
    case .noSuchAlternative(let alternative):
      return "There is no row \(alternative + 1) in the table."
    case .tooManyAlternatives(let found, let limit):
      return "\(found) alternatives are too many for one simulation; its limit is \(limit)."
    }
  }
}
