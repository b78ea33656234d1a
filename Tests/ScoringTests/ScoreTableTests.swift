import Scoring
import Testing

/// Scores and ranks from ranges.
@Suite struct ScoreTableTests {
  @Test func `low, mid and high rise, and filling a missing cell lands inside`() throws {
    var chance = RandomTables(seed: 71)
    for _ in 0..<300 {
      let criteria = chance.whole(1..<6)
      let count = chance.whole(1..<8)
      let table = try chance.table(alternatives: count, criteria: criteria, uncertain: 0.5)
      let weights = chance.weights(criteria)
      let (low, mid, high) = (
        table.scores(weights: weights, of: .low), table.scores(weights: weights),
        table.scores(weights: weights, of: .high)
      )
      let filled = try ScoreTable(
        alternativeCount: count, criterionCount: criteria,
        cells: table.cells.map { .known($0.low + ($0.high - $0.low) * chance.share()) })
      let known = filled.scores(weights: weights)
      for row in 0..<count {
        #expect(low[row] <= mid[row] && mid[row] <= high[row])
        #expect(low[row] - 1e-12 <= known[row] && known[row] <= high[row] + 1e-12)
      }
      // The rank once everything is known is one that was possible before.
      for (rank, range) in zip(competitionRanks(known), table.rankRanges(weights: weights)) {
        #expect(range.contains(rank))
      }
    }
  }

  @Test func `a missing cost is never free`() throws {
    let table = try ScoreTable(
      alternativeCount: 2, criterionCount: 1, cells: [.unknown, .known(0.7)])
    #expect(table.scores(weights: [1]) == [0.5, 0.7])
    #expect(table.rankRanges(weights: [1]) == [1...2, 1...2])
  }

  @Test func `adding a row changes no other score`() throws {
    var chance = RandomTables(seed: 72)
    let table = try chance.table(alternatives: 6, criteria: 4)
    let more = try ScoreTable(
      alternativeCount: 7, criterionCount: 4,
      cells: table.cells + (0..<4).map { _ in ScoreCell.known(chance.share()) })
    let weights = chance.weights(4)
    #expect(Array(more.scores(weights: weights).prefix(6)) == table.scores(weights: weights))
  }

  @Test func `cells know their ends, middle and mean`() {
    let interval = ScoreCell.interval(low: 0.1, mid: 0.2, high: 0.6)
    #expect((interval.low, interval.mid, interval.high) == (0.1, 0.2, 0.6))
    #expect(abs(interval.mean - 0.3) < 1e-12)
    #expect(ScoreCell.unknown.mean == 0.5 && ScoreCell.unknown.mid == 0.5)
    #expect(ScoreCell.missing(low: 0.2, high: 0.2).isUncertain == false)
    #expect(ScoreCell.known(0.4).isUncertain == false)
  }

  @Test func `keys hang on alternative and criterion, and names spread`() {
    let keys = Set((0..<20).flatMap { a in (0..<20).map { CellKey.combined(a, $0) } })
    #expect(keys.count == 400)
    #expect(CellKey.combined(1, 2) != CellKey.combined(2, 1))
    #expect(CellKey.number(of: "a") != CellKey.number(of: "b"))
    #expect(CellKey.number(of: "price") == CellKey.number(of: "price"))
  }
}
