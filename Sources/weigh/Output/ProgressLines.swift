internal import Probe
internal import Synchronization

/// Progress of several runs at once; of one, what `ProgressLine` shows.
final class ProgressLines: Sendable {
  /// What is shown, behind a lock because every run has its own thread.
  private let lines: Mutex<[ProgressLine]>

  /// One line for each run; a single run has an empty name.
  init(names: [String], isQuiet: Bool) {
    lines = Mutex(names.map { ProgressLine(isQuiet: isQuiet, name: $0) })
  }

  func show(_ progress: ProbeProgress, of place: Int) {
    lines.withLock { $0[place].show(progress) }
  }

  func finish() {
    lines.withLock { $0.forEach { $0.finish() } }
  }
}
