/// What llama.cpp's server says a completion took.
struct CompletionTimings: Equatable {
  /// Tokens of the prompt that were worked on.
  var promptTokens: Int
  /// Tokens of the prompt that came from a cache.
  var cachedTokens: Int
  /// Milliseconds for the prompt.
  var promptMilliseconds: Double
  /// Milliseconds for one token after the first.
  var tokenMilliseconds: Double

  /// Reads an answer; nil where it has no times, or times that cannot be.
  ///
  /// **Source** `timings` of `POST /completion` in `tools/server` of `ggml-org/llama.cpp`, b11549:
  /// `predicted_ms` holds the tokens after the first.
  init?(_ answer: JSONValue) {
    guard let timings = answer["timings"],
      let prompt = timings["prompt_n"]?.count(upTo: 1 << 30),
      let promptTime = timings["prompt_ms"]?.double, promptTime > 0,
      let tokens = timings["predicted_n"]?.count(upTo: 1 << 30), tokens > 1,
      let time = timings["predicted_ms"]?.double, time > 0
    else { return nil }
    promptTokens = prompt
    cachedTokens = timings["cache_n"]?.count(upTo: 1 << 30) ?? 0
    promptMilliseconds = promptTime
    tokenMilliseconds = time / Double(tokens - 1)
  }
}

/// Asks an engine for a completion of token ids, which no tokenizer and no template changes.
struct CompletionRequest {
  /// The prompt.
  var tokens: [Int]
  /// Tokens to answer with.
  var answerTokens: Int
  /// What the engine picks tokens with.
  var seed: UInt32

  /// The body of the request.
  var body: String {
    JSONValue.object([
      "prompt": .array(tokens.map { .number(Double($0)) }),
      "n_predict": .number(Double(answerTokens)), "ignore_eos": .bool(true),
      "cache_prompt": .bool(false), "stream": .bool(false), "seed": .number(Double(seed)),
    ]).encoded
  }
}
