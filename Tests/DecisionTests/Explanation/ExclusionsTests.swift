import Catalog
import Decision
import Testing

/// What each rule removes, what nearly passed, and what would bring models back.
@Suite struct ExclusionsTests {
  private let fixture: Fixture = {
    var fixture = Fixture([
      Fixture.model("acme/a", context: 65_536, languages: ["en"]),
      Fixture.model("acme/b", context: 16_384, languages: ["en"]),
      Fixture.model("acme/c", context: 30_000, languages: ["fr"]),
      Fixture.model("acme/d", context: nil, languages: ["en"]),
      Fixture.model("acme/e", context: 30_000, languages: ["en"]),
      Fixture.model("acme/f", context: 8192, languages: nil),
      Fixture.model("acme/g", context: 65_536, languages: ["fr"]),
    ])
    return fixture
  }()

  private let long = Must.rule("context", .greaterOrEqual, .integer(32_768))
  private let english = Must.rule("languages", .contains, .list(["en"]))

  private func outcome(_ musts: [Must]) throws -> Outcome {
    try fixture.outcome(Fixture.scenario(musts: musts))
  }

  @Test func `the funnel counts a model at the first rule it fails`() throws {
    let steps = try outcome([long, english]).funnel
    #expect(steps.map(\.before) == [7, 3])
    #expect(steps.map(\.after) == [3, 2])
    #expect(steps.map(\.failing) == [4, 2])
    #expect(steps.map(\.failingAlone) == [3, 1])
    #expect(steps.map(\.unknown) == [1, 0])
    let turned = try outcome([english, long]).funnel
    #expect(turned.map(\.after) == [5, 2])
    #expect(turned.map(\.failing) == [2, 4])
    #expect(turned.map(\.failingAlone) == [1, 3])
  }

  @Test func `a dropped model is counted at the rule that drops it, and fails nothing`() throws {
    var dropping = long
    dropping.unknown = .drop
    let outcome = try outcome([dropping, english])
    #expect(outcome.funnel.map(\.after) == [2, 1])
    #expect(outcome.funnel.map(\.failing) == [4, 2])
    #expect(outcome.funnel.map(\.unknown) == [0, 0])
    #expect(outcome.exclusion(of: "acme/d")?.firstMust == 0)
  }

  @Test func `a model that another rule drops does not fail alone`() throws {
    var dropping = english
    dropping.unknown = .drop
    let outcome = try outcome([long, dropping])
    #expect(outcome.funnel.map(\.failingAlone) == [2, 1])
    let report = try #require(outcome.ruleReports.first)
    #expect(report.alone.map(\.model.shortName).sorted() == ["b", "e"])
    #expect(report.relaxation?.gained == 1)
  }

  @Test func `near misses fail one rule only, nearest first, rules on names last`() throws {
    let near = try outcome([long, english]).nearMisses
    #expect(near.map(\.model.shortName) == ["e", "b", "f", "g"])
  }

  @Test func `a model out for a fact nobody knows is no near miss`() throws {
    var dropping = long
    dropping.unknown = .drop
    let near = try outcome([dropping]).nearMisses
    #expect(near.map(\.model.shortName) == ["c", "e", "b", "f"])
  }

  @Test func `reports begin with the rule that removes most`() throws {
    let reports = try outcome([english, long]).ruleReports
    #expect(reports.map(\.must.field) == ["context", "languages"])
    #expect(reports.map(\.position) == [1, 0])
    #expect(reports[0].removed.map(\.model.shortName) == ["e", "b", "f"])
    #expect(reports[1].removed.map(\.model.shortName) == ["g", "c"])
    #expect(reports[0].relaxation?.words == "30,000 tokens in place of 32,768 tokens")
    #expect(reports[0].relaxation?.gained == 1)
  }

  @Test func `the rules whose removal brings back most are named, pairs where they do more`() throws
  {
    let rescues = try outcome([english, long]).rescues()
    #expect(rescues.map(\.musts) == [[0, 1], [1], [0]])
    #expect(rescues.map(\.gained) == [5, 3, 1])
    var freed = [english, long]
    freed[0].isOn = false
    freed[1].isOn = false
    let before = try outcome([english, long]).rows.count
    #expect(try outcome(freed).rows.count - before == 5)
  }

  @Test func `what every rule says of a model is kept, in the order of the scenario`() throws {
    let out = try #require(try outcome([long, english]).exclusion(of: "acme/c"))
    #expect(out.verdicts == [.fail, .fail])
    #expect(out.excludingMusts == [0, 1])
    #expect(out.firstMust == 0)
    #expect(out.observation(of: 1)?.sentence == "Languages: fr, asked en.")
    #expect(out.observation(of: 7) == nil)
  }
}
