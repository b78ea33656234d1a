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
  /// The folded names as UTF-8, one after the other.
  private let bytes: [UInt8]
  /// What a match at each of the bytes gives for its place.
  private let bonuses: [UInt8]
  /// Where each name begins in `bytes`, and the end of the last one.
  private let starts: [Int]
  /// Which kinds of bytes each name holds.
  private let masks: [UInt64]

  /// Prepares names for searching.
  ///
  /// **Cost** O(length of all names).
  public init(names: [String]) {
    self.names = names
    var bytes: [UInt8] = []
    var bonuses: [UInt8] = []
    var starts = [0]
    var masks: [UInt64] = []
    starts.reserveCapacity(names.count + 1)
    masks.reserveCapacity(names.count)
    for name in names {
      let first = bytes.count
      var words = WordBonus()
      for scalar in name.unicodeScalars {
        append(folded(scalar), to: &bytes)
        let bonus = UInt8(words.next(scalar))
        while bonuses.count < bytes.count { bonuses.append(bonus) }
      }
      starts.append(bytes.count)
      masks.append(presenceMask(bytes[first...]))
    }
    self.bytes = bytes
    self.bonuses = bonuses
    self.starts = starts
    self.masks = masks
  }

  /// The names that match best, best first.
  ///
  /// **Shape** at most `limit`; an empty query finds the first names with score 0. Of equal scores
  /// the shorter name comes first, then the one given first.
  public func matches(_ query: String, limit: Int) -> [Match] {
    let terms = query.split(separator: " ").map { QueryTerm(String($0)) }
    if terms.isEmpty {
      return names.indices.prefix(max(0, limit)).map { Match(index: $0, score: 0, positions: []) }
    }
    let mask = terms.reduce(0) { $0 | $1.mask }
    var best = BestCandidates(limit: limit)
    var scorer = FuzzyScorer()
    var found: [Int] = []
    for index in names.indices where masks[index] & mask == mask && holds(terms, at: index) {
      let length = starts[index + 1] - starts[index]
      let most = bound(terms, at: index, &found)
      guard best.counts(Candidate(score: most, length: length, index: index)),
        let score = score(of: index, terms, with: &scorer)
      else { continue }
      best.insert(Candidate(score: score, length: length, index: index))
    }
    return best.sorted().map { candidate in
      Match(
        index: candidate.index, score: candidate.score,
        positions: positions(in: candidate.index, terms, with: &scorer))
    }
  }

  /// A quick look that never turns a match down.
  private func holds(_ terms: [QueryTerm], at index: Int) -> Bool {
    terms.allSatisfy { term in
      var wanted = 0
      for place in starts[index]..<starts[index + 1] where bytes[place] == term.bytes[wanted] {
        wanted += 1
        if wanted == term.bytes.count { return true }
      }
      return false
    }
  }

  /// At least the score the terms have in the name; `found` is room to work in.
  private func bound(_ terms: [QueryTerm], at index: Int, _ found: inout [Int]) -> Int {
    var sum = 0
    for term in terms {
      found.removeAll(keepingCapacity: true)
      for wanted in term.bytes {
        var best = 0
        for place in starts[index]..<starts[index + 1] where bytes[place] == wanted {
          best = max(best, Int(bonuses[place]))
        }
        found.append(best)
      }
      sum += FuzzyScorer.bound(found)
    }
    return sum
  }

  private func score(
    of index: Int, _ terms: [QueryTerm], with scorer: inout FuzzyScorer
  ) -> Int? {
    scorer.prepare(names[index])
    var sum = 0
    for term in terms {
      guard let score = scorer.score(term.scalars) else { return nil }
      sum += score
    }
    return sum
  }

  private func positions(
    in index: Int, _ terms: [QueryTerm], with scorer: inout FuzzyScorer
  ) -> [Int] {
    let name = names[index]
    scorer.prepare(name)
    let scalars = Set(terms.flatMap { scorer.positions($0.scalars) })
    var positions: [Int] = []
    var offset = 0
    for (place, character) in name.enumerated() {
      let end = offset + character.unicodeScalars.count
      if (offset..<end).contains(where: scalars.contains) { positions.append(place) }
      offset = end
    }
    return positions
  }
}

/// One part of a query, in the forms the steps of a search need.
private struct QueryTerm {
  let bytes: [UInt8]
  let scalars: [Unicode.Scalar]
  let mask: UInt64

  init(_ text: String) {
    scalars = text.unicodeScalars.map(folded)
    var bytes: [UInt8] = []
    for scalar in scalars { append(scalar, to: &bytes) }
    self.bytes = bytes
    mask = presenceMask(bytes[...])
  }
}
