import Testing

@testable import Scoring

/// Draws, ranks and shares.
@Suite struct SimulationTests {
  @Test func `every engine of this processor counts the same bits`() throws {
    var chance = RandomTables(seed: 11)
    for round in 0..<40 {
      let sizes = [1, 2, 3, 15, 16, 17, 31, 33, 48, 65]
      let alternatives = sizes[round % sizes.count]
      let criteria = chance.whole(1..<10)
      var table = try chance.table(
        alternatives: alternatives, criteria: criteria, uncertain: round % 3 == 0 ? 0 : 0.3)
      if round % 4 == 1 { table = try table.repeatingFirstRow() }
      let options = SimulationOptions(
        space: chance.space(criteria), draws: chance.whole(1..<700), seed: UInt64(round),
        pairs: round % 2 == 0 ? .all : .against(0))
      let expected = try Simulation(table, options, engine: .portable).run()
      for engine in SimulationEngine.all {
        let found = try Simulation(table, options, engine: engine).run()
        #expect(found == expected, "round \(round), \(engine)")
      }
    }
  }

  @Test(arguments: [255, 256, 257, 300, 304, 320, 511, 512, 513, 700])
  func `long lists are ranked alike by every engine`(alternatives: Int) throws {
    var chance = RandomTables(seed: UInt64(alternatives))
    let table = try chance.table(alternatives: alternatives, criteria: 3)
    let options = SimulationOptions(
      space: .order(places: [1, 1, 3]), draws: 21, pairs: .against(alternatives - 1))
    let expected = try Simulation(table, options, engine: .portable).run()
    for engine in SimulationEngine.all {
      #expect(try Simulation(table, options, engine: engine).run() == expected, "\(engine)")
    }
  }

  @Test func `slices give the same bits as the whole, in any order`() throws {
    var chance = RandomTables(seed: 12)
    for round in 0..<10 {
      let criteria = chance.whole(1..<8)
      let table = try chance.table(alternatives: 12, criteria: criteria)
      let simulation = try Simulation(
        try table.repeatingFirstRow(),
        SimulationOptions(space: chance.space(criteria), draws: 3000 + round, pairs: .all))
      let whole = simulation.run()
      let blocks = simulation.blockCount
      for slices in [2, 4] {
        let ends = (0...slices).map { $0 * blocks / slices }
        let parts = zip(ends, ends.dropFirst()).compactMap { simulation.counts(blocks: $0..<$1) }
        for order in [parts, parts.reversed()] {
          var merged = order[0]
          for part in order.dropFirst() { merged.merge(part) }
          #expect(simulation.result(of: merged) == whole)
        }
      }
    }
  }

  @Test func `shares of each row and each rank sum to 1`() throws {
    var chance = RandomTables(seed: 13)
    for round in 0..<60 {
      let criteria = chance.whole(1..<6)
      let count = chance.whole(1..<30)
      var table = try chance.table(alternatives: count, criteria: criteria)
      if round % 3 == 0 { table = try table.repeatingFirstRow() }
      let result = try #require(
        try Simulation(
          table, SimulationOptions(space: chance.space(criteria), draws: 500, seed: 3)
        ).run())
      for one in 0..<table.alternativeCount {
        var row = 0.0
        var column = 0.0
        for other in 0..<table.alternativeCount {
          row += result.acceptability(of: one, rank: other + 1)
          column += result.acceptability(of: other, rank: one + 1)
        }
        #expect(abs(row - 1) < 1e-9)
        #expect(abs(column - 1) < 1e-9)
      }
    }
  }

  @Test func `who is surely and strictly beaten everywhere is never first`() throws {
    var chance = RandomTables(seed: 14)
    for _ in 0..<60 {
      let criteria = chance.whole(1..<6)
      let table = try chance.table(alternatives: 10, criteria: criteria)
      let result = try #require(
        try Simulation(
          table, SimulationOptions(space: chance.space(criteria), draws: 300)
        ).run())
      for row in 0..<10 {
        let isBeaten = (0..<10).contains { other in
          (0..<criteria).allSatisfy { table[other, $0].low > table[row, $0].high }
        }
        if isBeaten {
          #expect(result.firstShare(of: row) == 0)
          #expect(result.centralWeights[row] == nil)
        }
      }
    }
  }

  @Test func `identical alternatives have equal shares`() throws {
    var chance = RandomTables(seed: 15)
    for _ in 0..<30 {
      let criteria = chance.whole(1..<6)
      let table = try chance.table(alternatives: 7, criteria: criteria, uncertain: 0)
        .repeatingFirstRow()
      let result = try #require(
        try Simulation(
          table, SimulationOptions(space: chance.space(criteria), draws: 400, pairs: .all)
        ).run())
      for rank in 1...8 {
        #expect(result.acceptability(of: 0, rank: rank) == result.acceptability(of: 7, rank: rank))
      }
      #expect(result.centralWeights[0] == result.centralWeights[7])
      #expect(result.winShare(of: 0, over: 7) == 0.5)
    }
  }

  @Test func `adding an alternative moves no drawn value of another`() throws {
    let names: [UInt64] = [5, 17, 99]
    func table(_ rows: [Int]) throws -> ScoreTable {
      try ScoreTable(
        alternativeCount: rows.count, criterionCount: 2,
        cells: rows.flatMap { _ in [ScoreCell.unknown, .interval(low: 0.2, mid: 0.3, high: 0.9)] },
        keys: rows.flatMap { row in
          (0..<2).map { CellKey.combined(names[row], UInt64($0)) }
        })
    }
    let some = SimulationProblem(try table([0, 2]), seed: 4)
    let more = SimulationProblem(try table([0, 1, 2]), seed: 4)
    for draw in 0..<100 {
      #expect(some.uniform[1].uniformValue(draw) == more.uniform[2].uniformValue(draw))
      #expect(some.triangular[1].triangularValue(draw) == more.triangular[2].triangularValue(draw))
    }
    let options = SimulationOptions(
      space: .free, draws: 2000, pairs: .chosen([.init(first: 0, second: 1)]))
    let before = try #require(try Simulation(try table([0, 2]), options).run())
    let after = try #require(
      try Simulation(
        try table([0, 1, 2]),
        SimulationOptions(space: .free, draws: 2000, pairs: .chosen([.init(first: 0, second: 2)]))
      ).run())
    #expect(before.winShares == after.winShares)
  }

  @Test func `drawn values lie in their range and have its mean`() throws {
    var chance = RandomTables(seed: 16)
    for _ in 0..<60 {
      let cell = chance.cell(uncertain: 1)
      guard cell.isUncertain else { continue }
      let drawn = DrawnCell(cell, alternative: 0, criterion: 0, state: UInt64(chance.whole(0..<99)))
      var sum = 0.0
      for draw in 0..<4000 {
        let value: Double
        if case .interval = cell {
          value = drawn.triangularValue(draw)
        } else {
          value = drawn.uniformValue(draw)
        }
        #expect((cell.low...cell.high).contains(value))
        sum += value
      }
      // Five standard errors of the widest distribution of this span.
      #expect(abs(sum / 4000 - cell.mean) < 5 * (cell.high - cell.low) / (12.0 * 4000).squareRoot())
    }
  }

  @Test func `weights keep the order, sum to 1 and have the means of their space`() throws {
    var chance = RandomTables(seed: 17)
    for round in 0..<30 {
      let count = chance.whole(1..<9)
      let space = try chance.space(count).checked(criterionCount: count)
      let sampler = WeightSampler(space: space, criterionCount: count, seed: UInt64(round))
      let drawn = UnsafeMutableBufferPointer<Double>.allocate(capacity: count * 256)
      drawn.initialize(repeating: 0)
      defer { drawn.deallocate() }
      var sums = [Double](repeating: 0, count: count)
      for block in 0..<20 {
        sampler.fill(drawn, block: block, draws: 256, stride: 256)
        for draw in 0..<256 {
          let weights = (0..<count).map { drawn[$0 * 256 + draw] }
          #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
          #expect(weights.allSatisfy { $0 >= 0 })
          for criterion in 0..<count { sums[criterion] += weights[criterion] }
          guard case .order(let places) = space else { continue }
          for one in 0..<count {
            for other in 0..<count where places[one] < places[other] {
              #expect(weights[one] >= weights[other])
            }
          }
        }
      }
      // Five standard errors; no weight of 0 … 1 spreads by more than one half.
      for (sum, mean) in zip(sums, space.meanWeights(criterionCount: count)) {
        #expect(abs(sum / 5120 - mean) < 5 * 0.5 / 5120.squareRoot(), "\(space)")
      }
    }
  }

  @Test func `a known table at fixed weights has one ranking`() throws {
    let table = try ScoreTable(values: [[0.1, 0.9], [0.8, 0.3], [0.8, 0.3]])
    let simulation = try Simulation(
      table, SimulationOptions(space: .fixed(weights: [3, 1]), draws: 100, pairs: .against(1)))
    let result = try #require(simulation.run())
    #expect(result.firstShare(of: 1) == 0.5)
    #expect(result.share(of: 2, within: 2) == 1)
    #expect(result.acceptability(of: 0, rank: 3) == 1)
    #expect(result.meanRank(of: 0) == 3)
    #expect(result.meanRank(of: 1) == 1.5)
    #expect(result.centralWeights == [nil, [0.75, 0.25], [0.75, 0.25]])
    #expect(result.winShare(of: 1, over: 0) == 1)
    #expect(result.winShare(of: 0, over: 1) == 0)
    #expect(result.winShare(of: 2, over: 1) == 0.5)
    #expect(result.winShare(of: 2, over: 0) == nil)
    #expect(simulation.firstShare(of: 1, at: [0.75, 0.25]) == 0.5)
    #expect(simulation.firstShare(of: 0, at: [0, 1]) == 1)
  }

  @Test func `a confidence factor is the first share at one weighting`() throws {
    var chance = RandomTables(seed: 18)
    for _ in 0..<10 {
      let table = try chance.table(alternatives: 9, criteria: 3, uncertain: 0.5).repeatingFirstRow()
      let weights = chance.weights(3)
      let simulation = try Simulation(table, SimulationOptions(space: .free, draws: 10, seed: 6))
      let fixed = try #require(
        try Simulation(
          table, SimulationOptions(space: .fixed(weights: weights), draws: 1000, seed: 6)
        ).run())
      for row in 0..<10 {
        #expect(
          abs(simulation.firstShare(of: row, at: weights) - fixed.firstShare(of: row)) < 1e-12)
      }
    }
  }

  @Test func `one alternative is first in every draw, and none gives an empty result`() throws {
    let one = try ScoreTable(alternativeCount: 1, criterionCount: 2, cells: [.unknown, .unknown])
    let result = try Simulation(one, SimulationOptions(space: .free, draws: 50)).run()
    #expect(result?.firstShare(of: 0) == 1)
    let none = try ScoreTable(alternativeCount: 0, criterionCount: 2, cells: [])
    let empty = try Simulation(none, SimulationOptions(space: .free, draws: 50, pairs: .all)).run()
    #expect(empty?.acceptability == [])
    let bare = try ScoreTable(alternativeCount: 3, criterionCount: 0, cells: [])
    let tied = try #require(try Simulation(bare, SimulationOptions(space: .free, draws: 9)).run())
    #expect(abs(tied.firstShare(of: 2) - 1.0 / 3) < 1e-12)
  }

  @Test func `a cancelled run gives nothing`() throws {
    let table = try ScoreTable(values: [[0.1], [0.2]])
    let simulation = try Simulation(table, SimulationOptions(space: .free, draws: 2000))
    var asked = 0
    let result = simulation.run {
      asked += 1
      return asked > 3
    }
    #expect(result == nil)
    #expect(asked == 4)
  }
}

extension ScoreTable {
  /// The same table with a copy of its first row at the end, drawn alike.
  func repeatingFirstRow() throws -> ScoreTable {
    try ScoreTable(
      alternativeCount: alternativeCount + 1, criterionCount: criterionCount,
      cells: cells + cells.prefix(criterionCount), keys: keys + keys.prefix(criterionCount))
  }
}
