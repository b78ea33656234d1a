public import Moderation

/// One answer to one question of the battery, as it came.
public struct ModerationAnswer: Equatable, Sendable, Codable {
  /// The question.
  public var item: String
  /// Which sample of it, from 1.
  public var sample: Int
  /// The text as the server sent it.
  public var text: String
  /// Scalars of thinking that were sent apart from the text.
  public var reasoningScalars: Int
  /// Why the server stopped, in its own word; nil where it does not say, and `content_filter`
  /// whatever a filter was called.
  public var finishReason: String?
  /// Whether the rest was not read, because it refused or was far too long.
  public var isCutShort: Bool
  /// Tokens of the question, as the server counts.
  public var promptTokens: Int?
  /// Tokens of the answer, as the server counts.
  public var outputTokens: Int?
  /// Milliseconds to the first token.
  public var firstTokenMilliseconds: Double?
  /// Milliseconds for all of it.
  public var totalMilliseconds: Double?
  /// Why the server did not answer; nil if it did, if only with nothing, or if a filter withheld it.
  public var failure: ProbeError?
  /// What the rules of that day made of it.
  public var label: Label

  /// The text of an answer is evidence, and what came from a server may hold anything: shown texts
  /// go through `PrintableText`.
  public init(item: String, sample: Int, text: String, label: Label) {
    self.item = item
    self.sample = sample
    self.text = text
    self.label = label
    reasoningScalars = 0
    isCutShort = false
  }

  /// Tokens per second after the first one; nil where there are too few to tell.
  public var tokensPerSecond: Double? {
    guard let outputTokens, outputTokens > 1, let first = firstTokenMilliseconds,
      let total = totalMilliseconds, total > first
    else { return nil }
    return Double(outputTokens - 1) * 1000 / (total - first)
  }
}
