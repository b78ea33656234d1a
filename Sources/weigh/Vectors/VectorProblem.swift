internal import Decision
internal import Scoring

/// A matrix of facts with directions, declared ranges and weights, as items state them.
struct VectorProblem {
  let facts: [[Double?]]
  /// Whether less is better, per criterion.
  let isCost: [Bool]
  /// Weights of sum 1, or why there are none.
  let weights: Result<[Double], ScoringError>
  /// One straight line per criterion, or why there are none.
  let curves: Result<[ValueCurve], RangeFault>

  /// Why declared ranges give no values.
  struct RangeFault: Error {
    let message: String
  }

  init(_ item: VectorItem) throws(VectorFault) {
    facts = try item.matrix("matrix")
    let types = try item.numbers("types")
    let columns = facts.first?.count ?? types.count
    guard types.count == columns else { throw .length("types", expected: columns) }
    guard types.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw .wrong("types") }
    isCost = types.map { $0 < 0 }
    let points = try item.numbers("weights")
    guard points.count == columns else { throw .length("weights", expected: columns) }
    do {
      weights = .success(try WeightMethod.checked(points, criterionCount: columns))
    } catch {
      weights = .failure(error)
    }
    curves = try Self.curves(item, isCost: isCost)
  }

  private static func curves(
    _ item: VectorItem, isCost: [Bool]
  ) throws(VectorFault) -> Result<[ValueCurve], RangeFault> {
    guard item.has("bounds") else { return .failure(RangeFault(message: "no ranges are declared")) }
    guard !isCost.isEmpty else { return .failure(RangeFault(message: "there is no criterion")) }
    let bounds = try item.knownMatrix("bounds")
    guard bounds.count == isCost.count else { throw .length("bounds", expected: isCost.count) }
    var curves: [ValueCurve] = []
    for (column, ends) in bounds.enumerated() {
      guard ends.count == 2 else { throw .wrong("bounds") }
      // The direction is that of 'types'; a falling range would turn it around in silence.
      guard ends[0] <= ends[1] else {
        return .failure(
          RangeFault(message: "the declared range of column \(column + 1) falls"))
      }
      let curve =
        isCost[column]
        ? ValueCurve.linear(worst: ends[1], best: ends[0])
        : .linear(worst: ends[0], best: ends[1])
      guard curve.fault == nil else {
        return .failure(
          RangeFault(message: "the declared range of column \(column + 1) has no width"))
      }
      curves.append(curve)
    }
    return .success(curves)
  }

  /// Values on the declared ranges; a missing fact may be worth anything.
  func table(_ curves: [ValueCurve]) throws -> ScoreTable {
    let cells =
      facts.flatMap { row in
        zip(row, curves).map { fact, curve in fact.map { .known(curve.value($0)) } ?? .unknown }
      } as [ScoreCell]
    return try ScoreTable(
      alternativeCount: facts.count, criterionCount: isCost.count, cells: cells)
  }

  /// The place of the first missing fact.
  var missing: (alternative: Int, criterion: Int)? {
    for (row, cells) in facts.enumerated() {
      if let column = cells.firstIndex(where: { $0 == nil }) { return (row, column) }
    }
    return nil
  }

  /// Facts such that more is better, least and most; what is missing may be anything.
  var signedRange: (lows: [Double], highs: [Double]) {
    func sided(_ missing: Double) -> [Double] {
      facts.flatMap { row in
        row.indices.map { column in
          row[column].map { isCost[column] ? -$0 : $0 } ?? missing
        }
      }
    }
    return (sided(-.infinity), sided(.infinity))
  }
}
