import GRDB
import Testing

@testable import Store

@Suite struct MigrationTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("user.sqlite")
  }

  /// Dumps of files of each version, the first first.
  private static let dumps = [UserVersion1.dump, UserVersion2.dump]

  /// Makes a file from the dump of a released version.
  private func restore(version: Int) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: #require(Self.dumps.dropFirst(version - 1).first)) }
    try queue.close()
  }

  /// The statements that make a file's tables and indexes.
  private func schema(of queue: DatabaseQueue) throws -> [String] {
    try queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
          ORDER BY name
          """)
    }
  }

  @Test(arguments: 1...UserDatabase.format)
  func `every released version opens with all that was in it`(version: Int) throws {
    try restore(version: version)
    let database = try UserDatabase(path: path)
    #expect(try schema(of: database.queue) == schema(of: UserDatabase.inMemory().queue))
    #expect(try database.scenarios().map(\.name) == ["Support chat", "Code review"])
    var scenario = try #require(try database.lastOpenedScenario())
    #expect(scenario.name == "Support chat")
    #expect(scenario.revision == 2)
    #expect(scenario.updated == "2026-08-03T09:00:00Z")
    #expect(
      scenario.state
        == ScenarioState(
          needs: "title = \"Support chat\"\nprice = 2\n",
          marks: [.init(model: "example/alpha-7b"), .init(model: "example/beta-70b")],
          shortlist: [.init(model: "example/alpha-7b", delivery: "acme/fp8")],
          draft: "{\"title\":\"Which model answers\"}"))
    #expect(scenario.redoTitle == "drop the draft")
    for title in ["draft", "shortlist", "mark", "price 2"] {
      #expect(scenario.undoTitle == title)
      scenario = try #require(try database.undo(scenario, at: "2026-08-04"))
    }
    #expect(scenario.state == ScenarioState(needs: "title = \"Support chat\"\n"))
    let run = try #require(try database.probeRun(id: "run-1"))
    #expect(run.summary.catalogID == "example/alpha-7b")
    #expect(run.body == "{\"metrics\":{}}")
    #expect(try database.labels(ofRun: "run-1").map(\.item) == ["item-1", "item-1"])
    #expect(run.summary.status == .complete)
    #expect(run.samples.isEmpty)
    #expect(try database.setting("theme") == "paper")
  }

  @Test func `runs of the first version keep how they ended`() throws {
    try restore(version: 1)
    let queue = try DatabaseQueue(path: path)
    let bodies = [
      ("r1", #"{"status":"stopped"}"#), ("r2", #"{"status":"failed"}"#),
      ("r3", #"{"status":"complete"}"#), ("r4", #"{"status":[1]}"#), ("r5", "not JSON"),
      ("r6", #"{"status":"running"}"#),
    ]
    try queue.inDatabase { database in
      for (id, body) in bodies {
        try database.execute(
          sql: "INSERT INTO probe_run VALUES (?, 'latency', '', '', NULL, '', ?)",
          arguments: [id, body])
      }
    }
    try queue.close()
    let database = try UserDatabase(path: path)
    let states = try bodies.map { try database.probeRun(id: $0.0)?.summary.status }
    #expect(states == [.stopped, .failed, .complete, .complete, .complete, .complete])
    #expect(try bodies.map { try database.probeRun(id: $0.0)?.body } == bodies.map(\.1))
  }

  @Test func `a run whose program is gone opens as stopped, with what it kept`() throws {
    try restore(version: 2)
    let database = try UserDatabase(path: path)
    let run = try #require(try database.probeRun(id: "run-2"))
    #expect(run.summary.status == .stopped)
    #expect(run.samples.map(\.body) == [#"{"a":1}"#, #"{"a":2}"#])
    #expect(try database.probeRun(id: "run-1")?.summary.identity == "by name")
  }

  @Test func `a later step changes an older file once`() throws {
    try restore(version: 1)
    let steps =
      UserSchema.steps + [
        "CREATE TABLE note (body TEXT) STRICT; INSERT INTO note SELECT name FROM scenario;"
      ]
    for _ in 0..<2 {
      let database = try UserDatabase(path: path, steps: steps, patienceSeconds: 1)
      let notes = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM note") }
      #expect(notes == 2)
      #expect(try database.scenarios().count == 2)
    }
    let refused = UserDatabaseError.newer(
      path: path, format: steps.count, reads: UserDatabase.format)
    #expect(throws: refused) { try UserDatabase(path: path) }
  }

  @Test func `a step that fails leaves the file as it was`() throws {
    try restore(version: 1)
    let steps = UserSchema.steps + ["CREATE TABLE note (body TEXT); DROP TABLE scenario; oops;"]
    #expect(throws: UserDatabaseError.self) {
      try UserDatabase(path: path, steps: steps, patienceSeconds: 1)
    }
    let database = try UserDatabase(path: path)
    #expect(try database.scenarios().count == 2)
    #expect(try schema(of: database.queue) == schema(of: UserDatabase.inMemory().queue))
  }
}
