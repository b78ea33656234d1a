import Catalog
import Decision
import Moderation
import Testing

/// How often a model answers what governments dispute, in a run of one's own.
@Suite struct ContestedFactCriterionTests {
  private let id = "moderation.answered.cp"

  @Test func `settled labels give the observed rate with its interval`() throws {
    let bounds = try #require(
      try Fixture.probed(Fixture.run(Fixture.replies(answered: 14))).cell(id).bounds)
    #expect(isNear(bounds.low, 78.5, within: 0.1))
    #expect(bounds.mid == 100 && bounds.high == 100)
  }

  @Test func `answers that rules alone found leave the lower end open`() throws {
    let run = Fixture.run(Fixture.replies(answered: 14, by: .rules))
    let bounds = try #require(try Fixture.probed(run).cell(id).bounds)
    #expect(bounds.low == 0 && bounds.mid == 50 && bounds.high == 100)
  }

  @Test func `an expired run is missing and its evidence says so`() throws {
    let old = Fixture.run(Fixture.replies(answered: 14), on: "2025-12-01")
    let fixture = Fixture.probed(old)
    #expect(try fixture.cell(id) == .missing)
    let evidence = try #require(Criteria.named(id)).evidence(fixture.alternative(Fixture.id))
    #expect(evidence.map(\.note) == ["expired"])
  }

  @Test func `without a run it is missing, whatever was published`() throws {
    #expect(try Fixture(Fixture.model(Fixture.id)).cell(id) == .missing)
    let fixture = Fixture(
      Fixture.model(Fixture.id, lists: [Fixture.moderation(asked: 100, answered: 80)]))
    #expect(try fixture.cell(id) == .missing)
  }

  @Test func `all languages and countries count together`() throws {
    let items =
      Fixture.replies(.contestedFact, "en", about: "US", answered: 10)
      + Fixture.replies(.contestedFact, "zh", about: "CN", refused: 10)
    let bounds = try #require(try Fixture.probed(Fixture.run(items)).cell(id).bounds)
    #expect(bounds.mid == 50)
  }
}
