import Foundation
import Testing

@testable import Probe

@Suite struct StreamLevelTests {
  private var plan: ProbePlan {
    var plan = MockServer.quickPlan
    plan.streams = [1, 2, 4]
    plan.runsPerStream = 2
    return plan
  }

  @Test func `each level has its total speed and its own first tokens`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("parallel", name: name, plan: plan)
    #expect(run.status == .complete && run.samples.count == 5 + 2 + 4 + 8)
    #expect(run.levels.map(\.streams) == [1, 2, 4])
    #expect(run.levels.map(\.requests) == [2, 4, 8] && run.levels.map(\.succeeded) == [2, 4, 8])
    #expect(run.levels.map(\.outputTokens) == [48, 96, 192])
    let speeds = run.levels.map(\.totalTokensPerSecond)
    #expect(speeds[1] > speeds[0] * 1.1 && speeds[2] > speeds[1] * 1.1)
    for level in run.levels {
      #expect(level.firstToken?.n == level.requests && level.perToken?.n == level.requests)
      #expect(level.interToken?.n == level.requests * 23)
      // A stream is hardly faster than the server sends, however many there are.
      #expect(level.perToken?.median ?? 0 >= 3)
    }
    // What the levels measure is in no figure of a single request.
    #expect(run.metrics.perToken?.n == 2 && run.metrics.firstToken?.n == 3)
    let starts = try MockServer.chats(name).compactMap { $0.prompt.split(separator: " ").first }
    #expect(Set(starts).count == starts.count)
  }

  @Test func `requests of a level really are in progress at once`() throws {
    var plan = plan
    plan.streams = [4]
    let run = try MockServer.run("parallel", plan: plan)
    let level = run.samples.filter { $0.streams == 4 }
    let begins = level.compactMap(\.sentMilliseconds).sorted()
    let ends = level.compactMap { sample in
      sample.sentMilliseconds.flatMap { sent in sample.endMilliseconds.map { sent + $0 } }
    }.sorted()
    #expect(begins.count == 8 && ends.count == 8)
    // Four have begun before the first has ended, and the fifth only after that.
    #expect(begins[3] < ends[0] && begins[4] > ends[0])
  }

  @Test func `no more are tried once more at once bring little`() throws {
    let run = try MockServer.run("serial", plan: plan)
    #expect(run.status == .complete && run.levels.map(\.streams) == [1, 2])
    #expect(run.notes == [.streamsEnough(streams: 1)])
  }

  @Test func `requests turned away are sent again, or count as failed`() throws {
    let run = try MockServer.run("two-at-most", plan: plan)
    #expect(run.levels.map(\.streams).prefix(2) == [1, 2])
    #expect(run.succeeded >= 11)
    let messages = run.sampleMessages
    #expect(messages.isSubset(of: ["The server has had too many requests (429); try again later."]))
  }

  @Test func `a stop inside a level keeps what was measured and forms no total`() throws {
    var plan = plan
    plan.streams = [4]
    plan.runsPerStream = 50
    let run = try MockServer.run("parallel", plan: plan) { progress in
      progress.step == .streams && progress.done == 6 ? .stop : .proceed
    }
    #expect(run.status == .stopped && run.levels.isEmpty)
    #expect(run.samples.count { $0.phase == .streams } >= 6)
  }

  @Test func `a level is summed up from its samples alone`() throws {
    func sample(_ sent: Double, _ end: Double, tokens: Int, failure: ProbeError? = nil)
      -> ProbeSample
    {
      var sample = ProbeSample(
        phase: .streams, index: 0, promptNumber: 0, promptWords: 1, requestedTokens: tokens)
      sample.streams = 2
      sample.sentMilliseconds = sent
      sample.firstTextMilliseconds = 10
      sample.lastTextMilliseconds = end
      sample.endMilliseconds = end
      sample.outputTokens = tokens
      sample.chunks = tokens
      sample.failure = failure
      return sample
    }
    let level = try #require(
      StreamLevel(
        streams: 2,
        samples: [
          sample(1000, 400, tokens: 40), sample(1100, 900, tokens: 50),
          sample(1200, 100, tokens: 5, failure: .cut(tokens: 5)),
        ]))
    #expect(level.wallMilliseconds == 1000 && level.outputTokens == 90)
    #expect(level.totalTokensPerSecond == 90 && level.requests == 3 && level.succeeded == 2)
    #expect(
      StreamLevel(streams: 2, samples: [sample(0, 9, tokens: 9, failure: .empty)]) == nil)
  }
}
