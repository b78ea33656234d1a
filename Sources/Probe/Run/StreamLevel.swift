/// So many requests at once: what each got, and what all got together.
public struct StreamLevel: Equatable, Sendable {
  /// Requests in progress at once.
  public let streams: Int
  /// Requests that were sent.
  public let requests: Int
  /// Those that count.
  public let succeeded: Int
  /// Milliseconds from the first request sent to the last answer's end.
  public let wallMilliseconds: Double
  /// Output tokens of all answers that count.
  public let outputTokens: Int
  /// Milliseconds to the first text.
  public let firstToken: MetricSummary?
  /// Milliseconds per token after the first, of one stream.
  public let perToken: MetricSummary?
  /// Milliseconds between two texts of a stream, all gaps together.
  public let interToken: MetricSummary?

  /// Output tokens of all streams per second of the level.
  public var totalTokensPerSecond: Double {
    wallMilliseconds > 0 ? Double(outputTokens) * 1000 / wallMilliseconds : 0
  }

  /// The level of these samples; nil if none of them succeeded.
  init?(streams: Int, samples: [ProbeSample]) {
    let fine = samples.filter { $0.failure == nil }
    let begins = samples.compactMap(\.sentMilliseconds)
    let ends = samples.compactMap { sample in
      sample.sentMilliseconds.flatMap { sent in sample.endMilliseconds.map { sent + $0 } }
    }
    guard !fine.isEmpty, let begin = begins.min(), let end = ends.max(), end > begin else {
      return nil
    }
    self.streams = streams
    requests = samples.count
    succeeded = fine.count
    wallMilliseconds = end - begin
    outputTokens = fine.reduce(0) { $0 + $1.countedTokens }
    let firsts = fine.compactMap(\.firstTokenMilliseconds)
    let each = fine.compactMap(\.millisecondsPerToken)
    firstToken = MetricSummary(
      firsts, widened: Spread.isNoisy(firsts, limit: Spread.firstTokenLimit))
    perToken = MetricSummary(each, widened: Spread.isNoisy(each, limit: Spread.perTokenLimit))
    interToken = MetricSummary(fine.flatMap(\.gapMilliseconds))
  }
}

extension ProbeRun {
  /// The levels of several requests at once that were completed, ascending.
  public var levels: [StreamLevel] {
    let parallel = samples.filter { $0.phase == .streams }
    return Dictionary(grouping: parallel) { $0.streams ?? 0 }
      .filter { $0.key > 0 && $0.value.count >= $0.key * plan.runsPerStream }
      .compactMap { StreamLevel(streams: $0.key, samples: $0.value) }
      .sorted { $0.streams < $1.streams }
  }
}
