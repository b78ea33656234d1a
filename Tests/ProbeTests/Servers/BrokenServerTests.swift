import Foundation
import Testing

@testable import Probe

/// Servers that break their answers or mean harm; numbers are the rows of the design's table.
@Suite struct BrokenServerTests {
  /// Each ends a run after five requests with the same sentence.
  @Test(arguments: [
    ("broken-json", #"An event is not JSON: {"choices": [\x1b[31m oops"#),
    ("content-number", "The answer has a 'content' that is not text."),
    ("choices-object", "The answer has a 'choices' that is not a list."),
    ("error-inside", "The server reports an error: out of memory"),
    ("no-done", "The answer stopped in the middle after 1 token."),
    ("reset", "The answer stopped in the middle after 5 tokens."),
    ("short-length", "The answer stopped in the middle after 3 tokens."),
    ("bad-chunk-size", "The answer stopped in the middle after 5 tokens."),
    ("empty", "The answer has no text."),
    ("long-line", "The answer has an event larger than 8 MiB."),
    ("gzip", "The answer is compressed (gzip) though that was not asked for; refused."),
    ("deflate", "The answer is compressed (deflate) though that was not asked for; refused."),
    ("brotli", "The answer is compressed (br) though that was not asked for; refused."),
    ("gzip-transfer", "The answer is compressed (gzip) though that was not asked for; refused."),
    ("deep-stream", "The answer nests JSON deeper than 64."),
  ])
  func `15 to 18, 22, 25, 27, 39: a broken answer has its sentence`(
    behavior: String, sentence: String
  ) throws {
    let run = try MockServer.run(behavior)
    #expect(run.status == .failed && run.exitCode == 69 && run.succeeded == 0)
    #expect(run.failureMessage == "5 requests in a row failed, 5 of them so: \(sentence)")
    #expect(run.sampleMessages == [sentence])
    #expect(run.metrics.firstToken == nil && run.metrics.perToken == nil)
  }

  @Test func `16: a usage of the wrong type counts as none`() throws {
    let run = try MockServer.run("usage-wrong-type")
    #expect(run.status == .complete && run.flags == [.noUsage])
  }

  @Test func `18: one broken answer is in no figure`() throws {
    let run = try MockServer.run("cut-once")
    #expect(run.status == .complete && run.samples.count == 5 && run.succeeded == 4)
    #expect(run.sampleMessages == ["The answer stopped in the middle after 5 tokens."])
    #expect(run.metrics.perToken?.n == 1)
  }

  @Test(arguments: ["stall", "drip"])
  func `19 and 20: silence ends a request, whatever else drips in`(behavior: String) throws {
    var limits = MockServer.quickLimits
    limits.silenceSeconds = 0.2
    limits.failuresInARow = 4
    let run = try MockServer.run(behavior, limits: limits)
    #expect(run.sampleMessages == ["The answer stalled: no text for 0.2 s."])
    #expect(run.status == .failed)
  }

  @Test func `20: no request lasts forever`() throws {
    var limits = MockServer.quickLimits
    limits.requestSeconds = 0.3
    limits.failuresInARow = 2
    let run = try MockServer.run("drip", limits: limits)
    #expect(run.sampleMessages == ["One answer took longer than 0.3 s."])
    #expect(run.status == .failed && run.samples.count == 2)
  }

  @Test func `21: an endless answer is closed at twice its length`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("endless", name: name)
    #expect(run.status == .complete)
    #expect(run.flags == [.noUsage, .runaway])
    #expect(run.samples.last?.chunks == 49)
    #expect(run.metrics.perToken?.n == 2)
  }

  @Test func `22: short answers are in no speed`() throws {
    let run = try MockServer.run("stops-early")
    #expect(run.status == .complete && run.flags == [.short])
    #expect(run.metrics.perToken == nil && run.metrics.firstToken?.n == 3)
  }

  @Test(arguments: ["one-chunk", "whole-answer"])
  func `23: an answer that comes at once has only an end`(behavior: String) throws {
    let run = try MockServer.run(behavior)
    #expect(run.status == .complete && run.flags.contains(.buffered))
    #expect(run.metrics.firstToken == nil && run.metrics.perToken == nil)
    #expect(run.metrics.endToEnd?.n == 2)
  }

  @Test func `23: several tokens in one chunk are noted`() throws {
    let run = try MockServer.run("pairs")
    #expect(run.flags == [.multiToken])
    #expect(run.samples.last?.chunks == 12 && run.samples.last?.outputTokens == 24)
  }

  @Test(arguments: [
    ("no-usage", ProbeFlag.noUsage), ("zero-usage", .noUsage), ("huge-usage", .wrongUsage),
  ])
  func `24: without counts to believe, chunks are counted`(behavior: String, flag: ProbeFlag) throws
  {
    let run = try MockServer.run(behavior)
    #expect(run.status == .complete && run.flags == [flag])
    #expect(run.samples.allSatisfy { $0.outputTokens == nil && $0.chunks == $0.requestedTokens })
    #expect(run.metrics.perToken?.n == 2)
  }

  @Test func `25: an answer without end`() throws {
    var limits = MockServer.quickLimits
    limits.answerBytes = 256 << 10
    limits.failuresInARow = 2
    #expect(
      try MockServer.error("too-much", limits: limits)
        == .failedInARow(count: 2, commonest: .answerTooLarge(bytes: 256 << 10), seen: 2))
  }

  @Test(arguments: ["endless-headers", "long-header"])
  func `26: headers without end`(behavior: String) throws {
    #expect(try MockServer.error(behavior) == .headersTooLarge(bytes: 64 << 10))
  }

  @Test func `28: text that is not valid is repaired and flagged`() throws {
    let run = try MockServer.run("bad-text")
    #expect(run.status == .complete && run.flags.contains(.repairedText))
  }

  @Test func `29: names cannot drive a terminal, and are sent back as they came`() throws {
    let run = try MockServer.run("evil-names")
    #expect(run.status == .complete)
    #expect(run.model.id == "good^[]52;c;aGk=^G\u{FFFD}gnp^@model")
    #expect(run.model.engine == "llama.cpp")
    #expect(run.model.quantization == "Q8^[[2J" && run.model.engineBuild == "b1^[[0m")
  }

  @Test func `32: another model in the middle ends the run`() throws {
    let run = try MockServer.run("changes-model")
    #expect(run.status == .failed && run.failureMessage == "The server now serves other-2.")
    #expect(run.samples.count == 4)
  }

  @Test func `33: a prompt cut silently is in no figure of the first token`() throws {
    var plan = MockServer.quickPlan
    plan.promptTokens = 400
    let run = try MockServer.run("cuts-prompts", plan: plan)
    #expect(run.flags == [.cutPrompt])
    #expect(run.metrics.firstToken == nil && run.metrics.perToken?.n == 2)
  }

  @Test func `34: a cached prompt is tried once more, then flagged`() throws {
    let name = MockServer.newName()
    let run = try MockServer.run("cached-prompts", name: name)
    #expect(run.flags == [.cached] && run.samples.count == 5)
    // One warm-up, two to calibrate, and each measured one twice.
    #expect(try MockServer.chats(name).count == 3 + 2 * 5)
  }

  @Test func `37: absurd facts are dropped`() throws {
    let absurd = try MockServer.run("absurd-facts").model
    #expect(absurd.engine == "llama.cpp")
    #expect(absurd.parameters == nil && absurd.sizeBytes == nil && absurd.quantization == nil)
    #expect(absurd.contextTokens == nil && absurd.trainedContextTokens == nil)
    let text = try MockServer.run("text-facts").model
    #expect(text.parameters == 7_000_000_000 && text.sizeBytes == nil)
    #expect(text.quantization == "Q4_0")
  }

  @Test func `39: a list nested too deep is refused`() throws {
    #expect(try MockServer.error("deep-list") == .tooDeep(limit: 64))
  }

  @Test func `a machine with other work is noted`() throws {
    var environment = MockServer.environment
    environment.loadAverage = { 5 }
    let run = try MockServer.run("good", environment: environment)
    #expect(run.flags == [.busy] && run.loadBefore == 5)
  }
}
