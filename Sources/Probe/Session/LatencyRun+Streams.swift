extension LatencyRun {
  /// The total speed must grow by a tenth, or more requests at once are not worth trying.
  private static let leastGrowth = 1.1

  /// Measures each level of several requests at once, until more bring little.
  func measureStreams(_ session: ChatSession) throws(ProbeError) {
    guard !plan.streams.isEmpty else { return }
    var speeds: [(streams: Int, tokensPerSecond: Double)] = []
    budget.enter(.streams, at: context.elapsedSeconds)
    let kept = samples.count { $0.phase == .streams }
    try context.enter(.streams, total: plan.parallelRequests, done: kept)
    for streams in plan.streams {
      if !samples.contains(where: { $0.streams == streams }) {
        guard
          budget.allows(
            estimate.seconds(ofLevel: streams), at: context.elapsedSeconds, isFirst: speeds.isEmpty)
        else { return }
        try measure(session, streams: streams)
      }
      guard
        let level = StreamLevel(
          streams: streams, samples: samples.filter { $0.streams == streams })
      else { continue }
      estimate.note(level)
      if let last = speeds.last,
        level.totalTokensPerSecond < last.tokensPerSecond * Self.leastGrowth
      {
        if streams != plan.streams.last { notes.append(.streamsEnough(streams: last.streams)) }
        return
      }
      speeds.append((streams, level.totalTokensPerSecond))
    }
  }

  private func measure(_ session: ChatSession, streams: Int) throws(ProbeError) {
    let load = environment.loadAverage()
    let requests = ParallelRequests(
      session: session, streams: streams, runs: plan.runsPerStream)
    try requests.perform { index in
      session.job(
        .streams, index, promptTokens: plan.throughputPromptTokens,
        outputTokens: plan.outputTokens, streams: streams)
    } each: { sample throws(ProbeError) in
      var sample = sample
      mark(&sample, load: load)
      keep(sample)
      try context.advance(sample.millisecondsPerToken.map { 1000 / $0 })
    }
  }
}

extension ProbePlan {
  /// Requests of all levels of several at once.
  var parallelRequests: Int { streams.reduce(0) { $0 + $1 * runsPerStream } }

  /// Requests that are measured if nothing ends the run early.
  var measuredRequests: Int { firstTokenRuns + throughputRuns + parallelRequests }
}
