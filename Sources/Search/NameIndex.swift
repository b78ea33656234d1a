/// A name that was found.
public struct Match: Hashable, Sendable {
  /// Which of the names it is.
  public let index: Int
  /// How well it matches; comparable within one query only.
  public let score: Int
  /// Offsets of the matched characters, rising, for showing them.
  public let positions: [Int]
}

/// Names that can be searched by typing parts of them: `qwen7binst` finds `Qwen2.5-7B-Instruct`.
///
/// A name matches when it holds the typed characters in their order, with anything in between, and
/// no matter their case. Blanks separate parts of which each must match. Runs of characters and
/// beginnings of words count more.
public struct NameIndex: Sendable {
  private let names: [String]
  private let buffer: NameBuffer

  /// Prepares names for searching.
  ///
  /// **Cost** O(length of all names).
  public init(names: [String]) {
    self.names = names
    buffer = NameBuffer(names: names)
  }

  /// The names that match best, best first.
  ///
  /// **Shape** at most `limit`; an empty query finds the first names with score 0. Of equal scores
  /// the shorter name comes first, then the one given first.
  public func matches(_ query: String, limit: Int) -> [Match] {
    let terms = QueryTerms(query)
    var scorer = FuzzyScorer()
    return buffer.best(query, limit: limit).map { found in
      Match(
        index: found.index, score: found.score,
        positions: positions(in: found.index, terms, with: &scorer))
    }
  }

  private func positions(
    in index: Int, _ terms: QueryTerms, with scorer: inout FuzzyScorer
  ) -> [Int] {
    let name = names[index]
    scorer.prepare(name)
    let scalars = Set(terms.scalars.flatMap { scorer.positions($0) })
    var positions: [Int] = []
    var offset = 0
    for (place, character) in name.enumerated() where !scalars.isEmpty {
      let end = offset + character.unicodeScalars.count
      if (offset..<end).contains(where: scalars.contains) { positions.append(place) }
      offset = end
    }
    return positions
  }
}
