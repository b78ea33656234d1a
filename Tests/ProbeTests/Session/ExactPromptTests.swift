import Foundation
import Testing

@testable import Probe

@Suite struct ExactPromptTests {
  /// The prompts of token numbers that a server saw, the measured ones only.
  private func prompts(_ name: String, measured: Int = 5) throws -> [[Int]] {
    try MockServer.log(name).filter { $0.path.hasSuffix("/completion") }
      .compactMap { $0.fields["prompt"] as? [Int] }.suffix(measured)
  }

  @Test func `a server that is llama_cpp in all it says gets prompts of exact length`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("llama", name: name)
    #expect(run.status == .complete && run.promptKind == .tokens && run.notes.isEmpty)
    #expect(run.samples.map(\.promptTokens) == [64, 64, 64, 32, 32])
    #expect(run.samples.allSatisfy { $0.promptWords == 0 && $0.outputTokens == $0.chunks })
    #expect(run.metrics.perToken?.n == 2 && run.metrics.serverPrompt?.n == 3)
    // What continues a prompt without a chat template is neither reasoning nor answer.
    #expect(run.metrics.firstToken?.n == 3 && run.metrics.firstAnswer == nil)
    let sent = try prompts(name)
    #expect(sent.map(\.count) == [64, 64, 64, 32, 32])
    #expect(sent.joined().allSatisfy { (100..<190).contains($0) })
    #expect(Set(sent.compactMap(\.first)).count == 5)
    let maker = PromptMaker(seed: run.seed)
    for (sample, tokens) in zip(run.samples, sent) {
      let again = maker.tokens(
        number: sample.promptNumber, count: tokens.count, pool: Array(100..<190))
      #expect(again == tokens)
    }
    let last = try #require(try MockServer.log(name).last)
    #expect(last.fields["n_predict"] as? Int == 24 && last.fields["cache_prompt"] as? Bool == false)
    #expect(last.fields["messages"] == nil && last.fields["stream_options"] == nil)
  }

  @Test(arguments: ["llama-few-tokens", "llama-odd-tokens", "llama-other-name"])
  func `whoever is not sure to be llama_cpp gets words`(behavior: String) throws {
    let name = MockServer.newName()
    let run = try MockServer.run(behavior, name: name)
    #expect(run.status == .complete && run.promptKind == .words && run.notes.isEmpty)
    #expect(try prompts(name).isEmpty)
    #expect(run.samples.map(\.promptTokens) == [64, 64, 64, 32, 32])
  }

  @Test(arguments: ["llama-no-completion", "llama-invalid"])
  func `a server that refuses token numbers gets words`(behavior: String) throws {
    let run = try MockServer.run(behavior)
    #expect(run.status == .complete && run.promptKind == .words && run.succeeded == 5)
    #expect(run.notes == [.promptsInWords] && run.gauge.isMeasured)
    #expect(run.samples.map(\.promptTokens) == [64, 64, 64, 32, 32])
  }

  @Test func `an exact prompt that does not fit is shortened`() throws {
    var plan = MockServer.quickPlan
    plan.promptTokens = 512
    let run = try MockServer.run("llama-context", plan: plan)
    #expect(run.status == .complete && run.promptKind == .tokens)
    #expect(run.notes == [.promptShortened(from: 512, to: 92)])
    #expect(run.samples.map(\.promptTokens) == [92, 92, 92, 32, 32])
  }

  @Test func `prompts of token numbers differ from their first few tokens on`() {
    let maker = PromptMaker(seed: 3)
    let pool = Array(50..<90)
    let starts = (0..<4000).map { maker.tokens(number: $0, count: 3, pool: pool) }
    #expect(Set(starts).count == 4000)
    for (one, next) in zip(starts, starts.dropFirst()) { #expect(one[0] != next[0]) }
    #expect(maker.tokens(number: 9, count: 30, pool: pool).prefix(3) == starts[9].prefix(3))
    #expect(PromptMaker(seed: 4).tokens(number: 9, count: 30, pool: pool) != starts[9])
    #expect(maker.tokens(number: 1, count: 0, pool: pool).isEmpty)
    #expect(maker.tokens(number: 1, count: 5, pool: [1]).isEmpty)
  }

  @Test func `a pool has only token numbers of the vocabulary`() {
    func pool(_ tokens: [JSONValue], _ vocabulary: Int? = nil) -> [Int]? {
      PromptMaker.pool(of: .object(["tokens": .array(tokens)]), vocabulary: vocabulary)
    }
    let numbers = (0..<40).map { JSONValue.number(Double($0)) }
    #expect(pool(numbers) == Array(0..<40))
    #expect(pool(numbers, 40) == Array(0..<40) && pool(numbers, 39) == nil)
    #expect(pool(Array(numbers.prefix(31))) == nil)
    #expect(pool(numbers + [.string("a")]) == nil && pool(numbers + [.number(-1)]) == nil)
    #expect(PromptMaker.pool(of: .array([]), vocabulary: nil) == nil)
  }
}
