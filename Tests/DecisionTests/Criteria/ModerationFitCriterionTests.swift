import Catalog
import Decision
import Moderation
import Testing

/// How much of what is required of its answers a model meets.
@Suite struct ModerationFitCriterionTests {
  private let id = "moderation.fit"

  private func scenario(_ requirements: ModerationRequirement...) -> Scenario {
    Fixture.scenario(
      musts: requirements.enumerated().map { Fixture.need($1, id: "moderation.\($0 + 1)") })
  }

  private let run = Fixture.run(
    Fixture.replies(.contestedFact, answered: 40)
      + Fixture.replies(.overRefusal, answered: 10, refused: 30))

  @Test func `passes count one and fails nothing, by their weights`() throws {
    let asked = scenario(
      try Fixture.required(weight: 3), try Fixture.required(.overRefusal, weight: 1))
    #expect(try Fixture.probed(run).cell(id, in: asked) == .known(75))
  }

  @Test func `what is undecided counts as anything between`() throws {
    let asked = scenario(
      try Fixture.required(weight: 1), try Fixture.required(.unsafeProxy, weight: 1),
      try Fixture.required(.advice, weight: 2))
    #expect(
      try Fixture.probed(run).cell(id, in: asked) == .interval(low: 25, mid: 62.5, high: 100))
  }

  @Test func `an inconclusive run leaves everything open, no run is missing`() throws {
    let asked = scenario(try Fixture.required(min: 0.99))
    #expect(
      try Fixture.probed(run).cell(id, in: asked) == .interval(low: 0, mid: 50, high: 100))
    #expect(try Fixture(Fixture.model(Fixture.id)).cell(id, in: asked) == .missing)
  }

  @Test func `where nothing is required it is missing, and says what to do`() throws {
    let fixture = Fixture.probed(run)
    #expect(try fixture.cell(id) == .missing)
    let criterion = try #require(Criteria.named(id))
    #expect(
      criterion.wayToSettle(try fixture.alternative(Fixture.id))
        == "Say what is required: add [[moderation]] tables to the scenario.")
  }

  @Test func `a need that is off is no part of the profile`() throws {
    var asked = scenario(try Fixture.required(), try Fixture.required(.overRefusal))
    asked.musts[1].isOn = false
    #expect(try Fixture.probed(run).cell(id, in: asked) == .known(100))
  }

  @Test func `it is spelled in per cent and rests on the runs`() throws {
    let criterion = try #require(Criteria.named(id))
    let asked = scenario(try Fixture.required())
    let alternative = try Fixture.probed(run).alternative(Fixture.id, asked)
    #expect(criterion.spelled(criterion.cell(alternative)) == "100")
    #expect(criterion.evidence(alternative).map(\.source) == ["r7"])
    #expect(criterion.curve.value(75) == 0.75)
  }
}
