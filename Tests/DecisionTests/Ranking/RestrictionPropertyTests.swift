import Catalog
import Licensing
import Testing

@testable import Decision

/// What holds for packs in every scenario: they say something beside the ranking, and exclude takes
/// ways of running away; nothing else moves.
@Suite struct RestrictionPropertyTests {
  private struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private func demand(_ holds: Bool, _ words: @autoclosure () -> String) throws {
    if !holds { throw Broken(description: words()) }
  }

  private func forEachPair(
    seed: UInt64, _ effects: [PolicyPack.Effect],
    _ check: (_ without: Outcome, _ with: Outcome) throws -> Void
  ) throws {
    for number in 0..<400 {
      var chance = Chance(seed: seed &+ UInt64(number))
      var fixture = chance.catalog(chance.whole(1...6))
      fixture.more += chance.packs()
      let base = fixture.base
      var scenario = chance.scenario()
      let plain = try EvaluationContext(base: base, scenario: scenario)
      scenario.policies = chance.policies(effects)
      let packed = try EvaluationContext(base: base, scenario: scenario, reusing: plain)
      do {
        try check(try evaluate(plain), try evaluate(packed))
      } catch {
        Issue.record("catalog \(number): \(error)\n\(scenario.toml)")
        return
      }
    }
  }

  private func isSame(_ left: RankedRow, _ right: RankedRow) -> Bool {
    left.model.id == right.model.id && left.alternative.delivery == right.alternative.delivery
      && left.score == right.score && left.contributions == right.contributions
      && left.coverage == right.coverage && left.group == right.group
      && left.alternative.licenseVerdict == right.alternative.licenseVerdict
  }

  @Test func `packs that inform or warn leave every row and its place as they were`() throws {
    try forEachPair(seed: 20_000_000, [.info, .warn]) { without, with in
      try demand(with.restricted.isEmpty, "a model went")
      try demand(with.rows.count == without.rows.count, "rows")
      for (left, right) in zip(without.rows, with.rows) {
        try demand(isSame(left, right), "\(left.model.id) changed")
        try demand(
          left.rank == right.rank && left.position == right.position
            && left.bracket == right.bracket && left.rankRange == right.rankRange
            && left.otherDeliveries.map(\.key) == right.otherDeliveries.map(\.key),
          "\(left.model.id) moved")
      }
    }
  }

  @Test func `packs that exclude take covered ways away and change nothing else`() throws {
    var removed = 0
    try forEachPair(seed: 21_000_000, [.exclude, .warn]) { without, with in
      removed += with.restricted.count
      try demand(
        without.excluded.map(\.model.id) == with.excluded.map(\.model.id)
          && without.pending.map(\.model.id) == with.pending.map(\.model.id), "needs")
      for (left, right) in zip(without.funnel, with.funnel) {
        try demand(
          left.before == right.before && left.after == right.after
            && left.failing == right.failing, "what the need \(left.must.id) did")
      }
      let left = Set(with.rows.map(\.model.id))
      let out = Set(with.restricted.map(\.model.id))
      try demand(left.isDisjoint(with: out), "in and out")
      try demand(left.union(out) == Set(without.rows.map(\.model.id)), "models are lost")
      for row in with.rows {
        try demand(
          !([row.alternative] + row.otherDeliveries).contains {
            $0.restrictions.contains(where: \.excludes)
          }, "\(row.model.id) keeps a way that is out")
      }
      for model in with.restricted {
        try demand(!model.restrictions.isEmpty, "\(model.model.id) is out for nothing")
      }
      // Rows that kept their way are the same rows in the same order.
      let before = without.rows.filter { row in
        with.row(of: row.model.id)?.alternative.delivery == row.alternative.delivery
      }
      let kept = Set(before.map(\.model.id))
      let after = with.rows.filter { kept.contains($0.model.id) }
      for (left, right) in zip(before, after) {
        try demand(isSame(left, right), "\(left.model.id) changed or moved")
      }
    }
    #expect(removed > 10)
  }
}
