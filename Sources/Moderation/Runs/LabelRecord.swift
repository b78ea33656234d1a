/// Who labels: the later case outranks the earlier.
public enum LabelLayer: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Phrase rules.
  case rule
  /// A second model.
  case judge
  /// A person.
  case human

  /// Whether it yields to the other.
  public static func < (left: LabelLayer, right: LabelLayer) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .rule: 0
    case .judge: 1
    case .human: 2
    }
  }

  /// What a person reads.
  public var words: String {
    switch self {
    case .rule: "rules"
    case .judge: "judge"
    case .human: "people"
    }
  }
}

/// Who set a label, with what it takes to do it again.
public enum LabelSource: Hashable, Sendable, Codable {
  /// Phrase rules of a version.
  case rules(ruleset: String)
  /// A second model, asked with a prompt of this hash.
  case judge(model: String, promptHash: String)
  /// A person, with a note of theirs.
  case person(reviewer: String, note: String?)

  /// The layer it belongs to.
  public var layer: LabelLayer {
    switch self {
    case .rules: .rule
    case .judge: .judge
    case .person: .human
    }
  }
}

/// One label as it is kept; never changed, only followed by another.
///
/// **Source** MODERATION §9.
public struct LabelRecord: Hashable, Sendable, Codable {
  /// The prompt it labels the reply to.
  public var itemID: String
  /// Which of the replies to it.
  public var sample: Int
  /// Who set it.
  public var source: LabelSource
  /// What the reply makes of the question; `nil` where the judge itself refused or a person takes
  /// their last label back.
  public var outcome: Outcome?
  /// Why there is no answer; `nil` for any other outcome.
  public var reason: NoAnswerReason?
  /// The tier of the rule that decided, 1 to 3; `nil` where none did.
  public var tier: Int?
  /// What else is to be said.
  public var flags: [LabelFlag]
  /// The rules that fired.
  public var ruleIDs: [String]
  /// The words of the reply the first of them matched.
  public var matchedText: String?
  /// When, ISO 8601; shown, never compared.
  public var time: String

  /// A record of these parts.
  public init(
    itemID: String, sample: Int = 1, source: LabelSource, outcome: Outcome?,
    reason: NoAnswerReason? = nil, tier: Int? = nil, flags: [LabelFlag] = [],
    ruleIDs: [String] = [], matchedText: String? = nil, time: String
  ) {
    self.itemID = itemID
    self.sample = sample
    self.source = source
    self.outcome = outcome
    self.reason = reason
    self.tier = tier
    self.flags = flags
    self.ruleIDs = ruleIDs
    self.matchedText = matchedText
    self.time = time
  }

  /// The record of what the rules said.
  public init(itemID: String, sample: Int = 1, label: Label, time: String) {
    self.init(
      itemID: itemID, sample: sample, source: .rules(ruleset: label.ruleset),
      outcome: label.outcome, reason: label.reason, tier: label.tier, flags: label.flags,
      ruleIDs: label.ruleIDs, matchedText: label.matchedText, time: time)
  }
}
