public import Catalog

/// The result of ranking a catalog under a scenario: who passes, in what order, how sure, and why
/// everybody else is out.
public struct Outcome: Sendable {
  /// The scenario with what was worked out for it.
  public let context: EvaluationContext
  /// The criteria in force, in the scenario's order, with their weights.
  public let criteria: [ActiveCriterion]
  /// One step per rule, in the scenario's order.
  public let funnel: [FunnelStep]
  /// How many open models were looked at.
  public let considered: Int
  /// Ranked models: those that meet every need, then those that hang on an unknown fact.
  public internal(set) var rows: [RankedRow]
  /// Models a rule fails, or drops as not known.
  public let excluded: [ExcludedModel]
  /// Models set aside until somebody answers.
  public let pending: [ExcludedModel]
  /// Models that meet the needs in ways only that a reported restriction covers, where the user lets
  /// its pack exclude; in byte order of the ids.
  public let restricted: [RestrictedModel]
  /// Closed models, best first, for comparison; never ranked.
  public let references: [RankedRow]
  /// Criteria that were switched off, and why.
  public let warnings: [String]

  /// The scenario.
  public var scenario: Scenario { context.scenario }
  /// The catalog.
  public var snapshot: CatalogSnapshot { context.base.snapshot }
  /// How many meet every need.
  public var meetingCount: Int { rows.count { $0.group == .meets } }
  /// How many hang on an unknown fact.
  public var hangingCount: Int { rows.count - meetingCount }

  /// The row of a model, ranked or not.
  public func row(of id: String) -> RankedRow? { rows.first { $0.model.id == id } }

  /// Why a model is not ranked.
  public func exclusion(of id: String) -> ExcludedModel? {
    excluded.first { $0.model.id == id } ?? pending.first { $0.model.id == id }
  }
}

/// A criterion with its weight and the curve the scenario gives it.
public struct ActiveCriterion: Sendable {
  /// The definition.
  public let definition: any CriterionDefinition
  /// The preference it comes from.
  public let preference: Preference
  /// Its weight; all weights sum to 1.
  public let weight: Double
  /// Its curve under the scenario.
  public let curve: ValueCurve

  /// Puts together what a preference asks for, whatever catalog it is asked of.
  public init(
    definition: any CriterionDefinition, preference: Preference, weight: Double, curve: ValueCurve
  ) {
    self.definition = definition
    self.preference = preference
    self.weight = weight
    self.curve = curve
  }
}

/// What one rule did to the list.
public struct FunnelStep: Sendable {
  /// The rule.
  public let must: Must
  /// Models before it.
  public let before: Int
  /// Models after it.
  public let after: Int
  /// Models that fail it, whatever else they fail.
  public let failing: Int
  /// Models that fail only it.
  public let failingAlone: Int
  /// Models still in the list that it cannot judge.
  public let unknown: Int
}

/// One part of a score.
public struct Contribution: Hashable, Sendable {
  /// The fact.
  public let cell: Cell
  /// Its value, 0…1, with its range.
  public let value: Triple
  /// Weight times value, in the mode that ranks.
  public let points: Double
}

/// One model with its best way of running, in the order.
public struct RankedRow: Sendable {
  /// Whether every need is met, or some need hangs on an unknown fact.
  public enum Group: String, Sendable {
    case meets, hangs
  }

  /// The alternative shown.
  public let alternative: Alternative
  /// The ways of all models it was chosen from; `nil` for a way beside its row.
  let contest: WayContest?
  /// Which part of the list it is in.
  public let group: Group
  /// Its rank; equal scores share one.
  public internal(set) var rank: Int
  /// Its place in the list, never shared.
  public internal(set) var position: Int
  /// The rank its bracket shows; equal for rows that cannot be told apart.
  public internal(set) var bracket: Int
  /// Whether its bracket holds more than one row.
  public internal(set) var isTied: Bool
  /// Whether its bracket rests on draws; else it is provisional, by the ranges alone.
  public internal(set) var isBracketDrawn = false
  /// Its score, 0…1, with its range; all zero without criteria.
  public let score: Triple
  /// Share of the weight that rests on evidence.
  public let coverage: Double
  /// Best and worst rank the ranges allow at these weights.
  public internal(set) var rankRange: ClosedRange<Int>
  /// One per criterion, in the outcome's order.
  public let contributions: [Contribution]
  /// Rules that could not be judged.
  public let unknownMusts: [Int]
  /// Rules a person overrode.
  public let overridden: [Int]

  /// The checkpoint.
  public var model: Model { alternative.candidate.model }

  /// Other ways of running it that fail no need, best first.
  ///
  /// **Cost**: sorts the ways of the model.
  public var otherDeliveries: [Alternative] { contest?.others(than: alternative) ?? [] }

  /// The number the order compares.
  public func ranking(_ order: Scenario.Order) -> Double { score[order] }
}

/// One model that is not ranked.
public struct ExcludedModel: Sendable {
  /// The way of running it that came furthest.
  public let alternative: Alternative
  /// The verdict of every rule in force, by its position among the scenario's rules.
  public let verdicts: [TruthValue]
  /// The rule it is counted at: the first it fails, else the first that drops it.
  public let firstMust: Int
  /// Every rule that excludes it, in their order: those it fails and those that drop what is not
  /// known.
  public let excludingMusts: [Int]
  /// Whether it is out because a fact is not known, not because a rule fails.
  public let isNotKnown: Bool

  /// The checkpoint.
  public var model: Model { alternative.candidate.model }

  /// The seven fields of the exclusion by one rule.
  public func observation(of must: Int) -> Observation? {
    let rules = alternative.context.scenario.musts
    if must == rules.count { return alternative.restrictionObservation }
    guard rules.indices.contains(must) else { return nil }
    return alternative.observation(of: rules[must])
  }
}
