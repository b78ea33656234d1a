import Catalog
import Decision
import Testing

/// How freely the license permits the intended use.
@Suite struct LicenseFreedomCriterionTests {
  private func cell(_ license: String?) throws -> Cell {
    try Fixture(Fixture.model(Fixture.id, license: license)).cell("license.freedom")
  }

  @Test func `verdicts are steps with declared values`() throws {
    let curve = try #require(Criteria.named("license.freedom")).curve
    for (license, step, worth) in [
      ("example-open", 3.0, 1.0), ("example-credit", 2, 0.75), ("example-doubt", 1, 0.35),
      ("example-study", 0, 0),
    ] {
      #expect(try cell(license) == .known(step), "\(license)")
      #expect(curve.value(step) == worth, "\(license)")
    }
  }

  @Test func `an unknown verdict is missing, never prohibited`() throws {
    #expect(try cell("example-unseen") == .missing)
    #expect(try cell(nil) == .missing)
    let unasked = Fixture(Fixture.model(Fixture.id))
    #expect(try unasked.cell("license.freedom", in: Scenario(name: "test")) == .missing)
  }

  @Test func `a verdict is spelled in words`() throws {
    let criterion = try #require(Criteria.named("license.freedom"))
    let words = [0.0, 1, 2, 3].map { criterion.spelled(.known($0)) }
    #expect(words == ["prohibited", "needs legal review", "allowed with a duty", "allowed"])
    #expect(criterion.isMoreBetter == nil)
    let alternative = try Fixture(Fixture.model(Fixture.id)).alternative(Fixture.id)
    #expect(
      criterion.wayToSettle(alternative)
        == "Read the LICENSE file of this revision into the catalog.")
    #expect(
      criterion.evidence(alternative).map(\.field) == ["license of the weights, by repository-file"]
    )
  }
}
