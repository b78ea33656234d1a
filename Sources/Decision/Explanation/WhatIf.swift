internal import Scoring

/// What would put a row above the leader: one weight moved, the others keeping their shares.
public struct WeightFlip: Hashable, Sendable {
  /// The criterion whose weight moves, by its position among the outcome's criteria.
  public let criterion: Int
  /// The weight from which the challenger leads, 0…1.
  public let weight: Double
  /// Whether more weight than that is needed, or less.
  public let isFloor: Bool
}

extension Outcome {
  /// The single weights that would put `challenger` level with `leader`.
  ///
  /// **Source**: closed form of one weight against all others rescaled; J. Butler, J. Jia and
  /// J. Dyer, "Simulation techniques for the sensitivity analysis of multi-criteria decision
  /// models", EJOR 103 (1997).
  public func flips(from leader: RankedRow, to challenger: RankedRow) -> [WeightFlip] {
    let gaps = zip(leader.contributions, challenger.contributions).map {
      value(of: $0) - value(of: $1)
    }
    var flips: [WeightFlip] = []
    for position in criteria.indices {
      let weight = criteria[position].weight
      guard weight < 1 else { continue }
      var rest = 0.0
      for other in criteria.indices where other != position {
        rest += criteria[other].weight * gaps[other]
      }
      rest /= 1 - weight
      // Drawing level at the very end of the scale is not leading.
      guard rest != gaps[position], min(rest, gaps[position]) < 0 else { continue }
      let level = rest / (rest - gaps[position])
      guard (0...1).contains(level) else { continue }
      flips.append(
        WeightFlip(criterion: position, weight: level, isFloor: gaps[position] < rest))
    }
    return flips.sorted {
      abs($0.weight - criteria[$0.criterion].weight)
        < abs($1.weight - criteria[$1.criterion].weight)
    }
  }

  /// The value of a contribution in the mode that ranks.
  public func value(of contribution: Contribution) -> Double {
    contribution.value[scenario.order]
  }

  /// Points of one row against another, criterion by criterion, largest gain first.
  public func differences(of row: RankedRow, against other: RankedRow)
    -> [(criterion: ActiveCriterion, points: Double)]
  {
    zip(criteria, zip(row.contributions, other.contributions)).map {
      (criterion: $0, points: $1.0.points - $1.1.points)
    }.sorted { $0.points > $1.points }
  }

  /// Rows that are at least as good on every weighted criterion, whatever the open facts turn out to
  /// be, and better on one; best first, at most three.
  public func dominators(of row: RankedRow) -> [RankedRow] {
    let highs = row.contributions.map(\.value.high)
    let counted = weights.map { $0 > 0 }
    return Array(
      rows.lazy.filter { other in
        other.group == row.group && other.position != row.position
          && Dominance.isSure(
            other.contributions.map(\.value.low), over: highs, counted: counted)
      }.prefix(3))
  }
}
