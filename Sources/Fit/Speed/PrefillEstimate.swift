/// How fast a prompt is read, by formula.
///
/// **Units**: tokens per second. **Shape**: `low ≤ middle ≤ high`.
public struct PrefillEstimate: Hashable, Sendable {
  /// What the figure is made of.
  public struct Parts: Hashable, Sendable {
    /// Tokens of the prompt.
    public let promptTokens: Int64
    /// Operations for the whole prompt.
    public let operations: Double
    /// Published rate of the device, in 16-bit operations per second.
    public let operationsPerSecond: Double
    /// How often the weights are read.
    public let passes: Int64
  }

  /// The least.
  public let low: Double
  /// The figure to show.
  public let middle: Double
  /// The most.
  public let high: Double
  /// How it is known.
  public let basis: Basis
  /// What it is made of.
  public let parts: Parts
  /// The share of the published rate that is taken to be reached: least, usual and most.
  public let shares: Shares

  /// Three shares of a published rate.
  public struct Shares: Hashable, Sendable {
    /// The least.
    public let low: Double
    /// The usual one.
    public let middle: Double
    /// The most.
    public let high: Double
  }
}

/// Why there is no prompt speed.
public enum PrefillGap: Hashable, Sendable {
  /// The decode speed is not known for the same reason.
  case decode(SpeedGap)
  /// The device states no computing power; prompts are read at least as fast as answers are
  /// written.
  case noComputing(device: String, atLeast: Double)
  /// Processors: what their instructions reach is not known; at least as fast as answers.
  case processor(device: String, atLeast: Double)
  /// Parameters are not known.
  case noParameters
}

/// Prompt speed, or why there is none.
public enum PrefillSpeed: Hashable, Sendable {
  case estimate(PrefillEstimate)
  case unknown(PrefillGap)

  /// The estimate, where there is one.
  public var estimate: PrefillEstimate? {
    if case .estimate(let estimate) = self { return estimate }
    return nil
  }
}

/// Time to the first token, in seconds.
public struct FirstTokenEstimate: Hashable, Sendable {
  /// The least.
  public let low: Double
  /// The figure to show.
  public let middle: Double
  /// The most; `nil` where nothing bounds it.
  public let high: Double?
  /// How it is known.
  public let basis: Basis
  /// Time to read the prompt, in seconds.
  public let promptSeconds: Double
  /// Time for the one token after it, in seconds.
  public let decodeSeconds: Double
}

/// Time to the first token, or why there is none.
public enum FirstToken: Hashable, Sendable {
  case estimate(FirstTokenEstimate)
  /// Not known; at most so many seconds where the prompt is read no slower than answers are written.
  case unknown(PrefillGap, atMostSeconds: Double?)

  /// The estimate, where there is one.
  public var estimate: FirstTokenEstimate? {
    if case .estimate(let estimate) = self { return estimate }
    return nil
  }
}
