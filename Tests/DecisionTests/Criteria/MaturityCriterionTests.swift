import Catalog
import Decision
import Testing

/// Whether a model is neither too new nor too old.
@Suite struct MaturityCriterionTests {
  private func released(_ date: String?) -> Fixture {
    Fixture(Fixture.model(Fixture.id, released: date))
  }

  @Test func `an age is counted to the date of the catalog`() throws {
    #expect(try released("2026-06-30").cell("maturity.age") == .known(0))
    #expect(try released("2026-01-01").cell("maturity.age") == .known(180))
    #expect(try released("2026-07-15").cell("maturity.age") == .known(0))
  }

  @Test func `too new and too old are worth little, knots have their declared values`() throws {
    let curve = try #require(Criteria.named("maturity.age")).curve
    for (age, worth) in [
      (0.0, 0.2), (30, 0.7), (60, 0.85), (90, 1), (365, 1), (730, 0.4), (1095, 0), (5000, 0),
    ] {
      #expect(isNear(curve.value(age), worth), "\(age)")
    }
  }

  @Test func `a release known to the month is the range of its days`() throws {
    #expect(
      try released("2026-01").cell("maturity.age") == .interval(low: 150, mid: 166, high: 180))
  }

  @Test func `a release nobody dates is missing`() throws {
    #expect(try released(nil).cell("maturity.age") == .missing)
  }

  @Test func `an interval over the best ages counts the knots inside it`() throws {
    let curve = try #require(Criteria.named("maturity.age")).curve
    let value = try #require(curve.value(.interval(low: 30, mid: 400, high: 730)))
    #expect(value.low == 0.4)
    #expect(value.high == 1)
  }

  @Test func `an age is spelled in days`() throws {
    let criterion = try #require(Criteria.named("maturity.age"))
    #expect(criterion.spelled(.known(1234)) == "1,234")
    let alternative = try released("2026-01-01").alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.value) == ["2026-01-01"])
    #expect(
      criterion.wayToSettle(alternative) == "Look up when its weights were posted.")
  }
}
