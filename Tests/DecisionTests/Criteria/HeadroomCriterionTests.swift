import Catalog
import Decision
import Testing

/// How much of the declared memory is left.
@Suite struct HeadroomCriterionTests {
  private let known = Fixture(
    Fixture.model(Fixture.id, sections: [Fixture.architecture]))

  @Test func `what is left of the declared budget is a range, and more budget leaves more`() throws
  {
    let tight = try known.cell("memory.headroom", in: Fixture.deviceScenario(budgetGiB: 12))
    let wide = try known.cell("memory.headroom", in: Fixture.deviceScenario(budgetGiB: 24))
    let small = try #require(tight.bounds)
    let large = try #require(wide.bounds)
    #expect(small.low <= small.mid && small.mid <= small.high)
    #expect(small.high < 100)
    #expect(small.mid < large.mid)
  }

  @Test func `nothing left is worth nothing, 40 % left is worth everything`() throws {
    let criterion = try #require(Criteria.named("memory.headroom"))
    for (left, worth) in [(0.0, 0.0), (40, 1), (20, 0.5), (-30, 0), (90, 1)] {
      #expect(criterion.curve.value(left) == worth)
    }
  }

  @Test func `a need nobody knows leaves it missing, never full`() throws {
    let silent = Fixture(Fixture.model(Fixture.id))
    #expect(try silent.cell("memory.headroom", in: Fixture.deviceScenario()) == .missing)
  }

  @Test func `what a host runs has none, what a probed server has left is missing`() throws {
    var fixture = known
    fixture.offer(Fixture.id, input: 1, output: 1)
    #expect(try fixture.cell("memory.headroom") == .notApplicable)
    fixture.measurements = [Fixture.measurement()]
    #expect(try fixture.cell("memory.headroom") == .missing)
    #expect(try known.cell("memory.headroom") == .missing)
  }

  @Test func `it is spelled in whole per cent, with its device as evidence`() throws {
    let criterion = try #require(Criteria.named("memory.headroom"))
    #expect(criterion.spelled(.interval(low: 20.4, mid: 25, high: 29.6)) == "25 [20–30]")
    #expect(criterion.spelled(.notApplicable) == "does not apply")
    let alternative = try known.alternative(Fixture.id, Fixture.deviceScenario())
    #expect(criterion.evidence(alternative).last?.value == "20.0 GiB on desk")
    #expect(
      criterion.wayToSettle(alternative)
        == "Give the catalog the model's config.json or the header of a GGUF file.")
    #expect(!criterion.appliesToHosts)
  }
}
