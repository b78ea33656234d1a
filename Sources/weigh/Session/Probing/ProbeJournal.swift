internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Moderation
internal import Probe
internal import Store

/// One run while it goes on: kept from the moment its server is known, each result as it comes.
struct ProbeJournal {
  let keeper: ProbeKeeper
  let job: ServerJob
  let environment: ProbeEnvironment
  let startedAt: Int64
  private var kept: KeptProbe?
  /// Why the run must end, whatever was measured.
  private(set) var failure: Failure?

  init(keeper: ProbeKeeper, job: ServerJob, environment: ProbeEnvironment) {
    self.keeper = keeper
    self.job = job
    self.environment = environment
    startedAt = environment.now()
  }

  mutating func take(_ event: ProbeEvent, stop: ProbeStop) {
    guard failure == nil else { return }
    do throws(Failure) {
      switch event {
      case .found(let model): try begin(model, stop: stop)
      case .measured(let sample): try add(KeptProbe.stored(sample))
      case .answered(let answer): try add(answer)
      case .planned, .progress: break
      }
    } catch {
      failure = error
    }
  }

  /// Keeps the run as it is before anything was measured.
  private mutating func begin(_ model: ServedModel, stop: ProbeStop) throws(Failure) {
    if let earlier = job.resuming {
      var reopened = earlier.reopened
      // It knows the questions it has answers to; what is asked now must be readable too.
      reopened.items.merge(job.moderation?.itemsByID ?? [:]) { asked, _ in asked }
      try keeper.save(reopened)
      kept = reopened
      job.begun?(reopened.summary.id)
      return
    }
    let identity = try keeper.identity(of: model, for: job, stop: stop)
    var words: String?
    if let identity { words = try KeptProbe.json(identity) }
    let seed = job.moderation?.plan.seed ?? environment.seed
    let text = "\(startedAt) \(seed) \(job.endpoint.label) \(model.id)"
    let content = content(model)
    let summary = Store.ProbeRun.Summary(
      id: "run-" + SHA256.hex(text).prefix(12), kind: content.kind, status: .running,
      created: Clock.now(), servedModel: model.id, catalogID: identity?.model,
      endpoint: job.endpoint.label, identity: words, device: job.device?.kept)
    let begun = KeptProbe(
      summary: summary, content: content, items: job.moderation?.itemsByID ?? [:])
    try keeper.save(begun)
    kept = begun
    job.begun?(summary.id)
  }

  /// A run of the job's kind of which nothing has been measured.
  private func content(_ model: ServedModel) -> KeptProbe.Content {
    if let moderation = job.moderation {
      return .moderation(moderation.begun(job.endpoint, model, environment, startedAt: startedAt))
    }
    var run = Probe.ProbeRun(
      status: .stopped, endpointLabel: job.endpoint.label, endpointURL: job.endpoint.url,
      model: model, plan: job.plan, seed: environment.seed, samples: [])
    run.program = environment.program
    run.startedAt = startedAt
    run.endedAt = startedAt
    run.cores = environment.cores
    run.device = environment.device
    return .latency(run)
  }

  private func add(_ answer: ModerationAnswer) throws(Failure) {
    try add(
      KeptProbe.stored(answer, item: job.moderation?.battery[answer.item], place: answer.sample))
  }

  private func add(_ sample: Store.ProbeRun.Sample) throws(Failure) {
    guard let kept else { return }
    do {
      try keeper.database.add(sample, toRun: kept.summary.id)
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }

  /// Keeps how the run ended.
  mutating func close(
    _ outcome: Result<KeptProbe.Content, ProbeError>
  ) throws(Failure) -> KeptProbe {
    guard var kept else {
      if let failure { throw failure }
      switch outcome {
      case .success:
        // A run always tells what it found before it measures.
        throw Failure(.bug, "a bug in Weigh: a run at \(job.endpoint.label) began unseen.")
      case .failure(let error): throw Failure(error)
      }
    }
    switch outcome {
    case .success(let content):
      kept.content = content
      kept.summary.status = .init(content.status)
      try keeper.save(kept)
      if let failure { throw failure }
      return kept
    case .failure(let error):
      // What was measured before stays as it was.
      try keeper.save(job.resuming ?? kept.ended(by: error))
      throw failure ?? Failure(error)
    }
  }
}

extension KeptProbe {
  /// The run as it is while it goes on again.
  ///
  /// **Shape**: it has no end any more: should this program be killed, what it has is summed up
  /// anew. Answers that failed are asked again.
  fileprivate var reopened: KeptProbe {
    var copy = self
    copy.summary.status = .running
    switch content {
    case .latency(var run):
      run.endedAt = run.startedAt
      copy.content = .latency(run)
    case .moderation(var run):
      run.endedAt = run.startedAt
      run.answers.removeAll { $0.failure != nil }
      copy.content = .moderation(run)
    case .layers: break
    }
    return copy
  }

  /// The run after something ended it before it measured anything.
  fileprivate func ended(by error: ProbeError) -> KeptProbe {
    let status: Probe.ProbeRun.Status = error.kind == .stopped ? .stopped : .failed
    var copy = self
    copy.summary.status = .init(status)
    switch content {
    case .latency(var run):
      run.status = status
      run.failure = error
      copy.content = .latency(run)
    case .moderation(var run):
      run.status = status
      run.failure = error
      copy.content = .moderation(run)
    case .layers: break
    }
    return copy
  }
}
