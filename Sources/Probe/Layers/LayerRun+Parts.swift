extension LayerRun {
  /// Why a probe has no figures.
  public enum Refusal: Equatable, Sendable, Codable {
    /// Too few rounds for a spread.
    case fewRounds(Int)
    /// Rounds differ too much: p80/p20.
    case spread(Double)
    /// Processor time over time, at one thread.
    case processorShare(Double)
    /// The deeper model was faster.
    case contradiction
  }

  /// What to know beside the figures.
  public enum Note: Equatable, Sendable, Codable {
    /// A mixture of experts with made-up routers.
    case randomRouters
    /// An architecture that no full model was compared with.
    case notValidated(architecture: String)
    /// The engine used something else than the processor.
    case onCard(place: String)
    /// Load before the probe.
    case busyBefore(load: Double)
    /// Fewer rounds than planned.
    case roundsCut(done: Int, planned: Int)
    /// No longer prompts were measured.
    case shortPromptsOnly(tokens: Int)
    /// Nothing is extrapolated.
    case wholeModel
    /// No formula for the cache, so that memory holds for the probe's own context.
    case cacheNotKnown
  }

  /// The lines through both models.
  public struct Lines: Equatable, Sendable, Codable {
    /// Milliseconds for one token of a short prompt.
    public var shortPrompt: LayerLine
    /// Milliseconds for one token after the first.
    public var token: LayerLine
    /// Milliseconds for one token of the longest prompt.
    public var prompt: LayerLine
    /// Bytes that cannot be dropped, without the cache.
    public var anonymous: LayerLine?
    /// Bytes of the file in memory.
    public var mapped: LayerLine?
  }

  /// One of the models that were run.
  public struct Shallow: Equatable, Sendable, Codable {
    /// Its layers.
    public var layers: Int
    /// Bytes its file takes on disk.
    public var diskBytes: Int64
    /// The larger p80/p20 of its times; nil before there are any.
    public var spread: Double?
    /// What its engine said it set aside.
    public var buffers: [EngineBuffer]
    /// Its engine's memory after the rounds; nil where the system does not tell.
    public var memory: ProcessMemory?
    /// Bytes of the attention cache within that memory; nil where no formula is known.
    public var cacheBytes: Int64?
  }
}

extension LayerRun {
  /// What the figures were computed from, so that everything can be computed again.
  public struct Evidence: Equatable, Sendable, Codable {
    /// The lines; nil where a model had no round.
    public var lines: Lines?
    /// The models that were run, the shallower first.
    public var models: [Shallow]
    /// Rounds of short prompts.
    public var rounds: [LayerRound]
    /// Rounds of long prompts.
    public var longRounds: [LayerRound]
    /// Load before the probe.
    public var loadBefore: Double?
    /// Why there are no speeds.
    public var refusal: Refusal?
    /// What to know beside the figures.
    public var notes: [Note]
  }

  /// The sentence for a probe without speeds; nil where it has them.
  public var refusal: String? { evidence?.refusal?.message }

  /// What to know beside the figures, a sentence each.
  public var notes: [String] { evidence?.notes.map(\.message) ?? [] }
}
