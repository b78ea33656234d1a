import Testing

@testable import Probe

@Suite struct LayerTrustTests {
  private var quiet: LayerTrust {
    LayerTrust(
      spread: 1.1, rounds: 12, wasIdle: true, threads: 1, processorShare: 0.99,
      isValidated: true)
  }

  private func trust(_ change: (inout LayerTrust) -> Void) -> LayerTrust {
    var trust = quiet
    change(&trust)
    return trust
  }

  @Test func `a quiet machine gives the narrow band`() {
    #expect(quiet.quality == .good && quiet.band == 0.1 && quiet.refusal == nil)
    #expect(trust { $0.spread = 1.25 }.quality == .good)
    #expect(trust { $0.threads = 2 }.band == 0.2)
  }

  @Test func `noise or load before doubles the band`() {
    for change: (inout LayerTrust) -> Void in [
      { $0.spread = 1.26 }, { $0.spread = 1.5 }, { $0.wasIdle = false }, { $0.wasIdle = nil },
    ] {
      #expect(trust(change).quality == .fair && trust(change).band == 0.2)
    }
    #expect(trust { ($0.threads, $0.spread) = (2, 1.4) }.band == 0.4)
  }

  @Test func `a busy machine gives no speeds`() {
    let busy = trust { $0.spread = 2.24 }
    #expect(busy.quality == .busy && busy.band == nil)
    #expect(busy.refusal?.message == "machine busy: spread 2.2; run it again when idle")
    #expect(trust { $0.spread = .infinity }.quality == .busy)
    // Busy comes before not validated.
    #expect(trust { ($0.spread, $0.isValidated) = (1.6, false) }.quality == .busy)
  }

  @Test func `an engine that did not run all its time was on a busy machine`() {
    let waiting = trust { $0.processorShare = 0.71 }
    #expect(
      waiting.refusal?.message
        == "machine busy: the engine ran 71 % of its time; run it again when idle")
    let many = trust { $0.processorShare = 2.04 }
    #expect(
      many.refusal?.message
        == "the engine used 2.0 threads though it was told to use one")
    // With more threads the share tells nothing: waiting threads spin.
    #expect(trust { ($0.processorShare, $0.threads) = (1.7, 2) }.quality == .good)
    #expect(trust { $0.processorShare = nil }.quality == .good)
    #expect(trust { $0.processorShare = 0.86 }.quality == .good)
  }

  @Test func `few rounds or a faster deeper model give no speeds`() {
    #expect(
      trust { $0.rounds = 3 }.refusal?.message.hasPrefix(
        "machine busy, or too slow for this model: 3 rounds") == true)
    #expect(trust { $0.rounds = 4 }.quality == .good)
    #expect(
      trust { $0.isOrdered = false }.refusal?.message
        == "machine busy: fewer layers took longer than more; run it again when idle")
  }

  @Test func `what was never compared has wide bands`() {
    let open = trust { $0.isValidated = false }
    #expect(open.quality == .notValidated && open.band == 0.3 && open.memoryBand == 0.3)
    #expect(trust { ($0.isValidated, $0.threads) = (false, 2) }.band == 0.4)
    #expect(quiet.memoryBand == 0.05)
  }
}

@Suite struct RoundSummaryTests {
  private func round(_ prompt: Double, _ token: Double) throws -> LayerRound {
    let answer = JSONValue.object([
      "timings": .object([
        "prompt_n": .number(64), "prompt_ms": .number(prompt), "predicted_n": .number(5),
        "predicted_ms": .number(4 * token), "cache_n": .number(0),
      ])
    ])
    let timings = try #require(CompletionTimings(answer))
    return LayerRound(layers: 2, index: 0, timings: timings, wallMilliseconds: 1)
  }

  @Test func `the 20th percentile and p80 over p20 come from the rounds`() throws {
    // Tokens 10 … 20 ms: p20 12, p80 18. Prompts all alike: 2 ms for a token.
    let rounds = try (0...10).reversed().map { try round(128, 10 + Double($0)) }
    let summary = try #require(RoundSummary(rounds))
    #expect(abs(summary.tokenMilliseconds - 12) < 1e-12 && summary.promptMilliseconds == 2)
    #expect(abs(summary.spread - 1.5) < 1e-12)
    #expect(RoundSummary([]) == nil)
  }

  @Test func `answers without times that can be are refused`() throws {
    func timings(_ text: String) throws -> CompletionTimings? {
      var reader = JSONReader(Array(text.utf8))
      return CompletionTimings(try reader.read())
    }
    #expect(
      try timings(
        #"{"timings":{"prompt_n":8,"prompt_ms":4,"predicted_n":5,"predicted_ms":8}}"#)?
        .tokenMilliseconds == 2)
    for text in [
      "{}", "[]", #"{"timings":{}}"#,
      #"{"timings":{"prompt_n":8,"prompt_ms":0,"predicted_n":5,"predicted_ms":8}}"#,
      #"{"timings":{"prompt_n":8,"prompt_ms":4,"predicted_n":1,"predicted_ms":8}}"#,
      #"{"timings":{"prompt_n":8,"prompt_ms":4,"predicted_n":5,"predicted_ms":-8}}"#,
      #"{"timings":{"prompt_n":"x","prompt_ms":4,"predicted_n":5,"predicted_ms":8}}"#,
      #"{"timings":{"prompt_n":8,"prompt_ms":1e999,"predicted_n":5,"predicted_ms":8}}"#,
    ] {
      #expect(try timings(text) == nil, "\(text)")
    }
  }

  @Test func `prompts hold ids below the limit and differ`() {
    var source = TokenSource(seed: 1, limit: 500)
    let prompts = (0..<50).map { _ in source.next(64) }
    #expect(prompts.allSatisfy { $0.allSatisfy { (0..<500).contains($0) } })
    #expect(Set(prompts.map { Array($0.prefix(4)) }).count == 50)
    var again = TokenSource(seed: 1, limit: 500)
    #expect(again.next(64) == prompts[0])
  }

  @Test func `free memory is read out of meminfo`() {
    let text = "MemTotal: 100 kB\nMemAvailable:   2048 kB\n"
    #expect(MachineFacts.available(text) == 2_097_152)
    #expect(MachineFacts.available("MemTotal: 100 kB\n") == nil)
    #expect(MachineFacts.current.cacheBytes > 0)
  }

  @Test func `a cache's size is read with its unit`() {
    #expect(MachineFacts.cacheSize("32768K\n") == 33_554_432)
    #expect(MachineFacts.cacheSize("8M") == 8_388_608)
    #expect(MachineFacts.cacheSize("512") == 512)
    for text in ["", "K", "0K", "12X", "-4K", "9223372036854775807K"] {
      #expect(MachineFacts.cacheSize(text) == nil)
    }
  }
}
