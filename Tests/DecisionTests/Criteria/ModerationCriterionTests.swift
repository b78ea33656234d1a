import Catalog
import Decision
import Testing

/// How often a model answers contested questions.
@Suite struct ModerationCriterionTests {
  private func answering(_ answered: Int64, of asked: Int64) -> Fixture {
    Fixture(
      Fixture.model(
        Fixture.id, lists: [Fixture.moderation(asked: asked, answered: answered)]))
  }

  @Test func `the share comes with its Wilson interval`() throws {
    // R, prop.test(80, 100, correct = FALSE): 0.7111708 to 0.8666331.
    let bounds = try #require(try answering(80, of: 100).cell("moderation.answered").bounds)
    #expect(isNear(bounds.low, 71.11708, within: 1e-4))
    #expect(bounds.mid == 80)
    #expect(isNear(bounds.high, 86.66331, within: 1e-4))
  }

  @Test func `all or none answered still leaves an interval`() throws {
    let all = try #require(try answering(10, of: 10).cell("moderation.answered").bounds)
    #expect(all.high == 100 && all.mid == 100 && all.low < 75)
    let none = try #require(try answering(0, of: 10).cell("moderation.answered").bounds)
    #expect(none.low == 0 && none.mid == 0 && none.high > 25)
  }

  @Test func `without published counts it is missing, never silent`() throws {
    #expect(try Fixture(Fixture.model(Fixture.id)).cell("moderation.answered") == .missing)
    #expect(try answering(0, of: 0).cell("moderation.answered") == .missing)
  }

  @Test func `more answers reported than questions asked stay within all of them`() throws {
    let bounds = try #require(try answering(12, of: 10).cell("moderation.answered").bounds)
    #expect(bounds.mid == 100 && bounds.high == 100 && bounds.low <= 100)
  }

  @Test func `the share is spelled with its interval, its counts are the evidence`() throws {
    let criterion = try #require(Criteria.named("moderation.answered"))
    let fixture = answering(80, of: 100)
    #expect(criterion.spelled(try fixture.cell("moderation.answered")) == "80 [71–87]")
    #expect(criterion.curve.value(80) == 0.8)
    let alternative = try fixture.alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.value) == ["80/100"])
    #expect(
      criterion.wayToSettle(alternative)
        == "Not known until somebody publishes counts for it or you ask it yourself.")
  }
}
