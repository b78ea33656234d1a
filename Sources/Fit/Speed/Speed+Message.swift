// Sentences about prompt speed and the first token.

extension PrefillSpeed {
  /// The prompt speed with its interval and what it is made of, or why there is none.
  ///
  /// `~7,590 tok/s [3,490–13,000], formula: 15.3 TFLOP for 1,000 tokens at 165 TFLOPS.`
  public var sentence: String {
    switch self {
    case .estimate(let estimate): return estimate.sentence
    case .unknown(let gap): return "Prompt speed not known: \(gap.words)."
    }
  }
}

extension PrefillEstimate {
  var sentence: String {
    let operations = parts.operations / 1e12
    return "~\(Text.promptSpeed(middle)) tok/s "
      + "[\(Text.promptSpeed(low))–\(Text.promptSpeed(high))], "
      + "\(basis.words): \(Text.decimal(operations, operations < 100 ? 1 : 0)) TFLOP for "
      + "\(Text.grouped(parts.promptTokens)) tokens at "
      + "\(Text.decimal(parts.operationsPerSecond / 1e12, 0)) TFLOPS."
  }
}

extension PrefillGap {
  /// Why there is no prompt speed, and the least it is.
  public var words: String {
    switch self {
    case .decode(let gap): return gap.words
    case .noComputing(let device, let least):
      return "'\(device)' declares no fp16_tflops" + Self.bound(least)
    case .processor(let device, let least):
      return "what the processor of '\(device)' computes is not known" + Self.bound(least)
    case .noParameters: return "the number of active parameters is not known"
    }
  }

  private static func bound(_ least: Double) -> String {
    least > 0 ? ", at least \(Text.speed(least)) tok/s" : ""
  }
}

extension FirstToken {
  /// The time to the first token with its interval and parts, or why there is none.
  ///
  /// `~0.14 s [0.083–0.30], formula: prompt 0.13 s, one token 0.008 s.`
  public var sentence: String {
    switch self {
    case .estimate(let estimate): return estimate.sentence
    case .unknown(let gap, let most):
      let bound = most.map { "; at most \(Text.seconds($0))" } ?? ""
      return "First token not known: \(gap.words)\(bound)."
    }
  }
}

extension FirstTokenEstimate {
  var sentence: String {
    let ends = "\(Text.plainSeconds(low))–\(high.map(Text.plainSeconds) ?? "no upper end")"
    return "~\(Text.seconds(middle)) [\(ends)], \(basis.words): "
      + "prompt \(Text.seconds(promptSeconds)), one token \(Text.seconds(decodeSeconds))."
  }
}
