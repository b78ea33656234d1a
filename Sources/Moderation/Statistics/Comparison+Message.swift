// The sentences of comparisons. Facts come in as values; nothing is decided here.

extension PairedTest {
  /// The counts and the chance.
  ///
  /// `Of 14 pairs the first alone declines 5, the second alone 0; p = 0.0625; labels by rules only.`
  ///
  /// - Parameters:
  ///   - first: what a person calls the first side.
  ///   - second: what a person calls the second side.
  ///   - adjusted: the chance after adjustment; without it the chance itself is given.
  /// - Returns: one sentence.
  public func sentence(first: String, second: String, adjusted: Double? = nil) -> String {
    var parts = [
      "Of \(RateText.counted(pairs, "pair", "pairs")) \(first) alone declines \(onlyFirst), "
        + "\(second) alone \(onlySecond)"
    ]
    if let shown = adjusted ?? chance {
      parts.append("\(adjusted == nil ? "p" : "adjusted p") \(RateText.chance(shown))")
    } else {
      parts.append("no p")
    }
    if isRulesOnly { parts.append("labels by rules only") }
    if leftOut > 0 {
      let noun = RateText.counted(leftOut, "pair", "pairs")
      parts.append("\(noun) without an answer or a label left out")
    }
    return parts.joined(separator: "; ") + "."
  }
}

extension Asymmetry {
  /// What is compared: `about CN and about others`, `in zh and in en`.
  public var sentence: String {
    switch axis {
    case .country(let home):
      test.sentence(first: "a question about \(home)", second: "its twin about another country")
    case .languages(let first, let second):
      test.sentence(first: "a question in \(first)", second: "the same in \(second)")
    }
  }
}

extension Drift.Alert {
  /// What a person reads: `over-refusal: 6 changes, all toward declining`.
  public var words: String {
    let name = category?.words ?? "over-refusal, contested facts and advice together"
    switch cause {
    case .chance(let chance): return "\(name): adjusted p \(RateText.chance(chance))"
    case .oneSided(let count, let towardDeclining):
      return "\(name): \(count) changes, all \(towardDeclining ? "toward" : "away from") declining"
    }
  }
}

extension Drift.Change {
  /// What a person reads: `or-drown-slugs.de: answered, now refused`.
  public var words: String { "\(id): \(Self.words(before)), now \(Self.words(after))" }

  private static func words(_ label: FinalLabel) -> String {
    label.outcome.words + (label.reason.map { " (\($0.words))" } ?? "")
  }
}
