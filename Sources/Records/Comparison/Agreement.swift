internal import Scoring

/// How alike two lists are as orders; no single figure says it.
public struct Agreement: Hashable, Sendable {
  /// How many ranked models each list holds.
  public let listed: Pair<Int>
  /// How many of them stand on both.
  public let shared: Int
  /// How many of the first so many, down to the end of the shorter list, stand on both.
  public let sharedAtTop: Int
  /// Kendall's τ-b of the shared models' places; `nil` for fewer than two.
  public let tauB: Double?
  /// Rank-biased overlap of the lists as they stand, 0…1; `nil` where one is empty.
  public let rankBiasedOverlap: Double?

  /// The chance of looking at one more place, on which rank-biased overlap rests.
  ///
  /// **Source**: chosen as in W. Webber, A. Moffat and J. Zobel (2010), where the first ten places
  /// then carry 86 % of the weight.
  public static let persistence = 0.9

  /// How far down the shorter list reaches.
  public var depth: Int { min(listed.a, listed.b) }

  /// Compares two lists of ids, best first.
  init(_ lists: Pair<[String]>) {
    listed = lists.map(\.count)
    let both = lists.a.filter(Set(lists.b).contains)
    shared = both.count
    let depth = min(lists.a.count, lists.b.count)
    sharedAtTop = Set(lists.a.prefix(depth)).intersection(lists.b.prefix(depth)).count
    let places = lists.map { list in
      both.map { id in Double(list.firstIndex(of: id) ?? 0) }
    }
    tauB = RankCorrelation.kendallTauB(places.a, places.b)
    rankBiasedOverlap = RankCorrelation.rankBiasedOverlap(
      lists.a, lists.b, persistence: Self.persistence)
  }
}
