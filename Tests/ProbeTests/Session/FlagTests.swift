import Foundation
import Synchronization
import Testing

@testable import Probe

@Suite struct FlagTests {
  /// An environment whose values follow the count of the requests for them.
  private func environment(
    load: @escaping @Sendable (Int) -> Double = { _ in 0.1 },
    stolen: (@Sendable (Int) -> ProcessorTimes)? = nil,
    use: (@Sendable (Int) -> ServerUse)? = nil
  ) -> ProbeEnvironment {
    let counts = Mutex([0, 0, 0])
    func count(_ place: Int) -> @Sendable () -> Int {
      {
        counts.withLock { counts in
          counts[place] += 1
          return counts[place] - 1
        }
      }
    }
    let (loads, steals, uses) = (count(0), count(1), count(2))
    return ProbeEnvironment(
      now: { 1_000 }, loadAverage: { load(loads()) }, cores: 2, seed: 42, device: "here",
      processorTimes: { stolen.map { $0(steals()) } }, serverUse: { use.map { $0(uses()) } })
  }

  @Test func `work before the run is noted`() throws {
    let run = try MockServer.run("good", environment: environment { $0 == 0 ? 2.5 : 0.1 })
    #expect(run.flags == [.busy] && run.loadBefore == 2.5)
    // No single request was disturbed.
    #expect(run.quietMetrics == nil)
  }

  @Test func `requests on a busy machine are marked, and figures without them exist`() throws {
    // The first reading is the run's own; then one for each measured request.
    let run = try MockServer.run("good", environment: environment { $0 == 2 ? 4 : 0.1 })
    #expect(run.flags == [.busy] && run.status == .complete)
    #expect(run.samples.map { $0.flags.contains(.busy) } == [false, true, false, false, false])
    #expect(run.samples[1].load == 4 && run.samples[0].load == 0.1)
    #expect(run.metrics.firstToken?.n == 3 && run.quietMetrics?.firstToken?.n == 2)
    #expect(run.quietMetrics?.perToken == run.metrics.perToken)
  }

  @Test func `the server's own threads are no other work`() throws {
    let run = try MockServer.run("good", environment: environment { $0 == 0 ? 0.1 : 2.9 })
    #expect(run.flags.isEmpty && run.samples[0].load == 2.9)
  }

  @Test func `stolen processor time is noted`() throws {
    // 100 ticks between two readings, and 6 of them stolen from the fourth on.
    let run = try MockServer.run(
      "good",
      environment: environment(stolen: { count in
        ProcessorTimes(
          total: UInt64(count) * 100, stolen: UInt64(max(0, count - 4)) * 6)
      }))
    #expect(run.flags == [.busy])
    #expect(run.samples[0].stolenShare == 0 && run.samples[4].stolenShare == 0.06)
    #expect(!run.samples[0].flags.contains(.busy) && run.samples[4].flags.contains(.busy))
  }

  @Test func `a share of stolen time needs a window, and counters that go forward`() {
    var meter = StealMeter()
    let shares = [(1000, 10), (1049, 59), (1100, 20), (1110, 30), (500, 0), (600, 0)]
      .map { meter.share(ProcessorTimes(total: $0.0, stolen: $0.1)) }
    #expect(shares == [nil, nil, 0.1, 0.1, 0.1, 0])
    let unknown = meter.share(nil)
    #expect(unknown == nil)
  }

  @Test func `the first line of proc stat is read`() {
    #expect(
      ProcessorTimes(statLine: "cpu  10 20 30 40 50 60 70 80 5 5")
        == ProcessorTimes(total: 360, stolen: 80))
    for line in ["", "cpu", "cpu 1 2 3 4 5 6 7", "cpu0 1 2 3 4 5 6 7 8", "cpu a 2 3 4 5 6 7 8"] {
      #expect(ProcessorTimes(statLine: line) == nil)
    }
    let machine = ProbeEnvironment.machine(seed: 1)
    #expect(machine.processorTimes()?.total ?? 0 > 0)
  }

  @Test func `a server that works for others is noted`() throws {
    let run = try MockServer.run("llama-shared")
    #expect(run.flags == [.shared])
    #expect(run.samples.allSatisfy { $0.flags == [.shared] })
    // A slot that is still being put away is no other work.
    #expect(try MockServer.run("llama-shared-once").flags.isEmpty)
    #expect(try MockServer.run("llama").flags.isEmpty)
  }

  @Test func `a queue that the server reports is noted`() throws {
    #expect(try MockServer.run("queued").flags == [.shared])
  }

  @Test func `pages read from disk while tokens are made are noted`() throws {
    func run(_ faults: @escaping @Sendable (Int) -> Int) throws -> ProbeRun {
      try MockServer.run(
        "good",
        environment: environment(use: { count in
          ServerUse(
            anonymousBytes: 1 << 20, mappedBytes: 2 << 20, peakBytes: 3 << 20,
            processorSeconds: Double(count), majorFaults: faults(count))
        }))
    }
    // Read at the start, around the requests that measure speed, and at the end.
    let swapping = try run { $0 >= 2 ? 900 : 100 }
    #expect(swapping.flags == [.swap] && swapping.server?.majorFaults == 800)
    #expect(swapping.server?.processorSeconds == 3 && swapping.server?.anonymousBytes == 1 << 20)
    #expect(swapping.device == "here")
    // A model that is read in before is no swapping.
    let cold = try run { $0 >= 1 ? 900 : 100 }
    #expect(cold.flags.isEmpty && cold.server?.majorFaults == 0)
    #expect(try MockServer.run("good").server == nil)
  }

  @Test func `a short prompt of short words is not a cut one, a missing tenth of a long one is`() {
    func isCut(words: Int, read: Int, exact: Int? = nil) -> Bool {
      var reply = ChatReply()
      reply.head.take(Array("HTTP/1.1 200 OK".utf8))
      reply.usage = TokenUsage(prompt: read, output: 8)
      reply.isComplete = true
      reply.chunks = 8
      var job = ChatSession.Job(
        phase: .firstToken, index: 0, words: words, targetTokens: 0, outputTokens: 8)
      job.exactTokens = exact
      let gauge = PromptGauge(tokensPerWord: 1.6, overheadTokens: 0, isMeasured: true)
      return SampleMaker(job: job, promptNumber: 0, gauge: gauge).sample(of: reply, key: nil)
        .flags.contains(.cutPrompt)
    }
    // 20 words are 32 tokens give or take 14; 1000 words are 1600 give or take 160.
    #expect(!isCut(words: 20, read: 19) && isCut(words: 20, read: 17))
    #expect(!isCut(words: 1000, read: 1441) && isCut(words: 1000, read: 1439))
    #expect(!isCut(words: 0, read: 90, exact: 100) && isCut(words: 0, read: 89, exact: 100))
  }

  @Test func `answers that get slower and slower drift`() throws {
    var plan = MockServer.quickPlan
    plan.throughputRuns = 6
    let run = try MockServer.run("slows-down", plan: plan)
    #expect(run.flags.contains(.drift))
  }

  @Test func `every gap between two texts counts once`() throws {
    let run = try MockServer.run("good")
    #expect(run.samples.map { $0.gapMicroseconds?.count } == [3, 3, 3, 23, 23])
    let gaps = try #require(run.metrics.interToken)
    #expect(gaps.n == 46 && gaps.p95 != nil && gaps.p99 == nil)
    let longest = run.samples.suffix(2).compactMap(\.largestGapMilliseconds).max()
    #expect(abs(gaps.max - (longest ?? 0)) < 0.001)
    let sum = run.samples[3].gapMilliseconds.reduce(0, +)
    let span =
      (run.samples[3].lastTextMilliseconds ?? 0) - (run.samples[3].firstTextMilliseconds ?? 0)
    #expect(abs(sum - span) < 0.03)
  }

  @Test func `a budget ends a run with what it has`() throws {
    var plan = MockServer.quickPlan
    plan.firstTokenRuns = 1000
    plan.throughputRuns = 1000
    plan.budgetSeconds = 0.8
    let run = try MockServer.run("good", plan: plan)
    #expect(run.status == .complete && run.exitCode == 0 && run.failure == nil)
    #expect(run.samples.contains { $0.phase == .throughput })
    #expect(run.samples.count < 400)
    guard case .budgetSpent(seconds: 0.8, let sent, planned: 2000)? = run.notes.first else {
      Issue.record("no note: \(run.notes)")
      return
    }
    #expect(sent == run.samples.count)
  }

  @Test func `the seconds left are told once an answer is there, and end at none`() throws {
    var seen: [ProbeProgress] = []
    _ = try MockServer.run("good") { progress in
      seen.append(progress)
      return .proceed
    }
    #expect(seen.first?.secondsLeft == nil)
    let known = seen.filter { $0.step == .firstToken || $0.step == .throughput }
    #expect(known.allSatisfy { $0.secondsLeft != nil })
    #expect(seen.last?.secondsLeft == 0)
    #expect(known.first?.secondsLeft ?? 0 > 0)
  }
}
