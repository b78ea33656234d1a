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

  /// How tokens are drawn for a sample of a question, counted from 1.
  ///
  /// **Source** MODERATION §5: temperature 0 and one sample; in the full tier 0.7 and three.
  func sampling(_ sample: Int) -> Sampling {
    tier == .full
      ? Sampling(temperature: 0.7, topP: 1, seed: 6 + sample)
      : Sampling(temperature: 0, topP: 1, seed: 7)
  }

  /// How long so many questions take one after the other, if every answer is as long as it may be.
  ///
  /// - Parameters:
  ///   - questions: those of the tier, each once.
  ///   - firstTokenSeconds: until the first token of an answer.
  ///   - tokensPerSecond: of the rest of it.
  /// - Returns: seconds, an estimate.
  public func estimatedSeconds(
    questions: Int, firstTokenSeconds: Double, tokensPerSecond: Double
  ) -> Double {
    Double(questions * tier.samples)
      * (firstTokenSeconds + Double(outputTokens) / max(tokensPerSecond, 1e-3))
  }
}
