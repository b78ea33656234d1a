import Testing

@testable import Probe

@Suite struct StatisticsTests {
  private func values(_ count: Int) -> [Double] { (1...count).map(Double.init) }

  @Test func `percentiles interpolate between the closest ranks`() {
    // numpy.percentile([1, 2, 4, 8], [0, 25, 50, 90, 100])
    let sorted = [1.0, 2, 4, 8]
    #expect(OrderStatistics.percentile(0, of: sorted) == 1)
    #expect(OrderStatistics.percentile(0.25, of: sorted) == 1.75)
    #expect(OrderStatistics.percentile(0.5, of: sorted) == 3)
    #expect(abs((OrderStatistics.percentile(0.9, of: sorted) ?? 0) - 6.8) < 1e-9)
    #expect(OrderStatistics.percentile(1, of: sorted) == 8)
    #expect(OrderStatistics.percentile(0.5, of: []) == nil)
    #expect(OrderStatistics.percentile(0.5, of: [7]) == 7)
  }

  @Test(arguments: [(1, 1.0, 1.0), (5, 1, 5), (10, 1, 10), (30, 9, 22), (100, 40, 61)])
  func `the interval of a median has known ranks`(count: Int, low: Double, high: Double) throws {
    let interval = try #require(OrderStatistics.medianInterval(of: values(count)))
    #expect(interval.low == low && interval.high == high)
  }

  @Test(arguments: [
    (9, false, false, false), (10, true, false, false), (19, true, false, false),
    (20, true, true, false), (99, true, true, false), (100, true, true, true),
  ])
  func `a percentile exists only where the number of values supports it`(
    count: Int, p90: Bool, p95: Bool, p99: Bool
  ) throws {
    let summary = try #require(MetricSummary(values(count)))
    #expect((summary.p90 != nil, summary.p95 != nil, summary.p99 != nil) == (p90, p95, p99))
    #expect(summary.min == 1 && summary.max == Double(count) && summary.n == count)
  }

  @Test(arguments: [(20, 17.0), (30, 26), (100, 90), (1000, 936)])
  func `a p95 has a lower end and is not bounded from above`(count: Int, low: Double) throws {
    let summary = try #require(MetricSummary(values(count)))
    let bounds = try #require(summary.atP95)
    #expect(bounds.low == low && bounds.value == summary.p95 && bounds.high == Double(count))
    #expect(MetricSummary(values(19))?.atP95 == nil)
  }

  @Test func `a summary does not depend on the order`() {
    #expect(MetricSummary([3, 1, 2]) == MetricSummary([1, 2, 3]))
    #expect(MetricSummary([]) == nil)
    #expect(MetricSummary([.nan, .infinity]) == nil)
  }

  @Test func `a noisy run has a wider interval, never a narrower one`() throws {
    let many = values(100)
    let plain = try #require(MetricSummary(many))
    let wide = try #require(MetricSummary(many, widened: true))
    #expect(plain.low == 40 && plain.high == 61)
    #expect(abs(wide.low - 10.9) < 1e-9 && abs(wide.high - 90.1) < 1e-9)
    #expect(wide.median == plain.median)
  }

  @Test func `noise and drift need enough values and a real difference`() {
    #expect(!Spread.isNoisy([1, 9, 1, 9], limit: 1.5))
    #expect(Spread.isNoisy([1, 9, 1, 9, 1, 9], limit: 1.5))
    #expect(!Spread.isNoisy([10, 11, 12, 10, 11], limit: 1.5))
    #expect(!Spread.isNoisy([0, 0, 0, 0, 0], limit: 1.5))
    #expect(Spread.drifts([10, 10, 11, 12, 13, 13]))
    #expect(!Spread.drifts([10, 11, 10, 11, 10, 11]))
    #expect(!Spread.drifts([10, 10, 20, 20, 20]))
  }

  private func sample(
    _ phase: ProbeSample.Phase, first: Double, last: Double, tokens: Int?, chunks: Int,
    prompt: Int? = nil, cached: Int? = nil, flags: Set<ProbeFlag> = [],
    failure: ProbeError? = nil
  ) -> ProbeSample {
    var sample = ProbeSample(
      phase: phase, index: 0, promptNumber: 0, promptWords: 1, requestedTokens: chunks)
    sample.firstTextMilliseconds = first
    sample.firstAnswerMilliseconds = first
    sample.lastTextMilliseconds = last
    sample.endMilliseconds = last
    sample.promptTokens = prompt
    sample.cachedTokens = cached
    sample.outputTokens = tokens
    sample.chunks = chunks
    sample.flags = flags
    sample.failure = failure
    return sample
  }

  @Test func `figures follow their definitions`() throws {
    let metrics = ProbeMetrics(samples: [
      sample(.firstToken, first: 200, last: 300, tokens: 8, chunks: 8, prompt: 512, cached: 112),
      sample(.throughput, first: 50, last: 1050, tokens: 101, chunks: 101),
    ])
    #expect(metrics.firstToken?.median == 200)
    #expect(metrics.prompt?.median == 2000)
    #expect(metrics.perToken?.median == 10)
    #expect(metrics.decode?.median == 100)
    #expect(metrics.endToEnd?.median == 1050)
    #expect(metrics.firstToken?.n == 1 && metrics.perToken?.n == 1)
  }

  @Test func `a short, failed, buffered or cut request is in no figure it cannot support`() {
    let fifteen = sample(.throughput, first: 50, last: 150, tokens: 15, chunks: 15)
    #expect(fifteen.millisecondsPerToken == nil)
    #expect(
      sample(.throughput, first: 50, last: 200, tokens: 16, chunks: 16).millisecondsPerToken == 10)
    let failed = sample(
      .throughput, first: 1, last: 9, tokens: 20, chunks: 20, failure: .cut(tokens: 20))
    let buffered = sample(.firstToken, first: 1, last: 1, tokens: 20, chunks: 1, flags: [.buffered])
    let cut = sample(
      .firstToken, first: 1, last: 9, tokens: 8, chunks: 8, prompt: 9, flags: [.cutPrompt])
    let metrics = ProbeMetrics(samples: [fifteen, failed, buffered, cut])
    #expect(metrics.firstToken == nil && metrics.perToken == nil && metrics.prompt == nil)
    #expect(metrics.endToEnd?.n == 1)
  }

  @Test func `token counts that cannot be true are not believed`() {
    func count(_ reported: Int?, _ chunks: Int, _ asked: Int) -> (Int?, ProbeFlag?) {
      let result = SampleMaker.count(reported, chunks: chunks, requested: asked)
      return (result.tokens, result.flag)
    }
    #expect(count(128, 128, 128) == (128, nil))
    #expect(count(128, 1, 128) == (128, nil))
    #expect(count(128, 64, 128) == (128, nil))
    #expect(count(nil, 128, 128) == (nil, .noUsage))
    #expect(count(0, 128, 128) == (nil, .noUsage))
    #expect(count(1280, 128, 128) == (nil, .wrongUsage))
    #expect(count(128, 5, 128) == (nil, .wrongUsage))
    #expect(count(20, 128, 128) == (nil, .wrongUsage))
  }
}
