/// One run from the first look to the figures.
final class LatencyRun {
  let context: ProbeContext
  let plan: ProbePlan
  let environment: ProbeEnvironment
  var samples: [ProbeSample] = []
  var estimate: TimeEstimate
  var budget: RunBudget
  var notes: [ProbeNote] = []
  private let earlier: ProbeRun?
  var steal = StealMeter()
  var readsSlots = false
  private var gapsLeft = 1_000_000

  init(
    context: ProbeContext, plan: ProbePlan, environment: ProbeEnvironment, earlier: ProbeRun? = nil
  ) {
    self.context = context
    self.plan = plan
    self.environment = environment
    self.earlier = earlier
    estimate = TimeEstimate(plan: plan)
    budget = RunBudget(plan: plan)
  }

  /// Performs the run.
  ///
  /// - Throws: errors before the first measured request.
  func perform() throws(ProbeError) -> ProbeRun {
    if let earlier { samples = try RunResumption.samples(of: earlier, context.endpoint, plan) }
    let startedAt = environment.now()
    let loadBefore = environment.loadAverage()
    let useBefore = environment.serverUse()
    context.tell(.planned(steps))
    try context.enter(.connect, total: 1)
    let look = ServerLook(context: context)
    var found = try look.look(model: plan.model)
    let shown = found.model.hiding(context.key)
    if let earlier, let other = RunDifference.ofModels(earlier.model, shown).first {
      throw .cannotResume(other)
    }
    context.tell(.found(shown))
    try context.advance(nil)
    context.estimate = { [unowned self] in secondsLeft }

    let session = ChatSession(
      context: context, found: found, seed: earlier?.seed ?? environment.seed,
      firstPrompt: earlier.map(RunResumption.firstPrompt) ?? 0)
    notes = found.notes
    if let earlier { notes = RunResumption.notes(of: earlier, kept: samples.count) }
    var ending: ProbeError?
    var faults: Int?
    do {
      readsSlots = found.tellsSlots
      try warmUp(session, found)
      // Some servers know the context of a model only once a request has loaded it.
      if found.model.isLoaded == false { try look.refresh(&found) }
      try measure(session, .firstToken)
      let before = environment.serverUse()?.majorFaults
      try measure(session, .throughput)
      faults = before.flatMap { before in
        environment.serverUse()?.majorFaults.map { max(0, $0 - before) }
      }
      try measureStreams(session)
    } catch {
      let isAnotherRun = error.kind == .cannotResume
      if samples.isEmpty || isAnotherRun, error.kind != .stopped { throw error }
      ending = error
    }
    RunFlags.spreadBuffering(&samples)
    var run = summary(session, found, ending)
    run.startedAt = earlier?.startedAt ?? startedAt
    run.loadBefore = earlier?.loadBefore ?? loadBefore
    run.server = use(since: useBefore, faults: faults)
    run.flags = flags(loadBefore: run.loadBefore, faults: faults)
    return run
  }

  private func summary(
    _ session: ChatSession, _ found: ServerLook.Found, _ ending: ProbeError?
  ) -> ProbeRun {
    let succeeded = samples.contains { $0.failure == nil }
    let isDone = ending == nil && (succeeded || samples.isEmpty)
    let status: ProbeRun.Status =
      ending?.kind == .stopped ? .stopped : isDone ? .complete : .failed
    let retries = session.retries + (earlier.map(RunResumption.retries) ?? 0)
    if retries > 0 { notes.append(.retried(retries)) }
    if budget.isSpent, let seconds = plan.budgetSeconds {
      notes.append(
        .budgetSpent(seconds: seconds, sent: samples.count, planned: plan.measuredRequests))
    }
    var run = ProbeRun(
      status: status, endpointLabel: context.endpoint.label, endpointURL: context.endpoint.url,
      model: found.model.hiding(context.key), plan: plan, seed: earlier?.seed ?? environment.seed,
      samples: samples)
    run.failure = (ending ?? (isDone ? nil : commonFailure()))?.cleaned(hiding: context.key)
    run.program = environment.program
    run.device = environment.device
    run.endedAt = environment.now()
    run.promptKind = session.pool == nil ? .words : .tokens
    run.gauge = session.gauge
    run.cores = environment.cores
    run.loadAfter = environment.loadAverage()
    run.notes = notes + session.notes
    return run
  }

  private var steps: [ProbeEvent.PlannedStep] {
    [
      .init(.connect, 1), .init(.warmUp, plan.warmUpRuns + 2),
      .init(.firstToken, plan.firstTokenRuns), .init(.throughput, plan.throughputRuns),
    ] + (plan.streams.isEmpty ? [] : [.init(.streams, plan.parallelRequests)])
  }

  private var secondsLeft: Double? {
    let parallel = Set(samples.compactMap(\.streams))
    let done = Dictionary(grouping: samples, by: \.phase).mapValues(\.count)
    return estimate.secondsLeft(
      done: done, elapsed: context.elapsedSeconds,
      levels: plan.streams.filter { !parallel.contains($0) })
  }

  /// Requests that do not count: some to wake the server, two to learn how long prompts are.
  private func warmUp(_ session: ChatSession, _ found: ServerLook.Found) throws(ProbeError) {
    var times: [Double] = []
    if found.takesTokens, earlier?.promptKind != .words {
      session.usePromptsOfTokens(vocabulary: found.model.vocabularySize)
    }
    // A resumed run goes on with prompts of the same length.
    let known = earlier.flatMap { $0.gauge.isMeasured ? $0.gauge : nil }
    if let known { session.gauge = known }
    let gauges = session.pool == nil && known == nil ? 2 : 0
    try context.enter(.warmUp, total: plan.warmUpRuns + gauges)
    for index in 0..<plan.warmUpRuns {
      let sample = try session.perform(
        session.job(
          .throughput, index, promptTokens: plan.throughputPromptTokens,
          outputTokens: min(8, plan.outputTokens)))
      estimate.note(sample, isMeasured: false)
      if sample.failure == nil, let end = sample.endMilliseconds { times.append(end) }
      try context.advance(nil)
    }
    // Loading is worth a word only when it is not mere noise of a fast server.
    if times.count > 1, times[0] > 5 * times[1], times[0] - times[1] > 100 {
      notes.append(.loaded(milliseconds: times[0] - times[1]))
    }
    if session.pool == nil, known == nil { try gauge(session) }
    if let earlier, earlier.promptKind != (session.pool == nil ? .words : .tokens) {
      throw .cannotResume(
        RunDifference(promptsWere: earlier.promptKind, are: session.pool == nil ? .words : .tokens))
    }
  }

  private func gauge(_ session: ChatSession) throws(ProbeError) {
    var lengths: [(words: Int, tokens: Int?)] = []
    for words in [24, 96] {
      let sample = try session.perform(
        .init(phase: .throughput, index: 0, words: words, targetTokens: words, outputTokens: 1))
      lengths.append((sample.promptWords, sample.failure == nil ? sample.promptTokens : nil))
      estimate.note(sample, isMeasured: false)
      try context.advance(nil)
    }
    session.gauge = PromptGauge(
      shortWords: lengths[0].words, shortTokens: lengths[0].tokens,
      longWords: lengths[1].words, longTokens: lengths[1].tokens)
  }

  private func measure(
    _ session: ChatSession, _ phase: ProbeSample.Phase
  ) throws(ProbeError) {
    let isEarly = phase == .firstToken
    let runs = isEarly ? plan.firstTokenRuns : plan.throughputRuns
    let kept = Set(samples.filter { $0.phase == phase }.map(\.index))
    try context.enter(isEarly ? .firstToken : .throughput, total: runs, done: kept.count)
    budget.enter(phase, at: context.elapsedSeconds)
    var isFirst = kept.isEmpty
    for index in 0..<runs where !kept.contains(index) {
      guard
        budget.allows(
          estimate.seconds(of: phase), at: context.elapsedSeconds, isFirst: isFirst)
      else { return }
      isFirst = false
      let job = session.job(
        phase, index, promptTokens: isEarly ? plan.promptTokens : plan.throughputPromptTokens,
        outputTokens: isEarly ? plan.firstTokenOutputTokens : plan.outputTokens)
      try wake(session)
      var sample = try sampleOf(session, job)
      // A cached beginning may be chance: one more try with another prompt.
      if sample.flags.contains(.cached) { sample = try sampleOf(session, job) }
      keep(sample)
      try context.advance(
        isEarly ? sample.firstTokenMilliseconds : sample.millisecondsPerToken.map { 1000 / $0 })
    }
  }

  /// Keeps a sample and tells it.
  func keep(_ sample: ProbeSample) {
    var sample = sample
    // A million gaps are 8 MB; whoever measures more has the percentiles of those.
    gapsLeft -= sample.gapMicroseconds?.count ?? 0
    if gapsLeft < 0 { sample.gapMicroseconds = nil }
    estimate.note(sample, isMeasured: true)
    samples.append(sample)
    context.tell(.measured(sample))
  }

  /// After a long pause the server may have put its model away: one request that does not count.
  private func wake(_ session: ChatSession) throws(ProbeError) {
    guard context.takePauseSeconds() > context.limits.wakeSeconds else { return }
    _ = try session.perform(
      session.job(.throughput, 0, promptTokens: plan.throughputPromptTokens, outputTokens: 1))
  }

  /// Performs a job; when it ends the run by failing too often, its place is kept.
  private func sampleOf(
    _ session: ChatSession, _ job: ChatSession.Job
  ) throws(ProbeError) -> ProbeSample {
    let load = environment.loadAverage()
    _ = steal.share(environment.processorTimes())
    let isShared = readsSlots && slotsWork()
    do {
      var sample = try session.perform(job)
      mark(&sample, load: load)
      if isShared { sample.flags.insert(.shared) }
      return sample
    } catch .failedInARow(let count, let commonest, let seen) {
      var sample = ProbeSample(
        phase: job.phase, index: job.index, promptNumber: -1, promptWords: job.words,
        requestedTokens: job.outputTokens)
      sample.failure = commonest.cleaned(hiding: context.key)
      samples.append(sample)
      throw .failedInARow(count: count, commonest: commonest, seen: seen)
    }
  }

  private func commonFailure() -> ProbeError? {
    let failures = samples.compactMap(\.failure)
    guard let (commonest, seen) = ProbeError.commonest(of: failures) else { return nil }
    return .failedInARow(count: failures.count, commonest: commonest, seen: seen)
  }
}
