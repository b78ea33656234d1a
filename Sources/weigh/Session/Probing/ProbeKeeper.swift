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
  /// What to measure.
  var plan = ProbePlan()
  /// What to ask instead of measuring; nothing measures.
  var moderation: ModerationJob?
  /// The key it wants.
  var key: ProbeKey?
  /// How long to wait.
  var limits = ProbeLimits()
  /// The catalog id of the model, where a person named it.
  var catalogID: String?
  /// Whether a person said that it is no model of the catalog.
  var isOfNoModel = false
  /// The hardware it runs on; nothing for this machine where it runs here and that is certain.
  var device: ProbedDevice?
  /// The run to go on with.
  var resuming: KeptProbe?
  /// What the server's process uses of this machine, where it is known.
  var serverUse: (@Sendable () -> ServerUse?)?

  /// Told the id of the run once it is kept, before anything is measured.
  var begun: (@Sendable (String) -> Void)?

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
    var job = job
    job.device = job.device ?? (job.endpoint.isLoopback ? thisMachine() : nil)
    var environment = ProbeEnvironment.machine(program: Version.text)
    environment.device = job.device?.words
    let endpoint = job.endpoint
    environment.serverUse =
      job.serverUse ?? { ProcessMemory.of(serverAt: endpoint).map { ServerUse($0) } }
    var journal = ProbeJournal(keeper: self, job: job, environment: environment)
    let outcome: Result<KeptProbe.Content, ProbeError>
    do {
      outcome = .success(
        try run(job, environment, stop) { event in
          journal.take(event, stop: stop)
          let control = report(event)
          return journal.failure == nil ? control : .stop
        })
    } catch {
      outcome = .failure(error)
    }
    return try journal.close(outcome)
  }

  /// Asks the server what the job is about: figures, or how it answers.
  private func run(
    _ job: ServerJob, _ environment: ProbeEnvironment, _ stop: ProbeStop,
    report: (ProbeEvent) -> ProbeControl
  ) throws(ProbeError) -> KeptProbe.Content {
    guard let moderation = job.moderation else {
      return .latency(
        try probe(
          job.endpoint, plan: job.plan, key: job.key, limits: job.limits,
          environment: environment, resuming: job.resuming?.latency, stop: stop, report: report))
    }
    return .moderation(
      try probeModeration(
        job.endpoint, plan: moderation.plan, battery: moderation.battery,
        classifier: moderation.classifier, key: job.key, limits: job.limits,
        environment: environment, resuming: job.resuming?.moderation, stop: stop, report: report))
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

  /// A run that was kept.
  ///
  /// **Errors**: where there is none, or it is of a newer Weigh.
  func run(_ id: String) throws(Failure) -> KeptProbe {
    do {
      guard let kept = try database.probeRun(id: id).flatMap({ KeptProbe($0) }) else {
        throw Failure.noProbeRun(id)
      }
      return kept
    } catch let failure as Failure {
      throw failure
    } catch let error as UserDatabaseError {
      throw Failure(error.exitStatus, error.message)
    } catch {
      throw Failure(.bug, "a bug in Weigh: \(error)")
    }
  }
}

extension ProbeKeeper {
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
    let identity = identify(
      served, at: job.endpoint, as: ModelNumbers(model), names: names, stop: stop)
    guard identity.level != .contradicts else {
      throw Failure(.usage, identity.message, hint: "To count it for no model: --id none.")
    }
    return identity
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

extension EvaluationBase {
  /// The model a person named by its id.
  ///
  /// **Errors**: a model the catalog has not.
  func named(_ id: String) throws(Failure) -> Candidate {
    guard let candidate = candidate(id) else {
      throw Failure(
        .notThere, "there is no model '\(id)' in this catalog.",
        hint: "To look for one: weigh catalog search TEXT.")
    }
    return candidate
  }
}

extension Failure {
  /// A run that was never kept, or is deleted.
  static func noProbeRun(_ id: String) -> Failure {
    Failure(.notThere, "there is no probe run '\(id)'.", hint: "To list them: weigh probe --list.")
  }

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
