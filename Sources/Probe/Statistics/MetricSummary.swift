/// One figure over several requests.
public struct MetricSummary: Equatable, Sendable, Codable {
  /// The middle value.
  public var median: Double
  /// From 10 values on.
  public var p90: Double?
  /// From 20 values on.
  public var p95: Double?
  /// From 20 values on, the lower end of the interval of the p95.
  public var p95Low: Double?
  /// From 100 values on.
  public var p99: Double?
  /// Number of values.
  public var n: Int
  /// The least value.
  public var min: Double
  /// The greatest value.
  public var max: Double
  /// Below this number even the least and the greatest value hold the median less than 95 times
  /// in 100: 1 − 2 · 0.5⁵ is 0.94.
  public static let fewestForInterval = 6
  /// The lower end of the median's interval; of too few values, the least.
  public var low: Double
  /// The upper end of the median's interval.
  public var high: Double

  /// Sums up values; nil without any.
  ///
  /// - Parameters:
  ///   - values: in any order.
  ///   - widened: makes the interval the middle 80 % of the values where that is more.
  init?(_ values: [Double], widened: Bool = false) {
    self.init(ascending: values.filter(\.isFinite).sorted(), widened: widened)
  }

  /// Sums up finite values that are in ascending order; nil without any.
  public init?(ascending sorted: [Double], widened: Bool = false) {
    func percentile(_ fraction: Double, from count: Int) -> Double? {
      sorted.count >= count ? OrderStatistics.percentile(fraction, of: sorted) : nil
    }
    guard let median = percentile(0.5, from: 1), let first = sorted.first, let last = sorted.last,
      let interval = OrderStatistics.medianInterval(of: sorted)
    else { return nil }
    self.median = median
    n = sorted.count
    min = first
    max = last
    p90 = percentile(0.9, from: 10)
    p95 = percentile(0.95, from: 20)
    p95Low = p95 == nil ? nil : OrderStatistics.lowEnd(of: 0.95, of: sorted)
    p99 = percentile(0.99, from: 100)
    low = interval.low
    high = interval.high
    if widened, let tenth = percentile(0.1, from: 1), let ninetieth = percentile(0.9, from: 1) {
      low = Swift.min(low, tenth)
      high = Swift.max(high, ninetieth)
    }
  }

  /// The p95 for a need that is stated at it; nil below 20 values.
  ///
  /// **Shape** Its interval ends at the greatest value seen: a few dozen values cannot bound a
  /// p95 from above, and whoever shows this says so.
  public var atP95: (low: Double, value: Double, high: Double)? {
    guard let p95, let p95Low else { return nil }
    return (p95Low, p95, max)
  }
}

/// The figures of a run; one that could not be had is nil.
public struct ProbeMetrics: Equatable, Sendable, Codable {
  /// Milliseconds from sent to the first text, at the plan's prompt length.
  public var firstToken: MetricSummary?
  /// Milliseconds from sent to the first text that is not reasoning.
  public var firstAnswer: MetricSummary?
  /// Milliseconds per token after the first.
  public var perToken: MetricSummary?
  /// Milliseconds between two texts, all gaps of all answers together.
  public var interToken: MetricSummary?
  /// Tokens per second after the first.
  public var decode: MetricSummary?
  /// Uncached prompt tokens per second up to the first text.
  public var prompt: MetricSummary?
  /// Milliseconds from sent to the end, in the requests that measure speed.
  public var endToEnd: MetricSummary?
  /// The server's own tokens per second after the first.
  public var serverDecode: MetricSummary?
  /// The server's own prompt tokens per second.
  public var serverPrompt: MetricSummary?

  enum CodingKeys: String, CodingKey {
    case firstToken = "ttft_ms"
    case firstAnswer = "ttfa_ms"
    case perToken = "tpot_ms"
    case interToken = "itl_ms"
    case decode = "decode_tok_s"
    case prompt = "prompt_tok_s"
    case endToEnd = "e2e_ms"
    case serverDecode = "server_decode_tok_s"
    case serverPrompt = "server_prompt_tok_s"
  }

  /// Sums up samples: first-token figures from the requests made for them, speeds from
  /// the others.
  public init(samples: [ProbeSample]) {
    let fine = samples.filter { $0.failure == nil }
    let early = fine.filter { $0.phase == .firstToken }
    let long = fine.filter { $0.phase == .throughput }
    let firstTokens = early.compactMap(\.firstTokenMilliseconds)
    let perTokens = long.compactMap(\.millisecondsPerToken)
    let earlyNoise = Spread.isNoisy(firstTokens, limit: Spread.firstTokenLimit)
    let longNoise = Spread.isNoisy(perTokens, limit: Spread.perTokenLimit)

    firstToken = MetricSummary(firstTokens, widened: earlyNoise)
    firstAnswer = MetricSummary(
      early.compactMap { $0.firstTokenMilliseconds == nil ? nil : $0.firstAnswerMilliseconds },
      widened: earlyNoise)
    prompt = MetricSummary(early.compactMap(\.promptTokensPerSecond), widened: earlyNoise)
    perToken = MetricSummary(perTokens, widened: longNoise)
    decode = MetricSummary(perTokens.map { 1000 / $0 }, widened: longNoise)
    interToken = MetricSummary(long.flatMap(\.gapMilliseconds))
    endToEnd = MetricSummary(long.compactMap(\.endMilliseconds))
    serverDecode = MetricSummary(
      long.compactMap { $0.server?.millisecondsPerToken }.map { 1000 / $0 })
    serverPrompt = MetricSummary(
      early.compactMap { sample in
        guard let timings = sample.server, let tokens = timings.promptTokens, tokens > 0,
          let time = timings.promptMilliseconds
        else { return nil }
        return Double(tokens) * 1000 / time
      })
  }
}
