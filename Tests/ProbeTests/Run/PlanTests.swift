import Testing

@testable import Probe

@Suite struct PlanTests {
  @Test func `prompts repeat for a seed and differ between numbers and seeds`() {
    let maker = PromptMaker(seed: 1)
    let prompt = maker.prompt(number: 3, words: 20)
    #expect(prompt == PromptMaker(seed: 1).prompt(number: 3, words: 20))
    #expect(prompt != maker.prompt(number: 4, words: 20))
    #expect(prompt != PromptMaker(seed: 2).prompt(number: 3, words: 20))
    #expect(prompt.split(separator: " ").count == 21)
    #expect(prompt.prefix(9).allSatisfy { $0.isNumber })
  }

  @Test func `two prompts tell how long any other is`() {
    let gauge = PromptGauge(shortWords: 24, shortTokens: 46, longWords: 96, longTokens: 154)
    #expect(gauge == PromptGauge(tokensPerWord: 1.5, overheadTokens: 10, isMeasured: true))
    #expect(gauge.words(forTokens: 512) == 335)
    #expect(gauge.tokens(forWords: 335) == 512.5)
    #expect(gauge.words(forTokens: 1) == 1)
  }

  @Test(
    arguments: [(nil, nil), (46, nil), (46, 46), (154, 46), (0, 1_000_000_000)] as [(Int?, Int?)])
  func `counts that make no sense leave the guess`(short: Int?, long: Int?) {
    let gauge = PromptGauge(shortWords: 24, shortTokens: short, longWords: 96, longTokens: long)
    #expect(gauge == .guess && !gauge.isMeasured)
  }

  @Test func `a plan is brought into the range that can be run`() {
    var plan = ProbePlan()
    #expect(plan.bounded == plan)
    plan.warmUpRuns = -1
    plan.promptTokens = .max
    plan.outputTokens = 0
    #expect(plan.bounded.warmUpRuns == 0)
    #expect(plan.bounded.promptTokens == 1_000_000)
    #expect(plan.bounded.outputTokens == 1)
  }

  @Test func `fields are dropped once, and only such as can be spared`() {
    var request = ChatRequest(model: "m", extra: [RequestField("ignore_eos", .bool(true))])
    #expect(request.drop(namedIn: "unknown field 'ignore_eos'") == "ignore_eos")
    #expect(request.drop(namedIn: "unknown field 'ignore_eos'") == nil)
    #expect(request.drop(namedIn: "include_usage is unknown") == "stream_options")
    #expect(request.drop(namedIn: "bad model, messages, stream, max_tokens") == nil)
    #expect(
      request.drop(namedIn: "use 'max_completion_tokens' instead of max_tokens") == "max_tokens")
    let body = request.body(prompt: "a \"b\"", outputTokens: 5)
    #expect(
      body == #"{"max_completion_tokens":5,"messages":[{"content":"a \"b\"","role":"user"}],"#
        + #""model":"m","seed":7,"stream":true,"temperature":0}"#)
  }

  @Test func `the nearest name comes first`() {
    #expect(
      NameDistance.sort(["llama-3.1-8b", "qwen3-8b", "Qwen3-32B"], near: "qwen3-32")
        == ["Qwen3-32B", "qwen3-8b", "llama-3.1-8b"])
    #expect(NameDistance.distance("kitten", "sitting") == 3)
    #expect(NameDistance.distance("", "abc") == 3)
  }
}
