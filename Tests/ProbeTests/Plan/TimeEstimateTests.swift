import Testing

@testable import Probe

@Suite struct TimeEstimateTests {
  private func sample(
    _ phase: ProbeSample.Phase, first: Double, each: Double, tokens: Int, prompt: Int
  ) -> ProbeSample {
    var sample = ProbeSample(
      phase: phase, index: 0, promptNumber: 0, promptWords: 1, requestedTokens: tokens)
    sample.firstTextMilliseconds = first
    sample.lastTextMilliseconds = first + each * Double(tokens - 1)
    sample.endMilliseconds = sample.lastTextMilliseconds
    sample.outputTokens = tokens
    sample.chunks = tokens
    sample.promptTokens = prompt
    return sample
  }

  private var plan: ProbePlan {
    var plan = ProbePlan()
    plan.firstTokenRuns = 10
    plan.throughputRuns = 10
    plan.promptTokens = 500
    plan.firstTokenOutputTokens = 11
    plan.throughputPromptTokens = 50
    plan.outputTokens = 101
    return plan
  }

  @Test func `before any answer nothing is known`() {
    let estimate = TimeEstimate(plan: plan)
    #expect(estimate.seconds(of: .firstToken) == nil && estimate.seconds(ofLevel: 2) == nil)
    #expect(estimate.secondsLeft(done: [:], elapsed: 0, levels: []) == nil)
    // Nothing left takes no time, known or not.
    let done: [ProbeSample.Phase: Int] = [.firstToken: 10, .throughput: 10]
    #expect(estimate.secondsLeft(done: done, elapsed: 0, levels: []) == 0)
  }

  @Test func `the warm-up tells what prompts and tokens cost`() {
    var estimate = TimeEstimate(plan: plan)
    estimate.note(
      sample(.throughput, first: 200, each: 10, tokens: 8, prompt: 100), isMeasured: false)
    // 2 ms per prompt token, 10 ms per token: 500 · 2 + 10 · 10 and 50 · 2 + 100 · 10.
    #expect(estimate.seconds(of: .firstToken) == 1.1 && estimate.seconds(of: .throughput) == 1.1)
    #expect(estimate.secondsLeft(done: [:], elapsed: 0, levels: []) == 22)
    // A shorter prompt holds more of what every request costs, so the longer one counts.
    estimate.note(
      sample(.throughput, first: 200, each: 10, tokens: 8, prompt: 10), isMeasured: false)
    #expect(estimate.seconds(of: .firstToken) == 1.1)
    var failed = sample(.throughput, first: 9, each: 1, tokens: 8, prompt: 1000)
    failed.failure = .cut(tokens: 8)
    estimate.note(failed, isMeasured: true)
    #expect(estimate.seconds(of: .firstToken) == 1.1)
  }

  @Test func `what was measured replaces what was expected`() {
    var estimate = TimeEstimate(plan: plan)
    estimate.note(
      sample(.firstToken, first: 3900, each: 10, tokens: 11, prompt: 500), isMeasured: true)
    estimate.note(
      sample(.firstToken, first: 1900, each: 10, tokens: 11, prompt: 500), isMeasured: true)
    #expect(estimate.seconds(of: .firstToken) == 3)
    let left = estimate.secondsLeft(
      done: [.firstToken: 2], elapsed: 10, levels: [])
    // Eight of 3 s, and ten of 50 · 3.8 ms + 100 · 10 ms.
    #expect(abs((left ?? 0) - (24 + 10 * 1.19)) < 1e-9)
  }

  @Test func `levels are taken to share the speed seen so far`() throws {
    var plan = plan
    plan.runsPerStream = 10
    var estimate = TimeEstimate(plan: plan)
    estimate.note(
      sample(.throughput, first: 10, each: 10, tokens: 101, prompt: 50), isMeasured: true)
    // 101 tokens in 1.01 s.
    let alone = try #require(estimate.seconds(ofLevel: 1))
    let four = try #require(estimate.seconds(ofLevel: 4))
    #expect(abs(alone - 10.1) < 1e-9 && abs(four - 40.4) < 1e-9)
  }

  @Test func `a budget bounds what is left`() {
    var plan = plan
    plan.budgetSeconds = 15
    var estimate = TimeEstimate(plan: plan)
    estimate.note(
      sample(.throughput, first: 200, each: 10, tokens: 8, prompt: 100), isMeasured: false)
    #expect(estimate.secondsLeft(done: [:], elapsed: 5, levels: []) == 10)
    #expect(estimate.secondsLeft(done: [:], elapsed: 20, levels: []) == 0)
    let nearlyDone: [ProbeSample.Phase: Int] = [.firstToken: 10, .throughput: 9]
    #expect(estimate.secondsLeft(done: nearlyDone, elapsed: 5, levels: []) == 1.1)
  }

  @Test func `a budget leaves time for every part`() {
    var plan = plan
    plan.budgetSeconds = 100
    var budget = RunBudget(plan: plan)
    func allows(_ expected: Double, _ elapsed: Double, isFirst: Bool = false) -> Bool {
      budget.allows(expected, at: elapsed, isFirst: isFirst)
    }
    budget.enter(.firstToken, at: 0)
    #expect(allows(1, 39) && !budget.isSpent)
    #expect(!allows(1.5, 39) && budget.isSpent)
    budget.enter(.throughput, at: 40)
    #expect(allows(1, 99) && !allows(2, 99))
    // Late or not, the first request of a part is sent.
    #expect(allows(50, 130, isFirst: true))
    plan.streams = [2]
    budget = RunBudget(plan: plan)
    budget.enter(.throughput, at: 0)
    #expect(allows(1, 59) && !allows(2, 59))
    budget = RunBudget(plan: ProbePlan())
    budget.enter(.firstToken, at: 0)
    #expect(allows(1e9, 1e9) && !budget.isSpent)
  }
}
