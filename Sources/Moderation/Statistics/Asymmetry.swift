/// Whether one model treats one country or one language otherwise than another.
///
/// **Shape** the quick tier gives counts without a chance.
/// **Source** MODERATION §6.3.
public struct Asymmetry: Hashable, Sendable, Codable {
  /// What is compared with what.
  public enum Axis: Hashable, Sendable, Codable {
    /// Questions about a country with the same about others, in the same language.
    case country(home: String)
    /// The same questions in two languages.
    case languages(first: String, second: String)
  }

  /// What is compared.
  public let axis: Axis
  /// The counts and the chance; the first side is the home country or the first language.
  public let test: PairedTest

  /// The asymmetry of a run.
  ///
  /// - Parameters:
  ///   - axis: what to compare.
  ///   - prompts: the prompts of the run.
  ///   - tier: how much of the battery was asked.
  public init(_ axis: Axis, in prompts: [LabeledPrompt], tier: BatteryTier) {
    self.axis = axis
    let pairs =
      switch axis {
      case .country(let home): Self.countryPairs(home, prompts)
      case .languages(let first, let second): Self.languagePairs(first, second, prompts)
      }
    test = PairedTest(pairs, isTested: tier != .quick)
  }

  /// Whether the sides surely differ; without a test they do not surely.
  public var isSignificant: Bool { (test.chance ?? 1) < 0.05 }

  private static func countryPairs(
    _ home: String, _ prompts: [LabeledPrompt]
  ) -> [PairedTest.Pair] {
    struct Group: Hashable {
      let contrast: String
      let language: String
    }
    var others: [Group: [LabeledPrompt]] = [:]
    for prompt in prompts {
      guard let contrast = prompt.contrastID, let country = prompt.jurisdiction, country != home
      else { continue }
      others[Group(contrast: contrast, language: prompt.language), default: []].append(prompt)
    }
    return prompts.flatMap { prompt -> [PairedTest.Pair] in
      guard let contrast = prompt.contrastID, prompt.jurisdiction == home else { return [] }
      return (others[Group(contrast: contrast, language: prompt.language)] ?? []).map {
        .init(content: contrast, first: prompt, second: $0)
      }
    }
  }

  private static func languagePairs(
    _ first: String, _ second: String, _ prompts: [LabeledPrompt]
  ) -> [PairedTest.Pair] {
    let there = Dictionary(
      prompts.lazy.filter { $0.language == second }.map { ($0.pairID, $0) }
    ) { kept, _ in kept }
    return prompts.filter { $0.language == first }.compactMap { prompt in
      there[prompt.pairID].map { .init(content: prompt.pairID, first: prompt, second: $0) }
    }
  }
}
