import Foundation
import Testing

@testable import Probe

@Suite struct GoodServerTests {
  @Test func `medians agree with the times the server sent its text`() throws {
    var plan = MockServer.quickPlan
    plan.firstTokenRuns = 5
    plan.throughputRuns = 3
    let name = MockServer.newName()
    let run = try MockServer.run("truth", name: name, plan: plan)
    #expect(run.status == .complete)

    // What the server itself noted, for the same requests.
    let chats = try MockServer.chats(name).suffix(8)
    let first = chats.prefix(5).map { ($0.sent[0] - $0.received) * 1000 }.sorted()[2]
    let each = chats.suffix(3)
      .map { ($0.sent[$0.sent.count - 1] - $0.sent[0]) * 1000 / Double($0.sent.count - 1) }
      .sorted()[1]
    let ttft = try #require(run.metrics.firstToken)
    let tpot = try #require(run.metrics.perToken)
    let decode = try #require(run.metrics.decode)
    #expect(abs(ttft.median - first) <= first * 0.02 + 1)
    #expect(abs(tpot.median - each) <= each * 0.02 + 1)
    #expect(abs(decode.median - 1000 / tpot.median) < 0.001)
    #expect(ttft.n == 5 && tpot.n == 3)
    #expect(first >= 150 && each >= 19.9)
  }

  @Test func `a run keeps all that is needed to repeat it`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("good", name: name)
    #expect(run.status == .complete && run.failure == nil && run.exitCode == 0)
    #expect(run.model.id == "mock-1" && run.model.engine == "OpenAI-compatible server")
    #expect(run.plan == MockServer.quickPlan && run.seed == 42 && run.cores == 2)
    #expect(run.startedAt == 1_000 && run.loadBefore == 0.1)
    #expect(run.endpointURL.hasSuffix("/good/\(name)/v1"))
    #expect(
      run.samples.map(\.phase) == [.firstToken, .firstToken, .firstToken, .throughput, .throughput])
    let maker = PromptMaker(seed: run.seed)
    for (sample, seen) in zip(run.samples, try MockServer.chats(name).suffix(5)) {
      let prompt = maker.prompt(number: sample.promptNumber, words: sample.promptWords)
      #expect(prompt == seen.prompt)
      #expect(sample.promptTokens == prompt.split(separator: " ").count + 9)
    }
    let copy = try JSONDecoder().decode(ProbeRun.self, from: JSONEncoder().encode(run))
    #expect(copy == run)
  }

  @Test func `prompts have the planned length by the server's own count`() throws {
    var plan = MockServer.quickPlan
    plan.promptTokens = 300
    let run = try MockServer.run("good", plan: plan)
    #expect(run.gauge == PromptGauge(tokensPerWord: 1, overheadTokens: 10, isMeasured: true))
    #expect(run.samples.map(\.promptTokens) == [300, 300, 300, 32, 32])
  }

  @Test func `every prompt begins differently`() throws {
    let name = MockServer.newName()
    _ = try MockServer.run("good", name: name)
    let starts = try MockServer.chats(name).compactMap { $0.prompt.split(separator: " ").first }
    #expect(starts.count == 8)
    #expect(Set(starts).count == starts.count)
  }

  @Test func `the request asks for a stream without compression`() throws {
    let name = MockServer.newName()
    _ = try MockServer.run("good", name: name, key: "a-key")
    let seen = try #require(try MockServer.chats(name).first)
    #expect(seen.headers["accept-encoding"] == "identity")
    #expect(seen.headers["authorization"] == "Bearer a-key")
    #expect(seen.headers["expect"] == nil)
    #expect(seen.fields["stream"] as? Bool == true)
    #expect(seen.fields["temperature"] as? Double == 0)
    #expect((seen.fields["stream_options"] as? [String: Bool]) == ["include_usage": true])
    #expect(seen.fields["ignore_eos"] == nil)
  }

  @Test func `the metrics have the keys other programs rely on`() throws {
    let run = try MockServer.run("good")
    let data = try JSONEncoder().encode(run.metrics)
    let object = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]])
    #expect(
      Set(object.keys) == [
        "ttft_ms", "ttfa_ms", "tpot_ms", "itl_ms", "decode_tok_s", "prompt_tok_s", "e2e_ms",
      ])
    let ttft = try #require(object["ttft_ms"])
    // Three values support no percentile.
    #expect(Set(ttft.keys) == ["median", "n", "min", "max", "low", "high"])
  }

  @Test(arguments: ["odd-stream", "ndjson", "after-done"])
  func `a stream in an unusual form is measured`(behavior: String) throws {
    let run = try MockServer.run(behavior)
    #expect(run.status == .complete)
    #expect(run.sampleMessages.isEmpty)
    #expect(run.metrics.perToken?.n == 2)
    #expect(run.samples.allSatisfy { $0.chunks == $0.requestedTokens })
  }

  @Test func `reasoning counts as first token and not as first answer`() throws {
    let run = try MockServer.run("thinks-first")
    for sample in run.samples {
      let text = try #require(sample.firstTextMilliseconds)
      let answer = try #require(sample.firstAnswerMilliseconds)
      #expect(answer - text > 1.5)
    }
    let silent = try MockServer.run("only-reasoning")
    #expect(silent.metrics.firstToken != nil && silent.metrics.firstAnswer == nil)
  }

  @Test func `a plan without runs is complete and has no figures`() throws {
    var plan = MockServer.quickPlan
    plan.firstTokenRuns = 0
    plan.throughputRuns = 0
    let run = try MockServer.run("good", plan: plan)
    #expect(run.status == .complete && run.failure == nil && run.samples.isEmpty)
    #expect(run.metrics == ProbeMetrics(samples: []))
  }

  @Test func `progress names each step and its requests`() throws {
    var seen: [ProbeProgress] = []
    _ = try MockServer.run("good") { progress in
      seen.append(progress)
      return .proceed
    }
    #expect(seen.filter { $0.step == .warmUp }.map(\.done) == [0, 1, 2, 3])
    #expect(seen.filter { $0.step == .firstToken }.map(\.done) == [0, 1, 2, 3])
    #expect(seen.last?.step == .throughput && seen.last?.done == 2 && seen.last?.total == 2)
    #expect(seen.last?.lastValue ?? 0 > 0)
  }

  @Test func `a stop between requests keeps what was measured`() throws {
    let run = try MockServer.run("good") { progress in
      progress.step == .firstToken && progress.done == 2 ? .stop : .proceed
    }
    #expect(run.status == .stopped && run.exitCode == 130)
    #expect(run.samples.count == 2 && run.metrics.firstToken?.n == 2)
    #expect(run.failureMessage == "Stopped; what was measured is kept.")
  }

  @Test func `a stop inside a request ends it at once`() throws {
    let stop = ProbeStop()
    var stopped = Date.distantPast
    let run = try MockServer.run("slow", stop: stop) { progress in
      if progress.step == .throughput, progress.done == 0 {
        // The next request takes 24 times 50 ms.
        Thread.detachNewThread {
          Thread.sleep(forTimeInterval: 0.2)
          stop.stop()
        }
        stopped = Date().addingTimeInterval(0.2)
      }
      return .proceed
    }
    #expect(Date().timeIntervalSince(stopped) < 0.5)
    #expect(run.status == .stopped && run.samples.count == 3)
  }
}
