internal import Catalog
internal import Moderation

/// What of a scenario, beside the ways to run a model, a rule or a criterion reads for its number.
///
/// What was worked out for a rule or criterion is used again until a part it reads changes, so one
/// part too many costs time, one too few gives old numbers. A new rule or criterion reads all of
/// them unless it says less.
public struct ScenarioParts: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of parts.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The answers licenses are judged by.
  public static let use = ScenarioParts(rawValue: 1)
  /// The use case quality is read for.
  public static let useCase = ScenarioParts(rawValue: 2)
  /// The languages asked for.
  public static let languages = ScenarioParts(rawValue: 4)
  /// What is required of how models answer.
  public static let moderation = ScenarioParts(rawValue: 8)
  /// All of them.
  public static let all: ScenarioParts = [.use, .useCase, .languages, .moderation]
}

/// The parts of a scenario somebody reads, with what they hold.
struct ScenarioReading: Hashable, Sendable {
  private let use: [String: FactValue]?
  private let useCase: String?
  private let languages: [String]?
  private let moderation: [ModerationRequirement]?

  init(_ parts: ScenarioParts, of context: EvaluationContext) {
    use = parts.contains(.use) ? context.scenario.use : nil
    useCase = parts.contains(.useCase) ? context.scenario.useCase : nil
    languages = parts.contains(.languages) ? context.languages : nil
    moderation = parts.contains(.moderation) ? context.moderationProfile.requirements : nil
  }
}
