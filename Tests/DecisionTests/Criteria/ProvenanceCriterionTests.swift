import Catalog
import Decision
import Testing

/// How much of its making is disclosed.
@Suite struct ProvenanceCriterionTests {
  private func reviewed(_ states: [String]) -> Fixture {
    let facts = states.enumerated().map {
      Fixture.fact(Field("dimension_\($0)"), .text($1))
    }
    return Fixture(
      Fixture.model(Fixture.id, sections: [Record.Section(name: "openness", facts: facts)]))
  }

  @Test func `a full review counts open as one, partial as a half, closed as nothing`() throws {
    let states =
      Array(repeating: "open", count: 3) + Array(repeating: "partial", count: 6)
      + Array(repeating: "closed", count: 3)
    #expect(try reviewed(states).cell("provenance.disclosed") == .known(50))
    #expect(
      try reviewed(Array(repeating: "open", count: 12)).cell("provenance.disclosed")
        == .known(100))
  }

  @Test func `dimensions nobody checked count from none to all`() throws {
    let bounds = try #require(
      try reviewed(Array(repeating: "open", count: 6)).cell("provenance.disclosed").bounds)
    #expect(bounds == (50, 75, 100))
  }

  @Test func `without a review it is missing, not undisclosed`() throws {
    #expect(try reviewed([]).cell("provenance.disclosed") == .missing)
    #expect(try reviewed(["unheard"]).cell("provenance.disclosed") == .missing)
  }

  @Test func `a closed item is a statement, worth nothing`() throws {
    let closed = reviewed(Array(repeating: "closed", count: 12))
    #expect(try closed.cell("provenance.disclosed") == .known(0))
    #expect(try closed.worth("provenance.disclosed") == Triple(0))
  }

  @Test func `the share is spelled in whole per cent, its items are the evidence`() throws {
    let criterion = try #require(Criteria.named("provenance.disclosed"))
    #expect(criterion.spelled(.interval(low: 50, mid: 75, high: 100)) == "75 [50–100]")
    let alternative = try reviewed(["open", "closed"]).alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.field) == ["dimension 0", "dimension 1"])
    #expect(
      criterion.wayToSettle(alternative)
        == "Read the model card and the training-content summary of its developer.")
  }
}
