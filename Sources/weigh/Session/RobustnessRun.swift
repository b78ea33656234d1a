internal import Decision
internal import Dispatch
internal import Foundation
internal import Scoring
internal import Synchronization

/// Draws weightings on several threads, with progress, until done or told to stop; the result is the
/// same on any number of them.
struct RobustnessRun {
  let study: RobustnessStudy
  let threads: Int

  /// Prepares the draws of an outcome; `nil` where there is nothing to draw.
  init?(_ outcome: Outcome, settings: RobustnessSettings, threads: Int?) {
    guard let study = RobustnessStudy(outcome, settings: settings) else { return nil }
    self.study = study
    self.threads = max(1, min(threads ?? ProcessInfo.processInfo.activeProcessorCount, 64))
  }

  /// What the draws came to; after an interrupt what was drawn until then, `nil` before any.
  func run(progress: ProgressLine) -> Robustness? {
    let flag = StopFlag()
    let interrupt = Interrupt { flag.stop() }
    defer {
      interrupt.cancel()
      progress.finish()
    }
    var total: SimulationCounts?
    var start = 0
    // A round is short enough for an interrupt, and long enough to keep every thread busy.
    let round = threads * 8
    while start < study.blockCount, !flag.isStopped {
      progress.show(
        "weightings", done: study.draws(before: start),
        total: study.draws(before: study.blockCount))
      let end = min(study.blockCount, start + round)
      guard let counts = counts(start..<end, flag) else { break }
      if total == nil { total = counts } else { total?.merge(counts) }
      start = end
    }
    return total.map { study.result(of: $0) }
  }

  /// One round, cut into a slice for each thread.
  private func counts(_ blocks: Range<Int>, _ flag: StopFlag) -> SimulationCounts? {
    let slices = (0..<threads).map { slice in
      (blocks.lowerBound + slice * blocks.count / threads)..<(blocks.lowerBound + (slice + 1)
        * blocks.count / threads)
    }
    let results = Mutex<[SimulationCounts?]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { slice in
      let counts = study.counts(blocks: slices[slice]) { flag.isStopped }
      results.withLock { $0.append(counts) }
    }
    // Whole numbers add up to the same in any order.
    var total: SimulationCounts?
    for counts in results.withLock({ $0 }) {
      guard let counts else { return nil }
      if total == nil { total = counts } else { total?.merge(counts) }
    }
    return total
  }
}

/// Set once by an interrupt, read by every thread.
final class StopFlag: Sendable {
  private let stopped = Mutex(false)

  var isStopped: Bool { stopped.withLock { $0 } }
  func stop() { stopped.withLock { $0 = true } }
}
