import Catalog
import Decision
import Testing

/// How soon an answer begins.
@Suite struct FirstTokenCriterionTests {
  private func served(_ milliseconds: Double) -> Fixture {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(
      Fixture.id, input: 1, output: 1,
      more: [Row.NamedValue("latency_ms_p50", .number(milliseconds))])
    return fixture
  }

  @Test func `sooner is better: worth nothing at 5 s and everything at 200 ms`() throws {
    for (time, worth) in [(5000.0, 0.0), (200, 1), (1000, 0.5), (9000, 0), (50, 1)] {
      #expect(try served(time).cell("speed.first_token") == .known(time))
      let value = try #require(try served(time).worth("speed.first_token"))
      #expect(isNear(value.mid, worth, within: 1e-5), "\(time)")
    }
  }

  @Test func `a host that states none leaves it missing, and so does a device`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    #expect(
      try fixture.cell("speed.first_token", in: Fixture.deviceScenario()) == .missing)
    fixture.offer(Fixture.id, input: 1, output: 1)
    #expect(try fixture.cell("speed.first_token") == .missing)
  }

  @Test func `what a probe measured counts with its interval`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.measurements = [
      Fixture.measurement(
        firstToken: Measurement.Quantity(low: 180, median: 210, high: 260, count: 1))
    ]
    #expect(try fixture.cell("speed.first_token") == .interval(low: 180, mid: 210, high: 260))
    let criterion = try #require(Criteria.named("speed.first_token"))
    let evidence = try criterion.evidence(fixture.alternative(Fixture.id))
    #expect(evidence.map(\.value) == ["median 210.0 ms of 1 run"])
  }

  @Test func `a time is spelled in whole milliseconds and names its host`() throws {
    let criterion = try #require(Criteria.named("speed.first_token"))
    #expect(criterion.spelled(.known(1234.4)) == "1,234")
    let alternative = try served(800).alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.field) == ["median first token at Alpha"])
    #expect(criterion.wayToSettle(alternative) == "Measure it: weigh probe URL.")
    #expect(criterion.isMoreBetter == false)
  }
}
