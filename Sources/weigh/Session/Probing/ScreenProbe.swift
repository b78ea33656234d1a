internal import Catalog
internal import Decision
internal import Dispatch
internal import Foundation
internal import Probe
internal import Screens
internal import Store
internal import Synchronization
internal import Terminal

/// The probes of the full-screen program: one at a time, on a thread of its own beside the screen.
final class ScreenProbe: Sendable {
  private struct Work {
    let gate: ProbeGate
    let ended: DispatchSemaphore
  }

  private struct State {
    var work: Work?
    /// The run that was begun last, and whether something of it is left to measure.
    var unfinished: String?
  }

  private let database: UserDatabase
  private let mailbox: Mailbox<FullScreen.Message>
  private let state = Mutex(State())

  init(database: UserDatabase, mailbox: Mailbox<FullScreen.Message>) {
    self.database = database
    self.mailbox = mailbox
  }

  // MARK: Running

  /// Begins a probe; nothing happens while another one goes on.
  func begin(_ order: ProbeOrder, base: EvaluationBase) {
    let work = Work(gate: ProbeGate(), ended: DispatchSemaphore(value: 0))
    let isFree = state.withLock { state in
      guard state.work == nil else { return false }
      state.work = work
      state.unfinished = nil
      return true
    }
    guard isFree else { return }
    // A thread and no task: an engine ends with the thread that started it, and a run waits often.
    let thread = Thread { [self] in
      let (outcome, measured) = perform(order, base: base, gate: work.gate)
      state.withLock { $0.work = nil }
      mailbox.post(.probeEnded(outcome, measured))
      work.ended.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  func pause(_ isPaused: Bool) { current?.gate.pause(isPaused) }

  func stop(_ stopping: ProbeStopping) {
    switch stopping {
    case .afterRequest: current?.gate.endAfterRequest()
    case .now: current?.gate.endNow()
    }
  }

  /// Ends what still goes on and waits until it is kept, for some seconds at most.
  func finish() {
    guard let work = current else { return }
    work.gate.endNow()
    _ = work.ended.wait(timeout: .now() + .seconds(7))
  }

  /// How to go on with the run that was stopped last, for after the screen is gone.
  var resumeSentence: String? {
    state.withLock(\.unfinished).map {
      "the probe was stopped; what was measured is kept. To go on: weigh probe --resume \($0)"
    }
  }

  private var current: Work? { state.withLock(\.work) }

  /// Measures and keeps; beside the outcome, the ranking's base with the new measurement.
  private func perform(
    _ order: ProbeOrder, base: EvaluationBase, gate: ProbeGate
  ) -> (ProbeOutcome, EvaluationBase?) {
    do {
      let keeper = ProbeKeeper(database: database, base: base)
      let kept = try measure(order, keeper, gate)
      var former: KeptProbe?
      if case .again(let id) = order { former = try keeper.run(id) }
      guard let record = ProbeRecord(kept, in: base, after: former) else {
        return (.nothing("This run is shown by weigh probe --show \(kept.summary.id)."), nil)
      }
      if record.entry.ending == .stopped {
        state.withLock { $0.unfinished = kept.summary.id }
      }
      guard kept.summary.catalogID != nil else {
        return (.kept(record, remark: "Kept; no model of the catalog has this name."), nil)
      }
      let measured = try Measurements(database).base(over: base)
      let ending =
        record.entry.ending == .failed || kept.layers?.quality == .busy
        ? "nothing of it counts." : "the ranking uses it now."
      return (.kept(record, remark: "Kept; " + ending), measured)
    } catch let failure as Failure {
      if !failure.choices.isEmpty { return (.choose(failure.choices), nil) }
      return (.nothing(Self.sentence(failure)), nil)
    } catch {
      return (.nothing("\(error)"), nil)
    }
  }

  private static func sentence(_ failure: Failure) -> String {
    let text = failure.message + (failure.hint.map { " " + $0 } ?? "")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func measure(
    _ order: ProbeOrder, _ keeper: ProbeKeeper, _ gate: ProbeGate
  ) throws -> KeptProbe {
    switch order {
    case .server(let address, let model):
      var job = ServerJob(endpoint: try Self.endpoint(address))
      job.plan.model = model
      return try measure(job, keeper, gate)
    case .again(let id): return try measure(again: try keeper.run(id), false, keeper, gate)
    case .resume(let id): return try measure(again: try keeper.run(id), true, keeper, gate)
    case .file(let path):
      return try measure(FileJob(path: Self.expanded(path)), keeper, gate)
    case .layers(let model, let quantization):
      var wish = LayerWish(name: model)
      wish.quantization = quantization
      return try keeper.measure(wish.job(in: keeper.base), stop: gate.stop) { [mailbox] event in
        mailbox.post(.probing(event))
        return gate.pass(event)
      }
    }
  }

  /// Goes on with a run, or measures once more as it did.
  private func measure(
    again former: KeptProbe, _ isResumed: Bool, _ keeper: ProbeKeeper, _ gate: ProbeGate
  ) throws -> KeptProbe {
    guard let run = former.latency else {
      throw Failure(.usage, "a layer probe is made again from the list of models.")
    }
    if let file = former.file {
      var job = FileJob(path: file)
      job.plan = run.plan
      job.catalogID = former.summary.catalogID
      job.resuming = isResumed ? former : nil
      return try measure(job, keeper, gate)
    }
    var job = ServerJob(endpoint: try Self.endpoint(run.endpointURL))
    job.plan = run.plan
    job.catalogID = former.summary.catalogID
    job.resuming = isResumed ? former : nil
    return try measure(job, keeper, gate)
  }

  private func measure(_ job: ServerJob, _ keeper: ProbeKeeper, _ gate: ProbeGate) throws
    -> KeptProbe
  {
    try keeper.measure(job, stop: gate.stop) { [mailbox] event in
      mailbox.post(.probing(event))
      return gate.pass(event)
    }
  }

  /// Starts an engine for a file, measures it and ends it.
  private func measure(_ job: FileJob, _ keeper: ProbeKeeper, _ gate: ProbeGate) throws
    -> KeptProbe
  {
    try keeper.measure(job, stop: gate.stop) { [mailbox] event in
      mailbox.post(.probing(event))
      return gate.pass(event)
    }
  }

  /// A path as a person types it.
  private static func expanded(_ path: String) -> String {
    (path as NSString).expandingTildeInPath
  }

  private static func endpoint(_ address: String) throws -> Endpoint {
    do {
      return try Endpoint(address)
    } catch {
      throw Failure(error)
    }
  }

  /// Asks the usual ports of this machine once, beside the screen.
  func findServers() {
    let mailbox = mailbox
    Task.detached { mailbox.post(.found(Probe.findServers())) }
  }

  // MARK: Earlier runs

  /// Reads what a list shows of each run, beside the screen.
  func loadRuns(base: EvaluationBase) {
    let (database, mailbox) = (database, mailbox)
    Task.detached {
      // A run that cannot be read is of a kind this program does not know.
      let summaries = (try? database.probeRuns()) ?? []
      let kept = summaries.compactMap { summary in
        (try? KeptProbe.figures(of: summary.id, in: database)).flatMap { $0 }
      }
      mailbox.post(.runs(kept.compactMap { ProbeEntry($0) }))
    }
  }

  /// Reads one run, beside the screen.
  func open(_ id: String, base: EvaluationBase) {
    let (database, mailbox) = (database, mailbox)
    Task.detached {
      let kept = try? ProbeKeeper(database: database, base: base).run(id)
      mailbox.post(.opened(kept.flatMap { ProbeRecord($0, in: base) }))
    }
  }
}
