internal import Catalog
internal import Scoring

/// Several lists together: what all of them hold, who is first for how many, which pairs are alike.
///
/// Weights are never averaged.
public struct ListSurvey: Hashable, Sendable {
  /// How many lists can be compared at once.
  public static let counts = 2...8

  /// A model with how many lists put it first.
  public struct First: Hashable, Sendable {
    /// The model's id.
    public let id: String
    /// How many lists put it first among the models all of them rank.
    public let count: Int
  }

  /// A model with its score in every list.
  public struct Scored: Hashable, Sendable {
    /// The model's id.
    public let id: String
    /// Its score in each list, 0…1.
    public let scores: [Double]
    /// On how many of the lists it stands.
    public let listed: Int
  }

  /// The files, as they were named.
  public let files: [RankingFile]
  /// Models on every list, in the first one's order.
  public let inEvery: [String]
  /// How many models every file ranks, listed or not.
  public let rankedByAll: Int
  /// Who is first for how many, most often first; models of equal score in a file share the place.
  public let first: [First]
  /// Models ranked by all that no other scores as high as in every list and higher in one, in the
  /// order of the first file.
  public let front: [Scored]
  /// Rank-biased overlap of every pair of lists; `nil` where one is empty.
  public let overlaps: [[Double?]]
  /// Whether scores of all files rest on the same rules.
  public let areScoresComparable: Bool

  /// Puts files side by side.
  ///
  /// **Cost**: the square of the models that all rank, for the front.
  public init(_ files: [RankingFile]) {
    self.files = files
    let lists = files.map(\.listed)
    let sets = lists.map(Set.init)
    inEvery = (lists.first ?? []).filter { id in sets.allSatisfy { $0.contains(id) } }
    let scores = files.map { file in
      Dictionary(
        file.content.ranked.map { ($0.id, $0.score) }, uniquingKeysWith: { first, _ in first })
    }
    let common = (files.first?.content.ranked ?? []).map(\.id).filter { id in
      scores.allSatisfy { $0[id] != nil }
    }
    rankedByAll = common.count
    first = Self.first(among: Set(common), of: files)
    let scored = common.map { id in
      Scored(
        id: id, scores: scores.map { $0[id] ?? 0 }, listed: sets.count { $0.contains(id) })
    }
    front = scored.filter { own in !scored.contains { Self.beats($0.scores, own.scores) } }
    overlaps = lists.map { one in
      lists.map {
        RankCorrelation.rankBiasedOverlap(one, $0, persistence: Agreement.persistence)
      }
    }
    areScoresComparable = files.dropFirst().allSatisfy { file in
      files.first.map { ShortlistComparison($0, file).comparability.areScoresComparable } ?? true
    }
  }

  /// Whether the files differ in anything two files can differ in.
  public var differs: Bool {
    files.dropFirst().contains { file in
      files.first.map { ShortlistComparison($0, file).differs } ?? false
    }
  }

  /// Counts who stands first among the common models of each file: the best rank it gives any.
  private static func first(among common: Set<String>, of files: [RankingFile]) -> [First] {
    var counts: [String: Int] = [:]
    for file in files {
      let ranked = file.content.ranked.filter { common.contains($0.id) }
      guard let best = ranked.map(\.rank).min() else { continue }
      for row in ranked where row.rank == best { counts[row.id, default: 0] += 1 }
    }
    return counts.map { First(id: $0.key, count: $0.value) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.id.precedesByBytes($1.id)
    }
  }

  /// Whether scores are nowhere lower and somewhere higher than others.
  private static func beats(_ scores: [Double], _ others: [Double]) -> Bool {
    var isHigher = false
    for (score, other) in zip(scores, others) {
      if score < other { return false }
      if score > other { isHigher = true }
    }
    return isHigher
  }
}
