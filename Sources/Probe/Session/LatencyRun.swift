/// One run from the first look to the figures.
final class LatencyRun {
  private let context: ProbeContext
  private let plan: ProbePlan
  private let environment: ProbeEnvironment
  private var samples: [ProbeSample] = []

  init(context: ProbeContext, plan: ProbePlan, environment: ProbeEnvironment) {
    self.context = context
    self.plan = plan
    self.environment = environment
  }

  /// Performs the run.
  ///
  /// - Throws: errors before the first measured request.
  func perform() throws(ProbeError) -> ProbeRun {
    let startedAt = environment.now()
    let loadBefore = environment.loadAverage()
    context.tell(.planned(steps))
    try context.enter(.connect, total: 1)
    let found = try ServerLook(context: context).look(model: plan.model)
    context.tell(.found(found.model))
    try context.advance(nil)

    let session = ChatSession(context: context, found: found, seed: environment.seed)
    var notes = found.notes
    var ending: ProbeError?
    do {
      notes += try warmUp(session)
      try measure(session, .firstToken)
      try measure(session, .throughput)
    } catch {
      if samples.isEmpty, error.kind != .stopped { throw error }
      ending = error
    }
    spreadBuffering()
    let succeeded = samples.contains { $0.failure == nil }
    let isDone = ending == nil && (succeeded || samples.isEmpty)
    let status: ProbeRun.Status =
      ending?.kind == .stopped ? .stopped : isDone ? .complete : .failed
    if session.retries > 0 { notes.append(.retried(session.retries)) }
    var run = ProbeRun(
      status: status, endpointLabel: context.endpoint.label, endpointURL: context.endpoint.url,
      model: found.model, plan: plan, seed: environment.seed, samples: samples)
    run.failure = (ending ?? (isDone ? nil : commonFailure()))?.cleaned(hiding: context.key)
    run.program = environment.program
    run.startedAt = startedAt
    run.endedAt = environment.now()
    run.gauge = session.gauge
    run.cores = environment.cores
    run.loadBefore = loadBefore
    run.loadAfter = environment.loadAverage()
    run.flags = flags(loadBefore)
    run.notes = notes + session.notes
    return run
  }

  private var steps: [ProbeEvent.PlannedStep] {
    [
      .init(.connect, 1), .init(.warmUp, plan.warmUpRuns + 2),
      .init(.firstToken, plan.firstTokenRuns), .init(.throughput, plan.throughputRuns),
    ]
  }

  /// Requests that do not count: some to wake the server, two to learn how long prompts are.
  private func warmUp(_ session: ChatSession) throws(ProbeError) -> [ProbeNote] {
    var notes: [ProbeNote] = []
    var times: [Double] = []
    try context.enter(.warmUp, total: plan.warmUpRuns + 2)
    let words = PromptGauge.guess.words(forTokens: plan.throughputPromptTokens)
    for index in 0..<plan.warmUpRuns {
      let sample = try session.perform(
        .init(
          phase: .throughput, index: index, words: words,
          targetTokens: plan.throughputPromptTokens, outputTokens: min(8, plan.outputTokens)))
      if sample.failure == nil, let end = sample.endMilliseconds { times.append(end) }
      try context.advance(nil)
    }
    // Loading is worth a word only when it is not mere noise of a fast server.
    if times.count > 1, times[0] > 5 * times[1], times[0] - times[1] > 100 {
      notes.append(.loaded(milliseconds: times[0] - times[1]))
    }
    var lengths: [(words: Int, tokens: Int?)] = []
    for words in [24, 96] {
      let sample = try session.perform(
        .init(phase: .throughput, index: 0, words: words, targetTokens: words, outputTokens: 1))
      lengths.append((sample.promptWords, sample.failure == nil ? sample.promptTokens : nil))
      try context.advance(nil)
    }
    session.gauge = PromptGauge(
      shortWords: lengths[0].words, shortTokens: lengths[0].tokens,
      longWords: lengths[1].words, longTokens: lengths[1].tokens)
    return notes
  }

  private func measure(
    _ session: ChatSession, _ phase: ProbeSample.Phase
  ) throws(ProbeError) {
    let isEarly = phase == .firstToken
    let runs = isEarly ? plan.firstTokenRuns : plan.throughputRuns
    let tokens = isEarly ? plan.promptTokens : plan.throughputPromptTokens
    try context.enter(isEarly ? .firstToken : .throughput, total: runs)
    for index in 0..<runs {
      let job = ChatSession.Job(
        phase: phase, index: index, words: session.gauge.words(forTokens: tokens),
        targetTokens: tokens,
        outputTokens: isEarly ? plan.firstTokenOutputTokens : plan.outputTokens)
      var sample = try sampleOf(session, job)
      // A cached beginning may be chance: one more try with another prompt.
      if sample.flags.contains(.cached) { sample = try sampleOf(session, job) }
      samples.append(sample)
      context.tell(.measured(sample))
      try context.advance(
        isEarly ? sample.firstTokenMilliseconds : sample.millisecondsPerToken.map { 1000 / $0 })
    }
  }

  /// Performs a job; when it ends the run by failing too often, its place is kept.
  private func sampleOf(
    _ session: ChatSession, _ job: ChatSession.Job
  ) throws(ProbeError) -> ProbeSample {
    do {
      return try session.perform(job)
    } catch .failedInARow(let count, let commonest, let seen) {
      var sample = ProbeSample(
        phase: job.phase, index: job.index, promptNumber: -1, promptWords: job.words,
        requestedTokens: job.outputTokens)
      sample.failure = commonest.cleaned(hiding: context.key)
      samples.append(sample)
      throw .failedInARow(count: count, commonest: commonest, seen: seen)
    }
  }

  /// Short answers cannot show that a server holds text back; the long ones can.
  private func spreadBuffering() {
    let long = samples.filter { $0.phase == .throughput && $0.failure == nil }
    guard !long.isEmpty, long.allSatisfy({ $0.flags.contains(.buffered) }) else { return }
    for index in samples.indices where samples[index].failure == nil {
      samples[index].flags.insert(.buffered)
    }
  }

  private func commonFailure() -> ProbeError? {
    let failures = samples.compactMap(\.failure)
    let groups = Dictionary(grouping: failures) { $0.message.prefix(24) }
    guard let largest = groups.values.max(by: { $0.count < $1.count }), let first = largest.first
    else { return nil }
    return .failedInARow(count: failures.count, commonest: first, seen: largest.count)
  }

  private func flags(_ load: Double?) -> [ProbeFlag] {
    var flags = samples.reduce(into: Set<ProbeFlag>()) { $0.formUnion($1.flags) }
    let fine = samples.filter { $0.failure == nil }
    let early = fine.filter { $0.phase == .firstToken }.compactMap(\.firstTokenMilliseconds)
    let long = fine.filter { $0.phase == .throughput }.compactMap(\.millisecondsPerToken)
    if context.endpoint.isLoopback, let load, load > Double(environment.cores) {
      flags.insert(.busy)
    }
    if Spread.isNoisy(early, limit: Spread.firstTokenLimit)
      || Spread.isNoisy(long, limit: Spread.perTokenLimit)
    {
      flags.insert(.noisy)
    }
    if Spread.drifts(early) || Spread.drifts(long) { flags.insert(.drift) }
    return flags.sorted()
  }
}
