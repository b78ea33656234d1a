/// Predicts the speed and memory of a model that is not on this machine, from two shallow models
/// of its shapes that are made up, run and removed.
///
/// **Shape** Writes two files with holes for weights, starts the user's own engine on both, asks
/// them in turns on this thread, and draws a line through what they need. `report` is told and
/// may stop the run; `stop` ends it within 50 ms from anywhere. Engines are ended and files
/// removed however it ends.
///
/// - Parameters:
///   - request: what to probe with what.
///   - environment: clock, load and the seed of the prompts.
///   - stop: a token for this run alone.
///   - report: told what happens; a run pauses for as long as it takes to answer.
/// - Returns: the run; without figures, and with the reason, on a busy machine.
/// - Throws: `LayerProbeError`, where nothing could be measured.
public func probeLayers(
  _ request: LayerProbeRequest, environment: ProbeEnvironment, stop: ProbeStop = ProbeStop(),
  report: (ProbeEvent) -> ProbeControl = { _ in .proceed }
) throws(LayerProbeError) -> LayerRun {
  let result: Result<LayerRun, LayerProbeError> = withoutActuallyEscaping(report) { report in
    let reporter = LayerReporter(stop: stop, report: report)
    return Result { () throws(LayerProbeError) -> LayerRun in
      let plan = LayerPlan(
        try LayerShape(request.blueprint), cacheBytes: request.machine.cacheBytes,
        runsWhole: request.runsWhole)
      return try LayerMeasurement(
        request: request, plan: plan, environment: environment, reporter: reporter
      ).perform()
    }
  }
  return try result.get()
}

/// Tells how a layer probe goes on.
final class LayerReporter {
  let stop: ProbeStop
  private let report: (ProbeEvent) -> ProbeControl
  private let started = HTTPClient.now
  private var state = ProbeProgress(step: .files, done: 0, total: 1, elapsedSeconds: 0)

  init(stop: ProbeStop, report: @escaping (ProbeEvent) -> ProbeControl) {
    self.stop = stop
    self.report = report
  }

  /// Seconds since the probe began.
  var seconds: Double { Double(HTTPClient.now &- started) / 1e9 }

  /// Tells the parts of the run.
  func plan(_ steps: [ProbeEvent.PlannedStep]) { tell(.planned(steps)) }

  /// Begins a part.
  func enter(_ step: ProbeProgress.Step, total: Int) throws(LayerProbeError) {
    state = ProbeProgress(step: step, done: 0, total: total, elapsedSeconds: 0)
    try announce(nil)
  }

  /// One of this part is done.
  func advance(_ value: Double? = nil) throws(LayerProbeError) {
    state.done += 1
    state.lastValue = value ?? state.lastValue
    try announce(nil)
  }

  /// Something takes time.
  func wait(_ wait: ProbeProgress.Wait) {
    state.elapsedSeconds = seconds
    state.wait = wait
    tell(.progress(state))
  }

  private func announce(_ wait: ProbeProgress.Wait?) throws(LayerProbeError) {
    state.elapsedSeconds = seconds
    state.wait = wait
    tell(.progress(state))
    if stop.isStopped { throw .stopped }
  }

  private func tell(_ event: ProbeEvent) {
    if report(event) == .stop { stop.stop() }
  }
}
