import Scoring
import Store
import Testing

@Suite struct HistoryTests {
  let database: UserDatabase
  let start: StoredScenario

  init() throws {
    database = try UserDatabase.inMemory()
    start = try database.createScenario(
      named: "chat", state: ScenarioState(needs: "0"), at: "2026-08-01")
  }

  private func save(_ needs: String, to scenario: StoredScenario) throws -> StoredScenario {
    try database.save(
      ScenarioState(needs: needs), to: scenario, title: "to \(needs)", at: "2026-08-02")
  }

  @Test func `undo and redo walk through the changes and stop at both ends`() throws {
    let one = try save("1", to: start)
    let two = try save("2", to: one)
    #expect(two.undoTitle == "to 2")
    #expect(try database.redo(two, at: "") == nil)
    let back = try #require(try database.undo(two, at: "2026-08-03"))
    #expect(back.state.needs == "1")
    #expect(back.updated == "2026-08-03")
    #expect(back.undoTitle == "to 1")
    #expect(back.redoTitle == "to 2")
    let first = try #require(try database.undo(back, at: ""))
    #expect(first.state == start.state)
    #expect(try database.undo(first, at: "") == nil)
    let again = try #require(try database.redo(first, at: ""))
    #expect(try database.redo(again, at: "")?.state.needs == "2")
  }

  @Test func `a change after undo hides what was undone from redo`() throws {
    let one = try save("1", to: start)
    let back = try #require(try database.undo(one, at: ""))
    let other = try save("other", to: back)
    #expect(other.redoTitle == nil)
    let again = try #require(try database.undo(other, at: ""))
    #expect(again.redoTitle == "to other")
    #expect(try database.scenarios().first?.edits == 2)
  }

  @Test func `name and revision never mean two texts`() throws {
    let one = try save("1", to: start)
    #expect(one.revision == 2)
    let back = try #require(try database.undo(one, at: ""))
    #expect(back.revision == 1)
    let other = try save("other", to: back)
    #expect(other.revision == 3)
    var marked = other.state
    marked.marks = [ModelChoice(model: "a/b")]
    #expect(try database.save(marked, to: other, title: "mark", at: "").revision == 3)
  }

  @Test func `a state that is as before is no change`() throws {
    let one = try save("1", to: start)
    #expect(try save("1", to: one) == one)
    #expect(try database.history(ofScenarioNamed: "chat", limit: 10).map(\.title) == ["to 1"])
  }

  @Test func `each part of the state can change and come back alone`() throws {
    var state = start.state
    var scenario = start
    var states = [state]
    let changes: [(inout ScenarioState) -> Void] = [
      { $0.marks = [ModelChoice(model: "a/b", delivery: "acme")] },
      { $0.shortlist = [ModelChoice(model: "c/d"), ModelChoice(model: "a/b", delivery: "acme")] },
      { $0.draft = "{\"title\":\"x\"}" }, { $0.draft = nil }, { $0.marks = [] },
      { $0.shortlist.swapAt(0, 1) }, { $0.needs = "9" },
    ]
    for change in changes {
      change(&state)
      scenario = try database.save(state, to: scenario, title: "edit", at: "")
      states.append(state)
      #expect(scenario.state == state)
    }
    for expected in states.dropLast().reversed() {
      scenario = try #require(try database.undo(scenario, at: ""))
      #expect(scenario.state == expected)
    }
  }

  @Test func `undo returns to the start after any 50 edits`() throws {
    var random = SplitMix64(seed: 20_260_801)
    for _ in 0..<3 {
      var scenario = try #require(try database.scenario(named: "chat"))
      var state = scenario.state
      for step in 0..<50 {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: state.needs += "\(step)"
        case 1: state.marks.append(ModelChoice(model: "m/\(step)"))
        case 2: state.shortlist.insert(ModelChoice(model: "s/\(step)", delivery: "d"), at: 0)
        default: state.draft = "{\"step\":\(step)}"
        }
        scenario = try database.save(state, to: scenario, title: "edit \(step)", at: "")
      }
      while let earlier = try database.undo(scenario, at: "") { scenario = earlier }
      #expect(scenario.state == start.state)
      while let later = try database.redo(scenario, at: "") { scenario = later }
      #expect(scenario.state == state)
      while let earlier = try database.undo(scenario, at: "") { scenario = earlier }
    }
  }

  @Test func `the history names the changes that led here, the last first`() throws {
    var scenario = start
    for needs in ["1", "2", "3"] { scenario = try save(needs, to: scenario) }
    scenario = try #require(try database.undo(scenario, at: ""))
    _ = try save("4", to: scenario)
    let history = try database.history(ofScenarioNamed: "chat", limit: 10)
    #expect(history.map(\.title) == ["to 4", "to 2", "to 1"])
    #expect(history.map(\.revision) == [5, 3, 2])
    #expect(try database.history(ofScenarioNamed: "chat", limit: 2).count == 2)
    #expect(try database.history(ofScenarioNamed: "chat", limit: -1).isEmpty)
  }

  @Test func `a change made elsewhere is not written over`() throws {
    let mine = start
    _ = try save("theirs", to: start)
    let refused = UserDatabaseError.changedElsewhere(name: "chat")
    #expect(throws: refused) { try save("mine", to: mine) }
    #expect(throws: refused) { try database.undo(mine, at: "") }
    #expect(throws: refused) { try database.redo(mine, at: "") }
    #expect(try database.scenario(named: "chat")?.state.needs == "theirs")
  }
}
