/// What the name of an architecture in a GGUF file tells beside its keys.
///
/// Engines know some things by name alone: which layers see a window, which keep a state. The rows
/// are in `LayerRules+Table.swift`; a name without a row never gets a confident number.
struct LayerRules: Hashable, Sendable {
  /// Which layers see only the latest tokens.
  enum Window: Hashable, Sendable {
    /// None, whatever window is stated.
    case none
    /// All but one layer in so many, unless the header lists them.
    ///
    /// `fixed` and `usual` are the tokens engines use whatever is stated, or where nothing is;
    /// `needsKey` says whether the key must be there, `onlyLayers` the one number of layers it
    /// holds for.
    case alternating(
      period: Int64, fullFirst: Bool = false, usual: Int64? = nil, fixed: Int64? = nil,
      needsKey: Bool = false, onlyLayers: Int64? = nil)
    /// Those the header lists.
    case listed
    /// Every layer with a cache, where a window is stated.
    case stated
  }

  /// Which layers keep a state.
  enum Recurrent: Hashable, Sendable {
    /// None.
    case none
    /// Those without key-value heads.
    case withoutHeads
    /// Those without key-value heads and without a feed-forward width.
    case withoutHeadsAndWidth
    /// All but one layer in so many, unless the header lists them or states another number.
    case allButOneIn(Int64)
    /// Every layer, beside its cache.
    case besideCache
    /// Every layer, and none has a cache.
    case every
  }

  /// What a layer with a state keeps.
  enum State: Hashable, Sendable {
    case none, stateSpace, gatedDelta, kimiDelta, shortConvolution, lightning, weightedKeyValue
  }

  /// Which layers keep the keys of an indexer.
  enum Indexer: Hashable, Sendable {
    /// None.
    case none
    /// Every layer.
    case every
    /// Those the header lists.
    case listed
    /// All but the first layers without experts.
    case afterDense
  }

  var window: Window = .none
  var recurrent: Recurrent = .none
  var state: State = .none
  var indexer: Indexer = .none
  /// Whether a stated rank of the latent is what the cache keeps.
  var keepsLatent = false
  /// Whether entries are compressed, by a list in the header.
  var isCompressed = false
  /// Layers that keep a cache of their own, where no key states it.
  var cachedLayers: Int64?
  /// Whether the last layers may share the caches of earlier ones.
  var sharesCaches = false
  /// Whether nothing is cached: the whole text is seen at once.
  var isEncoder = false
  /// Whether layers run several times, with a cache each time.
  var isLooped = false
  /// Whether a configuration states the sizes of layers that see everything as global ones, and
  /// those of windowed layers as the usual ones.
  var namesGlobalSizes = false
  /// The name of the same architecture in a model's configuration.
  var configurationType: String?
}
