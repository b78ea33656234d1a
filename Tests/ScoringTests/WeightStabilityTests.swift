import Scoring
import Testing

/// How far one weight can move.
@Suite struct WeightStabilityTests {
  private func scores(
    _ table: ScoreTable, _ weights: [Double], moving criterion: Int, to share: Double
  ) -> [Double] {
    let scale = (1 - share) / (1 - weights[criterion])
    let moved = weights.indices.map { $0 == criterion ? share : weights[$0] * scale }
    return table.scores(weights: moved)
  }

  @Test func `interval ends are real crossings, taken over by who is named`() throws {
    var chance = RandomTables(seed: 31)
    var ends = 0
    for _ in 0..<400 {
      let criteria = chance.whole(2..<7)
      let table = try chance.table(
        alternatives: chance.whole(2..<9), criteria: criteria, uncertain: 0)
      let weights = chance.weights(criteria)
      let base = table.scores(weights: weights)
      guard let best = competitionRanks(base).firstIndex(of: 1) else { continue }
      let found = WeightStability.intervals(best: best, values: table.mids, weights: weights)
      for (criterion, answer) in found.enumerated() {
        guard case .interval(let low, let high) = answer else { continue }
        #expect(low.share <= weights[criterion] + 1e-9 && weights[criterion] <= high.share + 1e-9)
        for (end, outward) in [(low, -1.0), (high, 1.0)] {
          guard let rival = end.rival else {
            #expect(end.share == (outward < 0 ? 0 : 1))
            continue
          }
          ends += 1
          let inside = scores(table, weights, moving: criterion, to: end.share - outward * 1e-6)
          #expect(inside[best] >= (inside.max() ?? 0) - 1e-9)
          let at = scores(table, weights, moving: criterion, to: end.share)
          #expect(abs(at[rival] - at[best]) < 1e-9)
          guard (1e-6...1 - 1e-6).contains(end.share) else { continue }
          let outside = scores(table, weights, moving: criterion, to: end.share + outward * 1e-6)
          #expect(outside[rival] > outside[best])
          #expect(outside[rival] >= (outside.max() ?? 0) - 1e-12)
        }
      }
    }
    #expect(ends > 500)
  }

  @Test func `a criterion with all the weight has no interval`() {
    #expect(
      WeightStability.intervals(best: 0, values: [0.9, 0.1, 0.2, 0.3], weights: [1, 0])[0]
        == .holdsAllWeight)
    #expect(
      WeightStability.intervals(best: 0, values: [0.9, 0.2], weights: [1]) == [.holdsAllWeight])
  }

  @Test func `a row that does not lead has no interval but a rival`() {
    #expect(
      WeightStability.intervals(best: 1, values: [0.9, 0.2], weights: [1]) == [.notFirst(rival: 0)])
  }

  @Test func `nobody takes over from one row or from its twin`() {
    let alone = WeightStability.intervals(best: 0, values: [0.2, 0.3], weights: [0.5, 0.5])
    let twins = WeightStability.intervals(
      best: 1, values: [0.2, 0.3, 0.2, 0.3], weights: [0.5, 0.5])
    for answer in alone + twins {
      guard case .interval(let low, let high) = answer else {
        Issue.record("\(answer)")
        continue
      }
      #expect(low.share == 0 && low.rival == nil)
      #expect(high.share == 1 && high.rival == nil)
    }
    #expect(WeightStability.intervals(best: 0, values: [], weights: []) == [])
  }

  @Test func `of two rivals at one place the one that leads beyond it is named`() {
    // Both draw level at a share of 0.5; the second gains faster.
    let found = WeightStability.intervals(
      best: 0, values: [0.5, 0.5, 0.6, 0.4, 0.8, 0.2], weights: [0.25, 0.75])
    guard case .interval(_, let high) = found[0] else {
      Issue.record("\(found[0])")
      return
    }
    #expect(abs(high.share - 0.5) < 1e-12)
    #expect(high.rival == 2)
  }

  @Test func `an owner stays first by its next row, and only another owner ends that`() throws {
    // The leader's second row takes over from its first at 0.5; the rival passes both at 0.8.
    let values = [[0.2, 0.8], [0.8, 0.2], [0.95, -0.4]]
    let weights = [0.4, 0.6]
    let alone = try #require(
      WeightStability.ends(of: 0, values: values, owners: [0, 1, 2], weights: weights))
    #expect(abs(alone.high.share - 0.5) < 1e-12)
    #expect(alone.high.rival == 1)
    let both = try #require(
      WeightStability.ends(of: 0, values: values, owners: [0, 0, 1], weights: weights))
    #expect(abs(both.high.share - 0.8) < 1e-12)
    #expect(both.high.rival == 2)
    #expect(both.low.share == 0 && both.low.rival == nil)
    #expect(
      WeightStability.ends(of: 0, values: values, owners: [0, 0, 1], weights: [1, 0]) == nil)
  }
}
