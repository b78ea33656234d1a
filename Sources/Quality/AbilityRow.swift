/// One result read through the line of its column.
struct AbilityRow: Sendable {
  /// The ability that alone would give the result.
  let position: Double
  /// The precision with which it says so.
  let weight: Double
  /// Results of one line share a number.
  let run: Int
  /// The use cases it speaks for, as bits.
  let uses: UInt64
}

/// A value with its variance, and what each row had to say in it.
struct PooledAbility: Sendable {
  let value: Double
  let variance: Double
  /// The share of each row; with the pull toward the middle they sum to 1.
  let shares: [Double]
}

extension [AbilityRow] {
  /// The common ability: the mean of what the rows say, drawn toward 0 by the prior.
  func ability(precision: Double, lineVariance: Double) -> PooledAbility {
    pooled(around: 0, precision: precision, lineVariance: lineVariance, uses: .max)
  }

  /// How far the ability for a use case lies from the common one: the mean of what the rows that
  /// speak for it add, drawn toward 0 by how far abilities for a use case usually lie away.
  func step(from ability: Double, spread: Double, lineVariance: Double, uses: UInt64)
    -> PooledAbility
  {
    pooled(
      around: ability, precision: 1 / (spread * spread), lineVariance: lineVariance, uses: uses)
  }

  private func pooled(
    around middle: Double, precision: Double, lineVariance: Double, uses: UInt64
  ) -> PooledAbility {
    // A result that speaks for every use case has no bits to spare; `max` takes in all rows.
    let takesAll = uses == .max
    var totals: [(run: Int, weight: Double)] = []
    for row in self where takesAll || row.uses & uses != 0 {
      if let place = totals.firstIndex(where: { $0.run == row.run }) {
        totals[place].weight += row.weight
      } else {
        totals.append((row.run, row.weight))
      }
    }
    var weights = [Double](repeating: 0, count: count)
    var total = precision
    var sum = 0.0
    for (position, row) in enumerated() where takesAll || row.uses & uses != 0 {
      let shared = totals.first { $0.run == row.run }?.weight ?? 0
      let weight = row.weight / (1 + lineVariance * shared)
      weights[position] = weight
      total += weight
      sum += weight * (row.position - middle)
    }
    return PooledAbility(
      value: sum / total, variance: 1 / total, shares: weights.map { $0 / total })
  }
}
