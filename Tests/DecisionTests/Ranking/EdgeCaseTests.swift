import Catalog
import Decision
import Scoring
import Testing

/// Lists that are empty, single, or without anything to go by; scenarios that cannot be ranked.
@Suite struct EdgeCaseTests {
  private let pair = Fixture([
    Fixture.model("acme/a"), Fixture.model("acme/b", context: 8192),
  ])

  private func fault(_ fixture: Fixture, _ scenario: Scenario) -> ScenarioError? {
    do {
      _ = try fixture.outcome(scenario)
      return nil
    } catch { return error as? ScenarioError }
  }

  @Test func `an empty catalog gives an empty list`() throws {
    let outcome = try Fixture([]).outcome(Fixture.disclosing())
    #expect(outcome.rows.isEmpty)
    #expect(outcome.considered == 0)
    #expect(outcome.json().canonicalText.contains("\"items\":[]"))
  }

  @Test func `one model has a score, rank 1 and a range of one`() throws {
    let outcome = try Fixture(Fixture.model(Fixture.id)).outcome(Fixture.disclosing())
    let row = try #require(outcome.rows.first)
    #expect(row.rank == 1 && row.position == 1 && row.bracket == 1 && !row.isTied)
    #expect(row.rankRange == 1...1)
    #expect(row.score == Triple(low: 0, mid: 0.5, high: 1))
    #expect(row.coverage == 0)
    #expect(outcome.flags(of: row).contains("nothing-known"))
  }

  @Test func `no survivors leave an empty list, with every reason kept`() throws {
    let outcome = try pair.outcome(
      Fixture.scenario(musts: [.rule("context", .greaterOrEqual, .integer(1_000_000))]))
    #expect(outcome.rows.isEmpty)
    #expect(outcome.excluded.count == 2)
    #expect(outcome.funnel.map(\.after) == [0])
  }

  @Test func `without criteria models are listed without scores, each on rank 1`() throws {
    let outcome = try pair.outcome(Fixture.scenario())
    #expect(outcome.order == ["a", "b"])
    #expect(outcome.rows.map(\.rank) == [1, 1])
    #expect(outcome.rows.map(\.bracket) == [1, 1])
    #expect(outcome.rows.map(\.score) == [Triple(0), Triple(0)])
    #expect(outcome.rows.allSatisfy { $0.contributions.isEmpty && !$0.isTied })
    #expect(!outcome.flags(of: outcome.rows[0]).contains("nothing-known"))
  }

  @Test func `weights that are all zero are an error`() {
    let scenario = Fixture.scenario(preferences: [
      Preference(criterion: "context", place: 1, points: 0),
      Preference(criterion: "quality", place: 2),
    ]) { $0.weightMethod = .points }
    #expect(fault(pair, scenario) == .allWeightsZero)
  }

  @Test(arguments: [-1, Double.nan, Double.infinity])
  func `a weight that is no number from 0 is an error`(_ points: Double) {
    let scenario = Fixture.scenario(preferences: [
      Preference(criterion: "context", place: 1, points: 50),
      Preference(criterion: "quality", place: 2, points: points),
    ]) { $0.weightMethod = .points }
    guard case .wrongWeight("quality", _) = fault(pair, scenario) else {
      Issue.record("\(points) was taken")
      return
    }
  }

  @Test func `a weight of zero shows its criterion and gives it nothing`() throws {
    let scenario = Fixture.scenario(preferences: [
      Preference(criterion: "context", place: 1, points: 50),
      Preference(criterion: "quality", place: 2, points: 0),
    ]) { $0.weightMethod = .points }
    let row = try #require(try pair.outcome(scenario).rows.first)
    #expect(row.contributions.count == 2)
    #expect(row.contributions[1].points == 0)
    #expect(row.coverage == 1)
    #expect(row.score.low == row.score.high)
  }

  @Test func `weights count in proportion, whatever their sum`() throws {
    func scores(_ factor: Double) throws -> [Double] {
      let scenario = Fixture.scenario(preferences: [
        Preference(criterion: "context", place: 1, points: 3 * factor),
        Preference(criterion: "adoption", place: 2, points: 2 * factor),
      ]) { $0.weightMethod = .points }
      return try pair.outcome(scenario).rows.map(\.score.mid)
    }
    for (left, right) in zip(try scores(1), try scores(1000)) { #expect(isNear(left, right)) }
  }

  @Test func `a criterion that applies to some ways only needs a value for the others`() throws {
    var scenario = Fixture.scenario(preferences: [
      Preference(criterion: "price.blended", place: 1)
    ]) { $0.devices = [Fixture.device()] }
    #expect(
      fault(pair, scenario)
        == .noValueWhereNotApplicable(criterion: "price.blended", deliveries: "self-hosted"))
    scenario.preferences[0].notApplicable = 0.25
    let row = try #require(try pair.outcome(scenario).rows.first)
    #expect(row.score == Triple(0.25))
    #expect(row.coverage == 0)
    scenario.preferences = [Preference(criterion: "memory.headroom", place: 1)]
    #expect(
      fault(pair, scenario)
        == .noValueWhereNotApplicable(criterion: "memory.headroom", deliveries: "hosted"))
  }

  @Test func `a criterion that applies to no allowed way is off, and that is said`() throws {
    let outcome = try pair.outcome(
      Fixture.scenario(preferences: [
        Preference(criterion: "memory.headroom", place: 1),
        Preference(criterion: "context", place: 2),
      ]))
    #expect(outcome.criteria.map(\.definition.id) == ["context"])
    #expect(outcome.criteria.map(\.weight) == [1])
    #expect(
      outcome.warnings
        == ["Memory left is off: it says nothing about the ways to run that are allowed."])
  }

  @Test func `where no way to run is allowed the facts of the models still count`() throws {
    let outcome = try pair.outcome(
      Fixture.scenario(preferences: [Preference(criterion: "context", place: 1)]) {
        $0.allowsHosts = false
      })
    #expect(outcome.criteria.map(\.definition.id) == ["context"])
    #expect(outcome.order == ["a", "b"])
  }

  @Test func `one probed server does not turn a scenario of hosts into an error`() throws {
    var fixture = pair
    fixture.offer("acme/a", input: 1, output: 1)
    fixture.measurements = [Fixture.measurement(of: "acme/b")]
    let outcome = try fixture.outcome(
      Fixture.scenario(preferences: [Preference(criterion: "price.blended", place: 1)]))
    let probed = try #require(outcome.row(of: "acme/b"))
    #expect(probed.alternative.delivery.key == "probed:desk")
    #expect(probed.contributions.map(\.cell) == [.missing])
  }

  @Test func `missing cost is never free`() throws {
    var fixture = Fixture([Fixture.model("acme/dear"), Fixture.model("acme/unsold")])
    fixture.offer("acme/dear", input: 0.1, output: 0.1)
    let outcome = try fixture.outcome(
      Fixture.scenario(preferences: [Preference(criterion: "price.blended", place: 1)]))
    #expect(outcome.order == ["dear", "unsold"])
    #expect(outcome.rows[1].score == Triple(low: 0, mid: 0.5, high: 1))
  }

  @Test func `a declared prior stands for what is missing`() throws {
    let outcome = try Fixture(Fixture.model(Fixture.id)).outcome(
      Fixture.scenario(preferences: [
        Preference(criterion: "quality", place: 1, prior: 0.2...0.4)
      ]))
    let row = try #require(outcome.rows.first)
    #expect(row.score.low == 0.2 && isNear(row.score.mid, 0.3) && row.score.high == 0.4)
    #expect(row.coverage == 0)
  }

  @Test func `a time of zero is no time, and counts as not known`() throws {
    var fixture = Fixture(Fixture.model(Fixture.id))
    fixture.offer(
      Fixture.id, input: 1, output: 1, more: [Row.NamedValue("latency_ms_p50", .number(0))])
    let outcome = try fixture.outcome(
      Fixture.scenario(preferences: [Preference(criterion: "speed.first_token", place: 1)]))
    #expect(outcome.rows.first?.score == Triple(low: 0, mid: 0.5, high: 1))
    #expect(
      outcome.warnings == ["First token: 1 number of zero or less counts as not known."])
  }

  @Test func `what the scenario names must exist`() {
    #expect(
      fault(pair, Fixture.scenario(musts: [.rule("colour", .among, .list(["red"]))]))
        == .unknownField(must: "colour", field: "colour"))
    #expect(
      fault(pair, Fixture.scenario(preferences: [Preference(criterion: "speed", place: 1)]))
        == .unknownCriterion("speed"))
    #expect(
      fault(pair, Fixture.scenario { $0.useCase = "chess" })
        == .unknownUseCase("chess", known: ["general"]))
  }

  @Test func `a rule that cannot be read is an error before anything is judged`() {
    #expect(
      fault(pair, Fixture.scenario(musts: [.rule("price", .lessOrEqual, .text("cheap"))]))
        == .wrongMust(must: "price", problem: "needs a number"))
    #expect(
      fault(pair, Fixture.scenario(musts: [.rule("price", .contains, .integer(1))]))
        == .wrongMust(must: "price", problem: "needs '<=' as its operator"))
  }

  @Test func `a range that is none is an error`() {
    func fault(_ preference: Preference) -> ScenarioError? {
      self.fault(pair, Fixture.scenario(preferences: [preference]))
    }
    #expect(
      fault(Preference(criterion: "quality", place: 1, worst: 90))
        == .brokenCurve(criterion: "quality", .worstIsBest))
    #expect(
      fault(Preference(criterion: "context", place: 1, worst: 0))
        == .brokenCurve(criterion: "context", .notPositive))
    #expect(
      fault(Preference(criterion: "maturity.age", place: 1, best: 100))
        == .brokenCurve(criterion: "maturity.age", .hasCorners))
  }

  @Test func `a declared range replaces the criterion's own`() throws {
    let outcome = try pair.outcome(
      Fixture.scenario(preferences: [
        Preference(criterion: "context", place: 1, worst: 32_768, best: 8192)
      ]))
    #expect(outcome.order == ["b", "a"])
    #expect(outcome.rows.map(\.score.mid) == [1, 0])
  }
}
