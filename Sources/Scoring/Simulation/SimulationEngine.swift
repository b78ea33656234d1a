internal import CKernels

/// Who counts a block of draws; each gives the same bits.
enum SimulationEngine: Hashable, Sendable {
  /// One draw after the other, in Swift; what the kernels are tested against.
  case portable
  /// Several draws side by side, in vectors of so many bytes.
  case vectors(bytes: Int)

  /// The quickest one of this processor.
  static var fastest: SimulationEngine { .vectors(bytes: Int(weigh_vector_bytes())) }

  /// Every one this processor can run.
  static var all: [SimulationEngine] {
    let widest = Int(weigh_vector_bytes())
    return [.portable] + [16, 32, 64].filter { $0 <= widest }.map { .vectors(bytes: $0) }
  }
}

extension SimulationProblem {
  /// Counts a block, one draw after the other.
  func count(
    _ pairs: [SimulationOptions.Pair], firstDraw: Int, draws: Int,
    weights: UnsafeBufferPointer<Double>, into counts: inout SimulationCounts
  ) {
    var keys = [UInt64](repeating: 0, count: alternativeCount)
    var one = [Double](repeating: 0, count: criterionCount)
    for draw in 0..<draws {
      for criterion in 0..<criterionCount {
        one[criterion] = weights[criterion * Simulation.blockLength + draw]
      }
      score(draw: firstDraw + draw, weights: one, into: &keys)
      for (place, pair) in pairs.enumerated() {
        let first = keys[pair.first] & ~indexMask
        let second = keys[pair.second] & ~indexMask
        counts.halfWins[place] += first < second ? 2 : first == second ? 1 : 0
      }
      count(keys.sorted(), weights: one, into: &counts)
    }
  }

  /// One number per alternative that sorts the best first: the bits of its score, the last of which
  /// give way to the alternative's number.
  private func score(draw: Int, weights: [Double], into keys: inout [UInt64]) {
    var sums = weightedSums(known, rows: alternativeCount, weights: weights)
    addDrawnValues(draw: draw, weights: weights, to: &sums)
    for (alternative, sum) in sums.enumerated() {
      keys[alternative] = orderingBits(sum) | UInt64(alternative)
    }
  }

  /// Adds what is drawn to the sums over what is known: first the even ranges, then the triangles.
  func addDrawnValues(draw: Int, weights: [Double], to sums: inout [Double]) {
    for cell in uniform {
      sums[Int(cell.alternative)] += weights[Int(cell.criterion)] * cell.uniformValue(draw)
    }
    for cell in triangular {
      sums[Int(cell.alternative)] += weights[Int(cell.criterion)] * cell.triangularValue(draw)
    }
  }

  /// Bits that are smaller for a better score: those of 2 − score, without the last ones.
  ///
  /// Scores that differ by less than 2^-43 so count as equal.
  func orderingBits(_ score: Double) -> UInt64 { (2 - score).bitPattern & ~indexMask }

  /// Counts one draw from its keys, best first; those who tie share their ranks.
  private func count(
    _ sorted: [UInt64], weights: [Double], into counts: inout SimulationCounts
  ) {
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] & ~indexMask == sorted[start] & ~indexMask { end += 1 }
      let members = sorted[start..<end].map { Int($0 & indexMask) }
      if members.count == 1 {
        counts.alone[start * alternativeCount + members[0]] += 1
      } else {
        share(members, firstRank: start, into: &counts)
      }
      if start == 0 {
        for (criterion, weight) in weights.enumerated() {
          let units = UInt64(weight * SimulationCounts.weightUnits) / UInt64(members.count)
          for member in members {
            counts.firstWeights[member * criterionCount + criterion] += units
          }
        }
      }
      start = end
    }
  }

  private func share(_ members: [Int], firstRank: Int, into counts: inout SimulationCounts) {
    if counts.shared.isEmpty {
      counts.shared = [UInt64](repeating: 0, count: alternativeCount * alternativeCount)
    }
    let units = SimulationCounts.unitsPerDraw / UInt64(members.count)
    for rank in firstRank..<firstRank + members.count {
      for member in members { counts.shared[rank * alternativeCount + member] += units }
    }
  }
}
