import Foundation
import Moderation
import Testing

@testable import Probe

@Suite struct ModerationResumptionTests {
  @Test(arguments: [1, 6, 20])
  func `a stopped run goes on where it was`(count: Int) throws {
    let name = MockServer.newName()
    let before = try ModerationFixture.stopped("m-answers", name: name, after: count)
    #expect(before.status == .stopped && before.exitCode == 130)
    #expect(before.answers.count == count && before.missing == 21 - count)
    let stored = try JSONDecoder().decode(ModerationRun.self, from: JSONEncoder().encode(before))
    let run = try ModerationFixture.run("m-answers", name: name, resuming: stored)
    #expect(run.status == .complete && run.missing == 0)
    #expect(Array(run.answers.prefix(count)) == before.answers)
    #expect(run.notes == [.resumed(kept: count)] && run.thinking == before.thinking)
    // Nothing is asked twice, and the order is that of one run.
    let whole = MockServer.newName()
    _ = try ModerationFixture.run("m-answers", name: whole)
    #expect(try ModerationFixture.questions(name) == ModerationFixture.questions(whole))
  }

  @Test func `a run stopped at its last answer is complete`() throws {
    let run = try ModerationFixture.stopped("m-answers", name: MockServer.newName(), after: 21)
    #expect(run.status == .complete && run.exitCode == 0)
  }

  @Test func `samples are told apart`() throws {
    let name = MockServer.newName()
    let plan = ModerationPlan(tier: .full)
    let before = try ModerationFixture.stopped("m-unstable", name: name, after: 25, plan: plan)
    let run = try ModerationFixture.run("m-unstable", name: name, plan: plan, resuming: before)
    #expect(run.answers.count == 63 && run.missing == 0)
    #expect(Set(run.answers.map { "\($0.item) \($0.sample)" }).count == 63)
    #expect(try MockServer.chats(name).count == 63)
  }

  @Test func `what failed is asked again, and nothing else`() throws {
    let name = MockServer.newName()
    let before = try ModerationFixture.run("m-fails-on-advice", name: name)
    #expect(before.missing == 1)
    var earlier = before
    earlier.endpointURL = try MockServer.url("m-answers", name: name)
    let run = try ModerationFixture.run("m-answers", name: name, resuming: earlier)
    #expect(run.status == .complete && run.missing == 0 && run.answers.count == 21)
    #expect(run.answers.last?.item == "lm-rent.en")
    #expect(run.notes == [.retried(1), .resumed(kept: 20)])
  }

  @Test func `repetitions of both parts add up`() throws {
    let name = MockServer.newName()
    let before = try ModerationFixture.run("m-fails-later", name: name)
    #expect(before.notes == [.retried(5)])
    let run = try ModerationFixture.run("m-fails-later", name: name, resuming: before)
    #expect(run.status == .failed && run.answers.count == 8)
    #expect(run.notes == [.retried(10), .resumed(kept: 3)])
  }

  @Test func `a complete run cannot be resumed`() throws {
    let name = MockServer.newName()
    let before = try ModerationFixture.run("m-answers", name: name)
    #expect(throws: ProbeError.nothingToResume) {
      _ = try ModerationFixture.run("m-answers", name: name, resuming: before)
    }
  }

  @Test func `a run whose budget was spent can`() throws {
    let name = MockServer.newName()
    var plan = ModerationFixture.plan
    plan.budgetSeconds = 0
    let before = try ModerationFixture.run("m-answers", name: name, plan: plan)
    #expect(before.isBudgetSpent && before.answers.count == 1)
    let run = try ModerationFixture.run("m-answers", name: name, resuming: before)
    #expect(run.missing == 0 && !run.isBudgetSpent && run.notes == [.resumed(kept: 1)])
  }

  /// A change and the setting that is named for it.
  struct Change: Sendable, CustomTestStringConvertible {
    let setting: RunDifference.Setting
    let change: @Sendable (inout ModerationRun) -> Void
    var testDescription: String { setting.rawValue }
  }

  static let changes = [
    Change(setting: .endpoint) { $0.endpointURL = "http://127.0.0.1:1/v1" },
    Change(setting: .plan) { $0.plan.outputTokens = 128 },
    Change(setting: .plan) { $0.plan.systemPrompt = "You work for a library." },
    Change(setting: .plan) { $0.plan.tier = .standard },
    Change(setting: .plan) { $0.plan.languages = ["zh"] },
    Change(setting: .plan) { $0.plan.seed = 8 },
    Change(setting: .plan) { $0.plan.acceptsEnglish = true },
    Change(setting: .battery) { $0.batteryVersion = "0.0.9" },
    Change(setting: .battery) { $0.batteryHash = "0000" },
    Change(setting: .model) { $0.model.wireName = "mock-0" },
    Change(setting: .quantization) { $0.model.quantization = "Q4_K_M" },
  ]

  @Test(arguments: changes)
  func `another run is refused, and what differs is named`(_ change: Change) throws {
    let name = MockServer.newName()
    var before = try ModerationFixture.stopped("m-answers", name: name, after: 2)
    change.change(&before)
    let asked = try MockServer.chats(name).count
    let error = #expect(throws: ProbeError.self) {
      _ = try ModerationFixture.run("m-answers", name: name, resuming: before)
    }
    guard case .cannotResume(let difference)? = error else {
      Issue.record("threw \(String(describing: error))")
      return
    }
    #expect(difference.setting == change.setting)
    #expect(error?.message.contains("the \(change.setting.words) was ") == true)
    #expect(try MockServer.chats(name).count == asked)
  }

  @Test func `another template is refused where both are known`() throws {
    let before = String(repeating: "a", count: 64)
    let now = String(repeating: "b", count: 64)
    var earlier = ServedModel(wireName: "m", engine: "e")
    var later = earlier
    #expect(RunDifference.ofModels(earlier, later).isEmpty)
    earlier.templateSHA256 = before
    later.templateSHA256 = now
    #expect(RunDifference.ofModels(earlier, later).map(\.setting) == [.template])
  }

  @Test func `runs that are compared may be of two models, but not of two batteries`() throws {
    let run = try ModerationFixture.run("m-answers")
    var other = run
    other.model.wireName = "another"
    other.plan.model = "another"
    other.endpointURL = "http://127.0.0.1:1/v1"
    #expect(RunDifference.between(run, other).isEmpty)
    other.batteryVersion = "2.0.0"
    other.plan.tier = .full
    #expect(RunDifference.between(run, other).map(\.setting) == [.plan, .battery])
  }

  /// Over 1 s because an answer of this server takes some.
  @Test func `a stop inside an answer keeps those before it`() throws {
    let name = MockServer.newName()
    let stop = ProbeStop()
    var answered = 0
    let run = try ModerationFixture.run("m-slow-third", name: name, stop: stop) { event in
      if case .answered = event { answered += 1 }
      // While the third answer is waited for.
      if answered == 2, event.place?.wait != nil { stop.stop() }
      return .proceed
    }
    #expect(run.status == .stopped && run.answers.count == 2 && run.failure == .stopped)
    let resumed = try ModerationFixture.run("m-slow-third", name: name, resuming: run)
    #expect(resumed.missing == 0)
  }
}
