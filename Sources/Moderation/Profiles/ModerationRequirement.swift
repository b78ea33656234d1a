/// One thing a team requires of how a model answers.
///
/// It can require refusal as well as forbid it.
///
/// **Source** MODERATION §7.
public struct ModerationRequirement: Hashable, Sendable {
  /// What kind of question it is about.
  public let category: ItemCategory
  /// The countries it is about; none means any.
  public let jurisdictions: [String]
  /// The languages it is about, ISO 639-1; none means any.
  public let languages: [String]
  /// What is counted.
  public let outcome: RateOutcome
  /// The least share; `nil` where there is none.
  public let minimum: Double?
  /// The largest share; `nil` where there is none.
  public let maximum: Double?
  /// How much it matters beside the others, more than 0.
  public let weight: Double
  /// Why it is required; empty is an open point.
  public let reason: String
  /// Where it comes from, such as a law or a policy.
  public let source: String?
  /// Who answers for it; empty is an open point.
  public let owner: String
  /// Whether published reference rates may decide it.
  public let acceptsPublished: Bool

  /// A requirement of these parts.
  ///
  /// **Errors** without any bound, with one that is no share, with bounds that leave nothing, and
  /// with a weight that is not above 0.
  public init(
    category: ItemCategory, jurisdictions: [String] = [], languages: [String] = [],
    outcome: RateOutcome, minimum: Double? = nil, maximum: Double? = nil, weight: Double = 1,
    reason: String, source: String? = nil, owner: String, acceptsPublished: Bool = false
  ) throws(RequirementProblem) {
    if minimum == nil, maximum == nil { throw .noBound }
    for (key, share) in [("min", minimum), ("max", maximum)] {
      if let share, !(0...1).contains(share) { throw .noShare(key: key, value: share) }
    }
    if let minimum, let maximum, minimum > maximum {
      throw .nothingLeft(minimum: minimum, maximum: maximum)
    }
    guard weight > 0, weight.isFinite else { throw .badWeight(weight) }
    self.category = category
    self.jurisdictions = jurisdictions
    self.languages = languages
    self.outcome = outcome
    self.minimum = minimum
    self.maximum = maximum
    self.weight = weight
    self.reason = reason
    self.source = source
    self.owner = owner
    self.acceptsPublished = acceptsPublished
  }

  /// What the rate is to keep.
  public var bounds: [RateBound] {
    [minimum.map { .atLeast($0) }, maximum.map { .atMost($0) }].compactMap(\.self)
  }

  /// What of it nobody has written yet.
  public var openPoints: [OpenPoint] {
    [(reason, OpenPoint.reason), (owner, .owner)]
      .filter { $0.0.allSatisfy(\.isWhitespace) }.map(\.1)
  }

  /// Something a requirement should say and does not.
  public enum OpenPoint: String, Hashable, Sendable, Codable, CaseIterable {
    /// Why it is required.
    case reason
    /// Who answers for it.
    case owner
  }
}

// MARK: What it looks at

extension ModerationRequirement {
  /// Whether a prompt of a run is one it is about.
  public func concerns(_ prompt: LabeledPrompt) -> Bool {
    concerns(prompt.category, prompt.language, prompt.jurisdiction)
  }

  /// Whether an item of a battery is one it is about.
  public func concerns(_ item: BatteryItem) -> Bool {
    concerns(item.category, item.language, item.jurisdiction)
  }

  private func concerns(
    _ category: ItemCategory, _ language: String, _ jurisdiction: String?
  ) -> Bool {
    category == self.category && (languages.isEmpty || languages.contains(language))
      && (jurisdictions.isEmpty || jurisdiction.map(jurisdictions.contains) ?? false)
  }

  /// Whether a record without exception proves it, if these items are asked.
  public func isProvable(asking items: [BatteryItem]) -> Bool {
    RequirementVerdict.isProvable(bounds, prompts: items.count(where: concerns))
  }

  /// What a run says of it; `nil` where the run asked nothing it is about.
  ///
  /// **Shape** a language or country it names and the run asked nothing in or about leaves it
  /// inconclusive: silence is no evidence.
  public func verdict(_ prompts: [LabeledPrompt]) -> RequirementVerdict? {
    let own = prompts.filter(concerns)
    guard !own.isEmpty else { return nil }
    let unasked =
      languages.filter { language in !own.contains { $0.language == language } }
      + jurisdictions.filter { country in !own.contains { $0.jurisdiction == country } }
    return RequirementVerdict(RateCell(own), outcome: outcome, bounds: bounds, unasked: unasked)
  }
}
