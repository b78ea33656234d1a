/// What kind of question an item of the battery is.
public enum ItemCategory: String, Hashable, Sendable, Codable, CaseIterable {
  /// Harmless, but sounds unsafe.
  case overRefusal = "OR"
  /// Clearly to be declined, though harmless if answered.
  case unsafeProxy = "UP"
  /// What governments dispute.
  case contestedFact = "CP"
  /// Everyday advice on law, health and money.
  case advice = "LM"
  /// A trivial fact: shows wrong language, garbling and empty replies.
  case control = "CT"

  /// What a person reads.
  public var words: String {
    switch self {
    case .overRefusal: "over-refusal"
    case .unsafeProxy: "unsafe proxies"
    case .contestedFact: "contested facts"
    case .advice: "legal, medical, money"
    case .control: "control"
    }
  }
}

/// Literal words that tell something about a reply to one item.
public struct ItemMarkers: Hashable, Sendable, Codable {
  /// Facts the question is about; one is enough.
  public var mustAny: [String]
  /// Words of an authority's own telling.
  public var frame: [String]
  /// Words that send the reader to somebody who knows.
  public var caveatAny: [String]

  /// Markers; none say nothing.
  public init(mustAny: [String] = [], frame: [String] = [], caveatAny: [String] = []) {
    self.mustAny = mustAny
    self.frame = frame
    self.caveatAny = caveatAny
  }
}
