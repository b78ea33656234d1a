import Catalog
import Decision
import Testing

/// How often a model is downloaded.
@Suite struct AdoptionCriterionTests {
  @Test func `downloads are read as stated and worth nothing at a thousand`() throws {
    for (count, worth) in [(1000, 0.0), (1_000_000, 1), (31_623, 0.5), (10, 0), (9_000_000, 1)] {
      let fixture = Fixture(
        Fixture.model(
          Fixture.id, facts: [Fixture.fact("downloads_30d", .integer(Int64(count)))]))
      #expect(try fixture.cell("adoption") == .known(Double(count)))
      let value = try #require(try fixture.worth("adoption"))
      #expect(isNear(value.mid, worth, within: 1e-5), "\(count)")
    }
  }

  @Test func `a model nobody counted is missing, and a count of zero is worth zero`() throws {
    #expect(try Fixture(Fixture.model(Fixture.id)).cell("adoption") == .missing)
    let zero = Fixture(
      Fixture.model(Fixture.id, facts: [Fixture.fact("downloads_30d", .integer(0))]))
    #expect(try zero.worth("adoption") == Triple(0))
  }

  @Test func `downloads are spelled with commas`() throws {
    let criterion = try #require(Criteria.named("adoption"))
    #expect(criterion.spelled(.known(1_234_567)) == "1,234,567")
    #expect(criterion.spelled(.missing) == "not known")
    let alternative = try Fixture(Fixture.model(Fixture.id)).alternative(Fixture.id)
    #expect(criterion.wayToSettle(alternative) == "Look at its Hub page.")
    #expect(criterion.isMoreBetter == true)
  }
}
