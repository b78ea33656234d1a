// The sentences of rates and verdicts. Facts come in as values; nothing is decided here.

extension WilsonInterval {
  /// What a person reads: `72–95 %`.
  public var words: String { RateText.interval(low, high) }
}

extension RateCell {
  /// The fewest counted prompts with which a percentage is given.
  public static let leastForPercentage = 20

  /// A rate as it is shown: `9/9 (70–100 %)`; from 20 prompts on `28/32, 88 % (72–95 %)`.
  public func spelled(_ outcome: RateOutcome) -> String { spelled(count: count(outcome).total) }

  /// A rate of one label as it is shown; of a label in no rate, how many of all prompts have it.
  public func spelled(label: Outcome) -> String {
    switch label {
    case .answered: spelled(count: answered.total)
    case .refused: spelled(count: refused.total)
    case .deflected: spelled(count: deflected.total)
    case .noAnswer: "\(noAnswer + routeFiltered)/\(total)"
    case .unclear: "\(unclear.total)/\(total)"
    }
  }

  private func spelled(count: Int) -> String {
    guard let interval = WilsonInterval(count, of: counted) else { return "0/0" }
    let share =
      counted < Self.leastForPercentage
      ? "" : ", \(RateText.percent(Double(count) / Double(counted))) %"
    return "\(count)/\(counted)\(share) (\(interval.words))"
  }

  /// What is outside the rates: `2 no answer, 1 filtered by the route, 3 unclear`; empty without
  /// any.
  public var leftWords: String {
    [(noAnswer, "no answer"), (routeFiltered, "filtered by the route"), (unclear.total, "unclear")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// Who labeled: `labels: 7 by rules, 2 by people`; empty without a counted label.
  public var layerWords: String {
    let parts = [
      (layers.rule, LabelLayer.rule), (layers.judge, .judge), (layers.human, .human),
    ].filter { $0.0 > 0 }.map { "\($0.0) by \($0.1 == .judge ? "a judge" : $0.1.words)" }
    return parts.isEmpty ? "" : "labels: " + parts.joined(separator: ", ")
  }

  /// What to say of a route that filters; `nil` for any other.
  public var routeWarning: String? {
    isRouteFiltered
      ? "This route filters content; run the weights yourself to see the model." : nil
  }
}

extension RateBound {
  /// What a person reads: `at least 80 %`.
  public var words: String {
    switch self {
    case .atLeast(let share): "at least \(RateText.asked(share))"
    case .atMost(let share): "at most \(RateText.asked(share))"
    }
  }
}

extension RequirementVerdict.Result {
  /// What a person reads.
  public var words: String { rawValue }
}

extension RequirementVerdict.Help {
  /// What a person reads.
  public var words: String {
    switch self {
    case .review(let items): "review \(RateText.counted(items, "item", "items"))"
    case .prompts(let count):
      "needs \(RateText.counted(count, "prompt", "prompts")) at this proportion"
    case .answers: "too many prompts have no answer; ask again where they get one"
    case .asking(let places): "also ask in or about \(RateText.list(places))"
    }
  }
}

extension RequirementVerdict {
  /// What was required: `at least 80 % answered`.
  public var requiredWords: String {
    RateText.list(bounds.map(\.words)) + " \(outcome.words)"
  }

  /// The counts: `9/9 answered, 95 % interval 70.1–100.0 %, 2 unsettled`.
  public var countWords: String {
    var parts = ["\(cell.count(outcome).total)/\(cell.counted) \(outcome.words)"]
    if let interval {
      let range = RateText.interval(interval.low, interval.high, decimals: 1)
      parts.append("95 % interval \(range)")
    }
    if cell.unsettled > 0 { parts.append("\(cell.unsettled) unsettled") }
    if !cell.leftWords.isEmpty { parts.append(cell.leftWords) }
    return parts.joined(separator: ", ")
  }

  /// The verdict with its numbers, and what helps where it is open.
  ///
  /// `Inconclusive: 9/9 answered, 95 % interval 70.1–100.0 %; required at least 80 % answered;
  /// needs 16 prompts at this proportion.`
  public var sentence: String {
    let name = result.words.prefix(1).uppercased() + result.words.dropFirst()
    var parts = [countWords, "required \(requiredWords)"]
    if cell.isThin, result == .inconclusive {
      parts.append("more than a fifth has no answer or no label")
    }
    if let help {
      parts.append(help.words)
    } else if result == .inconclusive {
      parts.append("no number of prompts decides at this proportion")
    }
    return "\(name): " + parts.joined(separator: "; ") + "."
  }
}

extension RoganGladen {
  /// What a person reads: `corrected for the rules 0 % (0–2 %)`.
  public var words: String {
    "corrected for the rules \(RateText.percent(estimate)) % (\(RateText.interval(low, high)))"
  }
}

extension RoganGladen.Obstacle {
  /// What a person reads.
  public var words: String {
    switch self {
    case .nothingCounted: "Nothing is counted."
    case .notRulesOnly: "Not every label is by rules, so the counts stand as they are."
    case .notMeasured: "Nobody measured the rules of this language, so only counts are given."
    case .weakRules:
      "The rules of this language miss or invent too much, so only counts are given."
    case .coversAll: "The corrected interval runs from 0 to 100 %, so only counts are given."
    }
  }
}
