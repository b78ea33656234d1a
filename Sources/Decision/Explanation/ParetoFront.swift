internal import Scoring

/// Which rows are worth weighing at all: nobody is at least as good on every weighted criterion,
/// whatever the open facts turn out to be.
public struct ParetoFront: Sendable {
  /// A row that is surely beaten.
  public struct Dominated: Sendable {
    /// The row.
    public let row: RankedRow
    /// Up to three rows that beat it, best first.
    public let dominators: [RankedRow]
    /// How many beat it surely.
    public let count: Int
  }

  /// Rows nobody surely beats, in their order.
  public let front: [RankedRow]
  /// Rows somebody surely beats, in their order.
  public let dominated: [Dominated]
  /// How many rows might beat each row, depending on open facts, by its position.
  public let possibleCounts: [Int: Int]
}

extension Outcome {
  /// Who surely beats whom among the rows of each group, under the criteria that have weight.
  ///
  /// **Shape**: without a weighted criterion everybody is in front.
  /// **Cost**: pairs of rows times criteria; most pairs part at the first ones.
  public var paretoFront: ParetoFront {
    var front: [RankedRow] = []
    var dominated: [ParetoFront.Dominated] = []
    var possible: [Int: Int] = [:]
    for group in [RankedRow.Group.meets, .hangs] {
      let members = rows.filter { $0.group == group }
      let dominance = Dominance(
        lows: members.flatMap { $0.contributions.map(\.value.low) },
        highs: members.flatMap { $0.contributions.map(\.value.high) }, rowCount: members.count,
        counted: weights.map { $0 > 0 })
      for (place, row) in members.enumerated() {
        possible[row.position] = dominance.possibleCounts[place]
        let beating = dominance.dominators[place]
        if beating.isEmpty {
          front.append(row)
        } else {
          dominated.append(
            ParetoFront.Dominated(
              row: row, dominators: beating.prefix(3).map { members[$0] }, count: beating.count))
        }
      }
    }
    return ParetoFront(front: front, dominated: dominated, possibleCounts: possible)
  }
}
