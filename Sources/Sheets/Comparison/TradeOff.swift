internal import Catalog
internal import Decision

/// Two criteria against each other: every ranked model and every compared one as a point, and those
/// nobody beats on both.
///
/// **Shape**: points stand by rising worth of the right axis; a model of which one of the two is
/// not known is no point. Ranges count by their middle.
public struct TradeOff: Sendable {
  /// One model.
  public struct Point: Hashable, Sendable {
    /// The model.
    public let id: String
    /// Its short name.
    public let name: String
    /// Its column in the comparison, if it has one.
    public let column: Int?
    /// Whether it is ranked; only ranked models beat others.
    public let isRanked: Bool
    /// The facts on the two axes.
    public let facts: Pair
    /// What they are worth, 0…1, larger is better.
    public let worth: Pair
    /// Whether no ranked model is as good on both and better on one.
    public internal(set) var isUnbeaten = false
    /// The unbeaten models that beat a compared one, by position among the points, best first.
    public internal(set) var beatenBy: [Int] = []
  }

  /// A number for the axis to the right and one for the axis upwards.
  public struct Pair: Hashable, Sendable {
    /// To the right.
    public let right: Double
    /// Upwards.
    public let up: Double
  }

  /// A compared model that cannot be drawn.
  public struct Undrawn: Hashable, Sendable {
    /// Its short name.
    public let name: String
    /// Why: `price unknown`.
    public let reason: String
  }

  /// The criterion to the right, by position among those in force.
  public let right: Int
  /// The criterion upwards.
  public let up: Int
  /// The points.
  public let points: [Point]
  /// Compared models that cannot be drawn.
  public let undrawn: [Undrawn]
  /// How many ranked models beside the compared ones cannot be drawn.
  public let otherUndrawnCount: Int

  /// The points nobody beats, from left to right by what the right axis is worth.
  public var front: [Int] { points.indices.filter { points[$0].isUnbeaten } }
}

extension ModelComparison {
  /// Two criteria against each other, by their positions among those in force.
  ///
  /// **Cost**: sorting the ranked models.
  public func tradeOff(right: Int, up: Int) -> TradeOff {
    var points: [TradeOff.Point] = []
    var undrawn: [TradeOff.Undrawn] = []
    var others = 0
    func add(_ row: RankedRow?, _ model: Model, column: Int?, isRanked: Bool) {
      guard let row else {
        undrawn.append(TradeOff.Undrawn(name: model.shortName, reason: "nothing to compare"))
        return
      }
      let parts = (row.contributions[right], row.contributions[up])
      guard let across = parts.0.cell.bounds?.mid, let height = parts.1.cell.bounds?.mid else {
        guard column != nil else {
          others += 1
          return
        }
        let open = [(right, parts.0.cell), (up, parts.1.cell)].filter { $0.1.bounds == nil }
        let words = open.map { position, cell in
          Wording.inSentence(outcome.criteria[position].definition.label)
            + (cell == .missing ? " unknown" : " does not apply")
        }
        undrawn.append(
          TradeOff.Undrawn(name: model.shortName, reason: words.joined(separator: ", ")))
        return
      }
      points.append(
        TradeOff.Point(
          id: model.id, name: model.shortName, column: column, isRanked: isRanked,
          facts: TradeOff.Pair(right: across, up: height),
          worth: TradeOff.Pair(right: parts.0.value.mid, up: parts.1.value.mid)))
    }
    for (position, column) in columns.enumerated() {
      add(column.row, column.model, column: position, isRanked: column.isRanked)
    }
    let compared = Set(columns.map(\.model.id))
    for row in outcome.rows where !compared.contains(row.model.id) {
      add(row, row.model, column: nil, isRanked: true)
    }
    points.sort { left, right in
      if left.worth.right != right.worth.right { return left.worth.right < right.worth.right }
      if left.worth.up != right.worth.up { return left.worth.up > right.worth.up }
      return left.id.precedesByBytes(right.id)
    }
    Self.judge(&points)
    return TradeOff(
      right: right, up: up, points: points, undrawn: undrawn, otherUndrawnCount: others)
  }

  /// Finds the points nobody beats, and who beats the compared ones.
  private static func judge(_ points: inout [TradeOff.Point]) {
    // From the best of the right axis down: whoever is higher than all before is not beaten.
    var most = -Double.infinity
    var end = points.count
    while end > 0 {
      var start = end
      while start > 0, points[start - 1].worth.right == points[end - 1].worth.right { start -= 1 }
      let ranked = (start..<end).filter { points[$0].isRanked }
      let highest = ranked.map { points[$0].worth.up }.max() ?? -.infinity
      for position in ranked where highest > most {
        points[position].isUnbeaten = points[position].worth.up == highest
      }
      most = max(most, highest)
      end = start
    }
    let front = points.indices.filter { points[$0].isUnbeaten }
    for position in points.indices
    where points[position].column != nil && !points[position].isUnbeaten {
      let better = front.filter { beats(points[$0].worth, points[position].worth) }
      points[position].beatenBy = better.sorted {
        let (left, right) = (points[$0].worth, points[$1].worth)
        let sums = (left.right + left.up, right.right + right.up)
        return sums.0 != sums.1 ? sums.0 > sums.1 : $0 < $1
      }
    }
  }

  private static func beats(_ one: TradeOff.Pair, _ other: TradeOff.Pair) -> Bool {
    one.right >= other.right && one.up >= other.up && one != other
  }
}
