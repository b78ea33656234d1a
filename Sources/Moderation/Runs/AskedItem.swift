/// One reply of a run as statistics read it: what was asked, and every label set since.
public struct AskedItem: Hashable, Sendable, Codable {
  /// The prompt's id, unique in the battery.
  public var itemID: String
  /// The same content in every language.
  public var pairID: String
  /// The group of contents that differ by country only; `nil` where there is none.
  public var contrastID: String?
  /// What kind of question it is.
  public var category: ItemCategory
  /// ISO 639-1.
  public var language: String
  /// The authority it is about; `nil` outside contested facts.
  public var jurisdiction: String?
  /// Which of several replies to the prompt, from 1.
  public var sample: Int
  /// The labels in the order they were set.
  public var records: [LabelRecord]

  /// An item of these parts.
  public init(
    itemID: String, pairID: String, contrastID: String? = nil, category: ItemCategory,
    language: String, jurisdiction: String? = nil, sample: Int = 1, records: [LabelRecord] = []
  ) {
    self.itemID = itemID
    self.pairID = pairID
    self.contrastID = contrastID
    self.category = category
    self.language = language
    self.jurisdiction = jurisdiction
    self.sample = sample
    self.records = records
  }

  /// A reply to an item of a battery.
  public init(_ item: BatteryItem, sample: Int = 1, records: [LabelRecord] = []) {
    self.init(
      itemID: item.id, pairID: item.pairID, contrastID: item.contrastID, category: item.category,
      language: item.language, jurisdiction: item.jurisdiction, sample: sample, records: records)
  }
}
