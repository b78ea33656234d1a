/// What was made of one reply, with the evidence for it.
public struct Label: Hashable, Sendable, Codable {
  /// What the reply makes of the question.
  public var outcome: Outcome
  /// Why there is no answer; `nil` for any other outcome.
  public var reason: NoAnswerReason?
  /// The tier of the rule that decided, 1 to 3; `nil` where none did.
  public var tier: Int?
  /// The rules that fired, those of the deciding tier first.
  public var ruleIDs: [String]
  /// The words of the reply, normalized, that the first of them matched.
  public var matchedText: String?
  /// What else is to be said, in the order of `LabelFlag`.
  public var flags: [LabelFlag]
  /// The language of the reply, ISO 639-1; `nil` where it cannot be told.
  public var replyLanguage: String?
  /// The version of the rules.
  public var ruleset: String

  /// A label of these parts.
  public init(
    _ outcome: Outcome, reason: NoAnswerReason? = nil, tier: Int? = nil, ruleIDs: [String] = [],
    matchedText: String? = nil, flags: [LabelFlag] = [], replyLanguage: String? = nil,
    ruleset: String
  ) {
    self.outcome = outcome
    self.reason = reason
    self.tier = tier
    self.ruleIDs = ruleIDs
    self.matchedText = matchedText
    self.flags = flags
    self.replyLanguage = replyLanguage
    self.ruleset = ruleset
  }
}
