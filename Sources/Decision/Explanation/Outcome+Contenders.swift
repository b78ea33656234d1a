internal import Catalog
internal import Scoring

/// Which rows compete for the first place, and their values as Scoring takes them.
extension Outcome {
  /// The rows of the leader's group: a model that hangs on an unknown fact never stands before one
  /// that meets every need.
  public var contenders: [RankedRow] {
    guard let leader = rows.first else { return [] }
    return rows.filter { $0.group == leader.group }
  }

  /// What is known of some rows in value space, criterion by criterion; each cell's chance hangs on
  /// its model, way and criterion only.
  func table(of rows: [RankedRow]) -> ScoreTable? {
    let criterionKeys = criteria.map { CellKey.number(of: $0.definition.id) }
    var cells: [ScoreCell] = []
    var keys: [UInt64] = []
    cells.reserveCapacity(rows.count * criteria.count)
    keys.reserveCapacity(rows.count * criteria.count)
    for row in rows {
      let key = CellKey.number(of: row.alternative.key)
      for (position, part) in row.contributions.enumerated() {
        cells.append(part.scoreCell)
        keys.append(CellKey.combined(key, criterionKeys[position]))
      }
    }
    // Values come from curves, which are clamped, so nothing can be out of range.
    return try? ScoreTable(
      alternativeCount: rows.count, criterionCount: criteria.count, cells: cells, keys: keys)
  }

  /// The values rows are ranked by, row by row.
  func values(of rows: [RankedRow]) -> [Double] {
    rows.flatMap { row in row.contributions.map { value(of: $0) } }
  }

  /// The weights of the criteria, in their order.
  public var weights: [Double] { criteria.map(\.weight) }

  /// The order of importance the weights came from, as places 1, 2, 2, 4.
  var places: [Int] {
    let places = criteria.map(\.preference.place)
    return places.map { place in 1 + places.count { $0 < place } }
  }
}

extension Contribution {
  /// The value as it is drawn: evidence from its range, the unknown evenly.
  var scoreCell: ScoreCell {
    switch cell {
    case .missing: return .missing(low: value.low, high: value.high)
    case .known, .notApplicable: return .known(value.mid)
    case .interval:
      return value.low == value.high
        ? .known(value.mid) : .interval(low: value.low, mid: value.mid, high: value.high)
    }
  }
}
