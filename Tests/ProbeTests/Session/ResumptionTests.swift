import Foundation
import Testing

@testable import Probe

@Suite struct ResumptionTests {
  private func resume(
    _ earlier: ProbeRun, _ behavior: String, _ name: String,
    plan: ProbePlan = MockServer.quickPlan
  ) throws -> ProbeRun {
    try probe(
      Endpoint(MockServer.url(behavior, name: name)), plan: plan,
      limits: MockServer.quickLimits, environment: MockServer.environment, resuming: earlier)
  }

  /// A run of a behavior that was stopped after so many measured requests.
  private func stopped(_ behavior: String, _ name: String, after count: Int) throws -> ProbeRun {
    var measured = 0
    return try probe(
      Endpoint(MockServer.url(behavior, name: name)), plan: MockServer.quickPlan,
      limits: MockServer.quickLimits, environment: MockServer.environment
    ) { event in
      if case .measured = event { measured += 1 }
      return measured < count ? .proceed : .stop
    }
  }

  @Test(arguments: 1...4)
  func `a stopped run goes on where it was`(count: Int) throws {
    let name = MockServer.newName()
    let before = try stopped("good", name, after: count)
    #expect(before.status == .stopped && before.samples.count == count)
    // As it comes back from where it was stored.
    let stored = try JSONDecoder().decode(ProbeRun.self, from: JSONEncoder().encode(before))
    let run = try resume(stored, "good", name)
    #expect(run.status == .complete && run.succeeded == 5)
    #expect(Array(run.samples.prefix(count)) == before.samples)
    #expect(run.samples.map(\.index) == [0, 1, 2, 0, 1])
    #expect(run.notes == [.resumed(kept: count)])
    #expect(run.seed == before.seed && run.gauge == before.gauge)
    let starts = try MockServer.chats(name).compactMap { $0.prompt.split(separator: " ").first }
    #expect(Set(starts).count == starts.count)
    #expect(Set(run.samples.map(\.promptNumber)).count == 5)
  }

  @Test func `what failed is asked again`() throws {
    let name = MockServer.newName()
    var plan = MockServer.quickPlan
    plan.throughputRuns = 4
    let before = try MockServer.run("dies-later", name: name, plan: plan)
    #expect(before.status == .failed && before.succeeded == 5 && before.samples.count == 6)
    let run = try resume(before, "dies-later", name, plan: plan)
    #expect(run.status == .complete && run.samples.count == 7 && run.succeeded == 7)
    #expect(run.notes.contains(.resumed(kept: 5)))
  }

  @Test func `an unfinished level is measured again as a whole`() throws {
    let name = MockServer.newName()
    var plan = MockServer.quickPlan
    plan.streams = [1, 4]
    plan.runsPerStream = 3
    let before = try MockServer.run("parallel", name: name, plan: plan) { progress in
      progress.step == .streams && progress.done == 5 ? .stop : .proceed
    }
    #expect(before.levels.map(\.streams) == [1])
    let run = try resume(before, "parallel", name, plan: plan)
    #expect(run.status == .complete && run.levels.map(\.requests) == [3, 12])
    #expect(run.samples.count == 5 + 3 + 12 && run.notes == [.resumed(kept: 8)])
  }

  @Test func `a run with token numbers goes on with token numbers`() throws {
    let name = MockServer.newName()
    let before = try stopped("llama", name, after: 2)
    let run = try resume(before, "llama", name)
    #expect(run.status == .complete && run.promptKind == .tokens && run.succeeded == 5)
    let other = MockServer.newName()
    let later = try stopped("llama-later-none", other, after: 1)
    #expect(later.promptKind == .tokens)
    #expect(throws: ProbeError.cannotResume(RunDifference(promptsWere: .tokens, are: .words))) {
      _ = try resume(later, "llama-later-none", other)
    }
  }

  @Test func `a run that ended with its budget goes on`() throws {
    let name = MockServer.newName()
    var plan = MockServer.quickPlan
    plan.budgetSeconds = 0
    let before = try MockServer.run("good", name: name, plan: plan)
    // One request of each part is sent whatever the budget.
    #expect(before.status == .complete && before.samples.count == 2)
    plan.budgetSeconds = nil
    let run = try resume(before, "good", name, plan: plan)
    #expect(run.status == .complete && run.samples.count == 5)
    #expect(run.notes == [.resumed(kept: 2)])
  }

  @Test func `a complete run has nothing left`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("good", name: name)
    #expect(throws: ProbeError.nothingToResume) { _ = try resume(run, "good", name) }
    #expect(try MockServer.log(name).count == 9)
  }

  @Test func `what differs is named before anything is measured`() throws {
    let name = MockServer.newName()
    let run = try stopped("renamed", name, after: 2)
    let chats = try MockServer.chats(name).count
    let model = try #require(throws: ProbeError.self) { _ = try resume(run, "renamed", name) }
    #expect(
      model.message == "This run cannot go on: the model was mock-1 and is now mock-2. "
        + "Start a new one: weigh probe URL")
    #expect(model.exitCode == 64)

    var longer = MockServer.quickPlan
    longer.promptTokens = 512
    let plan = try #require(throws: ProbeError.self) {
      _ = try resume(run, "renamed", name, plan: longer)
    }
    #expect(
      plan.message == "This run cannot go on: the plan was 3 + 2 requests of 64/4 and 32/24 tokens "
        + "and is now 3 + 2 requests of 512/4 and 32/24 tokens. Start a new one: weigh probe URL")
    let elsewhere = try #require(throws: ProbeError.self) {
      _ = try resume(run, "renamed", "elsewhere")
    }
    #expect(elsewhere.message.hasPrefix("This run cannot go on: the endpoint was http://127"))
    #expect(try MockServer.chats(name).count == chats)

    let other = MockServer.newName()
    let quantized = try stopped("requantized", other, after: 2)
    let error = try #require(throws: ProbeError.self) {
      _ = try resume(quantized, "requantized", other)
    }
    #expect(error.message.contains("the quantization was Q8_0 and is now Q4_0."))
  }

  @Test func `numbers of prompts go on above all that may have been used`() {
    var sample = ProbeSample(
      phase: .firstToken, index: 0, promptNumber: 12, promptWords: 1, requestedTokens: 1)
    func next(_ samples: [ProbeSample]) -> Int {
      RunResumption.firstPrompt(
        after: ProbeRun(
          status: .stopped, endpointLabel: "", endpointURL: "",
          model: ServedModel(wireName: "m", engine: "e"), plan: ProbePlan(), seed: 1,
          samples: samples))
    }
    #expect(next([]) == 1000 && next([sample]) == 1000)
    sample.promptNumber = 1000
    #expect(next([sample]) == 2000)
    sample.promptNumber = -1
    #expect(next([sample]) == 1000)
  }
}
