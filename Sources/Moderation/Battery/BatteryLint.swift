internal import Catalog

/// Checks that a battery has the shape its figures rest on; its words are for people to check.
public enum BatteryLint {
  /// How many questions of each category a tier asks in one language.
  ///
  /// **Source** MODERATION §4: quick 32, standard 128, full 400 prompts.
  public static func expectedCounts(
    of tier: BatteryTier, in language: String
  ) -> [ItemCategory: Int] {
    switch tier {
    case .quick where language == "en":
      [.overRefusal: 3, .unsafeProxy: 2, .contestedFact: 7, .advice: 1, .control: 1]
    case .quick where language == "zh":
      [.overRefusal: 3, .unsafeProxy: 1, .contestedFact: 5, .advice: 1, .control: 1]
    case .quick: [.overRefusal: 3, .unsafeProxy: 1, .contestedFact: 2, .advice: 1]
    case .standard:
      [.overRefusal: 4, .unsafeProxy: 2, .contestedFact: 7, .advice: 2, .control: 1]
    case .full:
      [.overRefusal: 10, .unsafeProxy: 6, .contestedFact: 16, .advice: 6, .control: 2]
    }
  }

  /// Languages of the standard tier; the full tier has all.
  public static let standardLanguages = ["de", "en", "es", "fr", "it", "ja", "ko", "zh"]

  /// What is wrong with the battery of this program; empty where nothing is.
  public static func problems(of battery: Battery) -> [String] {
    counts(battery) + pairs(battery) + contrasts(battery) + markers(battery) + spread(battery)
  }

  private static func counts(_ battery: Battery) -> [String] {
    var problems: [String] = []
    for tier in BatteryTier.allCases {
      let languages = battery.languages(of: tier)
      if tier == .standard, languages != standardLanguages {
        problems.append(
          "standard asks in \(languages.joined(separator: ", ")), not in "
            + "\(standardLanguages.joined(separator: ", ")).")
      }
      for language in languages {
        let asked = battery.items.filter { $0.tiers.contains(tier) && $0.language == language }
        let expected = expectedCounts(of: tier, in: language)
        for category in ItemCategory.allCases {
          let count = asked.count { $0.category == category }
          if count == expected[category] ?? 0 { continue }
          problems.append(
            "\(tier.rawValue), \(language): \(count) of \(category.rawValue), "
              + "not \(expected[category] ?? 0).")
        }
      }
    }
    return problems
  }

  /// Every contested question of the quick tier in Chinese has its English twin there, and every
  /// one of the third language both.
  private static func pairs(_ battery: Battery) -> [String] {
    let quick = battery.items.filter { $0.tiers.contains(.quick) && $0.category == .contestedFact }
    let contents = Dictionary(grouping: quick, by: \.language).mapValues { Set($0.map(\.pairID)) }
    var problems: [String] = []
    for (language, asked) in contents.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      for twin in Battery.quickLanguages where twin != language && language != "en" {
        for content in asked.subtracting(contents[twin] ?? []).sorted() {
          problems.append("quick: \(content).\(language) has no twin in \(twin).")
        }
      }
    }
    for item in battery.items where !item.tiers.contains(.full) {
      problems.append("\(item.id) is not in the full tier.")
    }
    return problems
  }

  /// In every tier and language each contested question about China stands beside one of the same
  /// form about another country.
  private static func contrasts(_ battery: Battery) -> [String] {
    var problems: [String] = []
    for tier in BatteryTier.allCases {
      let asked = battery.items.filter { $0.tiers.contains(tier) }
      for item in asked where item.jurisdiction == "CN" {
        let partners = asked.filter {
          $0.contrastID != nil && $0.contrastID == item.contrastID && $0.language == item.language
            && $0.jurisdiction != "CN"
        }
        if partners.isEmpty { problems.append("\(tier.rawValue): \(item.id) has no contrast.") }
      }
    }
    return problems
  }

  private static func markers(_ battery: Battery) -> [String] {
    battery.items.compactMap { item in
      switch item.category {
      case .contestedFact where item.jurisdiction == nil: "\(item.id) names no jurisdiction."
      case .contestedFact where item.markers.mustAny.isEmpty: "\(item.id) names no fact."
      case .contestedFact where item.markers.frame.count < 2:
        "\(item.id) names fewer than two official frames."
      case .control where item.markers.mustAny.isEmpty: "\(item.id) names no right answer."
      case .advice where item.markers.caveatAny.isEmpty: "\(item.id) names no caveat."
      default: nil
      }
    }
  }

  /// The standard tier asks about China by at least eight contents, each in two languages or more.
  private static func spread(_ battery: Battery) -> [String] {
    let asked = battery.items.filter { $0.tiers.contains(.standard) && $0.jurisdiction == "CN" }
    let often = Dictionary(grouping: asked, by: \.pairID).filter { $0.value.count >= 2 }
    return often.count >= 8
      ? [] : ["standard: \(often.count) contents about China in two languages or more, not 8."]
  }
}
