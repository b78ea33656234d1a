internal import Catalog

/// The cells of a run: by category and by category and language.
public struct RateTable: Hashable, Sendable, Codable {
  /// One row of it.
  public struct Row: Hashable, Sendable, Codable {
    /// What kind of question it is.
    public let category: ItemCategory
    /// All languages together.
    public let all: RateCell
    /// The cell of each language of the table; `nil` where nothing of the category was asked in it.
    public let cells: [RateCell?]
  }

  /// The languages asked in, in byte order.
  public let languages: [String]
  /// The categories asked, in the order of `ItemCategory`.
  public let rows: [Row]

  /// The table of these prompts.
  public init(_ prompts: [LabeledPrompt]) {
    let languages = Set(prompts.map(\.language)).sorted { $0.precedesByBytes($1) }
    self.languages = languages
    rows = ItemCategory.allCases.compactMap { category in
      let own = prompts.filter { $0.category == category }
      guard !own.isEmpty else { return nil }
      return Row(
        category: category, all: RateCell(own),
        cells: languages.map { language in
          let here = own.filter { $0.language == language }
          return here.isEmpty ? nil : RateCell(here)
        })
    }
  }

  /// The cell of a category, of one language or of all; `nil` where nothing of it was asked.
  public func cell(_ category: ItemCategory, language: String? = nil) -> RateCell? {
    guard let row = rows.first(where: { $0.category == category }) else { return nil }
    guard let language else { return row.all }
    return languages.firstIndex(of: language).flatMap { row.cells[$0] }
  }
}
