internal import Glibc

/// What every part of a run shares: the endpoint, the limits, and the way to report and
/// to stop.
///
/// Requests run on threads of their own, and the caller is told on this one: whoever takes
/// their time over a report pauses the run between two requests, and no request waits for
/// them. The clock of the run stands still meanwhile.
final class ProbeContext {
  let endpoint: Endpoint
  let key: ProbeKey?
  let limits: ProbeLimits
  let stop: ProbeStop
  let client: HTTPClient
  /// The seconds that are left, as far as they can be told now.
  var estimate: () -> Double? = { nil }
  private let report: (ProbeEvent) -> ProbeControl
  private let started = HTTPClient.now
  private var paused: UInt64 = 0
  /// Nanoseconds the caller took over the reports since it was last asked for.
  private var lastPause: UInt64 = 0
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

  /// Seconds since the run began, pauses not counted.
  var elapsedSeconds: Double { Double(HTTPClient.now &- started &- paused) / 1e9 }

  /// Milliseconds from the beginning of the run to a moment, pauses counted.
  func milliseconds(at moment: UInt64) -> Double {
    Double(Int64(bitPattern: moment &- started)) / 1e6
  }

  /// Seconds that the caller took over reports since this was asked for last.
  func takePauseSeconds() -> Double {
    defer { lastPause = 0 }
    return Double(lastPause) / 1e9
  }

  /// Begins a part of the run.
  func enter(_ step: ProbeProgress.Step, total: Int, done: Int = 0) throws(ProbeError) {
    state = ProbeProgress(step: step, done: done, total: total, elapsedSeconds: 0)
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

  /// Does work that waits for a server on a thread of its own, and reports each full second of
  /// it here.
  ///
  /// The work is handed a function to call with the seconds it has waited; false asks it to
  /// end.
  func carryOut<Product: Sendable>(
    _ wait: (Double) -> ProbeProgress.Wait,
    _ work: @escaping @Sendable (@escaping (Double) -> Bool) -> Product
  ) throws(ProbeError) -> Product {
    let mailbox = Mailbox<News<Product>>()
    let stop = stop
    let isStarted = WorkThread.start {
      let clock = FullSeconds()
      let product = work { seconds in
        if let full = clock.next(seconds) { mailbox.post(.waited(full)) }
        return !stop.isStopped
      }
      mailbox.post(.done(product))
    }
    guard isStarted else { throw .transport(reason: "no thread left") }
    while true {
      switch mailbox.next() {
      case .waited(let seconds)?: announce(wait(seconds))
      case .done(let product)?: return product
      case nil: break
      }
    }
  }

  /// Sleeps; ends early by throwing when somebody asks to stop.
  func pause(
    seconds: Double, _ wait: @escaping (Double) -> ProbeProgress.Wait
  ) throws(ProbeError) {
    let clock = FullSeconds()
    announce(wait(0))
    Sleep.pieces(seconds: seconds) { slept in
      if let full = clock.next(slept) { announce(wait(full)) }
      return !stop.isStopped
    }
    try checkStop()
  }

  /// Sleeps for a moment without a word.
  func rest(milliseconds: Int) throws(ProbeError) {
    usleep(useconds_t(max(0, min(milliseconds, 1000)) * 1000))
    try checkStop()
  }

  /// Tells the caller, who may stop the run.
  func tell(_ event: ProbeEvent) {
    let report = report
    tell { report(event) }
  }

  /// Tells the caller something in a way of its own.
  func tell(_ report: () -> ProbeControl) {
    let begin = HTTPClient.now
    if report() == .stop { stop.stop() }
    let taken = HTTPClient.now &- begin
    lastPause &+= taken
    // A report that returns at once is no pause.
    if taken > 10_000_000 { paused &+= taken }
  }

  /// Says where the run is.
  func announce(_ wait: ProbeProgress.Wait?) {
    state.elapsedSeconds = elapsedSeconds
    state.wait = wait
    state.secondsLeft = estimate()
    tell(.progress(state))
  }
}

/// What a working thread has to say.
private enum News<Product: Sendable>: Sendable {
  case waited(Double)
  case done(Product)
}
