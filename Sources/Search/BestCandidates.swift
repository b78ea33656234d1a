/// A name that matched, with all that decides its place.
struct Candidate: Comparable {
  let score: Int
  let length: Int
  let index: Int

  /// The better one is the lesser one.
  static func < (left: Candidate, right: Candidate) -> Bool {
    (right.score, left.length, left.index) < (left.score, right.length, right.index)
  }
}

/// The best candidates of many, without keeping or sorting all of them.
struct BestCandidates {
  private let limit: Int
  private var kept: [Candidate] = []
  private var worstThatCounts: Candidate?

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  /// True unless enough better ones are known.
  func counts(_ candidate: Candidate) -> Bool {
    worstThatCounts.map { candidate < $0 } ?? true
  }

  mutating func insert(_ candidate: Candidate) {
    guard counts(candidate) else { return }
    kept.append(candidate)
    if kept.count >= 4 * limit + 64 { trim() }
  }

  /// The candidates within the limit, best first.
  mutating func sorted() -> [Candidate] {
    trim()
    return kept
  }

  private mutating func trim() {
    kept.sort()
    kept.removeLast(max(0, kept.count - limit))
    if kept.count == limit { worstThatCounts = kept.last }
  }
}
