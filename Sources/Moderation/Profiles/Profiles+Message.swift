// The sentences of requirement profiles.

extension RequirementProblem {
  /// What a person reads.
  public var message: String {
    switch self {
    case .noBound: "a moderation requirement needs 'min' or 'max', a share from 0 to 1."
    case .noShare(let key, let value): "'\(key)' is \(value); it must be a share from 0 to 1."
    case .nothingLeft(let minimum, let maximum):
      "'min' is \(minimum) and 'max' is \(maximum): no rate can be both."
    case .badWeight(let weight): "'weight' is \(weight); it must be above 0."
    }
  }
}

extension ModerationRequirement {
  /// What it requires, in one line: `contested facts about CN in en and zh: at least 90 % answered`.
  public var words: String {
    var text = category.words
    if !jurisdictions.isEmpty { text += " about " + RateText.list(jurisdictions) }
    if !languages.isEmpty { text += " in " + RateText.list(languages) }
    return text + ": " + RateText.list(bounds.map(\.words)) + " \(outcome.words)"
  }
}

extension ModerationRequirement.OpenPoint {
  /// What a person reads.
  public var words: String {
    switch self {
    case .reason: "no reason is given"
    case .owner: "no owner is named"
    }
  }
}

extension ProfileEvaluation.Line {
  /// The verdict in one sentence; for what was not asked, that it was not.
  public var sentence: String { verdict?.sentence ?? "Not probed: nothing of it was asked." }
}
