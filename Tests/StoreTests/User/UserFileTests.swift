import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct UserFileTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("data/weigh/user.sqlite")
  }

  /// A database with one scenario of one edit, closed again.
  private func makeFile() throws {
    let database = try UserDatabase(path: path)
    let made = try database.createScenario(
      named: "chat", state: ScenarioState(needs: "0"), at: "2026-08-01")
    _ = try database.save(ScenarioState(needs: "1"), to: made, title: "edit", at: "2026-08-02")
    try database.queue.close()
  }

  /// Runs a statement on a closed file, past Weigh.
  private func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func `the folder is made for this user alone`() throws {
    try makeFile()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("data/weigh"))
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `what was saved is there when the file is opened again`() throws {
    try makeFile()
    let database = try UserDatabase(path: path)
    let scenario = try #require(try database.lastOpenedScenario())
    #expect(scenario.state.needs == "1")
    #expect(try database.undo(scenario, at: "")?.state.needs == "0")
  }

  @Test func `looking for a file makes none`() throws {
    #expect(try UserDatabase.existing(at: path) == nil)
    #expect(try folder.names == [])
    try makeFile()
    #expect(try UserDatabase.existing(at: path)?.scenarios().count == 1)
  }

  @Test func `a folder that cannot be written is named, and the twin still works`() throws {
    try makeFile()
    let under = path + "/weigh/user.sqlite"
    #expect(throws: UserDatabaseError.unwritable(path: under, reason: "Not a directory")) {
      try UserDatabase(path: under)
    }
    let twin = try UserDatabase.inMemory(startingFrom: under)
    #expect(twin.path == nil)
    #expect(try twin.scenarios().isEmpty)
    _ = try twin.createScenario(named: "here", state: ScenarioState(needs: ""), at: "")
    #expect(try twin.scenarios().map(\.name) == ["here"])
  }

  @Test func `a folder in the file's place cannot be written`() throws {
    let error = #expect(throws: UserDatabaseError.self) { try UserDatabase(path: folder.path) }
    guard case .unwritable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `the twin begins with what can be read and changes nothing there`() throws {
    try makeFile()
    let before = try bytes(of: path)
    let twin = try UserDatabase.inMemory(startingFrom: path)
    let scenario = try #require(try twin.lastOpenedScenario())
    _ = try twin.save(ScenarioState(needs: "2"), to: scenario, title: "edit", at: "")
    #expect(try twin.lastOpenedScenario()?.state.needs == "2")
    #expect(try bytes(of: path) == before)
  }

  @Test func `what the twin cannot read leaves it empty`() throws {
    try makeFile()
    let whole = try bytes(of: path)
    try tamper("PRAGMA user_version = 9")
    #expect(try UserDatabase.inMemory(startingFrom: path).scenarios().isEmpty)
    for length in [0, 50, 4_096, whole.count / 2, whole.count - 1] {
      try write(Array(whole.prefix(length)), to: path)
      let twin = try UserDatabase.inMemory(startingFrom: path)
      _ = try twin.createScenario(named: "here", state: ScenarioState(needs: ""), at: "")
      #expect(try twin.lastOpenedScenario()?.name == "here")
    }
  }

  @Test func `a newer file is refused and left alone`() throws {
    try makeFile()
    try tamper("PRAGMA user_version = 9")
    let before = try bytes(of: path)
    let refused = UserDatabaseError.newer(path: path, format: 9, reads: UserDatabase.format)
    #expect(throws: refused) { try UserDatabase(path: path) }
    #expect(try bytes(of: path) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("data/weigh")).count == 1)
  }

  @Test func `another program's database is refused and left alone`() throws {
    try makeFile()
    for sql in ["PRAGMA application_id = 1", "PRAGMA application_id = 0"] {
      try tamper(sql)
      let before = try bytes(of: path)
      #expect(throws: UserDatabaseError.foreign(path: path)) { try UserDatabase(path: path) }
      #expect(try bytes(of: path) == before)
    }
    try write(Array(String(repeating: "not a database\n", count: 500).utf8), to: path)
    #expect(throws: UserDatabaseError.foreign(path: path)) { try UserDatabase(path: path) }
  }

  @Test func `an empty file is a database that has yet to begin`() throws {
    let path = folder.file("user.sqlite")
    try write([], to: path)
    #expect(try UserDatabase(path: path).scenarios().isEmpty)
  }

  @Test func `a cut file is damaged, not a trap`() throws {
    try makeFile()
    let whole = try bytes(of: path)
    var damaged = 0
    for length in stride(from: 1_000, to: whole.count, by: 3_000) {
      try write(Array(whole.prefix(length)), to: path)
      do throws(UserDatabaseError) {
        let database = try UserDatabase(path: path)
        _ = try database.lastOpenedScenario()
        _ = try database.scenarios()
      } catch {
        #expect(error == .damaged(path: path) || error == .foreign(path: path))
        damaged += 1
      }
    }
    #expect(damaged > 0)
  }
}
