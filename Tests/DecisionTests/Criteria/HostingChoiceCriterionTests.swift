import Catalog
import Decision
import Testing

/// How many hosts one could move to.
@Suite struct HostingChoiceCriterionTests {
  private func hosts(_ count: Int) -> Fixture {
    var fixture = Fixture(Fixture.model(Fixture.id))
    for number in 0..<count { fixture.offer(Fixture.id, at: "host\(number)", input: 1, output: 1) }
    return fixture
  }

  @Test func `known hosts count as one more at most, because a catalog shows no absence`() throws {
    for count in [0, 1, 3, 8] {
      let known = Double(count)
      #expect(
        try hosts(count).cell("hosting.choice")
          == .interval(low: known, mid: known, high: known + 1))
    }
  }

  @Test func `no host is worth nothing, one 0.4, three 0.75, eight or more everything`() throws {
    for (count, worth) in [(0, 0.0), (1, 0.4), (3, 0.75), (8, 1), (12, 1)] {
      let value = try #require(try hosts(count).worth("hosting.choice"))
      #expect(isNear(value.mid, worth), "\(count)")
      #expect(value.low == value.mid && value.mid <= value.high)
    }
  }

  @Test func `one host with two variants is one host`() throws {
    var fixture = hosts(1)
    fixture.offer(
      Fixture.id, at: "host0", input: 2, output: 2,
      more: [Row.NamedValue("variant", .text("turbo"))])
    #expect(try fixture.cell("hosting.choice").bounds?.low == 1)
  }

  @Test func `free, aggregated and oddly priced offers are no host to move to`() throws {
    var fixture = hosts(1)
    fixture.offer(Fixture.id, at: "free", input: 0, output: 0)
    fixture.offer(
      Fixture.id, at: "passed", input: 1, output: 1,
      more: [Row.NamedValue("route", .text("aggregator"))])
    fixture.offer(
      Fixture.id, at: "odd", input: 90, output: 90,
      more: [Row.NamedValue("price_outlier", .flag(true))])
    fixture.offer(Fixture.id, at: "gate", input: 1, output: 1)
    fixture.hostKinds = ["gate": "gateway"]
    let criterion = try #require(Criteria.named("hosting.choice"))
    let alternative = try fixture.alternative(Fixture.id)
    #expect(criterion.cell(alternative) == .interval(low: 1, mid: 1, high: 2))
    #expect(criterion.evidence(alternative).map(\.value) == ["Host0"])
  }

  @Test func `hosts are spelled as a count`() throws {
    let criterion = try #require(Criteria.named("hosting.choice"))
    #expect(criterion.spelled(.interval(low: 3, mid: 3, high: 4)) == "3 [3–4]")
    let alternative = try hosts(1).alternative(Fixture.id)
    #expect(criterion.wayToSettle(alternative) == "Ask hosts whether they serve it.")
  }
}
