internal import Dispatch
internal import Probe
internal import Synchronization

/// Where a run waits while it is paused, and learns that it is to end.
///
/// **Shape** the run's thread passes the gate at each event; any other thread opens and closes it.
final class ProbeGate: Sendable {
  private struct State {
    var isPaused = false
    var isWaiting = false
    var endsAfterRequest = false
  }

  /// Ends the run at once, in the middle of a request.
  let stop = ProbeStop()
  private let state = Mutex(State())
  private let opened = DispatchSemaphore(value: 0)

  /// Says how the run goes on after an event; between requests it may take its time.
  func pass(_ event: ProbeEvent) -> ProbeControl {
    guard Self.isBetweenRequests(event) else { return .proceed }
    let mustWait = state.withLock { state in
      guard state.isPaused, !state.endsAfterRequest, !stop.isStopped else { return false }
      state.isWaiting = true
      return true
    }
    if mustWait { opened.wait() }
    return state.withLock(\.endsAfterRequest) || stop.isStopped ? .stop : .proceed
  }

  /// Lets the run wait before its next request, or go on.
  func pause(_ isPaused: Bool) {
    state.withLock { $0.isPaused = isPaused }
    if !isPaused { open() }
  }

  /// Whether the run was asked to end, now or after its request.
  var isEnding: Bool { state.withLock(\.endsAfterRequest) || stop.isStopped }

  /// Ends the run once the request under way has ended.
  func endAfterRequest() {
    state.withLock { $0.endsAfterRequest = true }
    open()
  }

  /// Ends the run at once.
  func endNow() {
    stop.stop()
    open()
  }

  private func open() {
    let wasWaiting = state.withLock { state in
      defer { state.isWaiting = false }
      return state.isWaiting
    }
    if wasWaiting { opened.signal() }
  }

  /// Whether no request is under way at this event.
  private static func isBetweenRequests(_ event: ProbeEvent) -> Bool {
    switch event {
    case .measured, .answered: true
    case .progress(let progress): if case .answer = progress.wait { false } else { true }
    case .planned, .found: false
    }
  }
}
