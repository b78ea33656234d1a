import Catalog
import Decision
import Testing

/// Which way of running a model is shown, and what is no way to run one.
@Suite struct DeliveryChoiceTests {
  private let cheap = Preference(criterion: "price.blended", place: 1)
  private let fast = Preference(criterion: "speed.first_token", place: 2)

  private func latency(_ milliseconds: Double) -> [Row.NamedValue] {
    [Row.NamedValue("latency_ms_p50", .number(milliseconds))]
  }

  @Test func `free, oddly priced and aggregated offers are no deliveries`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "free", input: 0, output: 0)
    fixture.offer(
      Fixture.id, at: "route", input: 1, output: 1, more: [Row.NamedValue("variant", .text("free"))]
    )
    fixture.offer(
      Fixture.id, at: "odd", input: 50, output: 50,
      more: [Row.NamedValue("price_outlier", .flag(true))])
    fixture.offer(
      Fixture.id, at: "passed", input: 1, output: 1,
      more: [Row.NamedValue("route", .text("aggregator"))])
    for (host, kind) in [("gate", "gateway"), ("hub", "aggregator"), ("flat", "plan")] {
      fixture.offer(Fixture.id, at: host, input: 1, output: 1)
      fixture.hostKinds[host] = kind
    }
    #expect(try fixture.outcome(Fixture.scenario()).rows.map(\.alternative.delivery) == [.none])
    let wide = try fixture.outcome(Fixture.scenario { $0.allowsAggregators = true })
    let row = try #require(wide.rows.first)
    let keys = ([row.alternative] + row.otherDeliveries).map(\.delivery.key)
    #expect(keys == ["hosted:flat", "hosted:gate", "hosted:hub", "hosted:passed"])
  }

  @Test func `the best way of running a model under the order is shown, the others follow`() throws
  {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "dear", input: 4, output: 4)
    fixture.offer(Fixture.id, at: "cheap", input: 0.2, output: 0.2)
    fixture.offer(Fixture.id, at: "middle", input: 1, output: 1)
    let outcome = try fixture.outcome(Fixture.scenario(preferences: [cheap]))
    let row = try #require(outcome.rows.first)
    #expect(row.alternative.delivery.key == "hosted:cheap")
    #expect(row.otherDeliveries.map(\.delivery.key) == ["hosted:middle", "hosted:dear"])
  }

  @Test func `the price of one host is never combined with the speed of another`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "cheap", input: 0.05, output: 0.05, more: latency(5000))
    fixture.offer(Fixture.id, at: "quick", input: 8, output: 8, more: latency(200))
    let outcome = try fixture.outcome(Fixture.scenario(preferences: [cheap, fast]))
    let row = try #require(outcome.rows.first)
    #expect(row.alternative.delivery.key == "hosted:cheap")
    #expect(row.contributions.map(\.cell) == [.known(0.05), .known(5000)])
    #expect(isNear(row.score.mid, 0.75))
  }

  @Test func `a way that meets every need is shown before a better one that does not`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "cheap", input: 0.05, output: 0.05)
    fixture.offer(Fixture.id, at: "timed", input: 4, output: 4, more: latency(300))
    let must = Must.rule("first_token", .lessOrEqual, .integer(500))
    let outcome = try fixture.outcome(Fixture.scenario(musts: [must], preferences: [cheap]))
    let row = try #require(outcome.rows.first)
    #expect(row.alternative.delivery.key == "hosted:timed")
    #expect(row.group == .meets)
    #expect(row.otherDeliveries.map(\.delivery.key) == ["hosted:cheap"])
  }

  @Test func `a way that fails a need is no other way of running it`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "quick", input: 1, output: 1, more: latency(300))
    fixture.offer(Fixture.id, at: "slow", input: 1, output: 1, more: latency(900))
    let must = Must.rule("first_token", .lessOrEqual, .integer(500))
    let row = try #require(try fixture.outcome(Fixture.scenario(musts: [must])).rows.first)
    #expect(row.otherDeliveries.isEmpty)
  }

  @Test func `an excluded model is shown by the way that came furthest`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "alpha", input: 9, output: 9, more: latency(900))
    fixture.offer(Fixture.id, at: "beta", input: 1, output: 1, more: latency(900))
    let outcome = try fixture.outcome(
      Fixture.scenario(musts: [
        .rule("price", .lessOrEqual, .integer(2)),
        .rule("first_token", .lessOrEqual, .integer(500)),
      ]))
    let out = try #require(outcome.excluded.first)
    #expect(out.alternative.delivery.key == "hosted:beta")
    #expect(out.excludingMusts == [1])
    #expect(out.verdicts == [.pass, .fail])
  }

  @Test func `equal ways are told apart by their names, equal names by their price`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "beta", input: 1, output: 1)
    fixture.offer(Fixture.id, at: "alpha", input: 3, output: 3)
    fixture.offer(Fixture.id, at: "alpha", input: 2, output: 2)
    let row = try #require(try fixture.outcome(Fixture.scenario()).rows.first)
    let ways = [row.alternative] + row.otherDeliveries
    #expect(ways.map(\.delivery.key) == ["hosted:alpha", "hosted:alpha", "hosted:beta"])
    #expect(ways.map(\.blendedPrice) == [.known(2), .known(3), .known(1)])
  }

  @Test func `of ways with equal middles the surer one is shown`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, at: "alpha", input: 1, output: 1)
    fixture.offer(Fixture.id, at: "beta", input: 1, output: 1, more: latency(1000))
    let outcome = try fixture.outcome(Fixture.scenario(preferences: [fast]))
    #expect(outcome.rows.first?.alternative.delivery.key == "hosted:beta")
  }

  @Test func `a closed model is a reference at most, never ranked`() throws {
    let list: [NamedFact] = [
      Fixture.fact("list_input", .number(2)), Fixture.fact("list_output", .number(8)),
    ]
    var fixture = Fixture([
      Fixture.model("acme/open"), Fixture.model("big/closed", status: "closed", facts: list),
      Fixture.model("big/silent", status: "closed"), Fixture.model("old/stub", status: "stub"),
    ])
    fixture.result("big/closed", 80)
    fixture.result("big/silent", 70, kind: "unknown")
    fixture.offer("acme/open", input: 1, output: 1)
    let outcome = try fixture.outcome(Fixture.scenario(preferences: [cheap]))
    #expect(outcome.considered == 1)
    #expect(outcome.order == ["open"])
    #expect(outcome.references.map(\.model.id) == ["big/closed"])
    #expect(outcome.references.map(\.rank) == [0])
    #expect(outcome.references.first?.contributions.first?.cell == .known(3.5))
    let none = try fixture.outcome(Fixture.scenario { $0.referenceCount = 0 })
    #expect(none.references.isEmpty)
  }

  @Test func `references are ordered by score, then by name`() throws {
    var fixture = Fixture([
      Fixture.model("b/x", status: "closed"), Fixture.model("a/x", status: "closed"),
      Fixture.model("c/x", status: "closed"),
    ])
    for (id, score) in [("a/x", 50.0), ("b/x", 50), ("c/x", 80)] { fixture.result(id, score) }
    let outcome = try fixture.outcome(
      Fixture.scenario(preferences: [Preference(criterion: "quality", place: 1)]))
    #expect(outcome.references.map(\.model.id) == ["c/x", "a/x", "b/x"])
  }

  @Test func `measured, declared and hosted ways stand side by side`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    fixture.offer(Fixture.id, input: 1, output: 1)
    fixture.measurements = [Fixture.measurement()]
    let scenario = Fixture.scenario { $0.devices = [Fixture.device()] }
    let context = try EvaluationContext(base: fixture.base, scenario: scenario)
    let candidate = try #require(context.base.candidate(Fixture.id))
    let keys = context.alternatives(of: candidate).map(\.delivery.key)
    #expect(keys.first == "probed:desk")
    #expect(keys.dropFirst().first?.hasPrefix("self:desk:") == true)
    #expect(keys.last == "hosted:alpha")
    #expect(keys.count == 3)
  }
}
