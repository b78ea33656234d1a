import Scoring
import Testing

/// Every answer that other libraries give is Weigh's answer too.
@Suite struct ReferenceVectorTests {
  private let vectors: ReferenceVectors

  init() throws { vectors = try ReferenceVectors.load() }

  @Test func `weights from an order are those of the literature`() {
    for item in vectors.rankWeights {
      let places = Array(1...item.n)
      #expect(agree(WeightMethod.centroid.weights(places: places), item.roc))
      #expect(agree(WeightMethod.evenSteps.weights(places: places), item.rankSum))
    }
  }

  @Test func `weighted sums on declared ranges agree with every case`() throws {
    for item in vectors.cases {
      let expected = try #require(item.methods["mavt.linear_fixed_bounds"])
      let weights = try #require(WeightMethod.normalized(item.weights))
      let table = try ScoreTable(values: linearValues(item.matrix, item.types, item.bounds))
      let scores = table.scores(weights: weights)
      // The file holds 1 − SPOTIS, whose SPOTIS grows with the sum of the weights.
      let total = item.weights.reduce(0, +)
      #expect(
        agree(scores, try #require(expected.scores).map { 1 - (1 - $0) / total }), "\(item.id)")
      checkRanks(scores, expected, item.id)
    }
  }

  @Test func `TOPSIS agrees with every defined case and refuses the others`() throws {
    for item in vectors.cases {
      let expected = try #require(item.methods["topsis.vector"])
      let weights = try #require(WeightMethod.normalized(item.weights))
      let scores = try? OtherMethods.topsis(
        item.matrix.flatMap(\.self), weights: weights, isCost: item.types.map { $0 < 0 })
      #expect((scores == nil) == (expected.undefined != nil), "\(item.id)")
      guard let scores, let wanted = expected.scores else { continue }
      #expect(agree(scores, wanted), "\(item.id)")
      checkRanks(scores, expected, item.id)
    }
  }

  @Test func `the weighted product agrees with every defined case and refuses the others`() throws {
    for item in vectors.cases {
      let expected = try #require(item.methods["wpm.sum"])
      let weights = try #require(WeightMethod.normalized(item.weights))
      let scores = try? OtherMethods.weightedProductOfShares(
        item.matrix.flatMap(\.self), weights: weights, isCost: item.types.map { $0 < 0 })
      #expect((scores == nil) == (expected.undefined != nil), "\(item.id)")
      guard let scores, let wanted = expected.scores else { continue }
      let total = item.weights.reduce(0, +)
      let powers = wanted.map { exponential(naturalLogarithm($0) / total) }
      #expect(agree(scores, powers), "\(item.id)")
      checkRanks(scores, expected, item.id)
    }
  }

  private func checkRanks(
    _ scores: [Double], _ expected: ReferenceVectors.Case.Method, _ id: String
  ) {
    guard expected.smallestGap.map({ $0 > 1e-9 }) ?? true, let ranks = expected.rankMin else {
      return
    }
    #expect(competitionRanks(scores) == ranks.map { Int($0) }, "\(id)")
  }

  @Test func `dominance agrees with every case`() {
    for item in vectors.cases {
      let columns = item.types.count
      let signed = item.matrix.flatMap { row in zip(row, item.types).map { $0 * $1 } }
      let dominance = Dominance(
        lows: signed, highs: signed, rowCount: item.matrix.count,
        counted: [Bool](repeating: true, count: columns))
      #expect(dominance.front == item.pareto.nonDominated, "\(item.id)")
      guard let dominators = item.pareto.dominatedBy else { continue }
      for (row, found) in dominance.dominators.enumerated() {
        #expect(found == dominators[String(row)] ?? [], "\(item.id) row \(row)")
      }
      #expect(dominance.possibleCounts.allSatisfy { $0 == 0 })
    }
  }

  @Test func `judgments of pairs give the principal eigenvector`() throws {
    for item in vectors.ahp {
      let judgments = try #require(PairwiseJudgments(item.matrix))
      #expect(agree(judgments.weights, item.weightsEigenvector))
      #expect(agree(judgments.principalEigenvalue, item.lambdaMax))
      #expect(agree(try #require(judgments.consistencyRatio), item.crPydecision))
    }
  }

  @Test func `rank correlations agree`() throws {
    for item in vectors.rankCorrelations {
      #expect(agree(try #require(RankCorrelation.kendallTauB(item.x, item.y)), item.kendallTauB))
    }
    for item in vectors.rbo {
      let at09 = RankCorrelation.rankBiasedOverlap(item.a, item.b, persistence: 0.9)
      let at07 = RankCorrelation.rankBiasedOverlap(item.a, item.b, persistence: 0.7)
      #expect(agree(try #require(at09), item.at09))
      #expect(agree(try #require(at07), item.at07))
      #expect(
        agree(try #require(RankCorrelation.averageOverlap(item.a, item.b)), item.averageOverlap))
    }
  }

  @Test func `simulated shares lie within four standard errors of the exact ones`() throws {
    for item in vectors.smaaExact {
      let table = try ScoreTable(values: item.values)
      let space = item.importanceOrder.map { order in
        WeightSpace.order(places: order.indices.map { (order.firstIndex(of: $0) ?? 0) + 1 })
      }
      let result = try #require(
        try Simulation(table, SimulationOptions(space: space ?? .free)).run())
      for (row, ranks) in item.rankAcceptability.enumerated() {
        for (rank, exact) in ranks.enumerated() {
          let error = (exact * (1 - exact) / 10_000).squareRoot()
          let share = result.acceptability(of: row, rank: rank + 1)
          #expect(abs(share - exact) <= 4 * error + 1e-12, "\(item.id) row \(row) rank \(rank + 1)")
        }
        guard let exact = item.centralWeightsRank1[row], ranks[0] > 0.01 else { continue }
        let central = try #require(result.centralWeights[row])
        for (weight, wanted) in zip(central, exact) {
          #expect(abs(weight - wanted) <= 2 / (10_000 * ranks[0]).squareRoot(), "\(item.id)")
        }
      }
    }
  }

  @Test func `stability intervals agree, with who takes over`() throws {
    for item in vectors.weightStability {
      let values = linearValues(item.matrix, item.types, item.bounds).flatMap(\.self)
      let found = WeightStability.intervals(
        best: item.best, values: values,
        weights: try #require(WeightMethod.normalized(item.weights)))
      for (interval, expected) in zip(found, item.intervals) {
        guard case .interval(let low, let high) = interval else {
          Issue.record("\(item.id): \(interval)")
          continue
        }
        #expect(abs(low.share - expected.low) <= 1e-8, "\(item.id)")
        #expect(abs(high.share - expected.high) <= 1e-8, "\(item.id)")
        #expect(low.rival == expected.overtakenAtLowBy, "\(item.id)")
        #expect(high.rival == expected.overtakenAtHighBy, "\(item.id)")
      }
    }
  }

  @Test func `missing values give the ranges of scores and ranks`() throws {
    for item in vectors.missingValues {
      let cells = item.matrix.flatMap { row in
        row.indices.map { column -> ScoreCell in
          guard let value = row[column] else { return .unknown }
          return .known(
            linearValues([[value]], [item.types[column]], [item.bounds[column]])[0][0])
        }
      }
      let table = try ScoreTable(
        alternativeCount: item.matrix.count, criterionCount: item.types.count, cells: cells)
      let weights = try #require(WeightMethod.normalized(item.weights))
      #expect(agree(table.scores(weights: weights, of: .low), item.scoreLow), "\(item.id)")
      #expect(agree(table.scores(weights: weights, of: .high), item.scoreHigh), "\(item.id)")
      let ranges = table.rankRanges(weights: weights)
      #expect(ranges.map(\.lowerBound) == item.bestPossibleRank, "\(item.id)")
      #expect(ranges.map(\.upperBound) == item.worstPossibleRank, "\(item.id)")
    }
  }

  @Test func `what must change agrees, with what is not possible`() throws {
    for item in vectors.whatIf {
      let values = linearValues(item.matrix, item.types, item.bounds)
      let found = Counterfactual(
        challenger: values[item.challenger], leader: values[item.best],
        weights: try #require(WeightMethod.normalized(item.weights)))
      for change in item.cellChanges {
        let column = change.criterion
        let bounds = item.bounds[column]
        let needed = found.neededValues[column].map { value in
          bounds[0] + (item.types[column] > 0 ? value : 1 - value) * (bounds[1] - bounds[0])
        }
        #expect((needed == nil) == (change.needed == nil), "\(item.id) \(column)")
        if let needed, let wanted = change.needed {
          #expect(abs(needed - wanted) <= 1e-7, "\(item.id) \(column)")
        }
      }
      check(found.smallestShift, item.minL1WeightChange, item.id)
      check(found.smallestShiftKeepingOrder, item.minL1WeightChangeKeepingImportanceOrder, item.id)
    }
  }

  private func check(
    _ shift: WeightShift?, _ expected: ReferenceVectors.WhatIf.Shift, _ id: String
  ) {
    #expect((shift == nil) == (expected.infeasible ?? false), "\(id)")
    if let shift, let distance = expected.l1 {
      #expect(abs(shift.distance - distance) <= 1e-9, "\(id)")
    }
  }

  @Test func `removing a loser moves no score on declared ranges`() throws {
    for item in vectors.rankReversal {
      let values = linearValues(item.matrix, item.types, item.fixedBounds.bounds)
      let table = try ScoreTable(values: values)
      let scores = table.scores(weights: item.weights)
      #expect(agree(scores, item.fixedBounds.scores), "\(item.id)")
      for removed in values.indices {
        var others = values
        others.remove(at: removed)
        var kept = scores
        kept.remove(at: removed)
        #expect(try ScoreTable(values: others).scores(weights: item.weights) == kept)
      }
    }
  }
}
