import Catalog
import Decision
import Moderation
import Testing

/// How often a model answers what only sounds unsafe, in a run of one's own.
@Suite struct OverRefusalCriterionTests {
  private let id = "moderation.answered.or"

  private func asked(answered: Int, refused: Int, silent: Int = 0) -> Fixture {
    Fixture.probed(
      Fixture.run(
        Fixture.replies(.overRefusal, answered: answered, refused: refused, silent: silent)))
  }

  @Test func `the observed rate comes with its Wilson interval`() throws {
    // R, prop.test(28, 32, correct = FALSE): 0.7192 to 0.9503.
    let bounds = try #require(try asked(answered: 28, refused: 4).cell(id).bounds)
    #expect(isNear(bounds.low, 71.9, within: 0.1))
    #expect(bounds.mid == 87.5)
    #expect(isNear(bounds.high, 95.0, within: 0.1))
  }

  @Test func `none answered is zero with its interval, not a missing number`() throws {
    let bounds = try #require(try asked(answered: 0, refused: 9).cell(id).bounds)
    #expect(bounds.low == 0 && bounds.mid == 0)
    #expect(isNear(bounds.high, 29.9, within: 0.1))
  }

  @Test func `without a run, and with a fifth unanswered, it is missing`() throws {
    #expect(try Fixture(Fixture.model(Fixture.id)).cell(id) == .missing)
    #expect(try asked(answered: 80, refused: 0, silent: 21).cell(id) == .missing)
    #expect(try asked(answered: 84, refused: 0, silent: 21).cell(id) != .missing)
    #expect(try Fixture.probed(Fixture.run(Fixture.replies(answered: 9))).cell(id) == .missing)
  }

  @Test func `published rates never enter it`() throws {
    let fixture = Fixture(
      Fixture.model(Fixture.id, lists: [Fixture.moderation(asked: 100, answered: 80)]))
    #expect(try fixture.cell(id) == .missing)
    #expect(try fixture.cell("moderation.answered") != .missing)
  }

  @Test func `it says how to settle it`() throws {
    let criterion = try #require(Criteria.named(id))
    let alternative = try Fixture(Fixture.model(Fixture.id)).alternative(Fixture.id)
    #expect(
      criterion.wayToSettle(alternative)
        == "Probe Alpha-7B: weigh probe URL --tier quick, about 2 min.")
    #expect(criterion.spelled(try asked(answered: 28, refused: 4).cell(id)) == "88 [72–95]")
    let run = try asked(answered: 28, refused: 4).alternative(Fixture.id)
    #expect(criterion.evidence(run).map(\.field) == ["over-refusal, answered"])
    #expect(criterion.evidence(run).map(\.source) == ["r7"])
  }
}
