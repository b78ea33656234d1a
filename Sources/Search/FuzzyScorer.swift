/// Finds the best way to lay a term's characters into a name, by dynamic programming.
///
/// **Source** the weights and the rule for runs are those of fzf's second algorithm
/// (https://github.com/junegunn/fzf, src/algo/algo.go): a match gives 16, a gap costs 3 and 1 for
/// each further character, and a match at the beginning of a word gives more, twice as much for
/// the first character of the term.
///
/// **Cost** O(length of the term × length of the name) for each name.
struct FuzzyScorer {
  private static let match = 16
  private static let gapStart = -3
  private static let gapExtension = -1
  private static let run = 4
  private static let firstFactor = 2

  /// The folded scalars of the name and what a match at each of them gives.
  private var name: [Unicode.Scalar] = []
  private var bonuses: [Int] = []

  /// A way to match the beginning of the term.
  private struct Way {
    static let none = Way(score: Int.min / 2, runBonus: 0, former: -1)

    var score: Int
    /// The bonus with which the run that ends here began.
    var runBonus: Int
    /// Where the character before is matched.
    var former: Int
  }

  /// Of each term character (row) and name scalar (column): the best way with this character
  /// matched here.
  private var ways: [Way] = []

  /// Takes a name to be scored.
  mutating func prepare(_ text: String) {
    name.removeAll(keepingCapacity: true)
    bonuses.removeAll(keepingCapacity: true)
    var words = WordBonus()
    for scalar in text.unicodeScalars {
      bonuses.append(words.next(scalar))
      name.append(folded(scalar))
    }
  }

  /// The best score of a term in the name; nil if the name does not hold it.
  mutating func score(_ term: [Unicode.Scalar]) -> Int? {
    end(of: term).map { ways[(term.count - 1) * name.count + $0].score }
  }

  /// Offsets of the scalars at which the best score is reached.
  mutating func positions(_ term: [Unicode.Scalar]) -> [Int] {
    guard var place = end(of: term) else { return [] }
    var positions: [Int] = []
    for row in term.indices.reversed() {
      positions.append(place)
      place = ways[row * name.count + place].former
    }
    return positions.reversed()
  }

  /// Where the best match ends; the earliest of equals.
  private mutating func end(of term: [Unicode.Scalar]) -> Int? {
    fill(term)
    let row = (term.count - 1) * name.count
    let best = name.indices.max { ways[row + $0].score < ways[row + $1].score }
    return best.flatMap { ways[row + $0].score > Way.none.score / 2 ? $0 : nil }
  }

  private mutating func fill(_ term: [Unicode.Scalar]) {
    let count = name.count
    ways.removeAll(keepingCapacity: true)
    for (row, wanted) in term.enumerated() {
      // The best way of the row above that ends before the scalar before, less the cost of the gap.
      var overGap = Way.none
      for place in 0..<count {
        if row > 0, place >= 2 {
          overGap.score += Self.gapExtension
          let opened = ways[(row - 1) * count + place - 2].score + Self.gapStart
          if opened > overGap.score {
            overGap = Way(score: opened, runBonus: 0, former: place - 2)
          }
        }
        ways.append(name[place] == wanted ? way(row, place, overGap) : .none)
      }
    }
  }

  /// The best way to match the row's character at a place.
  ///
  /// Of a run the bonus it began with counts for each of its characters. The better way up to here
  /// is kept, although the other one could gain more from what follows; so does fzf.
  private func way(_ row: Int, _ place: Int, _ overGap: Way) -> Way {
    let bonus = bonuses[place]
    if row == 0 {
      return Way(score: Self.match + bonus * Self.firstFactor, runBonus: bonus, former: -1)
    }
    let gapped = Way(
      score: overGap.score + Self.match + bonus, runBonus: bonus, former: overGap.former)
    guard place > 0 else { return .none }
    let former = ways[(row - 1) * name.count + place - 1]
    let began = bonus >= WordBonus.boundary ? max(bonus, former.runBonus) : former.runBonus
    let run = Way(
      score: former.score + Self.match + max(bonus, Self.run, began), runBonus: began,
      former: place - 1)
    return run.score >= gapped.score ? run : gapped
  }
}
