import Dispatch
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct TwoProgramsTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("user.sqlite")
  }

  @Test func `writers wait for each other and no change is lost`() throws {
    let path = path
    let failures = Failures()
    DispatchQueue.concurrentPerform(iterations: 4) { writer in
      do {
        // Each has a connection of its own, as a program would; all make the file at once.
        let database = try UserDatabase(path: path)
        var scenario = try database.createScenario(
          named: "writer \(writer)", state: ScenarioState(needs: ""), at: "")
        for step in 1...25 {
          scenario = try database.save(
            ScenarioState(needs: "\(step)"), to: scenario, title: "\(step)", at: "")
        }
      } catch {
        failures.add("\(error)")
      }
    }
    #expect(failures.all == [])
    let scenarios = try UserDatabase(path: path).scenarios()
    #expect(scenarios.count == 4)
    #expect(scenarios.allSatisfy { $0.edits == 25 && $0.revision == 26 })
  }

  @Test func `of two programs in one scenario the slower is told`() throws {
    let one = try UserDatabase(path: path)
    let two = try UserDatabase(path: path)
    let seen = try one.createScenario(named: "chat", state: ScenarioState(needs: "0"), at: "")
    _ = try two.save(ScenarioState(needs: "two"), to: seen, title: "edit", at: "")
    #expect(throws: UserDatabaseError.changedElsewhere(name: "chat")) {
      try one.save(ScenarioState(needs: "one"), to: seen, title: "edit", at: "")
    }
    let fresh = try #require(try one.scenario(named: "chat"))
    #expect(fresh.state.needs == "two")
    let saved = try one.save(ScenarioState(needs: "one"), to: fresh, title: "edit", at: "")
    #expect(try two.scenario(named: "chat") == saved)
  }

  @Test func `readers see the last commit while another writes, and a writer gives up in time`()
    throws
  {
    let writer = try UserDatabase(path: path)
    let other = try UserDatabase(path: path, steps: UserSchema.steps, patienceSeconds: 0.05)
    try writer.set("theme", to: "slate")
    try writer.change { database in
      try database.execute(sql: "UPDATE setting SET value = 'paper'")
      #expect(try other.setting("theme") == "slate")
      #expect(throws: UserDatabaseError.busy(path: path)) {
        try other.set("theme", to: "mono")
      }
    }
    #expect(try other.setting("theme") == "paper")
  }

  @Test func `a change that fails half way leaves nothing`() throws {
    let database = try UserDatabase(path: path)
    let before = try database.createScenario(
      named: "chat", state: ScenarioState(needs: "0"), at: "")
    #expect(throws: UserDatabaseError.blankName) {
      try database.change { transaction in
        try transaction.execute(sql: "UPDATE scenario SET name = 'gone'; DELETE FROM last_opened")
        throw UserDatabaseError.blankName
      }
    }
    #expect(try database.lastOpenedScenario() == before)
  }

  @Test func `killing the program loses only the change in progress`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let database = try UserDatabase(path: path)
      let made = try database.createScenario(
        named: "chat", state: ScenarioState(needs: "0"), at: "")
      _ = try database.save(ScenarioState(needs: "1"), to: made, title: "edit", at: "")
      try database.change { transaction in
        try transaction.execute(sql: "UPDATE document SET body = 'half'")
        kill(getpid(), SIGKILL)
      }
    }
    let scenario = try #require(try UserDatabase(path: path).lastOpenedScenario())
    #expect(scenario.state.needs == "1")
    #expect(scenario.undoTitle == "edit")
  }
}

/// What went wrong on other threads.
final class Failures: @unchecked Sendable {
  // Safe: every access holds the lock.
  private var texts: [String] = []
  private let lock = NSLock()

  func add(_ text: String) { lock.withLock { texts.append(text) } }
  var all: [String] { lock.withLock { texts } }
}
