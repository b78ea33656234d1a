/// What a run does: how many requests of which lengths.
///
/// The numbers are those of the definitions of first token and throughput: 30 requests each
/// support a median with an interval and a p95.
public struct ProbePlan: Equatable, Sendable {
  /// The model to ask, if the server has several.
  public var model: String?
  /// Requests before the first that counts.
  public var warmUpRuns = 3
  /// Requests that measure the first token.
  public var firstTokenRuns = 30
  /// Requests that measure speed.
  public var throughputRuns = 30
  /// Prompt tokens of the requests that measure the first token.
  public var promptTokens = 512
  /// Answer tokens of the requests that measure the first token.
  public var firstTokenOutputTokens = 8
  /// Prompt tokens of the requests that measure speed.
  public var throughputPromptTokens = 32
  /// Answer tokens of the requests that measure speed.
  public var outputTokens = 128
  /// Numbers of requests at once, ascending; empty for none.
  public var streams: [Int] = []
  /// Requests of each stream at each of these levels.
  public var runsPerStream = 10
  /// Seconds after which the run begins no further request; what it has then is complete.
  public var budgetSeconds: Double?

  /// The default plan.
  public init() {}

  /// The most requests that may be in progress at once.
  public static let mostStreams = 64

  /// The plan with each number brought into the range that can be run.
  var bounded: ProbePlan {
    func bound(_ value: Int, _ range: ClosedRange<Int>) -> Int {
      min(max(value, range.lowerBound), range.upperBound)
    }
    var plan = self
    plan.warmUpRuns = bound(warmUpRuns, 0...100)
    plan.firstTokenRuns = bound(firstTokenRuns, 0...10_000)
    plan.throughputRuns = bound(throughputRuns, 0...10_000)
    plan.promptTokens = bound(promptTokens, 1...1_000_000)
    plan.firstTokenOutputTokens = bound(firstTokenOutputTokens, 1...100_000)
    plan.throughputPromptTokens = bound(throughputPromptTokens, 1...1_000_000)
    plan.outputTokens = bound(outputTokens, 1...100_000)
    plan.streams = Set(streams.map { bound($0, 1...Self.mostStreams) }).sorted()
    plan.runsPerStream = bound(runsPerStream, 1...1000)
    plan.budgetSeconds = budgetSeconds.map { $0.isFinite ? max(0, $0) : 0 }
    return plan
  }
}

extension ProbePlan: Codable {
  /// Reads a plan; what an older one does not name has its default.
  public init(from decoder: any Decoder) throws {
    self.init()
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    func read(_ path: WritableKeyPath<ProbePlan, Int>, _ key: CodingKeys) throws {
      self[keyPath: path] = try fields.decodeIfPresent(Int.self, forKey: key) ?? self[keyPath: path]
    }
    model = try fields.decodeIfPresent(String.self, forKey: .model)
    try read(\.warmUpRuns, .warmUpRuns)
    try read(\.firstTokenRuns, .firstTokenRuns)
    try read(\.throughputRuns, .throughputRuns)
    try read(\.promptTokens, .promptTokens)
    try read(\.firstTokenOutputTokens, .firstTokenOutputTokens)
    try read(\.throughputPromptTokens, .throughputPromptTokens)
    try read(\.outputTokens, .outputTokens)
    streams = try fields.decodeIfPresent([Int].self, forKey: .streams) ?? []
    try read(\.runsPerStream, .runsPerStream)
    budgetSeconds = try fields.decodeIfPresent(Double.self, forKey: .budgetSeconds)
  }

  private enum CodingKeys: String, CodingKey {
    case model, warmUpRuns, firstTokenRuns, throughputRuns, promptTokens, firstTokenOutputTokens
    case throughputPromptTokens, outputTokens, streams, runsPerStream, budgetSeconds
  }
}
