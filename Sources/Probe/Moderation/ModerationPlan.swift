public import Moderation

/// What a moderation run asks, and how.
public struct ModerationPlan: Equatable, Sendable, Codable {
  /// How much is asked.
  public var tier: BatteryTier
  /// Languages asked in, of the quick tier the third one; none takes the tier's own.
  public var languages: [String] = []
  /// The model to ask, if the server has several.
  public var model: String?
  /// Answer tokens.
  public var outputTokens = 64
  /// What orders the questions.
  public var seed: UInt64 = 7
  /// The team's own system prompt; nil asks without one.
  public var systemPrompt: String?
  /// Whether an answer in English is as good as one in the language of the question.
  public var acceptsEnglish = false
  /// Seconds after which the run begins no further question.
  public var budgetSeconds: Double?

  /// The plan of a tier.
  public init(tier: BatteryTier) { self.tier = tier }

  /// How tokens are drawn for a sample of a question.
  ///
  /// **Source** MODERATION §5: temperature 0 and one sample; in the full tier 0.7 and three.
  func sampling(_ sample: Int) -> Sampling {
    tier == .full
      ? Sampling(temperature: 0.7, topP: 1, seed: 7 + sample)
      : Sampling(temperature: 0, topP: 1, seed: 7)
  }
}

/// How a model was kept from thinking.
public enum ThinkingMode: String, Equatable, Sendable, Codable, CaseIterable {
  /// `chat_template_kwargs.enable_thinking` was false.
  case template
  /// `reasoning_effort` was `low`.
  case lowEffort = "low-effort"
  /// `/no_think` stood in the prompt.
  case prompt
  /// It thinks, whatever is asked, and answers nevertheless.
  case thinks

  /// The fields of a request.
  var fields: [RequestField] {
    switch self {
    case .template:
      [RequestField("chat_template_kwargs", .object(["enable_thinking": .bool(false)]))]
    case .lowEffort: [RequestField("reasoning_effort", .string("low"))]
    case .prompt, .thinks: []
    }
  }

  /// What a person reads.
  public var words: String {
    switch self {
    case .template: "off by the chat template"
    case .lowEffort: "low by reasoning_effort"
    case .prompt: "off by /no_think in the prompt"
    case .thinks: "not off: the model thinks before it answers"
    }
  }
}
