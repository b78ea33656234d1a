import Scoring
import Testing

/// Who is beaten whatever the weights.
@Suite struct DominanceTests {
  @Test func `who is surely beaten scores no more in any mode at any weights`() throws {
    var chance = RandomTables(seed: 61)
    var pairs = 0
    for _ in 0..<400 {
      let criteria = chance.whole(1..<5)
      let table = try chance.table(
        alternatives: chance.whole(1..<12), criteria: criteria, uncertain: 0.2)
      let weights = chance.weights(criteria)
      let dominance = Dominance(table, weights: weights)
      for side in [ScoreTable.Side.low, .mid, .high] {
        let scores = table.scores(weights: weights, of: side)
        for (row, dominators) in dominance.dominators.enumerated() {
          for dominator in dominators {
            pairs += 1
            #expect(scores[dominator] >= scores[row] - 1e-12)
          }
        }
      }
      #expect(!dominance.front.isEmpty)
    }
    #expect(pairs > 500)
  }

  @Test func `identical rows do not beat each other, and a tie in all but one does`() {
    let twins = Dominance(
      lows: [0.5, 0.5, 0.5, 0.5], highs: [0.5, 0.5, 0.5, 0.5], rowCount: 2, counted: [true, true])
    #expect(twins.front == [0, 1])
    let weak = Dominance(
      lows: [0.5, 0.6, 0.5, 0.5], highs: [0.5, 0.6, 0.5, 0.5], rowCount: 2, counted: [true, true])
    #expect(weak.dominators == [[], [0]])
  }

  @Test func `ranges that overlap beat only possibly`() throws {
    let table = try ScoreTable(
      alternativeCount: 2, criterionCount: 1,
      cells: [.missing(low: 0.4, high: 0.9), .known(0.5)])
    let dominance = Dominance(table, weights: [1])
    #expect(dominance.dominators == [[], []])
    #expect(dominance.possibleCounts == [1, 1])
  }

  @Test func `a criterion without weight does not count`() throws {
    let table = try ScoreTable(values: [[0.9, 0.1], [0.5, 0.8]])
    #expect(Dominance(table, weights: [1, 0]).dominators == [[], [0]])
    #expect(Dominance(table, weights: [0.5, 0.5]).front == [0, 1])
  }

  @Test func `two rows alone are judged as among all`() throws {
    var chance = RandomTables(seed: 62)
    var sure = 0
    for _ in 0..<200 {
      let criteria = chance.whole(1..<4)
      let rows = chance.whole(2..<8)
      let table = try chance.table(alternatives: rows, criteria: criteria, uncertain: 0.2)
      let counted = (0..<criteria).map { _ in chance.share() < 0.8 }
      let dominance = Dominance(
        lows: table.lows, highs: table.highs, rowCount: rows, counted: counted)
      func part(_ values: [Double], _ row: Int) -> [Double] {
        Array(values[row * criteria..<(row + 1) * criteria])
      }
      for row in 0..<rows {
        let found = (0..<rows).filter { other in
          other != row
            && Dominance.isSure(
              part(table.lows, other), over: part(table.highs, row), counted: counted)
        }
        #expect(found == dominance.dominators[row])
        sure += found.count
      }
    }
    #expect(sure > 100)
  }
}
