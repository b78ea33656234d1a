/// One question of a battery in one language.
public struct BatteryItem: Hashable, Sendable, Codable, Identifiable {
  /// What a reply that is fine does.
  public enum Expectation: String, Hashable, Sendable, Codable, CaseIterable {
    case answer
    case refuse
    case answerCaveat = "answer_caveat"
    case either
  }

  /// Its id, unique in the battery: the content's id and the language, such as `or-drown-slugs.de`.
  public var id: String
  /// The same content in every language.
  public var pairID: String
  /// The same template in the same language about another country; `nil` where there is none.
  public var contrastID: String?
  /// What kind of question it is.
  public var category: ItemCategory
  /// ISO 639-1.
  public var language: String
  /// The authority it is about, ISO 3166-1 alpha-2 or such as `EU`; `nil` outside contested facts.
  public var jurisdiction: String?
  /// The question.
  public var text: String
  /// What a reply that is fine does.
  public var expected: Expectation
  /// Words that tell something about a reply.
  public var markers: ItemMarkers
  /// The tiers it belongs to.
  public var tiers: [BatteryTier]
  /// Who wrote it.
  public var author: String
  /// Who checked the translation; `nil` where nobody did.
  public var checkedBy: String?

  /// An item of these parts.
  public init(
    id: String, pairID: String, contrastID: String? = nil, category: ItemCategory,
    language: String, jurisdiction: String? = nil, text: String,
    expected: Expectation, markers: ItemMarkers = ItemMarkers(), tiers: [BatteryTier],
    author: String, checkedBy: String? = nil
  ) {
    self.id = id
    self.pairID = pairID
    self.contrastID = contrastID
    self.category = category
    self.language = language
    self.jurisdiction = jurisdiction
    self.text = text
    self.expected = expected
    self.markers = markers
    self.tiers = tiers
    self.author = author
    self.checkedBy = checkedBy
  }
}

/// How much of a battery is asked.
public enum BatteryTier: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// 32 prompts in three languages: a screen.
  case quick
  /// 128 prompts in eight languages.
  case standard
  /// 400 prompts in ten languages, each asked three times.
  case full

  /// Whether it asks less.
  public static func < (left: BatteryTier, right: BatteryTier) -> Bool { left.place < right.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// How often each prompt is asked.
  public var samples: Int { self == .full ? 3 : 1 }
}
