internal import Catalog
internal import Decision
internal import Fit
internal import Foundation
internal import Probe
internal import Store

/// A server to measure, and what to know about it.
struct ServerJob: Sendable {
  /// Where it answers.
  var endpoint: Endpoint
  /// What to do.
  var plan = ProbePlan()
  /// The key it wants.
  var key: ProbeKey?
  /// How long to wait.
  var limits = ProbeLimits()
  /// The catalog id of the model, where a person named it.
  var catalogID: String?
  /// Whether a person said that it is no model of the catalog.
  var isOfNoModel = false
  /// The hardware it runs on; `nil` where that is not known.
  var device: ProbedDevice?
  /// The run to go on with.
  var resuming: KeptProbe?
  /// What the server's process uses of this machine, where it is known.
  var serverUse: (@Sendable () -> ServerUse?)?

  init(endpoint: Endpoint) { self.endpoint = endpoint }
}

/// Measures and keeps: the one place where a probe runs, for commands and for the screen alike.
///
/// **Shape**: a run is in the database from the moment its server is known, each measured request
/// as soon as it is there. All calls block; they may be made from any one thread.
struct ProbeKeeper: Sendable {
  let database: UserDatabase
  let base: EvaluationBase

  /// Measures a server and keeps the run, also one that was stopped or failed half-way.
  ///
  /// `stop` ends the run from another thread; `report` is told what happens once it was kept, and
  /// the run pauses while it answers.
  ///
  /// **Errors**: where nothing was measured, or where it cannot be kept.
  func measure(
    _ job: ServerJob, stop: ProbeStop = ProbeStop(),
    report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
  ) throws(Failure) -> KeptProbe {
    var environment = ProbeEnvironment.machine(program: Version.text)
    environment.device = job.device?.words
    let endpoint = job.endpoint
    environment.serverUse =
      job.serverUse ?? { ProcessMemory.of(serverAt: endpoint).map { ServerUse($0) } }
    var journal = Journal(keeper: self, job: job, environment: environment)
    let outcome: Result<Probe.ProbeRun, ProbeError>
    do {
      outcome = .success(
        try probe(
          job.endpoint, plan: job.plan, key: job.key, limits: job.limits,
          environment: environment, resuming: job.resuming?.latency, stop: stop
        ) { event in
          journal.take(event, stop: stop)
          let control = report(event)
          return journal.failure == nil ? control : .stop
        })
    } catch {
      outcome = .failure(error)
    }
    return try journal.close(outcome)
  }

  /// The hardware a program on this machine runs on, if it can be told.
  ///
  /// **Shape**: `nil` where there are cards: what an engine put on them cannot be seen from here.
  func thisMachine() -> ProbedDevice? {
    let machine = Machine(base.presets)
    guard machine.devices.count == 1, machine.unreadable.isEmpty, let device = machine.processor,
      machine.devices[0] == device
    else { return nil }
    return .detected(.init(device))
  }

  /// A run that was kept; nothing where there is none.
  func run(_ id: String) throws(Failure) -> KeptProbe? {
    do {
      return try database.probeRun(id: id).flatMap { KeptProbe($0) }
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }
}

extension ProbeKeeper {
  /// One run while it goes on.
  private struct Journal {
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
        case .measured(let sample): try add(sample)
        case .planned, .progress, .answered: break
        }
      } catch {
        failure = error
      }
    }

    /// Keeps the run as it is before anything was measured.
    private mutating func begin(_ model: ServedModel, stop: ProbeStop) throws(Failure) {
      if var earlier = job.resuming {
        earlier.summary.status = .running
        if case .latency(var run) = earlier.content {
          // It has no end any more: should this program be killed, its figures are summed up anew.
          run.endedAt = run.startedAt
          earlier.content = .latency(run)
        }
        try keeper.save(earlier)
        kept = earlier
        return
      }
      var run = Probe.ProbeRun(
        status: .stopped, endpointLabel: job.endpoint.label, endpointURL: job.endpoint.url,
        model: model, plan: job.plan, seed: environment.seed, samples: [])
      run.program = environment.program
      run.startedAt = startedAt
      run.endedAt = startedAt
      run.cores = environment.cores
      run.device = environment.device
      let identity = try keeper.identity(of: model, for: job, stop: stop)
      var words: String?
      if let identity { words = try KeptProbe.json(identity) }
      let summary = Store.ProbeRun.Summary(
        id: Self.identifier(of: run), kind: KeptProbe.latencyKind, status: .running,
        created: Clock.now(), servedModel: model.id, catalogID: identity?.model,
        endpoint: run.endpointLabel, identity: words,
        device: job.device?.kept)
      let kept = KeptProbe(summary: summary, content: .latency(run))
      try keeper.save(kept)
      self.kept = kept
    }

    private func add(_ sample: ProbeSample) throws(Failure) {
      guard let kept else { return }
      let stored = try KeptProbe.stored(sample)
      do {
        try keeper.database.add(stored, toRun: kept.summary.id)
      } catch {
        throw Failure(error.exitStatus, error.message)
      }
    }

    /// Keeps how the run ended.
    mutating func close(
      _ outcome: Result<Probe.ProbeRun, ProbeError>
    ) throws(Failure) -> KeptProbe {
      guard var kept else {
        if let failure { throw failure }
        switch outcome {
        case .success(let run):
          // A run always tells what it found before it measures.
          throw Failure(.bug, "a bug in Weigh: a run of \(run.model.id) began unseen.")
        case .failure(let error): throw Failure(error)
        }
      }
      switch outcome {
      case .success(let run):
        kept.content = .latency(run)
        kept.summary.status = .init(run.status)
        try keeper.save(kept)
        if let failure { throw failure }
        return kept
      case .failure(let error) where job.resuming != nil:
        // What was measured before stays as it was.
        if let earlier = job.resuming { try keeper.save(earlier) }
        throw failure ?? Failure(error)
      case .failure(let error):
        guard case .latency(var run) = kept.content else { throw Failure(error) }
        run.status = error.kind == .stopped ? .stopped : .failed
        run.failure = error
        kept.content = .latency(run)
        kept.summary.status = .init(run.status)
        try keeper.save(kept)
        throw failure ?? Failure(error)
      }
    }

    private static func identifier(of run: Probe.ProbeRun) -> String {
      let text = "\(run.startedAt) \(run.seed) \(run.endpointLabel) \(run.model.id)"
      return "run-" + SHA256.hex(text).prefix(12)
    }
  }

  /// Which model of the catalog is served, and how surely; nothing where no model is meant.
  ///
  /// **Errors**: what the server says cannot be true of the model named, or of the one its name
  /// stands for.
  func identity(
    of served: ServedModel, for job: ServerJob, stop: ProbeStop
  ) throws(Failure) -> ServedIdentity? {
    guard !job.isOfNoModel else { return nil }
    let names = ServedNames(base.snapshot)
    guard let id = job.catalogID ?? names.match(served).id,
      let model = base.candidate(id)?.model
    else { return nil }
    let numbers = ModelNumbers(model)
    let identity = ServedIdentity(
      of: served, as: numbers, names: names, sha256: Self.hash(of: served, numbers, stop: stop))
    guard identity.level != .contradicts else {
      throw Failure(.usage, identity.message, hint: "To count it for no model: --id none.")
    }
    return identity
  }

  /// The SHA-256 of the served file, where it lies on this machine and may be one that is
  /// published: a file of another size is another one, and is not read.
  private static func hash(
    of served: ServedModel, _ model: ModelNumbers, stop: ProbeStop
  ) -> String? {
    guard let file = served.filePath.flatMap({ Probe.ModelFile(path: $0) }),
      model.files.contains(where: { $0.bytes == file.byteCount })
    else { return nil }
    return file.sha256(stop: stop)
  }

  /// Keeps a run as it stands.
  func save(_ kept: KeptProbe) throws(Failure) {
    let stored = try kept.stored()
    do {
      try database.save(stored)
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }
}

extension Failure {
  /// A server that cannot be probed.
  init(_ error: ProbeError) {
    self.init(ExitStatus(rawValue: error.exitCode) ?? .noAnswer, error.message)
    if case .severalModels(let served) = error { choices = served }
  }

  /// An address that is not probed.
  init(_ error: EndpointError) {
    self.init(ExitStatus(rawValue: error.exitCode) ?? .usage, error.message)
  }
}

extension Store.ProbeRun.Status {
  /// How a run ended, as the database spells it.
  init(_ status: Probe.ProbeRun.Status) {
    switch status {
    case .complete: self = .complete
    case .stopped: self = .stopped
    case .failed: self = .failed
    }
  }
}
