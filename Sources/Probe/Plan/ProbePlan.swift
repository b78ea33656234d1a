/// What a run does: how many requests of which lengths.
///
/// The lengths are those of PROBE's definition of first token and throughput; the
/// numbers of runs are chosen so that a run on a small machine takes a minute or two.
public struct ProbePlan: Equatable, Sendable, Codable {
  /// The model to ask, if the server has several.
  public var model: String?
  /// Requests before the first that counts.
  public var warmUpRuns = 3
  /// Requests that measure the first token.
  public var firstTokenRuns = 10
  /// Requests that measure speed.
  public var throughputRuns = 5
  /// Prompt tokens of the requests that measure the first token.
  public var promptTokens = 512
  /// Answer tokens of the requests that measure the first token.
  public var firstTokenOutputTokens = 8
  /// Prompt tokens of the requests that measure speed.
  public var throughputPromptTokens = 32
  /// Answer tokens of the requests that measure speed.
  public var outputTokens = 128

  /// The default plan.
  public init() {}

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
    return plan
  }
}
