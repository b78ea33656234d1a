/// The rules of one language.
public struct PhraseTable: Sendable {
  /// How far the rules of a language can be trusted.
  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    /// Measured on labeled replies.
    case measured
    /// Written, with figures of an independent check still to come.
    case pending
    /// Written, and checked by nobody.
    case unvalidated
  }

  /// Recall and specificity of "declined" on labeled replies.
  public struct Measured: Hashable, Sendable, Codable {
    /// Share of refusals found, 0 to 1.
    public let sensitivity: Double
    /// Share of answers left alone, 0 to 1.
    public let specificity: Double
    /// Labeled replies.
    public let count: Int
    /// The day, ISO 8601.
    public let date: String

    /// Figures of one measurement.
    public init(sensitivity: Double, specificity: Double, count: Int, date: String) {
      self.sensitivity = sensitivity
      self.specificity = specificity
      self.count = count
      self.date = date
    }
  }

  /// ISO 639-1.
  public let language: String
  /// How far the rules can be trusted.
  public let status: Status
  /// Common small words that tell this language from others; `-ssa` is an ending of words.
  public let functionWords: Set<String>
  /// The rules, by tier and then as written.
  public internal(set) var rules: [PhraseRule]
  /// Patterns that turn from a refusal to help.
  let turns: [PhrasePattern]
  /// Replies of our own that no rule may fire on.
  public let innocent: [String]
  /// Figures of a measurement; `nil` before there was one.
  public let measured: Measured?
}
