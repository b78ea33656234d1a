/// One measured request.
///
/// **Units** Milliseconds since the request was sent (its headers written, the
/// connection open), unless said otherwise.
public struct ProbeSample: Equatable, Sendable, Codable {
  /// What a request is for.
  public enum Phase: String, Sendable, Codable, CaseIterable {
    /// Measures the time to the first token.
    case firstToken = "first-token"
    /// Measures speed.
    case throughput
    /// One of several at once.
    case streams
  }

  /// What it was for.
  public var phase: Phase
  /// Its place among those of its phase, from 0.
  public var index: Int
  /// The number its prompt was made from.
  public var promptNumber: Int
  /// Words of its prompt, the number in front not counted; 0 where it was token numbers.
  public var promptWords: Int
  /// Answer tokens that were asked for.
  public var requestedTokens: Int
  /// Requests in progress at once, where there were several.
  public var streams: Int?
  /// Milliseconds from the beginning of the run (or of its resumption) until it was sent.
  public var sentMilliseconds: Double?
  /// Milliseconds from the start until the connection stood.
  public var connectMilliseconds: Double?
  /// First header line.
  public var headerMilliseconds: Double?
  /// First event of any kind.
  public var firstEventMilliseconds: Double?
  /// First text, reasoning included.
  public var firstTextMilliseconds: Double?
  /// First text that is not reasoning; nil where prompts are token numbers, as that is not told.
  public var firstAnswerMilliseconds: Double?
  /// Last text.
  public var lastTextMilliseconds: Double?
  /// End of the stream.
  public var endMilliseconds: Double?
  /// The longest wait between two texts.
  public var largestGapMilliseconds: Double?
  /// Microseconds between two texts, in order; nil where there were too many to keep.
  public var gapMicroseconds: [Int]?
  /// Tokens of the prompt, cached ones included, as the server counts.
  public var promptTokens: Int?
  /// Tokens of the prompt that came from a cache.
  public var cachedTokens: Int?
  /// Tokens of the answer as the server counts, where that can be believed.
  public var outputTokens: Int?
  /// Events that carried text.
  public var chunks: Int
  /// Why the server ended the answer.
  public var finishReason: String?
  /// What the server reports about this request.
  public var server: ServerTimings?
  /// This machine's one-minute load average when it was sent.
  public var load: Double?
  /// The share of processor time that other virtual machines took about then.
  public var stolenShare: Double?
  /// What is to be said about this request.
  public var flags: Set<ProbeFlag>
  /// Why it counts for nothing, if it does.
  public var failure: ProbeError?

  /// A request of which nothing has been measured yet.
  public init(
    phase: Phase, index: Int, promptNumber: Int, promptWords: Int, requestedTokens: Int
  ) {
    self.phase = phase
    self.index = index
    self.promptNumber = promptNumber
    self.promptWords = promptWords
    self.requestedTokens = requestedTokens
    chunks = 0
    flags = []
  }

  /// Tokens of the answer: the server's count, else the number of chunks.
  public var countedTokens: Int { outputTokens ?? chunks }

  /// Seconds until the first text, unless times within the answer mean nothing.
  public var firstTokenMilliseconds: Double? {
    isTimed ? firstTextMilliseconds : nil
  }

  /// Milliseconds per token after the first; nil below 16 tokens.
  public var millisecondsPerToken: Double? {
    guard isTimed, countedTokens >= Self.fewestTokens, let first = firstTextMilliseconds,
      let last = lastTextMilliseconds, last > first
    else { return nil }
    return (last - first) / Double(countedTokens - 1)
  }

  /// The waits between two texts, where they mean something.
  public var gapMilliseconds: [Double] {
    isTimed ? (gapMicroseconds ?? []).map { Double($0) / 1000 } : []
  }

  /// Uncached prompt tokens per second up to the first text.
  public var promptTokensPerSecond: Double? {
    guard let first = firstTokenMilliseconds, first > 0, let prompt = promptTokens else {
      return nil
    }
    let worked = prompt - min(prompt, cachedTokens ?? 0)
    return worked > 0 ? Double(worked) * 1000 / first : nil
  }

  /// A request with fewer tokens says too little about speed.
  static let fewestTokens = 16

  private var isTimed: Bool {
    failure == nil && !flags.contains(.buffered) && !flags.contains(.cutPrompt)
  }
}
