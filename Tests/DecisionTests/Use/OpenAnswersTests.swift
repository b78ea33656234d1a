import Catalog
import Decision
import Licensing
import Testing

@Suite struct OpenAnswersTests {
  private func answers(_ use: [String: FactValue]) throws -> OpenAnswers {
    var scenario = Fixture.scenario()
    scenario.use = use
    let base = EvaluationBase(
      snapshot: Fixture([
        Fixture.model("a/one"), Fixture.model("a/two"),
        Fixture.model("a/unseen", license: "example-unseen"),
      ]).snapshot)
    return try EvaluationContext(base: base, scenario: scenario).openAnswers
  }

  @Test func `a field nobody answered counts the models whose verdict waits for it`() throws {
    let open = try answers([:])
    #expect(open.entries.map(\.key) == ["use.purpose"])
    // The third model waits for the catalog, not for the user.
    #expect(open.modelCount(of: "use.purpose") == 2)
    let purpose = try #require(ProfileQuestion.asking(for: "use.purpose"))
    #expect(open.modelCount(of: purpose) == 2)
    #expect(try answers(Fixture.product).entries.isEmpty)
  }

  @Test func `the shipped catalog asks a product for figures and for families`() throws {
    var scenario = Scenario(name: "product")
    scenario.use = Fixture.product
    let context = try EvaluationContext(base: ShippedCatalog.base, scenario: scenario)
    let open = context.openAnswers
    #expect(open.modelCount(of: "entity.mau_at_model_release") > 0)
    #expect(open.modelCount(of: "use.purpose") == 0)
    let counts = open.entries.map(\.modelCount)
    #expect(counts == counts.sorted(by: >))
    let families = open.entries.filter { $0.key.hasPrefix(IntendedUse.releasePrefix) }
    #expect(!families.isEmpty)
  }
}
