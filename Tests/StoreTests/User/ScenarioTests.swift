import Store
import Testing

@Suite struct ScenarioTests {
  let database: UserDatabase

  init() throws { database = try UserDatabase.inMemory() }

  private func create(_ name: String, _ needs: String = "a = 1", at time: String = "2026-08-01")
    throws -> StoredScenario
  {
    try database.createScenario(named: name, state: ScenarioState(needs: needs), at: time)
  }

  @Test func `a scenario keeps every part of its state`() throws {
    let state = ScenarioState(
      needs: "title = \"Ärger 模型\"\n", marks: [.init(model: "b/y"), .init(model: "a/x")],
      shortlist: [
        .init(model: "a/x", delivery: "acme\tturbo"), .init(model: "a/x", delivery: "\"q\\\n"),
        .init(model: "", delivery: ""),
      ], draft: "{}")
    let made = try database.createScenario(named: "chat", state: state, at: "2026-08-01T10:00:00Z")
    let read = try #require(try database.scenario(named: "chat"))
    #expect(read == made)
    #expect(read.state == state)
    #expect(read.revision == 1)
    #expect(read.updated == "2026-08-01T10:00:00Z")
    #expect(read.undoTitle == nil)
    #expect(read.redoTitle == nil)
  }

  @Test func `names are unique, case aside, and not blank`() throws {
    _ = try create("Chat")
    #expect(try database.scenario(named: "chat")?.name == "Chat")
    #expect(throws: UserDatabaseError.scenarioExists(name: "CHAT")) { try create("CHAT") }
    for name in ["", " \t"] {
      #expect(throws: UserDatabaseError.blankName) { try create(name) }
    }
    #expect(try database.scenarios().count == 1)
  }

  @Test func `the list shows the scenario changed last first`() throws {
    let old = try create("old", at: "2026-01-01")
    _ = try create("new", at: "2026-02-01")
    #expect(try database.scenarios().map(\.name) == ["new", "old"])
    _ = try database.save(
      ScenarioState(needs: "b = 2"), to: old, title: "edit", at: "2026-03-01")
    let first = try #require(try database.scenarios().first)
    #expect(first.name == "old")
    #expect(first.revision == 2)
    #expect(first.updated == "2026-03-01")
    #expect(first.edits == 1)
  }

  @Test func `the scenario opened last is remembered until it is deleted`() throws {
    #expect(try database.lastOpenedScenario() == nil)
    let first = try create("first")
    let second = try create("second")
    #expect(try database.lastOpenedScenario() == second)
    #expect(try database.openScenario(named: "FIRST") == first)
    #expect(try database.lastOpenedScenario() == first)
    try database.renameScenario(named: "first", to: "third", at: "2026-08-02")
    #expect(try database.lastOpenedScenario()?.name == "third")
    try database.deleteScenario(named: "third")
    #expect(try database.lastOpenedScenario() == nil)
  }

  @Test func `renaming keeps the history and minds other names`() throws {
    let made = try create("one")
    _ = try create("two")
    let edited = try database.save(
      ScenarioState(needs: "b = 2"), to: made, title: "edit", at: "2026-08-01")
    #expect(throws: UserDatabaseError.scenarioExists(name: "Two")) {
      try database.renameScenario(named: "one", to: "Two", at: "2026-08-02")
    }
    try database.renameScenario(named: "one", to: "ONE", at: "2026-08-02")
    let renamed = try #require(try database.scenario(named: "one"))
    #expect(renamed.name == "ONE")
    #expect(renamed.undoTitle == "edit")
    #expect(try database.undo(edited, at: "2026-08-03")?.state.needs == "a = 1")
  }

  @Test func `what is not there is named`() throws {
    let missing = UserDatabaseError.noScenario(name: "x")
    #expect(try database.scenario(named: "x") == nil)
    #expect(throws: missing) { try database.openScenario(named: "x") }
    #expect(throws: missing) { try database.deleteScenario(named: "x") }
    #expect(throws: missing) { try database.history(ofScenarioNamed: "x", limit: 1) }
    #expect(throws: missing) { try database.renameScenario(named: "x", to: "y", at: "") }
  }

  @Test func `deleting leaves nothing behind and harms no other`() throws {
    var gone = try create("gone")
    let kept = try create("kept")
    for number in 0..<20 {
      gone = try database.save(
        ScenarioState(needs: "a = \(number)", draft: "{}"), to: gone, title: "edit", at: "")
    }
    try database.deleteScenario(named: "gone")
    #expect(try database.scenarios().map(\.name) == ["kept"])
    #expect(try database.scenario(named: "kept") == kept)
    #expect(throws: UserDatabaseError.noScenario(name: "gone")) {
      try database.save(ScenarioState(needs: "z"), to: gone, title: "edit", at: "")
    }
  }
}
