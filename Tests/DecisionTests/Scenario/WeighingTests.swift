import Decision
import Scoring
import Testing

/// Edits of weights and of the order of importance.
@Suite struct WeighingTests {
  private let scenario = Fixture.scenario(preferences: [
    Preference(criterion: "quality", place: 1), Preference(criterion: "price.blended", place: 2),
    Preference(criterion: "context", place: 3),
  ])

  private func shares(_ scenario: Scenario?) -> [Double]? { scenario?.weighted.map(\.weight) }

  @Test func `a criterion moves past its neighbor, and not past the ends`() throws {
    let moved = try #require(scenario.moving("context", by: -1))
    #expect(moved.byImportance.map(\.criterion) == ["quality", "context", "price.blended"])
    #expect(moved.preferences.map(\.criterion) == scenario.preferences.map(\.criterion))
    #expect(scenario.moving("quality", by: -1) == nil)
    #expect(scenario.moving("context", by: 1) == nil)
    #expect(scenario.moving("adoption", by: -1) == nil)
    let back = try #require(moved.moving("context", by: 1))
    #expect(back == scenario)
  }

  @Test func `out of a tie a criterion gets a place of its own`() throws {
    let tied = scenario.ordered([["quality", "price.blended"], ["context"]])
    #expect(tied.preferences.map(\.place) == [1, 1, 3])
    #expect(tied.importanceGroups() == [["quality", "price.blended"], ["context"]])
    let up = try #require(tied.moving("price.blended", by: -1))
    #expect(up.byImportance.map(\.criterion) == ["price.blended", "quality", "context"])
    #expect(up.preferences.map(\.place) == [2, 1, 3])
    let down = try #require(tied.moving("quality", by: 1))
    #expect(down.byImportance.map(\.criterion) == ["price.blended", "quality", "context"])
  }

  @Test func `a new order of importance does away with points`() throws {
    let points = try #require(scenario.weighing(["quality": 70]))
    #expect(points.weightMethod == .points)
    let ordered = try #require(points.moving("context", by: -1))
    #expect(ordered.weightMethod == .centroid)
    #expect(ordered.preferences.allSatisfy { $0.points == nil })
    var steps = scenario
    steps.weightMethod = .evenSteps
    #expect(steps.moving("context", by: -1)?.weightMethod == .evenSteps)
  }

  @Test func `one weight is set and the others keep their proportions`() throws {
    let before = scenario.weighted.map(\.weight)
    let after = try #require(shares(scenario.weighing(["price.blended": 50])))
    #expect(isNear(after[1], 0.5))
    #expect(isNear(after[0] / after[2], before[0] / before[2]))
    #expect(isNear(after.reduce(0, +), 1))
    let whole = try #require(scenario.weighing(["quality": 100]))
    #expect(shares(whole) == [1, 0, 0])
    // The others weigh nothing, so they share the rest.
    #expect(shares(whole.weighing(["quality": 50])) == [0.5, 0.25, 0.25])
  }

  @Test func `several weights count together, and what cannot be weights is refused`() throws {
    #expect(
      shares(scenario.weighing(["quality": 10, "context": 20])) == [0.1, 0.7, 0.2])
    // Nobody is left to take the rest, so all are scaled.
    let scaled = try #require(
      shares(scenario.weighing(["quality": 10, "price.blended": 10, "context": 20])))
    for (weight, expected) in zip(scaled, [0.25, 0.25, 0.5]) { #expect(isNear(weight, expected)) }
    for wrong: [String: Double] in [
      ["quality": 150], ["quality": -1], ["quality": 60, "context": 60], ["adoption": 50],
      ["quality": 0, "price.blended": 0, "context": 0], ["quality": .nan],
    ] {
      #expect(scenario.weighing(wrong) == nil, "\(wrong)")
    }
    #expect(scenario.weighing(["quality": 50], among: ["context"]) == nil)
  }

  @Test func `even weights are even`() throws {
    let even = scenario.weighingEvenly()
    #expect(even.weightMethod == .points)
    #expect(even.weighted.allSatisfy { isNear($0.weight, 1.0 / 3) })
    #expect(Fixture.scenario().weighingEvenly() == Fixture.scenario())
  }

  @Test func `a criterion that says nothing for now keeps the weight it had beside the others`()
    throws
  {
    let here = ["quality", "context"]
    let before = scenario.weighted.map(\.weight)
    for edited in [
      scenario.weighing(["quality": 10], among: here), scenario.weighingEvenly(among: here),
    ] {
      let after = try #require(edited).preferences.map { $0.points ?? 0 }
      #expect(isNear(after[0] + after[2], 100))
      #expect(isNear(after[1] / 100, before[1] / (before[0] + before[2])))
    }
    #expect(scenario.importanceGroups(among: here) == [["quality"], ["context"]])
    // Its place in the order stays.
    let moved = try #require(scenario.moving("context", by: -1, among: here))
    #expect(moved.preferences.map(\.place) == [2, 2, 1])
  }

  @Test func `one that is off has no place, and weights come back as they were saved`() throws {
    var off = scenario
    off.preferences[0].isOn = false
    #expect(off.importanceGroups() == [["price.blended"], ["context"]])
    #expect(off.weighing(["quality": 50]) == nil)
    let edited = try #require(off.weighing(["context": 50]))
    #expect(!edited.isWeighing(like: scenario))
    #expect(edited.weighing(like: scenario) == scenario)
    #expect(edited.weighing(like: scenario).isWeighing(like: scenario))
  }

  @Test func `what is drawn stands in the file where it is not as usual`() throws {
    var drawn = scenario
    #expect(!drawn.toml.contains("[robustness]"))
    drawn.robustness = RobustnessSettings(space: .free, draws: 500, seed: 7, concentration: 20)
    #expect(try Scenario(toml: drawn.toml, file: "needs.toml") == drawn)
    #expect(drawn.sha256 != scenario.sha256)
    for (line, problem) in [
      ("draws = 0", "'draws' has no value \"0\""),
      ("draws = 1000001", "'draws' has no value"),
      ("space = \"ordr\"", "Did you mean"),
      ("concentration = 0", "'concentration' has no value"),
      ("speed = 1", "there is no key"),
    ] {
      let text = "name = \"x\"\n[robustness]\n\(line)\n"
      let error = #expect(throws: ScenarioError.self) { try Scenario(toml: text, file: "x.toml") }
      let words = try #require(error?.description)
      #expect(
        words.contains(problem.replacing("\"0\"", with: "")) || words.contains(problem), "\(words)")
    }
  }
}
