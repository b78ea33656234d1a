import Catalog
import Decision
import Testing

/// How fast an answer runs.
@Suite struct DecodeSpeedCriterionTests {
  @Test func `a host's median counts, worth nothing at 5 and everything at 120`() throws {
    for (speed, worth) in [(5.0, 0.0), (120, 1), (24.4949, 0.5), (1, 0), (400, 1)] {
      var fixture = Fixture(Fixture.model(Fixture.id))
      fixture.offer(
        Fixture.id, input: 1, output: 1, more: [Row.NamedValue("tok_s_p50", .number(speed))])
      #expect(try fixture.cell("speed.decode") == .known(speed))
      let value = try #require(try fixture.worth("speed.decode"))
      #expect(isNear(value.mid, worth, within: 1e-5), "\(speed)")
    }
  }

  @Test func `a host that states no speed leaves it missing`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    #expect(try fixture.cell("speed.decode") == .missing)
    fixture.offer(Fixture.id, input: 1, output: 1)
    #expect(try fixture.cell("speed.decode") == .missing)
  }

  @Test func `what a probe measured counts with its interval and stands before hosts`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(
      Fixture.id, input: 1, output: 1, more: [Row.NamedValue("tok_s_p50", .number(10))])
    fixture.measurements = [
      Fixture.measurement(
        speed: Measurement.Quantity(low: 40, median: 42, high: 45, count: 12))
    ]
    #expect(try fixture.cell("speed.decode") == .interval(low: 40, mid: 42, high: 45))
    let criterion = try #require(Criteria.named("speed.decode"))
    let evidence = try criterion.evidence(fixture.alternative(Fixture.id))
    #expect(evidence.map(\.value) == ["median 42.0 tok/s of 12 runs"])
    #expect(evidence.map(\.kind) == [.measured])
  }

  @Test func `on a declared device it is an estimate with an interval, never a point`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, sections: [Fixture.architecture]))
    let scenario = Fixture.deviceScenario()
    guard
      case .interval(let low, let mid, let high) = try fixture.cell("speed.decode", in: scenario)
    else {
      Issue.record("an estimate is an interval")
      return
    }
    #expect(0 < low && low < mid && mid < high)
    let criterion = try #require(Criteria.named("speed.decode"))
    let evidence = try criterion.evidence(fixture.alternative(Fixture.id, scenario))
    #expect(evidence.map(\.kind) == [.estimated])
  }

  @Test func `a speed is spelled whole, and with a decimal where it is slow`() throws {
    let criterion = try #require(Criteria.named("speed.decode"))
    #expect(criterion.spelled(.known(42.4)) == "42")
    #expect(criterion.spelled(.known(4.24)) == "4.2")
    let alternative = try Fixture(Fixture.model(Fixture.id)).alternative(Fixture.id)
    #expect(criterion.wayToSettle(alternative) == "Measure it: weigh probe URL.")
  }
}
