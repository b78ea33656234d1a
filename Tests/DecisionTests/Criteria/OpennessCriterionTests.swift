import Catalog
import Decision
import Licensing
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

  @Test func `no step stands above that of a base whose terms stay attached`() throws {
    let whole: [(Field, String)] = [("training_code", "open"), ("training_data_base", "open")]
    func child(of parent: Record?) throws -> Cell {
      var fixture = release("example-open", parts: whole)
      fixture.models[0].identity.append(.init("derived_from", .list(["example/base"])))
      if let parent { fixture.more = [parent] }
      return try fixture.cell("openness.rung")
    }
    func base(_ license: String?, parts: [(Field, String)] = []) -> Record {
      Fixture.model(
        "example/base", license: license,
        sections: [
          Record.Section(
            name: "openness", facts: parts.map { Fixture.fact($0.0, .text($0.1)) })
        ])
    }
    #expect(try child(of: base("example-study")) == .known(1))
    #expect(try child(of: base("example-credit", parts: whole)) == .known(4))
    #expect(try child(of: base("example-open")) == .known(3))
    #expect(try child(of: base("example-open", parts: whole)) == .known(4))
    #expect(try child(of: base(nil)) == .missing)
    #expect(try child(of: nil) == .missing)
  }

  @Test func `an index that calls the licenses open changes no verdict and no step`() throws {
    for state in ["open", "partial", "closed"] {
      let fixture = release("example-study", parts: [("licenses", state), ("weights_end", state)])
      let bare = release("example-study")
      let scenario = Scenario(name: "test")
      #expect(try fixture.cell("openness.rung") == .known(1))
      #expect(
        try fixture.alternative(Fixture.id, scenario).license.verdict
          == bare.alternative(Fixture.id, scenario).license.verdict)
    }
  }

  @Test func `what explains the step names parts, class and checks`() throws {
    var fixture = release("example-open", parts: [("code", "open"), ("paper", "partial")])
    fixture.models[0].sections.append(
      Record.Section(
        name: "mof",
        facts: [
          Fixture.fact("published_class", .text("III")),
          Fixture.fact("components", .list(["training-code", "data-card"])),
          Fixture.fact("licenses_read", .flag(true)),
        ]))
    let standing = try fixture.alternative(Fixture.id).opennessStanding
    #expect(standing.finding.rung == .osiApprovedLicense)
    #expect(standing.definition.result == .likelyDoesNotMeet([.code]))
    #expect(standing.assessment?.label == "unclassified")
    #expect(standing.publishedClass?.value == .text("III"))
    #expect(standing.dimensions.map(\.dimension) == [.code, .paper])
    #expect(standing.unweightedMean == 75)
  }

  @Test func `code and data of a base nobody named cannot be told`() throws {
    var fixture = release(
      "example-open", parts: [("training_code", "open"), ("training_data_base", "open")])
    fixture.models[0].identity.append(.init("relation", .text("fine-tune")))
    let standing = try fixture.alternative(Fixture.id).opennessStanding
    #expect(standing.finding.rung == nil)
    #expect(standing.definition.state(of: .code) == nil)
    #expect(standing.definition.state(of: .dataInformation) == nil)
  }
}
