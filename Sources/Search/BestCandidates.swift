/// The best of many names that were found, without keeping or sorting all of them.
struct BestCandidates {
  private let limit: Int
  private var kept: [FoundName] = []
  /// What the next ones must be better than, once enough are known.
  private(set) var worstThatCounts: FoundName?

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  mutating func insert(_ found: FoundName) {
    if let worstThatCounts, worstThatCounts < found { return }
    kept.append(found)
    if kept.count - limit >= 3 * min(limit, 1000) + 64 { trim() }
  }

  /// Those within the limit, best first.
  mutating func sorted() -> [FoundName] {
    trim()
    return kept
  }

  private mutating func trim() {
    kept.sort()
    kept.removeLast(max(0, kept.count - limit))
    if kept.count == limit { worstThatCounts = kept.last }
  }
}
