import Testing

@testable import Scoring

/// What looking something up would be worth.
@Suite struct InformationValueTests {
  /// The estimate in common use: draws sorted into ten bins by the cell's value, the best mean score
  /// of each bin against the best mean score of all.
  private func binnedGain(
    _ table: ScoreTable, _ space: WeightSpace, alternative: Int, criterion: Int, draws: Int
  ) -> Double {
    let sampler = WeightSampler(space: space, criterionCount: table.criterionCount, seed: 5)
    let cells = table.cells.indices.map { place in
      DrawnCell(
        table.cells[place], alternative: 0, criterion: 0,
        state: CellKey.combined(5, table.keys[place]))
    }
    func value(_ place: Int, _ draw: Int) -> Double {
      switch table.cells[place] {
      case .known(let value): return value
      case .missing: return cells[place].uniformValue(draw)
      case .interval: return cells[place].triangularValue(draw)
      }
    }
    var rows: [(value: Double, scores: [Double])] = []
    let drawn = UnsafeMutableBufferPointer<Double>.allocate(capacity: table.criterionCount * 256)
    drawn.initialize(repeating: 0)
    defer { drawn.deallocate() }
    for draw in 0..<draws {
      if draw % 256 == 0 { sampler.fill(drawn, block: draw / 256, draws: 256, stride: 256) }
      let scores = (0..<table.alternativeCount).map { row in
        (0..<table.criterionCount).reduce(0.0) { sum, column in
          sum + drawn[column * 256 + draw % 256] * value(row * table.criterionCount + column, draw)
        }
      }
      rows.append((value(alternative * table.criterionCount + criterion, draw), scores))
    }
    rows.sort { $0.value < $1.value }
    func bestMean(_ some: ArraySlice<(value: Double, scores: [Double])>) -> Double {
      (0..<table.alternativeCount).map { row in
        some.reduce(0) { $0 + $1.scores[row] } / Double(some.count)
      }.max() ?? 0
    }
    let bins = (0..<10).map { rows[$0 * draws / 10..<($0 + 1) * draws / 10] }
    return bins.reduce(0) { $0 + bestMean($1) } / 10 - bestMean(rows[...])
  }

  @Test func `the closed form agrees with ten bins of drawn scores`() throws {
    var chance = RandomTables(seed: 51)
    var positive = 0
    for _ in 0..<12 {
      let table = try chance.table(alternatives: 3, criteria: 3, uncertain: 0.9)
      let space = WeightSpace.order(places: [2, 1, 3])
      for value in InformationValue.of(table, weights: space.meanWeights(criterionCount: 3)).prefix(
        2)
      {
        let binned = binnedGain(
          table, space, alternative: value.alternative, criterion: value.criterion, draws: 5120)
        #expect(abs(value.expectedGain - binned) < 0.006)
        if value.expectedGain > 0.02 { positive += 1 }
      }
    }
    #expect(positive > 5)
  }

  @Test func `the mean above a threshold agrees with drawn values`() {
    var chance = RandomTables(seed: 52)
    for _ in 0..<100 {
      let cell = chance.cell(uncertain: 1)
      guard cell.isUncertain else { continue }
      let drawn = DrawnCell(cell, alternative: 0, criterion: 0, state: 9)
      let threshold = cell.low + (cell.high - cell.low) * (1.4 * chance.share() - 0.2)
      var sum = 0.0
      for draw in 0..<4000 {
        let value: Double
        if case .interval = cell {
          value = drawn.triangularValue(draw)
        } else {
          value = drawn.uniformValue(draw)
        }
        sum += max(0, value - threshold)
      }
      #expect(
        abs(cell.expectedExcess(over: threshold) - sum / 4000)
          < 5 * (cell.high - cell.low) / (12.0 * 4000).squareRoot())
    }
  }

  @Test func `a gap worked by hand`() throws {
    // Row 0 scores 0.6; row 1 scores anything of 0 … 1, 0.5 expected. Knowing it: E max = 0.68.
    let table = try ScoreTable(
      alternativeCount: 2, criterionCount: 1, cells: [.known(0.6), .unknown])
    let value = try #require(InformationValue.of(table, weights: [1]).first)
    #expect(value.alternative == 1 && value.criterion == 0)
    #expect(value.swing == 1)
    #expect(abs(value.expectedGain - 0.08) < 1e-12)
    #expect(value.canChangeFirst)
  }

  @Test func `what cannot change the choice is worth nothing`() throws {
    let table = try ScoreTable(
      alternativeCount: 2, criterionCount: 2,
      cells: [.known(0.9), .known(0.9), .known(0.1), .missing(low: 0.2, high: 0.6)])
    let values = InformationValue.of(table, weights: [0.5, 0.5])
    #expect(values.map(\.expectedGain) == [0])
    #expect(values.map(\.canChangeFirst) == [false])
    #expect(InformationValue.of(table, weights: [1, 0]).isEmpty)
    let alone = try ScoreTable(alternativeCount: 1, criterionCount: 1, cells: [.unknown])
    #expect(InformationValue.of(alone, weights: [1]).isEmpty)
  }

  @Test func `gains are never negative and never above the swing`() throws {
    var chance = RandomTables(seed: 53)
    for _ in 0..<200 {
      let criteria = chance.whole(1..<6)
      let table = try chance.table(
        alternatives: chance.whole(1..<8), criteria: criteria, uncertain: 0.6)
      let values = InformationValue.of(table, weights: chance.weights(criteria))
      for value in values {
        #expect(value.expectedGain >= 0)
        #expect(value.expectedGain <= value.swing + 1e-12)
        #expect(value.canChangeFirst || value.expectedGain < 1e-12)
      }
      #expect(values.map(\.expectedGain) == values.map(\.expectedGain).sorted(by: >))
    }
  }
}
