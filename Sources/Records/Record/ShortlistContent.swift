internal import Catalog

/// One ranking, whole: the shortlist with every figure, and what became of all other models.
///
/// Needs no catalog to be read: every score, contribution, source and exclusion is in it.
public struct ShortlistContent: Hashable, Sendable {
  /// What gives the same result again.
  public internal(set) var basis: DecisionRecord.Basis
  /// How many models were looked at, and what became of them.
  public internal(set) var considered: DecisionRecord.Considered
  /// What every need did to the list, in the scenario's order.
  public internal(set) var funnel: [DecisionRecord.Need]
  /// What was preferred, with its weight.
  public internal(set) var criteria: [DecisionRecord.Criterion]
  /// The shortlist, in its order, with every figure.
  public internal(set) var entries: [DecisionRecord.Entry]
  /// The first three ranked models that are not on the shortlist.
  public internal(set) var next: [DecisionRecord.NextModel]
  /// Every ranked model, best first.
  public internal(set) var ranked: [DecisionRecord.RankedModel]
  /// Ids of models that exactly one need keeps out, nearest first; at most twenty.
  public internal(set) var nearMisses: [String]
  /// Every model that is not ranked, with every reason; in byte order of the ids.
  public internal(set) var excluded: [DecisionRecord.Exclusion]
  /// The policy packs that were on; `nil` where none was.
  public internal(set) var restrictions: DecisionRecord.ReportedRestrictions?
  /// Verdicts that people set by hand.
  public internal(set) var overrides: [DecisionRecord.OverrideNote]
  /// Answers nobody gave, and what was taken instead.
  public internal(set) var assumptions: [String]
  /// Criteria that were switched off, and why.
  public internal(set) var warnings: [String]
  /// Single weights that would put another model first.
  public internal(set) var flips: [DecisionRecord.Flip]
  /// How often each model was first over many weightings; `nil` where nothing was drawn.
  public internal(set) var shares: DecisionRecord.RankShares?
  /// The statements everything rests on, by their id in this file.
  public internal(set) var evidence: [String: DecisionRecord.Statement]
  /// Where statements were read, by key.
  public internal(set) var sources: [String: DecisionRecord.SourceNote]

  /// The figures of a model of the shortlist.
  public func entry(_ id: String) -> DecisionRecord.Entry? { entries.first { $0.id == id } }

  /// Every statement that is referred to is held, and every one that is held is referred to.
  func checkEvidence() throws(RecordProblem) {
    var used: Set<String> = []
    for entry in entries {
      used.formUnion(entry.contributions.flatMap(\.evidence))
      used.formUnion(entry.needs.flatMap(\.evidence))
      used.formUnion(entry.answers.flatMap(\.evidence))
      used.formUnion(entry.license.evidence)
      used.formUnion(entry.facts.flatMap(\.evidence))
      used.formUnion(entry.files.flatMap(\.evidence))
    }
    for model in excluded { used.formUnion(model.reasons.flatMap(\.evidence)) }
    let held = Set(evidence.keys)
    if let id = used.subtracting(held).min(by: { $0.precedesByBytes($1) }) {
      throw .missingEvidence(id: id)
    }
    if let id = held.subtracting(used).min(by: { $0.precedesByBytes($1) }) {
      throw .unusedEvidence(id: id)
    }
  }
}
