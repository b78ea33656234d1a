internal import Catalog
internal import Scoring

/// How far the weight of one criterion can move, the others keeping their shares, before another
/// model takes the first place.
public struct WeightRange: Sendable {
  /// One end of the range.
  public struct End: Sendable {
    /// The weight, 0…1.
    public let weight: Double
    /// The row of the model that takes over beyond it; `nil` where the weight can go no further.
    public let successor: RankedRow?
    /// The way of running it that does.
    public let successorWay: Alternative?
  }

  /// The criterion.
  public let criterion: ActiveCriterion
  /// The least weight at which the leader stays first.
  public let low: End
  /// The most.
  public let high: End

  /// Whether no weight of this criterion changes the first place.
  public var isWhole: Bool { low.successor == nil && high.successor == nil }
}

extension Outcome {
  /// How far each weight can move before the first place changes; `nil` for a criterion that has all
  /// the weight, and no entry at all without rows.
  ///
  /// Every way of running every model counts that comes as far as the row's own, so beyond an end
  /// the model named there is first, by whatever way is then its best.
  /// **Source**: closed form of one weight against all others rescaled; J. Butler, J. Jia and
  /// J. Dyer, EJOR 103 (1997).
  /// **Cost**: ways times criteria squared.
  public var weightRanges: [WeightRange?] {
    guard let leader = rows.first, let contest = leader.contest else { return [] }
    let lines = contenders.enumerated().flatMap { row, contender in
      contest.equals(of: contender.alternative).map { (row: row, way: $0) }
    }
    let values = lines.map { contest.rankingValues($0.way) }
    let owners = lines.map(\.row)
    func end(_ end: WeightStability.End) -> WeightRange.End {
      WeightRange.End(
        weight: end.share, successor: end.rival.map { contenders[lines[$0].row] },
        successorWay: end.rival.map {
          Alternative(context.ways.all[lines[$0].way], in: context)
        })
    }
    return criteria.indices.map { criterion in
      WeightStability.ends(of: criterion, values: values, owners: owners, weights: weights).map {
        WeightRange(criterion: criteria[criterion], low: end($0.low), high: end($0.high))
      }
    }
  }
}
