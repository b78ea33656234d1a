import Catalog
import Decision
import Testing

/// How open a model is.
@Suite struct OpennessCriterionTests {
  private func release(_ license: String?, parts: [(Field, String)] = []) -> Fixture {
    Fixture(
      Fixture.model(
        Fixture.id, license: license,
        sections: [
          Record.Section(
            name: "openness", facts: parts.map { Fixture.fact($0.0, .text($0.1)) })
        ]))
  }

  @Test func `each rung is a quarter of the ladder`() throws {
    let whole: [(Field, String)] = [("training_code", "open"), ("training_data_base", "open")]
    for (fixture, rung) in [
      (release("example-study"), 1.0), (release("example-credit"), 2), (release("example-open"), 3),
      (release("example-open", parts: whole), 4),
    ] {
      #expect(try fixture.cell("openness.rung") == .known(rung))
      #expect(try fixture.worth("openness.rung") == Triple(rung / 4))
    }
  }

  @Test func `half of the parts do not make open-source AI`() throws {
    #expect(
      try release("example-open", parts: [("training_code", "open")]).cell("openness.rung")
        == .known(3))
  }

  @Test func `without a license the rung is missing`() throws {
    #expect(try release(nil).cell("openness.rung") == .missing)
    #expect(try release("example-unseen").cell("openness.rung") != .known(4))
  }

  @Test func `a rung is spelled in its own words`() throws {
    let criterion = try #require(Criteria.named("openness.rung"))
    #expect(criterion.spelled(.known(0)) == "closed")
    #expect(criterion.spelled(.known(2)) == "open weights, permissive license")
    #expect(criterion.spelled(.missing) == "not known")
    let alternative = try release(
      "example-open", parts: [("training_code", "open")]
    ).alternative(Fixture.id)
    #expect(
      criterion.evidence(alternative).map(\.field) == [
        "license of the weights, by repository-file", "training code",
      ])
    #expect(
      criterion.wayToSettle(alternative)
        == "Look up its license and what is published of code and data.")
  }
}
