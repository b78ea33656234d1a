import Catalog
import Decision
import Testing

/// How long an input may be.
@Suite struct ContextCriterionTests {
  @Test func `the context is worth nothing at 8k and everything at 256k`() throws {
    for (tokens, worth) in [(8192, 0.0), (262_144, 1), (46_341, 0.5), (4096, 0), (1_048_576, 1)] {
      let fixture = Fixture(Fixture.model(Fixture.id, context: Int64(tokens)))
      #expect(try fixture.cell("context") == .known(Double(tokens)))
      let value = try #require(try fixture.worth("context"))
      #expect(isNear(value.mid, worth, within: 1e-5), "\(tokens)")
    }
  }

  @Test func `the lower of model and host counts, and either alone will do`() throws {
    for (model, host, expected) in [(131_072, 32_768, 32_768), (16_384, 32_768, 16_384)] {
      var fixture = Fixture(Fixture.model(Fixture.id, context: Int64(model)))
      fixture.offer(
        Fixture.id, input: 1, output: 1,
        more: [Row.NamedValue("context", .integer(Int64(host)))])
      #expect(try fixture.cell("context") == .known(Double(expected)))
    }
    var silent = Fixture(Fixture.model(Fixture.id, context: nil))
    silent.offer(
      Fixture.id, input: 1, output: 1, more: [Row.NamedValue("context", .integer(9000))])
    #expect(try silent.cell("context") == .known(9000))
  }

  @Test func `a context nobody states is missing, and a disputed one is a range`() throws {
    #expect(try Fixture(Fixture.model(Fixture.id, context: nil)).cell("context") == .missing)
    let disputed = Fixture(
      Fixture.model(
        Fixture.id, context: nil,
        facts: [Fixture.disputed("context", [.integer(32_768), .integer(131_072)])]))
    #expect(
      try disputed.cell("context") == .interval(low: 32_768, mid: 81_920, high: 131_072))
    let looked = Fixture(
      Fixture.model(
        Fixture.id, context: nil,
        facts: [NamedFact("context", .unknown(reason: "card silent", Fixture.evidence))]))
    #expect(try looked.cell("context") == .missing)
  }

  @Test func `a context is spelled the way vendors print it`() throws {
    let criterion = try #require(Criteria.named("context"))
    #expect(criterion.spelled(.known(131_072)) == "128k")
    #expect(
      criterion.spelled(.interval(low: 32_768, mid: 81_920, high: 131_072)) == "80k [32k–128k]")
    let alternative = try Fixture(Fixture.model(Fixture.id)).alternative(Fixture.id)
    #expect(
      criterion.wayToSettle(alternative)
        == "Read max_position_embeddings in the model's config.json.")
    #expect(criterion.evidence(alternative).map(\.value) == ["32,768"])
  }
}
