import Catalog
import Decision
import Testing

/// How many of the languages asked for are named.
@Suite struct LanguageCriterionTests {
  private func asking(_ languages: [String]) -> Scenario {
    Fixture.scenario(musts: [.rule("languages", .contains, .list(languages))])
  }

  @Test func `the share of the languages asked for is counted`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, languages: ["en", "fr"]))
    for (asked, share) in [
      (["en", "fr"], 100.0), (["en", "de"], 50), (["de"], 0), (["en", "de", "it"], 100.0 / 3),
    ] {
      #expect(try fixture.cell("language.fit", in: asking(asked)) == .known(share), "\(asked)")
    }
  }

  @Test func `languages nobody states are missing, not absent`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, languages: nil))
    #expect(try fixture.cell("language.fit", in: asking(["en"])) == .missing)
  }

  @Test func `a need that is switched off still says which languages are wished for`() throws {
    var scenario = asking(["en", "de"])
    scenario.musts[0].isOn = false
    let fixture = Fixture(Fixture.model(Fixture.id, languages: ["en"]))
    #expect(try fixture.cell("language.fit", in: scenario) == .known(50))
  }

  @Test func `a language named twice counts once`() throws {
    var scenario = asking(["en", "de"])
    scenario.musts.append(
      Must(id: "more", field: "languages", comparison: .contains, value: .list(["en"])))
    let fixture = Fixture(Fixture.model(Fixture.id, languages: ["en"]))
    #expect(try fixture.cell("language.fit", in: scenario) == .known(50))
  }

  @Test func `without languages asked for every model has them all`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, languages: ["en"]))
    #expect(try fixture.cell("language.fit") == .known(100))
  }

  @Test func `the share is spelled in whole per cent`() throws {
    let criterion = try #require(Criteria.named("language.fit"))
    #expect(criterion.spelled(.known(100.0 / 3)) == "33")
    #expect(criterion.curve.value(50) == 0.5)
    let alternative = try Fixture(Fixture.model(Fixture.id)).alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.value) == ["en"])
    #expect(
      criterion.wayToSettle(alternative) == "Read the languages on the model card, and try them.")
  }
}
