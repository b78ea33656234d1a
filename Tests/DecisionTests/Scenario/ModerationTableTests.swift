import Catalog
import Decision
import Moderation
import Testing

/// `[[moderation]]` tables of a scenario file.
@Suite struct ModerationTableTests {
  private static let whole = """
    [[moderation]]
    id = "china-answers"
    category = "CP"
    jurisdictions = ["CN"]
    languages = ["en", "zh"]
    outcome = "answered"
    min = 0.9
    max = 1
    weight = 2
    reason = "readers ask about it"
    source = "style book 4.2"
    owner = "desk"
    accept_published = true
    unknown = "drop"
    on = false
    """

  private func read(_ tables: String) throws -> Scenario {
    try Scenario(toml: "name = \"a\"\n" + tables, file: "needs.toml")
  }

  private func refusal(_ tables: String) -> String {
    do {
      _ = try read(tables)
      return "read"
    } catch { return "\(error)" }
  }

  private func refusal(of line: String, in table: String = "") -> String {
    refusal("[[moderation]]\ncategory = \"CP\"\noutcome = \"answered\"\n\(table)\(line)\n")
  }

  @Test func `every key is read and written back`() throws {
    let scenario = try read(Self.whole)
    let must = try #require(scenario.musts.first)
    #expect(must.id == "china-answers" && must.field == "moderation" && !must.isOn)
    #expect(must.unknown == .drop && must.why == "readers ask about it")
    let requirement = try #require(must.moderation)
    #expect(requirement.category == .contestedFact && requirement.outcome == .answered)
    #expect(requirement.jurisdictions == ["CN"] && requirement.languages == ["en", "zh"])
    #expect(requirement.minimum == 0.9 && requirement.maximum == 1 && requirement.weight == 2)
    #expect(requirement.source == "style book 4.2" && requirement.owner == "desk")
    #expect(requirement.acceptsPublished)
    #expect(try Scenario(toml: scenario.toml, file: "again") == scenario)
    #expect(scenario.toml.contains(Self.whole))
  }

  @Test func `what a table leaves out has its declared default`() throws {
    let least = "[[moderation]]\ncategory = \"OR\"\noutcome = \"declined\"\nmax = 0.1\n"
    let scenario = try read(least + least)
    #expect(scenario.musts.map(\.id) == ["moderation.1", "moderation.2"])
    let must = try #require(scenario.musts.first)
    #expect(must.unknown == .keep && must.isOn && must.why == nil)
    #expect(must.moderation?.weight == 1 && must.moderation?.acceptsPublished == false)
    #expect(must.moderation?.openPoints == [.reason, .owner])
    #expect(try Scenario(toml: scenario.toml, file: "again") == scenario)
  }

  @Test func `needs keep the order of the file`() throws {
    let table = "[[moderation]]\ncategory = \"OR\"\noutcome = \"answered\"\nmin = 0.5\n"
    let scenario = try read(
      "[[must]]\nfield = \"tools\"\n" + table + "[[must]]\nfield = \"reasoning\"\n")
    #expect(scenario.musts.map(\.id) == ["tools", "moderation.1", "reasoning"])
    #expect(try Scenario(toml: scenario.toml, file: "again") == scenario)
  }

  @Test func `a scenario without such tables has the text it had`() {
    #expect(!Scenario(name: "a").toml.contains("moderation"))
  }

  @Test func `an unknown key or word names the nearest known one`() {
    #expect(
      refusal(of: "catgory = \"CP\"")
        == "cannot read 'needs.toml' line 5: there is no key 'catgory'. Did you mean 'category'?")
    #expect(
      refusal("[[moderation]]\ncategory = \"OP\"\n")
        == "cannot read 'needs.toml' line 3: 'category' has no value 'OP'; "
        + "expected 'OR', 'UP', 'CP', 'LM' or 'CT'. Did you mean 'CP'?")
    #expect(
      refusal("[[moderation]]\ncategory = \"CP\"\noutcome = \"anwsered\"\n")
        == "cannot read 'needs.toml' line 4: 'outcome' has no value 'anwsered'; "
        + "expected 'answered', 'declined' or 'answered_caveat'. Did you mean 'answered'?")
  }

  @Test func `a key that must be there is missed`() {
    #expect(
      refusal("[[moderation]]\noutcome = \"answered\"\n")
        == "cannot read 'needs.toml' line 2: 'category' is missing.")
    #expect(
      refusal("[[moderation]]\ncategory = \"CP\"\n")
        == "cannot read 'needs.toml' line 2: 'outcome' is missing.")
    #expect(
      refusal(of: "")
        == "cannot read 'needs.toml' line 2: a moderation requirement needs 'min' or 'max', "
        + "a share from 0 to 1.")
  }

  @Test func `bounds must be shares that leave a rate`() {
    #expect(refusal(of: "min = 1.5").contains("line 2: 'min' is 1.5; it must be a share"))
    #expect(refusal(of: "min = 0.9\nmax = 0.1").contains("no rate can be both"))
    #expect(refusal(of: "min = 0.9\nweight = 0").contains("'weight' is 0.0; it must be above 0"))
    #expect(refusal(of: "min = \"much\"").contains("'min' has no value 'much'; expected a number"))
  }

  @Test func `languages and countries are codes, each once`() {
    #expect(
      refusal(of: "min = 0.9\nlanguages = [\"EN\"]")
        == "cannot read 'needs.toml' line 6: 'languages' has no value 'EN'; expected codes of two "
        + "small letters such as [\"en\", \"zh\"], each once.")
    #expect(refusal(of: "min = 0.9\nlanguages = [\"en\", \"en\"]").contains("each once"))
    #expect(refusal(of: "min = 0.9\njurisdictions = [\"China\"]").contains("two capital letters"))
    #expect(refusal(of: "min = 0.9\njurisdictions = \"CN\"").contains("two capital letters"))
  }

  @Test func `published rates are accepted only where they can match`() {
    #expect(refusal(of: "min = 0.9\naccept_published = true").contains("only under category CP"))
    #expect(
      refusal(
        "[[moderation]]\ncategory = \"OR\"\noutcome = \"answered\"\nmin = 0.5\n"
          + "languages = [\"en\"]\njurisdictions = [\"US\"]\naccept_published = true\n"
      ).contains("only under category CP"))
  }

  @Test func `a name stands once among all needs`() {
    let must = "[[must]]\nid = \"x\"\nfield = \"tools\"\n"
    let table = "[[moderation]]\nid = \"x\"\ncategory = \"OR\"\noutcome = \"answered\"\nmin = 0.5\n"
    #expect(refusal(must + table).contains("line 5: 'x' stands twice under '[[moderation]]'"))
    #expect(refusal(table + table).contains("'x' stands twice under '[[moderation]]'"))
  }

  @Test func `requirements of another scenario take the place of its own`() throws {
    let table = "[[moderation]]\ncategory = \"OR\"\noutcome = \"answered\"\nmin = 0.5\n"
    let own = try read("[[must]]\nid = \"moderation.1\"\nfield = \"tools\"\n")
    let other = try read(table + table)
    let joined = own.requiringAnswers(like: other)
    #expect(joined.musts.map(\.id) == ["moderation.1", "moderation.1-2", "moderation.2"])
    #expect(joined.requiringAnswers(like: other) == joined)
    #expect(joined.requiringAnswers(like: Scenario(name: "none")) == own)
    #expect(joined.moderationProfile.requirements.count == 2)
  }
}
