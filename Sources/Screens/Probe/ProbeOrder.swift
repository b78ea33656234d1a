public import Moderation

/// What a person asks to have probed.
public enum ProbeOrder: Hashable, Sendable {
  /// A running server, the model to ask where it has several, and what to measure of it.
  case server(address: String, model: String?, measure: ProbeMeasure = .speed)
  /// A model of the catalog without its weights: a layer probe.
  case layers(model: String, quantization: String)
  /// A GGUF file, which an engine is started for.
  case file(path: String)
  /// What is left of a stored run that was stopped.
  case resume(run: String)
  /// A stored run once more, to compare the two.
  case again(run: String)

  /// Whether it is a layer probe.
  var isOfLayers: Bool {
    if case .layers = self { return true }
    return false
  }
}

/// When a probe that is asked to stop does so.
public enum ProbeStopping: Hashable, Sendable {
  /// Once the request under way has ended.
  case afterRequest
  /// At once; the request under way is given up.
  case now
}

/// What is measured of a server.
public struct ProbeMeasure: Hashable, Sendable {
  /// Whether its speed is.
  public let isOfSpeed: Bool
  /// How it answers the questions of a battery; `nil` where that is left aside.
  ///
  /// It comes after the speed, as a run of its own.
  public let moderation: ModerationWish?

  /// Its speed alone.
  public static let speed = ProbeMeasure(isOfSpeed: true, moderation: nil)

  /// Measures this.
  public init(isOfSpeed: Bool, moderation: ModerationWish?) {
    self.isOfSpeed = isOfSpeed
    self.moderation = moderation
  }
}

/// How much of a battery a person wants asked.
public struct ModerationWish: Hashable, Sendable {
  /// How much.
  public let tier: BatteryTier
  /// The third language of the quick tier; `nil` for its own.
  public let language: String?

  /// Asks this much.
  public init(tier: BatteryTier, language: String? = nil) {
    self.tier = tier
    self.language = language
  }
}
