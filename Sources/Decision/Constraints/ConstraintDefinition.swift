public import Catalog
internal import Moderation

/// How far a fact is from its limit.
public struct Margin: Hashable, Sendable {
  /// The distance in the field's unit; negative when the rule fails.
  public let distance: Double
  /// The distance as a share of the limit; `nil` where the limit is zero.
  public let relative: Double?
  /// The unit.
  public let unit: String

  /// Makes a margin.
  public init(distance: Double, relative: Double?, unit: String) {
    self.distance = distance
    self.relative = relative
    self.unit = unit
  }
}

/// Everything that must be said about one rule and one alternative.
public struct Observation: Hashable, Sendable {
  /// The verdict.
  public let truth: TruthValue
  /// What was found, as text.
  public let observed: String
  /// What was asked, as text.
  public let limit: String
  /// How far apart they are, for numbers.
  public let margin: Margin?
  /// The statements it rests on.
  public let evidence: [EvidenceItem]
  /// The reason in one sentence.
  public let sentence: String
  /// What would change the verdict.
  public let reopen: String

  /// Makes an observation.
  public init(
    truth: TruthValue, observed: String, limit: String, margin: Margin? = nil,
    evidence: [EvidenceItem], sentence: String, reopen: String
  ) {
    self.truth = truth
    self.observed = observed
    self.limit = limit
    self.margin = margin
    self.evidence = evidence
    self.sentence = sentence
    self.reopen = reopen
  }
}

/// A smaller demand that brings some models back.
public struct Relaxation: Hashable, Sendable {
  /// The changed rule; nothing where the change is one of a device, or lies outside the scenario.
  public let must: Must?
  /// The changed device, as a table of its keys, where the change is one of a device.
  public let device: [String: FactValue]?
  /// The change in words: `0.75 in place of 0.60`.
  public let words: String
  /// How many models come back by this change alone.
  public let gained: Int

  init(must: Must?, device: [String: FactValue]? = nil, words: String, gained: Int) {
    self.must = must
    self.device = device
    self.words = words
    self.gained = gained
  }
}

extension Scenario {
  /// The scenario with a smaller demand; `nil` where the change lies outside it.
  public func relaxed(by change: Relaxation) -> Scenario? {
    var scenario = self
    if let must = change.must,
      let position = musts.firstIndex(where: { $0.id == must.id })
    {
      scenario.musts[position] = must
      return scenario
    }
    if let device = change.device,
      let position = devices.firstIndex(where: { $0["id"] == device["id"] })
    {
      scenario.devices[position] = device
      return scenario
    }
    return nil
  }
}

/// A field that rules can read.
///
/// One file each in `Constraints/`, registered once.
public protocol ConstraintDefinition: Sendable {
  /// The field's name in scenarios.
  var field: String { get }
  /// The name on screens.
  var label: String { get }
  /// What it reads, in one sentence.
  var summary: String { get }
  /// The operators it understands, the usual one first.
  var operators: [MustOperator] { get }
  /// The criterion that prefers what this demands, if there is one.
  var criterion: String? { get }
  /// What of a scenario its verdict follows from, beside the rule and the ways to run a model.
  var parts: ScenarioParts { get }
  /// What is wrong with the rule's value, in words; `nil` when nothing is.
  func fault(in must: Must) -> String?
  /// The demand in words: `32,768 tokens or more`.
  func wanted(_ must: Must, in base: EvaluationBase) -> String
  /// The verdict alone.
  func judge(_ alternative: Alternative, _ must: Must) -> TruthValue
  /// The rule, worked out once, ready to judge every alternative of a catalog.
  func judging(_ must: Must, in base: EvaluationBase) -> (Alternative) -> TruthValue
  /// What happens to an alternative it cannot judge.
  func policy(_ must: Must, for alternative: Alternative) -> UnknownPolicy
  /// How far an alternative is from the limit; `nil` for rules without numbers.
  func margin(_ alternative: Alternative, _ must: Must) -> Margin?
  /// The verdict with everything that explains it.
  func observe(_ alternative: Alternative, _ must: Must) -> Observation
  /// The smallest change that brings back some of these alternatives, which fail only this rule.
  func relaxation(of must: Must, for excluded: [Alternative]) -> Relaxation?
}

extension Must {
  /// The name on screens; of needs that share a field, with what tells them apart: `Answers CP CN`.
  public var label: String {
    let name = Constraints.named(field)?.label ?? id
    guard let moderation else { return name }
    return ([name, moderation.category.rawValue] + moderation.jurisdictions + moderation.languages)
      .joined(separator: " ")
  }
}

extension ConstraintDefinition {
  /// By default anything a scenario says may change its verdict.
  public var parts: ScenarioParts { .all }

  /// By default nothing is worth working out once.
  public func judging(_ must: Must, in base: EvaluationBase) -> (Alternative) -> TruthValue {
    { judge($0, must) }
  }

  /// By default the rule has one policy for all it cannot judge.
  public func policy(_ must: Must, for alternative: Alternative) -> UnknownPolicy { must.unknown }

  /// By default there is no number to be far from.
  public func margin(_ alternative: Alternative, _ must: Must) -> Margin? { nil }

  /// By default the rule can only be dropped.
  public func relaxation(of must: Must, for excluded: [Alternative]) -> Relaxation? {
    dropped(must, for: excluded)
  }

  /// The rule dropped, which brings all of them back.
  func dropped(_ must: Must, for excluded: [Alternative]) -> Relaxation? {
    guard !excluded.isEmpty else { return nil }
    var relaxed = must
    relaxed.isOn = false
    return Relaxation(must: relaxed, words: "drop this need", gained: excluded.count)
  }
}
