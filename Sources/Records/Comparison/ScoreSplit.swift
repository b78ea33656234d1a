internal import Catalog
internal import Decision

/// Why the score of one model differs between two lists: how much of it is weights, how much is
/// facts, how much is what facts are worth.
///
/// **Shape**: `weights + data + values` is the difference of the two recorded scores. A part that is
/// the same in both lists is exactly zero.
/// **Units**: scores, 0…1; positive where B gives more than A.
/// **Source**: L. S. Shapley, "A value for n-person games" (1953): the mean over the 6 orders in
/// which the three can be switched from A's to B's.
public struct ScoreSplit: Hashable, Sendable {
  /// What can be switched from A's to B's.
  public enum Factor: String, CaseIterable, Hashable, Sendable {
    case weights, data, values

    var bit: Int { self == .weights ? 1 : self == .data ? 2 : 4 }
  }

  /// The three parts of a difference.
  public struct Parts: Hashable, Sendable {
    /// By other weights.
    public let weights: Double
    /// By other facts.
    public let data: Double
    /// By other ranges, curves, or another end of the range.
    public let values: Double

    /// One of the three.
    public subscript(factor: Factor) -> Double {
      switch factor {
      case .weights: return weights
      case .data: return data
      case .values: return values
      }
    }

    /// All three.
    public var total: Double { weights + data + values }
  }

  /// What one criterion adds to the difference.
  public struct Shift: Hashable, Sendable {
    /// The criterion's id.
    public let criterion: String
    /// Its name.
    public let label: String
    /// The unit of its facts.
    public let unit: String
    /// Its weight in each list, 0…1.
    public let weight: Pair<Double>
    /// The fact in words; `nil` where the list does not weigh it.
    public let text: Pair<String?>
    /// What the fact is worth, 0…1; `nil` where the list does not weigh it.
    public let worth: Pair<Double?>
    /// The parts of the difference in its points.
    public let parts: Parts
    /// Ids of the statements behind the fact, in each file.
    public let evidence: Pair<[String]>
  }

  /// The recorded score in each list, by the end that ranks there.
  public let score: Pair<Double>
  /// The parts of the difference.
  public let parts: Parts
  /// One per criterion of either list, the largest share first.
  public let shifts: [Shift]
  /// The score with every set of factors switched to B's, by the bits of the factors.
  let states: [Double]

  /// How much more B gives than A.
  public var change: Double { score.b - score.a }

  /// The score with one factor switched to the other list's.
  func score(of side: Side, switching factor: Factor) -> Double {
    states[side == .a ? factor.bit : 7 - factor.bit]
  }

  /// Splits the difference of one model's scores; `nil` where one of them has none.
  init?(
    _ entries: Pair<DecisionRecord.Entry>, rules: Pair<ValueRules>,
    criteria: Pair<[DecisionRecord.Criterion]>
  ) {
    guard let first = entries.a.placement, let second = entries.b.placement else { return nil }
    let score = Pair(
      first.score[rules.a.scenario.order], second.score[rules.b.scenario.order])
    let ids = rules.a.ids.union(rules.b.ids).sorted { $0.precedesByBytes($1) }
    let games = ids.map { CriterionGame($0, entries, rules) }
    let differing = games.reduce(0) { $0 | $1.differing }
    let states = (0..<8).map { state -> Double in
      let switched = state & differing
      if switched == 0 { return score.a }
      if switched == differing { return score.b }
      return games.reduce(0) { $0 + $1.points(switched) }
    }
    self.score = score
    self.states = states
    parts = Self.parts(states)
    let labels = criteria.b + criteria.a
    shifts = games.map { game in
      let note = labels.first { $0.id == game.criterion }
      return Shift(
        criterion: game.criterion, label: note?.label ?? game.criterion, unit: note?.unit ?? "",
        weight: game.weight, text: game.notes.map { $0?.text },
        worth: Pair { side in game.notes[side].map { $0.value[rules[side].scenario.order] } },
        parts: Self.parts(game.states), evidence: game.notes.map { $0?.evidence ?? [] })
    }.sorted {
      let (left, right) = (abs($0.parts.total), abs($1.parts.total))
      return left != right ? left > right : $0.criterion.precedesByBytes($1.criterion)
    }
  }

  /// The Shapley value of each factor.
  private static func parts(_ states: [Double]) -> Parts {
    func part(_ own: Int, _ one: Int, _ other: Int) -> Double {
      // First of three, second after either, last of all: of 6 orders 2, 1, 1 and 2.
      let alone = states[own] - states[0]
      let last = states[7] - states[one | other]
      let afterOne = states[own | one] - states[one]
      let afterOther = states[own | other] - states[other]
      return (2 * alone + afterOne + afterOther + 2 * last) / 6
    }
    return Parts(weights: part(1, 2, 4), data: part(2, 1, 4), values: part(4, 1, 2))
  }
}

/// The points of one criterion with some factors switched from A's to B's.
private struct CriterionGame {
  let criterion: String
  let weight: Pair<Double>
  let notes: Pair<DecisionRecord.Contribution?>
  /// The bits of the factors that are not the same in both lists.
  let differing: Int
  private let rules: Pair<ValueRules>

  init(_ criterion: String, _ entries: Pair<DecisionRecord.Entry>, _ rules: Pair<ValueRules>) {
    self.criterion = criterion
    self.rules = rules
    weight = rules.map { $0.weight(criterion) }
    notes = entries.map { $0.contributions.first { $0.criterion == criterion } }
    var differing = weight.isEqual ? 0 : ScoreSplit.Factor.weights.bit
    // A fact that only one file holds is not known to differ.
    if let first = notes.a, let second = notes.b, first.cell != second.cell {
      differing |= ScoreSplit.Factor.data.bit
    }
    if !rules.a.isValuing(criterion, like: rules.b) { differing |= ScoreSplit.Factor.values.bit }
    self.differing = differing
  }

  /// All eight states, with what the files record at both ends.
  var states: [Double] {
    (0..<8).map { state in
      let switched = state & differing
      if switched == 0 { return notes.a?.points ?? 0 }
      if switched == differing { return notes.b?.points ?? 0 }
      return points(switched)
    }
  }

  /// Weight times value with these factors as in B.
  func points(_ state: Int) -> Double {
    func side(_ factor: ScoreSplit.Factor) -> Side { state & factor.bit == 0 ? .a : .b }
    let factSide = side(.data)
    guard let cell = (notes[factSide] ?? notes[factSide.other])?.cell else { return 0 }
    let valuing = rules[side(.values)]
    let worth =
      valuing.worth(cell, on: criterion) ?? rules[side(.values).other].worth(cell, on: criterion)
    return weight[side(.weights)] * (worth?[valuing.scenario.order] ?? 0)
  }
}
