internal import Catalog
internal import Decision

/// One model that stands on either of two lists.
public struct EntryComparison: Hashable, Sendable {
  /// What became of a model in one list.
  public enum Standing: Hashable, Sendable {
    /// On the list, with its rank, its place, and its score by the end that ranks there.
    case listed(rank: Int, position: Int, score: Double)
    /// Ranked, and not on the list.
    case below(rank: Int, position: Int, score: Double)
    /// Kept out by needs, or waiting for an answer; on the list by name or not.
    case out([DecisionRecord.Reason], isPending: Bool, isNotKnown: Bool, isListed: Bool)
    /// Set aside by policy packs, of these ids.
    case restricted([String], isListed: Bool)
    /// Not among the models its catalog holds.
    case notInCatalog

    /// The rank, where it has one.
    public var rank: Int? {
      switch self {
      case .listed(let rank, _, _), .below(let rank, _, _): return rank
      default: return nil
      }
    }

    /// The place in the ranking, never shared.
    public var position: Int? {
      switch self {
      case .listed(_, let position, _), .below(_, let position, _): return position
      default: return nil
      }
    }

    /// The score, where it is ranked.
    public var score: Double? {
      switch self {
      case .listed(_, _, let score), .below(_, _, let score): return score
      default: return nil
      }
    }

    /// Whether it is on the list, ranked or not.
    public var isListed: Bool {
      switch self {
      case .listed: return true
      case .out(_, _, _, let isListed), .restricted(_, let isListed): return isListed
      default: return false
      }
    }
  }

  /// Why a model stands at another place among all that are ranked.
  public struct Places: Hashable, Sendable {
    /// Models above it in A that B does not rank.
    public let left: Int
    /// Models above it in B that A does not rank.
    public let arrived: Int
    /// Models it passed, less those that passed it, among all that both rank.
    public let passed: Int

    /// How many places it gained; negative where it lost some.
    public var gained: Int { left - arrived + passed }
  }

  /// Ranks among the models that both lists score in full.
  public struct SharedRanks: Hashable, Sendable {
    /// As the list has it.
    public let now: Int
    /// With only the other list's weights, facts, or values of facts.
    public let switched: [ScoreSplit.Factor: Int]
  }

  /// The model's id.
  public let id: String
  /// What became of it in each list.
  public let standing: Pair<Standing>
  /// The way of running it in each, as a stable name; `nil` where it is not ranked or listed.
  public let delivery: Pair<String?>
  /// The same in words, where the file has them.
  public let deliveryName: Pair<String?>
  /// Why its score differs; `nil` unless it is ranked on both lists and scores can be compared.
  public let split: ScoreSplit?
  /// Why its place differs; `nil` unless it is ranked in both.
  public let places: Places?
  /// Its rank among the shared models, seen from each list; `nil` without a split.
  public internal(set) var sharedRanks: Pair<SharedRanks>?

  /// The id without its organization.
  public var shortName: String {
    PlainText.oneLine(id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? id)
  }

  /// How many ranks it rose from A to B; `nil` unless it is ranked on both lists.
  public var rise: Int? {
    guard case .listed(let first, _, _) = standing.a, case .listed(let second, _, _) = standing.b
    else { return nil }
    return first - second
  }

  /// Whether anything differs.
  public var differs: Bool {
    if !standing.isEqual || !delivery.isEqual { return true }
    guard let split else { return false }
    return ScoreSplit.Factor.allCases.contains { split.parts[$0] != 0 }
  }
}

extension EntryComparison.Standing {
  init(_ id: String, in content: ShortlistContent) {
    let entry = content.entry(id)
    if let position = content.ranked.firstIndex(where: { $0.id == id }) {
      let row = content.ranked[position]
      self =
        entry == nil
        ? .below(rank: row.rank, position: position + 1, score: row.score)
        : .listed(rank: row.rank, position: position + 1, score: row.score)
    } else if let model = content.excluded.first(where: { $0.id == id }) {
      self = .out(
        model.reasons, isPending: model.isPending, isNotKnown: model.isNotKnown,
        isListed: entry != nil)
    } else if let restrictions = content.restrictions, restrictions.leftOut.contains(id) {
      let packs = restrictions.findings.filter { $0.model == id && $0.leavesOut }.map(\.pack)
      self = .restricted(packs.uniqued, isListed: entry != nil)
    } else if let entry {
      self = .out(entry.needs, isPending: false, isNotKnown: false, isListed: true)
    } else {
      self = .notInCatalog
    }
  }
}

extension [String] {
  /// Each text once, in the order of its first place.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
