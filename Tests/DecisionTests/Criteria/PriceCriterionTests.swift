import Catalog
import Decision
import Testing

/// What a million tokens cost.
@Suite struct PriceCriterionTests {
  private func asking(_ input: Double, _ output: Double) -> Fixture {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(Fixture.id, input: input, output: output)
    return fixture
  }

  @Test func `the price blends three parts input with one part output`() throws {
    #expect(try asking(1, 5).cell("price.blended") == .known(2))
  }

  @Test func `cheaper is better: worth nothing at 8 dollars and everything at 5 cents`() throws {
    for (price, worth) in [(8.0, 0.0), (0.05, 1), (0.632456, 0.5), (20, 0), (0.01, 1)] {
      let value = try #require(try asking(price, price).worth("price.blended"))
      #expect(isNear(value.mid, worth, within: 1e-5), "\(price)")
    }
  }

  @Test func `a model nobody sells is missing, never free`() throws {
    let unsold = Fixture(Fixture.model(Fixture.id))
    #expect(try unsold.cell("price.blended") == .missing)
    #expect(try unsold.worth("price.blended") == nil)
  }

  @Test func `on declared devices no price is asked`() throws {
    #expect(
      try asking(1, 1).cell("price.blended", in: Fixture.deviceScenario()) == .notApplicable)
  }

  @Test func `what a probed server costs is missing where only hosts were asked for`() throws {
    var fixture = asking(1, 1)
    fixture.measurements = [Fixture.measurement()]
    #expect(try fixture.cell("price.blended") == .missing)
    var scenario = Fixture.scenario()
    scenario.devices = [Fixture.device()]
    #expect(try fixture.cell("price.blended", in: scenario) == .notApplicable)
  }

  @Test func `a price is spelled in dollars and names its host`() throws {
    let criterion = try #require(Criteria.named("price.blended"))
    #expect(criterion.spelled(.known(2)) == "2.00")
    #expect(criterion.spelled(.known(0.0825)) == "0.083")
    let alternative = try asking(1, 5).alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.field) == ["price at Alpha"])
    #expect(criterion.wayToSettle(alternative) == "Ask a host for its price list.")
    #expect(!criterion.appliesToDevices)
  }
}
