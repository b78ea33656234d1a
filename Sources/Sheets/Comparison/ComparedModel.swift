public import Catalog
public import Decision
internal import Licensing

/// One model of a comparison: how it is run, where it stands, and its score with its parts.
public struct ComparedModel: Sendable {
  /// Where a model stands in the ranking.
  public enum Standing: String, Hashable, Sendable {
    /// It meets every need.
    case meets
    /// It fails no need, but some need hangs on an unknown fact.
    case hangs
    /// It is closed: shown for comparison, never ranked.
    case closed
    /// A need fails.
    case excluded
    /// A need drops it because a fact is not known.
    case notKnown = "not-known"
    /// A reported restriction covers it that the user lets exclude.
    case restricted
  }

  /// The model in the way of running it that its row names, or that comes nearest to the needs.
  public let alternative: Alternative
  /// Where it stands.
  public let standing: Standing
  /// Its score part by part; of a model that is out, what it would be.
  ///
  /// `nil` for a closed model of which nothing published can be compared.
  public let row: RankedRow?
  /// The needs that keep it out or that it hangs on, by label.
  public let openNeeds: [String]
  /// Why it is out, in sentences; `nil` for a model that is ranked.
  public let reason: String?

  /// The model.
  public var model: Model { alternative.candidate.model }
  /// Whether it has a rank.
  public var isRanked: Bool { standing == .meets || standing == .hangs }

  init(_ candidate: Candidate, in outcome: Outcome) {
    let id = candidate.model.id
    let ways = outcome.ways(of: candidate)
    func labels(_ musts: [Int]) -> [String] {
      musts.filter { outcome.scenario.musts.indices.contains($0) }.map { position in
        let must = outcome.scenario.musts[position]
        return must.label
      }
    }
    if let row = outcome.row(of: id) {
      alternative = row.alternative
      standing = row.group == .meets ? .meets : .hangs
      self.row = row
      openNeeds = labels(row.unknownMusts)
      reason = nil
    } else if let out = outcome.exclusion(of: id) {
      alternative = out.alternative
      standing = out.isNotKnown ? .notKnown : .excluded
      row = (ways.first { $0.alternative.key == out.alternative.key } ?? ways.first)?.row
      openNeeds = labels(out.excludingMusts)
      let first = out.observation(of: out.firstMust)?.sentence ?? "It meets not every need."
      let others = out.excludingMusts.count - 1
      reason = first + (others > 0 ? " And \(Wording.count(others, "more need"))." : "")
    } else if let out = outcome.restriction(of: id) {
      alternative = out.alternative
      standing = .restricted
      row = (ways.first { $0.alternative.key == out.alternative.key } ?? ways.first)?.row
      openNeeds = []
      reason = out.restrictions.filter(\.excludes).map(\.finding.text).joined(separator: " ")
    } else {
      row = outcome.references.first { $0.model.id == id }
      alternative = row?.alternative ?? outcome.context.alternatives(of: candidate)[0]
      standing = .closed
      openNeeds = []
      reason = "Its weights are not public, so it has no rank."
    }
  }

  /// Where it stands in a few words: `rank 3`, `out: Price`.
  public var place: String {
    let first = openNeeds.first.map { openNeeds.count > 1 ? "\($0) +\(openNeeds.count - 1)" : $0 }
    switch standing {
    case .meets: return "rank \(row?.bracket ?? 0)"
    case .hangs: return "rank \(row?.bracket ?? 0), hangs" + (first.map { " on \($0)" } ?? "")
    case .closed: return "closed, no rank"
    case .excluded: return "out: " + (first ?? "a need")
    case .notKnown: return "not known: " + (first ?? "a need")
    case .restricted: return "out: a restriction"
    }
  }

  /// What comes first: ranked models in their order, then closed ones, then those that are out.
  var order: (Int, Int) {
    if isRanked { return (0, row?.position ?? 0) }
    return (standing == .closed ? 1 : 2, 0)
  }
}
