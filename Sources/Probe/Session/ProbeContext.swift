internal import Glibc

/// What every part of a run shares: the endpoint, the limits, and the way to report and
/// to stop.
final class ProbeContext {
  let endpoint: Endpoint
  let key: ProbeKey?
  let limits: ProbeLimits
  let stop: ProbeStop
  let client: HTTPClient
  private let report: (ProbeEvent) -> ProbeControl
  private let started = HTTPClient.now
  private var state = ProbeProgress(step: .connect, done: 0, total: 1, elapsedSeconds: 0)

  init(
    endpoint: Endpoint, key: ProbeKey?, limits: ProbeLimits, stop: ProbeStop,
    report: @escaping (ProbeEvent) -> ProbeControl
  ) {
    self.endpoint = endpoint
    self.key = key
    self.limits = limits
    self.stop = stop
    self.report = report
    client = HTTPClient(endpoint: endpoint, key: key, limits: limits, stop: stop)
  }

  /// Begins a part of the run.
  func enter(_ step: ProbeProgress.Step, total: Int) throws(ProbeError) {
    state = ProbeProgress(step: step, done: 0, total: total, elapsedSeconds: 0)
    announce(nil)
    try checkStop()
  }

  /// One request of this part is done.
  func advance(_ value: Double?) throws(ProbeError) {
    state.done += 1
    state.lastValue = value ?? state.lastValue
    announce(nil)
    try checkStop()
  }

  /// Throws once somebody has asked to stop.
  func checkStop() throws(ProbeError) {
    if stop.isStopped { throw .stopped }
  }

  /// A function for receivers: reports each full second of a wait, false to stop.
  func watch(_ wait: @escaping (Double) -> ProbeProgress.Wait) -> (Double) -> Bool {
    var reported = 0.0
    return { [self] seconds in
      if seconds >= reported + 1 {
        reported = seconds.rounded(.down)
        announce(wait(seconds))
      }
      return !stop.isStopped
    }
  }

  /// Sleeps; ends early by throwing when somebody asks to stop.
  func pause(
    seconds: Double, _ wait: @escaping (Double) -> ProbeProgress.Wait
  ) throws(ProbeError) {
    let begin = HTTPClient.now
    let end = begin &+ UInt64(max(0, min(seconds, 3600)) * 1e9)
    announce(wait(0))
    let tick = watch(wait)
    while HTTPClient.now < end {
      guard tick(Double(HTTPClient.now &- begin) / 1e9) else { throw .stopped }
      usleep(useconds_t(min(20_000, max(1, (end &- min(end, HTTPClient.now)) / 1000))))
    }
    try checkStop()
  }

  /// Tells the caller, who may stop the run.
  func tell(_ event: ProbeEvent) {
    if report(event) == .stop { stop.stop() }
  }

  private func announce(_ wait: ProbeProgress.Wait?) {
    state.elapsedSeconds = Double(HTTPClient.now &- started) / 1e9
    state.wait = wait
    tell(.progress(state))
  }
}
