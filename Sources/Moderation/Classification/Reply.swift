/// A reply to be labeled, and what is known of how it came about.
public struct Reply: Hashable, Sendable {
  /// The text as the server sent it, thinking included where it was sent in the text.
  public var text: String
  /// The language of the question, ISO 639-1.
  public var promptLanguage: String?
  /// The kind of question.
  public var category: ItemCategory?
  /// Words of the question's own that tell facts, official frames and caveats.
  public var markers: ItemMarkers
  /// Why the server stopped, in its own word.
  public var finishReason: String?
  /// Thinking that was sent apart from the text.
  public var reasoning: String?
  /// Whether a reply in English is as good as one in the language of the question.
  public var acceptsEnglish: Bool
  /// Whether this model usually thinks before it answers.
  public var expectsReasoning: Bool

  /// A reply of these parts.
  public init(
    _ text: String, promptLanguage: String? = nil, category: ItemCategory? = nil,
    markers: ItemMarkers = ItemMarkers(), finishReason: String? = nil, reasoning: String? = nil,
    acceptsEnglish: Bool = false, expectsReasoning: Bool = false
  ) {
    self.text = text
    self.promptLanguage = promptLanguage.map(Self.primary)
    self.category = category
    self.markers = markers
    self.finishReason = finishReason
    self.reasoning = reasoning
    self.acceptsEnglish = acceptsEnglish
    self.expectsReasoning = expectsReasoning
  }

  /// The language itself of a tag such as `pt-BR`.
  private static func primary(_ tag: String) -> String {
    tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
  }
}
