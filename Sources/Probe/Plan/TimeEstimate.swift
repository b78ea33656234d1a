/// What the rest of a run will take, judged by the requests so far.
///
/// Errs on the long side for several requests at once: it takes it that the total speed seen so
/// far is all there is.
struct TimeEstimate {
  private let plan: ProbePlan
  /// Prompt tokens of the longest prompt so far, and its milliseconds per token.
  private var prompt: (tokens: Int, milliseconds: Double)?
  private var millisecondsPerToken: Double?
  private var durations: [ProbeSample.Phase: (sum: Double, count: Int)] = [:]
  private var tokensPerSecond: Double?

  init(plan: ProbePlan) {
    self.plan = plan
  }

  /// Takes in an answer; `isMeasured` is false for those of the warm-up.
  mutating func note(_ sample: ProbeSample, isMeasured: Bool) {
    guard sample.failure == nil, let end = sample.endMilliseconds else { return }
    if let first = sample.firstTextMilliseconds, let tokens = sample.promptTokens,
      tokens >= prompt?.tokens ?? 1
    {
      prompt = (tokens, first / Double(tokens))
    }
    if let first = sample.firstTextMilliseconds, let last = sample.lastTextMilliseconds,
      sample.countedTokens > 1
    {
      millisecondsPerToken = (last - first) / Double(sample.countedTokens - 1)
    }
    guard isMeasured else { return }
    let before = durations[sample.phase] ?? (0, 0)
    durations[sample.phase] = (before.sum + end, before.count + 1)
  }

  /// Takes in a level of several requests at once.
  mutating func note(_ level: StreamLevel) {
    tokensPerSecond = max(tokensPerSecond ?? 0, level.totalTokensPerSecond)
  }

  /// Seconds of one request of a part; nil before any answer.
  func seconds(of phase: ProbeSample.Phase) -> Double? {
    if let (sum, count) = durations[phase], count > 0 { return sum / Double(count) / 1000 }
    guard let prompt, let millisecondsPerToken else { return nil }
    let isEarly = phase == .firstToken
    let tokens = isEarly ? plan.promptTokens : plan.throughputPromptTokens
    let answer = isEarly ? plan.firstTokenOutputTokens : plan.outputTokens
    return (prompt.milliseconds * Double(tokens) + millisecondsPerToken * Double(answer - 1)) / 1000
  }

  /// Seconds of a level of so many requests at once.
  func seconds(ofLevel streams: Int) -> Double? {
    guard let alone = seconds(of: .throughput), alone > 0 else { return nil }
    let speed = max(tokensPerSecond ?? 0, Double(plan.outputTokens) / alone)
    return Double(streams * plan.runsPerStream * plan.outputTokens) / speed
  }

  /// Seconds until the run is done, from the measured requests of each part, the seconds since
  /// it began, and the levels still to be run; nil where nothing is known yet.
  func secondsLeft(
    done: [ProbeSample.Phase: Int], elapsed: Double, levels: some Sequence<Int>
  ) -> Double? {
    var left = 0.0
    for (phase, runs) in [
      (ProbeSample.Phase.firstToken, plan.firstTokenRuns), (.throughput, plan.throughputRuns),
    ] {
      let rest = max(0, runs - (done[phase] ?? 0))
      guard rest > 0 else { continue }
      guard let each = seconds(of: phase) else { return nil }
      left += Double(rest) * each
    }
    for level in levels {
      guard let whole = seconds(ofLevel: level) else { return nil }
      left += whole
    }
    guard let budget = plan.budgetSeconds else { return left }
    return min(left, max(0, budget - elapsed))
  }
}

/// How a budget of time is divided among the parts of a run.
///
/// **Shape** Two fifths of what is left go to the first token and three fifths to the speed; with
/// several requests at once to come, the speed gets three fifths of the rest (chosen: answers that
/// measure speed take longer). What one part does not use is there for the next.
struct RunBudget {
  private let seconds: Double?
  private let hasStreams: Bool
  /// True once a request was left out.
  private(set) var isSpent = false
  private var partEnd = Double.infinity

  init(plan: ProbePlan) {
    seconds = plan.budgetSeconds
    hasStreams = !plan.streams.isEmpty
  }

  /// Begins a part at so many seconds of the run.
  mutating func enter(_ phase: ProbeSample.Phase, at elapsed: Double) {
    guard let seconds else { return }
    let share =
      switch phase {
      case .firstToken: 0.4
      case .throughput: hasStreams ? 0.6 : 1
      case .streams: 1.0
      }
    partEnd = elapsed + max(0, seconds - elapsed) * share
  }

  /// Whether something that takes so many seconds may begin; the first request of a part always
  /// may, for without it the run says nothing.
  mutating func allows(_ expected: Double?, at elapsed: Double, isFirst: Bool) -> Bool {
    guard !isFirst, elapsed + (expected ?? 0) > partEnd else { return true }
    isSpent = true
    return false
  }
}
