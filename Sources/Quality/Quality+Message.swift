internal import Catalog

extension ScoreRefusal {
  /// Why the score does not count, as the end of a sentence.
  public var words: String {
    switch self {
    case .outsideRange(let lowest, let highest):
      return
        "outside of \(JSONValue.stated(lowest).canonicalText) to \(JSONValue.stated(highest).canonicalText)"
    case .noRating: return "no rating, whatever its column says"
    case .noMaximum(let unit):
      return unit.isEmpty ? "no highest score is stated" : "no highest \(unit) is stated"
    case .composite: return "an index over benchmarks that count themselves"
    case .severalAttempts(let attempts): return "puts \(attempts) answers to each question together"
    case .tools: return "reached with tools where others use none"
    case .embeddings: return "judges embeddings, not answers"
    }
  }
}

extension AbilityEstimate.Standing {
  /// Why the result does not enter, as the end of a sentence; nothing where it does.
  public var reason: String? {
    switch self {
    case .used: return nil
    case .lesserMode: return "another mode of it shows more"
    case .uncalibrated: return "too few models have such a result to know what it means"
    case .refused(let refusal): return refusal.words
    }
  }
}

extension UseEstimate.Missing {
  /// Why there are no points, as a sentence.
  public var sentence: String {
    switch self {
    case .noResults: return "Nobody has published a result of it that this catalog holds."
    case .noneUsable: return "None of its published results can be used."
    case .nothingOfUse:
      return "It has no result on the benchmarks of this use case, and others say nothing of it."
    case .noScale: return "This catalog has no quality scale in force."
    }
  }
}

extension UseEstimate.Mark {
  /// What to know, as a sentence.
  public var sentence: String {
    switch self {
    case .claimsOnly:
      return "Nobody independent speaks: only claims of its developer, or of nobody knows whom."
    case .oneResult: return "One result alone speaks."
    case .nothingOfUse:
      return "Nothing of this use case was published; the common ability stands in."
    case .declaredScale:
      return "Its points are a declared range and do not follow the common ability."
    }
  }
}

extension CalibrationError {
  /// What is wrong and what to do.
  public var sentence: String {
    switch self {
    case .anchorWithoutResults(let model):
      return "'\(model)' has no result that can be used, so the scale cannot hang on it. "
        + "Name another model."
    case .anchorsInWrongOrder(let low, let high):
      return "'\(low)' is not weaker than '\(high)', so no points lie between them. "
        + "Name a weaker and a stronger model."
    case .unreadable(let version, let field):
      return "Calibration '\(version)' cannot be used: '\(field)' is missing or has no meaning. "
        + "Write it anew with 'weigh quality calibrate'."
    }
  }
}
