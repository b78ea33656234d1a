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

  init(_ order: ProbeOrder, title: String, address: String, plan: ProbePlan = ProbePlan()) {
    self.order = order
    self.plan = plan
    standing = ProbeStanding(title: title, address: address)
  }

  /// Whether it has not ended.
  var isRunning: Bool {
    if case .failed = phase { return false }
    return true
  }

  /// Whether somebody asked it to stop.
  var isStopping: Bool {
    if case .stopping = phase { return true }
    return false
  }

  /// Takes what the run tells.
  mutating func take(_ event: ProbeEvent) {
    switch event {
    case .planned(let steps):
      // An engine that was started for the run came before what the run plans.
      let before = standing.steps.filter { done in !steps.contains { $0.step == done.step } }
      standing.steps =
        before.map {
          ProbeStanding.Step(step: $0.step, label: $0.label, done: $0.total, total: $0.total)
        }
        + steps.map {
          ProbeStanding.Step(
            step: $0.step, label: ProbeStanding.label($0.step, plan), done: 0, total: $0.total)
        }
      standing.current = steps.isEmpty ? nil : before.count
    case .found(let model):
      standing.served = model
      if !standing.address.isEmpty { standing.title = "\(model.id) at \(standing.address)" }
    case .measured(let sample):
      standing.add(sample)
      for flag in sample.flags.sorted() where !standing.remarks.contains(flag.message) {
        standing.remarks.append(flag.message)
      }
    case .answered: break
    case .progress(let progress): take(progress)
    }
  }

  private mutating func take(_ progress: ProbeProgress) {
    elapsedSeconds = progress.elapsedSeconds
    wait = progress.wait
    lastValue = progress.lastValue
    let known = standing.steps.firstIndex { $0.step == progress.step }
    let place = known ?? standing.steps.count
    if known == nil {
      // A part nobody planned is shown all the same.
      standing.steps.append(
        ProbeStanding.Step(
          step: progress.step, label: ProbeStanding.label(progress.step, plan), done: 0,
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
    let (done, total) = standing.total
    secondsLeft = done * 10 >= total ? progress.secondsLeft : nil
  }
}
