import Catalog
import Testing

@testable import Decision

/// How far a weight can move before the first place changes.
@Suite struct WeightRangeTests {
  private func model(_ id: String, open: Int, context: Int64) -> Record {
    var record = Fixture.reviewed(id, open: open, closed: 12 - open)
    record.facts.removeAll { $0.field == "context" }
    record.facts.append(Fixture.fact("context", .integer(context)))
    return record
  }

  private let two = [
    Preference(criterion: "provenance.disclosed", place: 1),
    Preference(criterion: "context", place: 2),
  ]

  @Test func `an end names who takes over, worked out by hand`() throws {
    let outcome = try Fixture([
      model("acme/a", open: 12, context: 8192), model("acme/b", open: 6, context: 262_144),
    ]).outcome(Fixture.scenario(preferences: two))
    let ranges = outcome.weightRanges
    let first = try #require(ranges[0])
    // 1 · w = 0.5 · w + 1 · (1 − w) at w = 2/3.
    #expect(isNear(first.low.weight, 2.0 / 3))
    #expect(first.low.successor?.model.id == "acme/b")
    #expect(first.high.weight == 1)
    #expect(first.high.successor == nil)
    let second = try #require(ranges[1])
    #expect(isNear(second.high.weight, 1.0 / 3))
    #expect(second.high.successor?.model.id == "acme/b")
  }

  @Test func `a criterion with all the weight has no range`() throws {
    let outcome = try Fixture([
      model("acme/a", open: 12, context: 8192), model("acme/b", open: 6, context: 262_144),
    ]).outcome(Fixture.scenario(preferences: [two[0]]))
    #expect(outcome.weightRanges.count == 1)
    #expect(outcome.weightRanges[0] == nil)
  }

  @Test func `another way of the leader keeps it first, another way of a rival ends it`() throws {
    // Dear and fast or cheap and slow: each model at two hosts.
    var fixture = Fixture([Fixture.model("acme/a"), Fixture.model("acme/b")])
    fixture.offer(
      "acme/a", at: "fast", input: 4, output: 4,
      more: [Row.NamedValue("tok_s_p50", .number(110))])
    fixture.offer(
      "acme/a", at: "cheap", input: 0.1, output: 0.1,
      more: [Row.NamedValue("tok_s_p50", .number(20))])
    fixture.offer(
      "acme/b", at: "middle", input: 0.6, output: 0.6,
      more: [Row.NamedValue("tok_s_p50", .number(45))])
    let preferences = [
      Preference(criterion: "price.blended", place: 1),
      Preference(criterion: "speed.decode", place: 2),
    ]
    let outcome = try fixture.outcome(Fixture.scenario(preferences: preferences))
    #expect(outcome.order == ["a", "b"])
    #expect(outcome.rows[0].alternative.delivery.key == "hosted:cheap")
    let price = try #require(outcome.weightRanges[0])
    for end in [price.low, price.high] {
      guard let successor = end.successor else { continue }
      let step = end.weight < outcome.criteria[0].weight ? -1e-6 : 1e-6
      let beyond = outcome.reweighted([end.weight + step, 1 - end.weight - step])
      #expect(beyond.rows[0].model.id == successor.model.id)
      let within = outcome.reweighted([end.weight - step, 1 - end.weight + step])
      #expect(within.rows[0].model.id == "acme/a")
    }
    // By one way alone it would fall behind earlier.
    let alone = outcome.flips(from: outcome.rows[0], to: outcome.rows[1])
    #expect(!alone.isEmpty)
  }

  @Test func `a row nobody surely beats is in front, the others name who beats them`() throws {
    let outcome = try Fixture([
      model("acme/a", open: 12, context: 65_536), model("acme/b", open: 6, context: 262_144),
      model("acme/c", open: 5, context: 32_768),
    ]).outcome(Fixture.scenario(preferences: two))
    let front = outcome.paretoFront
    #expect(front.front.map(\.model.shortName) == ["a", "b"])
    #expect(front.dominated.map(\.row.model.shortName) == ["c"])
    #expect(front.dominated[0].dominators.map(\.model.shortName) == ["a", "b"])
    #expect(
      front.dominated[0].dominators.map(\.position)
        == outcome.dominators(of: outcome.rows[2]).map(\.position))
  }
}
