import Testing

@testable import Scoring

/// What must change for one to draw level with another.
@Suite struct CounterfactualTests {
  private func sum(_ weights: [Double], _ values: [Double]) -> Double {
    zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test func `every change that is named draws level, to 1e-9`() {
    var chance = RandomTables(seed: 41)
    var counts = [0, 0, 0]
    for _ in 0..<1500 {
      let criteria = chance.whole(1..<8)
      let leader = (0..<criteria).map { _ in chance.value() }
      let challenger = (0..<criteria).map { _ in chance.value() }
      let weights = chance.weights(criteria)
      let answer = Counterfactual(challenger: challenger, leader: leader, weights: weights)
      #expect(abs(answer.gap - (sum(weights, leader) - sum(weights, challenger))) < 1e-12)
      guard answer.gap > 0 else { continue }
      for (criterion, needed) in answer.neededValues.enumerated() {
        var changed = challenger
        changed[criterion] = needed ?? 1
        let gap = sum(weights, leader) - sum(weights, changed)
        if needed != nil {
          #expect(abs(gap) <= 1e-9)
          counts[0] += 1
        } else {
          #expect(gap > 0)
        }
      }
      for (place, shift) in [answer.smallestShift, answer.smallestShiftKeepingOrder].enumerated() {
        guard let shift else { continue }
        counts[place + 1] += 1
        #expect(abs(sum(shift.weights, leader) - sum(shift.weights, challenger)) <= 1e-9)
        #expect(abs(shift.weights.reduce(0, +) - 1) <= 1e-9)
        #expect(shift.weights.allSatisfy { $0 >= 0 })
        let moved = zip(shift.weights, weights).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(abs(moved - shift.distance) <= 1e-9)
      }
      if let kept = answer.smallestShiftKeepingOrder {
        for one in 0..<criteria {
          for other in 0..<criteria where weights[one] > weights[other] {
            #expect(kept.weights[one] >= kept.weights[other] - 1e-9)
          }
        }
        // Keeping the order can only cost more.
        #expect(kept.distance >= (answer.smallestShift?.distance ?? 2) - 1e-9)
      }
    }
    #expect(counts.allSatisfy { $0 > 200 }, "\(counts)")
  }

  @Test func `no smaller change of weights draws level`() {
    var chance = RandomTables(seed: 42)
    for _ in 0..<300 {
      let leader = (0..<3).map { _ in chance.value() }
      let challenger = (0..<3).map { _ in chance.value() }
      let weights = chance.weights(3)
      let answer = Counterfactual(challenger: challenger, leader: leader, weights: weights)
      let order = competitionRanks(weights)
      // Every weighting of a grid that draws level is at least as far away.
      for first in 0...40 {
        for second in 0...(40 - first) {
          let other = [first, second, 40 - first - second].map { Double($0) / 40 }
          guard sum(other, challenger) >= sum(other, leader) else { continue }
          let distance = zip(other, weights).reduce(0) { $0 + abs($1.0 - $1.1) }
          #expect(distance >= (answer.smallestShift?.distance ?? .infinity) - 1e-9)
          let keepsOrder = (0..<3).allSatisfy { one in
            (0..<3).allSatisfy { order[one] >= order[$0] || other[one] >= other[$0] }
          }
          if keepsOrder {
            #expect(distance >= (answer.smallestShiftKeepingOrder?.distance ?? .infinity) - 1e-9)
          }
        }
      }
    }
  }

  @Test func `who is behind everywhere never draws level at any weights`() {
    let answer = Counterfactual(
      challenger: [0.1, 0.5], leader: [0.2, 0.6], weights: [0.5, 0.5])
    #expect(answer.smallestShift == nil)
    #expect(answer.smallestShiftKeepingOrder == nil)
    #expect(answer.neededValues.compactMap(\.self).count == 2)
  }

  @Test func `who is level under one criterion draws level when it alone counts`() {
    let answer = Counterfactual(
      challenger: [0.1, 0.6], leader: [0.2, 0.6], weights: [0.25, 0.75])
    #expect(answer.smallestShift == WeightShift(distance: 0.5, weights: [0, 1]))
  }

  @Test func `who is ahead or level needs no change`() {
    let answer = Counterfactual(
      challenger: [0.4, 0.6], leader: [0.2, 0.6], weights: [0.25, 0.75])
    #expect(answer.gap < 0)
    #expect(answer.neededValues == [0.4, 0.6])
    #expect(answer.smallestShift?.distance == 0)
    #expect(answer.smallestShiftKeepingOrder?.weights == [0.25, 0.75])
  }

  @Test func `a criterion without weight cannot help by its value`() {
    let answer = Counterfactual(
      challenger: [0.1, 0.1], leader: [0.2, 0.6], weights: [1, 0])
    #expect(answer.neededValues[1] == nil)
    #expect(abs((answer.neededValues[0] ?? 0) - 0.2) < 1e-12)
  }

  @Test func `criteria of one place may change sides`() {
    // Equal places: all the weight may go to the second.
    let tied = Counterfactual(
      challenger: [0, 0.5], leader: [0.9, 0.1], weights: [0.5, 0.5], places: [1, 1])
    #expect(tied.smallestShiftKeepingOrder?.distance == tied.smallestShift?.distance)
    let ordered = Counterfactual(
      challenger: [0, 0.5], leader: [0.9, 0.1], weights: [0.5, 0.5], places: [1, 2])
    #expect(ordered.smallestShiftKeepingOrder == nil)
  }
}
