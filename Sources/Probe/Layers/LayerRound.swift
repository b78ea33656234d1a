/// One request of a layer probe, as it was measured.
public struct LayerRound: Equatable, Sendable, Codable {
  /// Layers of the model it went to.
  public var layers: Int
  /// Its place among the rounds of its kind, from 0.
  public var index: Int
  /// Tokens of its prompt.
  public var promptTokens: Int
  /// Milliseconds the engine needed for the prompt.
  public var promptMilliseconds: Double
  /// Milliseconds the engine needed for one token after the first.
  public var tokenMilliseconds: Double
  /// Milliseconds from the request to the end of its answer.
  public var wallMilliseconds: Double
  /// Milliseconds of processor time the engine used meanwhile; nil where nobody can tell.
  public var processorMilliseconds: Double?

  /// The measured request.
  init(layers: Int, index: Int, timings: CompletionTimings, wallMilliseconds: Double) {
    self.layers = layers
    self.index = index
    promptTokens = timings.promptTokens
    promptMilliseconds = timings.promptMilliseconds
    tokenMilliseconds = timings.tokenMilliseconds
    self.wallMilliseconds = wallMilliseconds
  }
}

/// The rounds of one model, summed up.
struct RoundSummary: Equatable {
  /// The value that interference of other work moves least.
  ///
  /// **Source** The 20th percentile, chosen on the first measured series (design notes of the
  /// probe): other work only ever adds time, and the least value alone is too lucky.
  static let fraction = 0.2

  /// Milliseconds for one token of a prompt.
  let promptMilliseconds: Double
  /// Milliseconds for one token after the first.
  let tokenMilliseconds: Double
  /// p80/p20 of the time for a prompt.
  let promptSpread: Double
  /// p80/p20 of the time for a token.
  let tokenSpread: Double
  /// The larger one.
  var spread: Double { max(promptSpread, tokenSpread) }

  /// Sums up rounds of one model and one length; nil without any.
  init?(_ rounds: [LayerRound]) {
    let prompts = rounds.map { $0.promptMilliseconds / Double(max(1, $0.promptTokens)) }.sorted()
    let tokens = rounds.map(\.tokenMilliseconds).sorted()
    guard let prompt = OrderStatistics.percentile(Self.fraction, of: prompts),
      let token = OrderStatistics.percentile(Self.fraction, of: tokens)
    else { return nil }
    promptMilliseconds = prompt
    tokenMilliseconds = token
    promptSpread = Self.spread(prompts, prompt)
    tokenSpread = Self.spread(tokens, token)
  }

  private static func spread(_ sorted: [Double], _ low: Double) -> Double {
    guard low > 0, let high = OrderStatistics.percentile(1 - fraction, of: sorted) else {
      return .infinity
    }
    return high / low
  }
}
