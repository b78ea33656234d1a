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
    let moved = try #require(scenario.moving("context", .up))
    #expect(moved.byImportance.map(\.criterion) == ["quality", "context", "price.blended"])
    #expect(moved.preferences.map(\.criterion) == scenario.preferences.map(\.criterion))
    #expect(scenario.moving("quality", .up) == nil)
    #expect(scenario.moving("context", .down) == nil)
    #expect(scenario.moving("adoption", .up) == nil)
    let back = try #require(moved.moving("context", .down))
    #expect(back == scenario)
  }

  @Test func `out of a tie a criterion gets a place of its own`() throws {
    let tied = try #require(scenario.tying("price.blended"))
    #expect(tied.preferences.map(\.place) == [1, 1, 3])
    let up = try #require(tied.moving("price.blended", .up))
    #expect(up.byImportance.map(\.criterion) == ["price.blended", "quality", "context"])
    #expect(up.preferences.map(\.place) == [2, 1, 3])
    let down = try #require(tied.moving("quality", .down))
    #expect(down.byImportance.map(\.criterion) == ["price.blended", "quality", "context"])
    #expect(scenario.tying("quality") == nil)
  }

  @Test func `one weight is set and the others keep their proportions`() throws {
    let before = scenario.weighted.map(\.weight)
    let after = try #require(shares(scenario.weighing("price.blended", at: 0.5)))
    #expect(isNear(after[1], 0.5))
    #expect(isNear(after[0] / after[2], before[0] / before[2]))
    #expect(isNear(after.reduce(0, +), 1))
    #expect(scenario.weighing("price.blended", at: 1.5) == nil)
    #expect(scenario.weighing("adoption", at: 0.5) == nil)
    let whole = try #require(scenario.weighing("quality", at: 1))
    #expect(shares(whole) == [1, 0, 0])
    // The others weigh nothing, so they share the rest.
    #expect(shares(whole.weighing("quality", at: 0.5)) == [0.5, 0.25, 0.25])
  }

  @Test func `swing points begin with the order, even weights are even`() throws {
    let swing = scenario.weighingBySwing
    #expect(swing.weightMethod == .points)
    #expect(swing.preferences[0].points == 100)
    let (before, after) = (scenario.weighted.map(\.weight), swing.weighted.map(\.weight))
    for (old, new) in zip(before, after) { #expect(isNear(old, new)) }
    #expect(swing.weighingBySwing == swing)
    #expect(scenario.weighingEvenly.weighted.allSatisfy { isNear($0.weight, 1.0 / 3) })
  }

  @Test func `a dropped criterion stays in the file, off, and comes back with the saved weights`()
    throws
  {
    let dropped = try #require(scenario.dropping(criterion: "quality"))
    #expect(dropped.preferences.map(\.isOn) == [false, true, true])
    #expect(dropped.dropping(criterion: "quality") == nil)
    #expect(dropped.weighing(like: scenario) == scenario)
    #expect(scenario.weighing(by: .evenSteps).weightMethod == .evenSteps)
  }

  @Test func `weights by criterion are points, and what cannot be weights is refused`() throws {
    let given = try #require(scenario.weighing(["quality": 1, "context": 3]))
    #expect(shares(given) == [0.25, 0, 0.75])
    #expect(scenario.weighing([:]) == nil)
    #expect(scenario.weighing(["quality": -1, "context": 3]) == nil)
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
