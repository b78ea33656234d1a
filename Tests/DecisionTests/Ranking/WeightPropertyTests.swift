import Catalog
import Scoring
import Testing

@testable import Decision

/// What holds for weights and draws of every scenario: 10,000 by chance, the same in every run.
@Suite struct WeightPropertyTests {
  private struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private func demand(_ holds: Bool, _ words: @autoclosure () -> String) throws {
    if !holds { throw Broken(description: words()) }
  }

  private func forEachOutcome(
    seed: UInt64, catalogs: Int, _ check: (inout Chance, Outcome) throws -> Void
  ) {
    for number in 0..<catalogs {
      var chance = Chance(seed: seed &+ UInt64(number))
      let base = chance.catalog(chance.whole(1...5)).base
      var context: EvaluationContext?
      let use = chance.happens(0.9) ? Fixture.product : [:]
      for _ in 0..<5 {
        var scenario = chance.scenario(musts: chance.happens(0.3))
        scenario.use = use
        do {
          let next = try EvaluationContext(base: base, scenario: scenario, reusing: context)
          context = next
          try check(&chance, evaluate(next))
        } catch {
          Issue.record("catalog \(number): \(error)\n\(scenario.toml)")
          return
        }
      }
    }
  }

  @Test func `every end of a weight's range is where the first place changes`() {
    forEachOutcome(seed: 20_000_000, catalogs: 500) { _, outcome in
      guard let leader = outcome.rows.first else { return }
      let weights = outcome.weights
      for (position, range) in outcome.weightRanges.enumerated() {
        guard let range else { continue }
        let own = weights[position]
        for (end, sign) in [(range.low, -1.0), (range.high, 1.0)] {
          try demand(sign * end.weight >= sign * own - 1e-9, "\(position): end before the weight")
          guard let successor = end.successor else {
            try demand(end.weight == (sign < 0 ? 0 : 1), "\(position): end without a successor")
            let last = Self.moved(weights, position, to: end.weight)
            try demand(
              Self.isFirst(leader, in: outcome.reweighted(last)), "\(position): lost before the end"
            )
            continue
          }
          let beyond = end.weight + sign * 1e-6
          guard (0...1).contains(beyond) else { continue }
          let after = outcome.reweighted(Self.moved(weights, position, to: beyond))
          try demand(
            Self.isFirst(successor, in: after),
            "\(position): \(successor.model.id) is not first at \(beyond), but \(after.order)")
          let before = end.weight - sign * 1e-6
          guard sign * before > sign * own else { continue }
          try demand(
            Self.isFirst(leader, in: outcome.reweighted(Self.moved(weights, position, to: before))),
            "\(position): \(leader.model.id) is not first at \(before)")
        }
      }
    }
  }

  @Test func `what must change draws level once it has changed`() {
    forEachOutcome(seed: 21_000_000, catalogs: 500) { _, outcome in
      let rows = outcome.contenders
      guard let leader = rows.first, let last = rows.last, rows.count > 1 else { return }
      let challenge = outcome.challenge(of: last, to: leader)
      let values = last.contributions.map { outcome.value(of: $0) }
      let best = leader.ranking(outcome.scenario.order)
      for (position, needed) in challenge.facts.enumerated() {
        guard challenge.gap > 0, let value = needed.value, let fact = needed.fact else { continue }
        let given = outcome.criteria[position].curve.value(fact)
        try demand(
          needed.criterion.definition.isOrdinal
            ? given >= value - 1e-9
            : abs(given - max(value, given > value ? given : value)) <= 1e-9,
          "\(needed): \(given)")
        var changed = values
        changed[position] = value
        let score = zip(outcome.weights, changed).reduce(0) { $0 + $1.0 * $1.1 }
        try demand(abs(score - best) <= 1e-9, "\(needed): \(score) beside \(best)")
      }
      for change in [challenge.weightChange, challenge.weightChangeKeepingOrder] {
        guard let change, challenge.gap > 0 else { continue }
        func score(_ row: RankedRow) -> Double {
          zip(change.weights, row.contributions).reduce(0) {
            $0 + $1.0 * outcome.value(of: $1.1)
          }
        }
        try demand(isNear(change.weights.reduce(0, +), 1, within: 1e-9), "\(change.weights)")
        try demand(
          abs(score(leader) - score(last)) <= 1e-9,
          "\(change.weights): \(score(leader)) \(score(last))")
      }
    }
  }

  @Test func `shares of draws add up, and who is surely beaten is never first`() {
    forEachOutcome(seed: 22_000_000, catalogs: 500) { chance, outcome in
      let settings = RobustnessSettings(
        space: chance.pick(RobustnessSettings.Space.allCases), draws: 20, seed: chance.bits())
      guard let robustness = outcome.robustness(settings) else {
        try demand(outcome.rows.isEmpty || outcome.criteria.isEmpty, "no draws")
        return
      }
      let finalists = robustness.finalists
      for finalist in finalists {
        try demand(isNear(finalist.rankShares.reduce(0, +), 1, within: 1e-9), "row")
        try demand(finalist.rankShares.first == finalist.firstShare, "first")
      }
      for rank in finalists.indices {
        let sum = finalists.map { $0.rankShares[rank] }.reduce(0, +)
        try demand(isNear(sum, 1, within: 1e-9), "rank \(rank + 1): \(sum)")
      }
      let front = outcome.paretoFront
      for dominated in front.dominated {
        let isStrict = dominated.dominators.contains { other in
          outcome.criteria.indices.allSatisfy {
            other.contributions[$0].value.low > dominated.row.contributions[$0].value.high
          }
        }
        guard isStrict,
          let finalist = finalists.first(where: { $0.row.position == dominated.row.position })
        else { continue }
        try demand(finalist.firstShare == 0, "\(dominated.row.model.id) is first sometimes")
      }
    }
  }

  @Test func `other weights give the outcome of the scenario with those weights`() {
    forEachOutcome(seed: 23_000_000, catalogs: 250) { chance, outcome in
      guard !outcome.criteria.isEmpty else { return }
      let weights = outcome.criteria.map { _ in chance.number(0.01...1) }
      let sum = weights.reduce(0, +)
      let changed = outcome.reweighted(weights.map { $0 / sum })
      let fresh = try evaluate(
        EvaluationContext(base: outcome.context.base, scenario: changed.scenario))
      try demand(changed.resultID == fresh.resultID, "another result")
      for (criterion, weight) in zip(changed.criteria, weights) {
        try demand(isNear(criterion.weight, weight / sum, within: 1e-12), "another weight")
      }
      try demand(
        changed.excluded.count == outcome.excluded.count
          && changed.rows.count == outcome.rows.count, "another verdict")
    }
  }

  @Test func `what is not known is never worth the best, and costs nothing less than free`() {
    forEachOutcome(seed: 24_000_000, catalogs: 250) { _, outcome in
      for row in outcome.rows {
        for (criterion, part) in zip(outcome.criteria, row.contributions) {
          guard part.cell == .missing else { continue }
          let prior = criterion.preference.prior ?? 0...1
          try demand(
            part.value.low == prior.lowerBound && part.value.high == prior.upperBound
              && isNear(part.value.mid, (prior.lowerBound + prior.upperBound) / 2), "\(part)")
        }
        let lacking = zip(outcome.criteria, row.contributions).filter { $0.1.cell == .missing }
        let known = 1 - lacking.reduce(0) { $0 + $1.0.weight }
        try demand(row.coverage <= known + 1e-12, "\(row.model.id): coverage")
      }
    }
  }

  @Test func `a fact and its range in another unit give the same value`() throws {
    var chance = Chance(seed: 25_000_000)
    for _ in 0..<10_000 {
      let (worst, best) = (chance.number(0.01...1000), chance.number(0.01...1000))
      let fact = chance.number(0.001...2000)
      let unit = chance.pick([0.001, 0.125, 3, 1024, 1e6])
      guard abs(worst - best) > 1e-6 * worst else { continue }
      for (one, other) in [
        (
          ValueCurve.linear(worst: worst, best: best),
          ValueCurve.linear(worst: worst * unit, best: best * unit)
        ),
        (
          .logarithmic(worst: worst, best: best),
          .logarithmic(worst: worst * unit, best: best * unit)
        ),
      ] {
        let (before, after) = (one.value(fact), other.value(fact * unit))
        #expect(isNear(before, after, within: 1e-9), "\(one) at \(fact), times \(unit)")
      }
    }
  }

  /// One weight set, the others keeping their shares.
  private static func moved(_ weights: [Double], _ position: Int, to weight: Double) -> [Double] {
    let rest = 1 - weights[position]
    return weights.indices.map {
      $0 == position ? weight : weights[$0] * (1 - weight) / rest
    }
  }

  /// Whether a model is first, alone or level with others.
  private static func isFirst(_ row: RankedRow, in outcome: Outcome) -> Bool {
    guard let best = outcome.rows.first, let own = outcome.row(of: row.model.id) else {
      return false
    }
    let order = outcome.scenario.order
    return own.ranking(order) >= best.ranking(order) - 2e-9
  }
}
