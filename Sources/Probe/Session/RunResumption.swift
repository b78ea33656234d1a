/// What a resumed run takes over from the one before.
enum RunResumption {
  /// The samples that count further.
  ///
  /// **Shape** Requests that failed are asked again; so is each level of several at once that was
  /// not finished, for its total needs all of it.
  ///
  /// **Errors** if the runs differ, or the earlier one is complete.
  static func samples(
    of earlier: ProbeRun, _ endpoint: Endpoint, _ plan: ProbePlan
  ) throws(ProbeError) -> [ProbeSample] {
    if let other = RunDifference.beforeLook(earlier, endpoint: endpoint, plan: plan) {
      throw .cannotResume(other)
    }
    let levels = Set(earlier.levels.map(\.streams))
    let kept = earlier.samples.filter { sample in
      sample.streams.map(levels.contains) ?? (sample.failure == nil)
    }
    let endedWithBudget = earlier.notes.contains {
      if case .budgetSpent = $0 { true } else { false }
    }
    guard earlier.status != .complete || endedWithBudget else { throw .nothingToResume }
    return kept
  }

  /// The notes that still hold, and that it was resumed.
  static func notes(of earlier: ProbeRun, kept: Int) -> [ProbeNote] {
    earlier.notes.filter { note in
      switch note {
      case .retried, .budgetSpent, .resumed, .streamsEnough: false
      default: true
      }
    } + [.resumed(kept: kept)]
  }

  /// Requests that the earlier run sent again.
  static func retries(of earlier: ProbeRun) -> Int {
    earlier.notes.reduce(0) { sum, note in
      if case .retried(let count) = note { sum + count } else { sum }
    }
  }

  /// The number of the first prompt that the earlier run cannot have used.
  ///
  /// Numbers of requests that left no sample are not known: a thousand are skipped, more than
  /// warm-up, repetitions and requests in progress can have used since the last sample.
  static func firstPrompt(after earlier: ProbeRun) -> Int {
    let last = earlier.samples.map(\.promptNumber).max() ?? 0
    return (max(0, last) / 1000 + 1) * 1000
  }
}
