internal import Catalog
internal import Scoring

/// What must change for one ranked model to draw level with another that stands above it.
///
/// Each change is one alone, all else staying.
public struct Challenge: Sendable {
  /// What one criterion would have to give.
  public struct NeededFact: Sendable {
    /// The criterion.
    public let criterion: ActiveCriterion
    /// What is known now.
    public let present: Cell
    /// The value, 0…1, that draws level; `nil` where even the best fact is not enough.
    public let value: Double?
    /// The nearest fact with that value; `nil` where there is none.
    public let fact: Double?
    /// Whether the fact has to be no less than that, or no more; `nil` where the curve rises and
    /// falls.
    public let isFloor: Bool?
  }

  /// A change of the weights that draws level.
  public struct WeightChange: Sendable {
    /// The weights after it, in the outcome's order.
    public let weights: [Double]
    /// How much weight moves, 0…1.
    public let moved: Double
    /// The row that is still above both then; `nil` where the challenger shares the first place.
    public let stillLeading: RankedRow?
  }

  /// The one that wants to win.
  public let challenger: RankedRow
  /// The one to be beaten.
  public let leader: RankedRow
  /// How far the leader is ahead, 0…1; not above zero where the challenger is level or ahead.
  public let gap: Double
  /// One per criterion, in the outcome's order.
  public let facts: [NeededFact]
  /// The smallest change of weights; `nil` where the challenger never draws level at any weights.
  public let weightChange: WeightChange?
  /// The smallest that keeps the order of importance; `nil` where none does.
  public let weightChangeKeepingOrder: WeightChange?
  /// The row that would still lead once a fact drew level; `nil` where there is none.
  public let stillLeading: RankedRow?
  /// The needs of the challenger that hang on unknown facts while the leader meets all of its; until
  /// they are settled no score helps.
  public let openMusts: [Must]

  /// Whether the challenger stands above the leader already.
  public var isAhead: Bool { challenger.position < leader.position }
}

extension Outcome {
  /// What must change for a ranked model to draw level with another.
  ///
  /// **Source**: closed forms and a small linear program; see `Counterfactual`.
  public func challenge(of challenger: RankedRow, to leader: RankedRow) -> Challenge {
    let own = challenger.contributions.map { value(of: $0) }
    let theirs = leader.contributions.map { value(of: $0) }
    let answer = Counterfactual(
      challenger: own, leader: theirs, weights: weights, places: competitionRanks(weights))
    let third = rows.first { row in
      row.position != challenger.position && row.position != leader.position
        && row.group == leader.group
        && row.ranking(scenario.order) > leader.ranking(scenario.order) + 1e-9
    }
    let facts = criteria.indices.map { position in
      neededFact(
        criteria[position], challenger.contributions[position],
        value: answer.neededValues[position])
    }
    return Challenge(
      challenger: challenger, leader: leader, gap: answer.gap, facts: facts,
      weightChange: answer.smallestShift.map { change($0, challenger, leader) },
      weightChangeKeepingOrder: answer.smallestShiftKeepingOrder.map {
        change($0, challenger, leader)
      },
      stillLeading: third,
      openMusts: leader.group == .meets && challenger.group == .hangs
        ? challenger.unknownMusts.map { scenario.musts[$0] } : [])
  }

  private func neededFact(
    _ criterion: ActiveCriterion, _ part: Contribution, value: Double?
  ) -> Challenge.NeededFact {
    var fact: Double?
    if let value, part.cell != .notApplicable {
      fact = criterion.curve.nearestFact(reaching: value, from: part.cell.bounds?.mid)
    }
    let isFloor: Bool?
    switch criterion.curve {
    case .linear(let worst, let best), .logarithmic(let worst, let best): isFloor = best > worst
    case .points(let knots):
      let isRising = zip(knots, knots.dropFirst()).allSatisfy { $0.value <= $1.value }
      isFloor = isRising ? true : nil
    }
    // Levels have names; between two of them the next better one is meant.
    if criterion.definition.isOrdinal, let exact = fact {
      fact = isFloor == false ? (exact + 1e-9).rounded(.down) : (exact - 1e-9).rounded(.up)
    }
    return Challenge.NeededFact(
      criterion: criterion, present: part.cell, value: fact == nil ? nil : value, fact: fact,
      isFloor: isFloor)
  }

  private func change(
    _ shift: WeightShift, _ challenger: RankedRow, _ leader: RankedRow
  ) -> Challenge.WeightChange {
    let level = zip(shift.weights, challenger.contributions).reduce(0) {
      $0 + $1.0 * value(of: $1.1)
    }
    let third = rows.filter {
      $0.group == leader.group && $0.position != challenger.position
        && $0.position != leader.position
    }.map { row in
      (
        row: row,
        score: zip(shift.weights, row.contributions).reduce(0) { $0 + $1.0 * value(of: $1.1) }
      )
    }.filter { $0.score > level + 1e-9 }.max {
      ($0.score, -$0.row.position) < ($1.score, -$1.row.position)
    }
    return Challenge.WeightChange(
      weights: shift.weights, moved: shift.distance / 2, stillLeading: third?.row)
  }
}
