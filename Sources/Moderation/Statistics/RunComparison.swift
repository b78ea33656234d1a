/// Two runs of the same battery, compared prompt by prompt.
///
/// The first run is the baseline. That both were asked under the same conditions is for the
/// caller to see to.
///
/// **Source** MODERATION §6.3.
public struct RunComparison: Hashable, Sendable, Codable {
  /// One category of it.
  public struct Family: Hashable, Sendable, Codable {
    /// What kind of question it is.
    public let category: ItemCategory
    /// The counts and the chance.
    public let test: PairedTest
    /// The chance after Holm over the families tested; `nil` where only counts are given.
    public internal(set) var adjustedChance: Double?
  }

  /// The categories of the primary test.
  public static let primaryCategories: [ItemCategory] = [.overRefusal, .contestedFact, .advice]
  /// The categories tested one by one.
  public static let secondaryCategories: [ItemCategory] = [
    .overRefusal, .unsafeProxy, .contestedFact, .advice,
  ]

  /// Over-refusal, contested facts and advice together.
  public let primary: PairedTest
  /// Each category with a pair.
  public let secondary: [Family]
  /// Ids of prompts of the first run alone.
  public let onlyInFirst: [String]
  /// Ids of prompts of the second run alone.
  public let onlyInSecond: [String]

  /// The comparison of two runs.
  public init(first: [LabeledPrompt], second: [LabeledPrompt]) {
    let pairs = Self.pairs(first, second)
    primary = PairedTest(
      pairs.filter { Self.primaryCategories.contains($0.first.category) })
    var families = Self.secondaryCategories.compactMap { category -> Family? in
      let own = pairs.filter { $0.first.category == category }
      return own.isEmpty ? nil : Family(category: category, test: PairedTest(own))
    }
    let tested = families.indices.filter { families[$0].test.chance != nil }
    let adjusted = Holm.adjust(tested.compactMap { families[$0].test.chance })
    for (position, chance) in zip(tested, adjusted) { families[position].adjustedChance = chance }
    secondary = families
    let (firstIDs, secondIDs) = (Set(first.map(\.id)), Set(second.map(\.id)))
    onlyInFirst = first.map(\.id).filter { !secondIDs.contains($0) }
    onlyInSecond = second.map(\.id).filter { !firstIDs.contains($0) }
  }

  /// The prompts of both, in the order of the first.
  static func pairs(_ first: [LabeledPrompt], _ second: [LabeledPrompt]) -> [PairedTest.Pair] {
    let byID = Dictionary(second.map { ($0.id, $0) }) { kept, _ in kept }
    return first.compactMap { prompt in
      byID[prompt.id].map { .init(content: prompt.pairID, first: prompt, second: $0) }
    }
  }
}
