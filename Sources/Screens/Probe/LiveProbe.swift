internal import Moderation
internal import Probe

/// A probe that was started on the screen, from the first event to its end.
struct LiveProbe: Sendable {
  /// What it does now.
  enum Phase: Sendable, Equatable {
    case running
    /// It waits between two requests; before the request under way has ended, it will.
    case paused
    case stopping(ProbeStopping)
    /// It ended with nothing that could be kept.
    case failed(String)
  }

  let order: ProbeOrder
  var phase = Phase.running
  var standing: ProbeStanding
  /// The lengths of its requests.
  var plan: ProbePlan
  /// Seconds since it began, as last told.
  var elapsedSeconds = 0.0
  /// What is waited for.
  var wait: ProbeProgress.Wait?
  /// The last value of the part under way.
  var lastValue: Double?
  /// The models of a server that has several, of which one must be named.
  var servedModels: [String] = []
  /// Seconds the rest will take at the pace so far; nil before a tenth is done.
  private(set) var secondsLeft: Double?
  /// Whether the speed was measured and kept, and the questions of a battery follow.
  private(set) var isSecondPart = false
  /// Seconds the part before took.
  private var secondsBefore = 0.0

  init(_ order: ProbeOrder, title: String, address: String, plan: ProbePlan = ProbePlan()) {
    self.order = order
    self.plan = plan
    standing = ProbeStanding(title: title, address: address)
  }

  /// Shows that the questions of a battery are asked, or will be.
  mutating func expect(_ moderation: BatteryStanding) {
    standing.moderation = moderation
    guard case .server(_, _, let measure) = order, measure.isOfSpeed else { return }
    standing.steps = withModeration(standing.steps)
  }

  /// The first of two runs was kept; the second one begins.
  mutating func beginSecondPart() {
    isSecondPart = true
    secondsBefore = elapsedSeconds
    secondsLeft = nil
    lastValue = nil
    wait = nil
    for place in standing.steps.indices where standing.steps[place].step != .moderation {
      standing.steps[place].done = standing.steps[place].total
    }
    standing.current = standing.steps.firstIndex { $0.step == .moderation }
  }

  /// The steps with the questions behind them, where they are to come.
  private func withModeration(_ steps: [ProbeStanding.Step]) -> [ProbeStanding.Step] {
    guard let moderation = standing.moderation, !steps.contains(where: { $0.step == .moderation })
    else { return steps }
    return steps + [
      ProbeStanding.Step(
        step: .moderation, label: ProbeStanding.label(moderation.tier), done: 0,
        total: moderation.requests)
    ]
  }

  private func label(_ step: ProbeProgress.Step) -> String {
    step == .moderation
      ? standing.moderation.map { ProbeStanding.label($0.tier) } ?? step.words
      : ProbeStanding.label(step, plan)
  }

  /// Whether it has not ended.
  var isRunning: Bool {
    if case .failed = phase { return false }
    return true
  }

  /// Whether nothing has been measured because the server is not ready.
  var isWaitingForServer: Bool {
    if case .loading = wait { return true }
    return standing.served == nil && !order.isOfLayers
  }

  /// Whether somebody asked it to stop.
  var isStopping: Bool {
    if case .stopping = phase { return true }
    return false
  }

  /// Takes what the run tells.
  mutating func take(_ event: ProbeEvent) {
    switch event {
    case .planned(let steps) where isSecondPart:
      // Its server is known; what the speed came to stays.
      if let total = steps.first(where: { $0.step == .moderation })?.total,
        let place = standing.steps.firstIndex(where: { $0.step == .moderation })
      {
        standing.steps[place].total = total
        standing.current = place
      }
    case .planned(let steps):
      // An engine that was started for the run came before what the run plans.
      let before = standing.steps.filter { done in
        done.step != .moderation && !steps.contains { $0.step == done.step }
      }
      standing.steps =
        before.map {
          ProbeStanding.Step(step: $0.step, label: $0.label, done: $0.total, total: $0.total)
        }
        + steps.map {
          ProbeStanding.Step(
            step: $0.step, label: label($0.step), done: 0, total: $0.total)
        }
      standing.steps = withModeration(standing.steps)
      standing.current = steps.isEmpty ? nil : before.count
    case .found(let model):
      standing.served = model
      if !standing.address.isEmpty { standing.title = "\(model.id) at \(standing.address)" }
    case .measured(let sample):
      standing.add(sample)
      for flag in sample.flags.sorted() where !standing.remarks.contains(flag.message) {
        standing.remarks.append(flag.message)
      }
    case .answered(let answer): standing.moderation?.take(answer)
    case .progress(let progress): take(progress)
    }
  }

  private mutating func take(_ progress: ProbeProgress) {
    elapsedSeconds = secondsBefore + progress.elapsedSeconds
    wait = progress.wait
    if isSecondPart, progress.step != .moderation { return }
    lastValue = progress.lastValue
    let known = standing.steps.firstIndex { $0.step == progress.step }
    let place = known ?? standing.steps.count
    if known == nil {
      // A part nobody planned is shown all the same.
      standing.steps.append(
        ProbeStanding.Step(
          step: progress.step, label: label(progress.step), done: 0,
          total: progress.total))
    }
    standing.current = place
    if progress.step == .rounds, progress.done > standing.steps[place].done {
      if standing.rounds.isEmpty {
        standing.rounds = [ValueSeries("Rounds on the deeper file", unit: "tok/s", worse: .lower)]
      }
      standing.rounds[0].add(progress.lastValue)
    }
    standing.steps[place].done = progress.done
    standing.steps[place].total = max(progress.total, progress.done)
    // Parts before it are over, whether or not each of their requests was told.
    for earlier in 0..<place { standing.steps[earlier].done = standing.steps[earlier].total }
    // Of two runs each tells of its own rest.
    let isFirstOfTwo = !isSecondPart && progress.step != .moderation && standing.moderation != nil
    let (done, total) =
      isSecondPart || isFirstOfTwo ? standing.total(of: progress.step) : standing.total
    secondsLeft = done * 10 >= total ? progress.secondsLeft : nil
  }
}
