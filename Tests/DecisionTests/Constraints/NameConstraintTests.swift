import Catalog
import Testing

@testable import Decision

/// What all rules on names share.
@Suite struct NameConstraintTests {
  private let must = Must.rule("languages", .contains, .list(["en", "de"]))

  @Test func `a list of names is spelled as people say it`() throws {
    let languages = try #require(Constraints.named("languages"))
    let country = try #require(Constraints.named("host.country"))
    let base = Fixture([]).base
    #expect(languages.wanted(must, in: base) == "en and de")
    let among = Must.rule("host.country", .among, .list(["DE", "FR", "US"]))
    #expect(country.wanted(among, in: base) == "DE, FR or US")
    let none = Must.rule("host.country", .notAmong, .list(["DE"]))
    #expect(country.wanted(none, in: base) == "not DE")
  }

  @Test func `a model that lacks one name comes back when the need drops it`() throws {
    let fixture = Fixture([
      Fixture.model("acme/a", languages: ["en"]), Fixture.model("acme/b", languages: ["fr"]),
    ])
    let change = try #require(try fixture.relaxation(must))
    #expect(change.words == "without de")
    #expect(change.must?.value == .list(["en"]))
    #expect(change.gained == 1)
  }

  @Test func `where every model lacks several names only dropping the need helps`() throws {
    let fixture = Fixture([Fixture.model("acme/a", languages: ["fr"])])
    let change = try #require(try fixture.relaxation(must))
    #expect(change.words == "drop this need")
    #expect(change.must?.isOn == false)
    #expect(change.gained == 1)
  }

  @Test func `the last name of a need that is dropped switches the need off`() throws {
    let fixture = Fixture([Fixture.model("acme/a", languages: ["fr"])])
    let change = try #require(
      try fixture.relaxation(.rule("languages", .contains, .list(["en"]))))
    #expect(change.words == "without en")
    let off = try #require(change.must)
    #expect(!off.isOn)
    #expect(try fixture.outcome(Fixture.scenario(musts: [off])).rows.count == 1)
  }

  @Test func `a rule is worked out once and judges like one that is not`() throws {
    let fixture = Fixture([Fixture.model("acme/a", languages: ["fr", "en", "de"])])
    let alternative = try fixture.alternative("acme/a")
    let judge = LanguagesConstraint().judging(must, in: alternative.context.base)
    #expect(judge(alternative) == LanguagesConstraint().judge(alternative, must))
  }
}
