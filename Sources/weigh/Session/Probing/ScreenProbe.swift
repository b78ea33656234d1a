internal import Catalog
internal import Decision
internal import Dispatch
internal import Foundation
internal import Moderation
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
    /// The run that goes on, once it is kept.
    var running: String?
  }

  let database: UserDatabase
  let mailbox: Mailbox<FullScreen.Message>
  /// Who labels answers on the screen.
  private let reviewer: String
  private let state = Mutex(State())

  init(database: UserDatabase, reviewer: String, mailbox: Mailbox<FullScreen.Message>) {
    self.reviewer = reviewer
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
      state.running = nil
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
      var formerLabels: [LabelRecord] = []
      if case .again(let id) = order {
        former = try keeper.run(id)
        formerLabels = try keeper.labels(ofRun: id)
      }
      let record = ProbeRecord(
        kept, in: base, labels: try keeper.labels(ofRun: kept.summary.id), after: former,
        formerLabels: formerLabels)
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
    case .server(let address, let model, let measure):
      var job = ServerJob(endpoint: try Self.endpoint(address))
      job.plan.model = model
      return try perform(measure, job, keeper, gate)
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
    if former.moderation != nil { return try ask(again: former, isResumed, keeper, gate) }
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

  func measure(_ job: ServerJob, _ keeper: ProbeKeeper, _ gate: ProbeGate) throws
    -> KeptProbe
  {
    var job = job
    job.begun = noted
    return try keeper.measure(job, stop: gate.stop) { [mailbox] event in
      mailbox.post(.probing(event))
      return gate.pass(event)
    }
  }

  /// Remembers the run that goes on, so that labels find it.
  private func noted(_ id: String) { state.withLock { $0.running = id } }

  /// Starts an engine for a file, measures it and ends it.
  func measure(_ job: FileJob, _ keeper: ProbeKeeper, _ gate: ProbeGate) throws
    -> KeptProbe
  {
    var job = job
    job.begun = noted
    return try keeper.measure(job, stop: gate.stop) { [mailbox] event in
      mailbox.post(.probing(event))
      return gate.pass(event)
    }
  }

  /// A path as a person types it.
  private static func expanded(_ path: String) -> String {
    (path as NSString).expandingTildeInPath
  }

  static func endpoint(_ address: String) throws -> Endpoint {
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

  // MARK: Labels

  /// Keeps what a person says of an answer, with who says it and when.
  ///
  /// **Errors**: where there is no such run, or nothing can be kept.
  func keep(_ order: LabelOrder, base: EvaluationBase) throws(Failure) -> LabelRecord {
    guard let run = order.run ?? state.withLock(\.running) else {
      throw Failure(.notThere, "the run is not kept yet; label the answer once it is.")
    }
    let record = order.record(by: reviewer, at: Clock.now())
    try ProbeKeeper(database: database, base: base).add(record, toRun: run)
    // A run that goes on counts once it has ended; any other counts with its new label at once.
    if order.run != nil {
      let (database, mailbox) = (database, mailbox)
      Task.detached {
        // Should it fail, the ranking goes by the labels of before until the next measurement.
        if let measured = try? Measurements(database).base(over: base) {
          mailbox.post(.remeasured(measured))
        }
      }
    }
    return record
  }

  // MARK: Earlier runs

  /// Reads what a list shows of each run, beside the screen.
  func loadRuns(base: EvaluationBase) {
    let (database, mailbox) = (database, mailbox)
    Task.detached {
      // A run that cannot be read is of a kind this program does not know.
      let summaries = (try? database.probeRuns()) ?? []
      let kept = summaries.compactMap { summary in
        (try? KeptProbe.figures(of: summary.id, in: database, withAnswers: true)).flatMap { $0 }
      }
      mailbox.post(
        .runs(
          kept.map { kept in
            let labels =
              kept.moderation == nil
              ? [] : try? ProbeKeeper.labels(ofRun: kept.summary.id, in: database)
            return ProbeEntry(kept, labels: labels ?? [])
          }))
    }
  }

  /// Reads one run, beside the screen.
  func open(_ id: String, base: EvaluationBase) {
    let (database, mailbox) = (database, mailbox)
    Task.detached {
      let keeper = ProbeKeeper(database: database, base: base)
      let kept = try? keeper.run(id)
      let labels = try? keeper.labels(ofRun: id)
      mailbox.post(.opened(kept.map { ProbeRecord($0, in: base, labels: labels ?? []) }))
    }
  }
}
