/// The attention cache and the recurrent state of an architecture, as far as they are known.
///
/// **Shape**: decided once for a model; asking it for bytes is arithmetic alone.
public struct CacheProfile: Hashable, Sendable {
  /// Two layouts the cache lies between; which of them is larger may depend on the context.
  public struct Layouts: Hashable, Sendable {
    /// One end.
    public let first: CacheLayout
    /// The other end.
    public let second: CacheLayout
  }

  /// The formula that was used, by the catalog's word; `nil` where none was.
  public let formula: String?
  /// How the cache is known.
  public let basis: Basis
  /// The key that would settle it, under its name in the configuration.
  public let missingKey: String?
  /// The layouts the cache lies between; both are the same where it is exact.
  public let layouts: Layouts?
  /// Whether nothing but zero is known of the lower end.
  public let startsAtZero: Bool
  /// Keys of indexers, on a line of their own.
  public let indexer: CacheLayout
  /// What recurrent layers keep.
  public let state: RecurrentState

  /// Nothing known, for want of a key.
  init(unknownFor key: String, state: RecurrentState) {
    formula = nil
    basis = .unknown
    missingKey = key
    layouts = nil
    startsAtZero = true
    indexer = CacheLayout([])
    self.state = state
  }

  /// What a formula gives.
  init(_ shape: CacheShape, formula: any KVFormula, basis: Basis, state: RecurrentState? = nil) {
    self.formula = formula.id
    self.basis = basis
    missingKey = nil
    layouts = Layouts(
      first: shape.attention, second: shape.alternative ?? shape.attention)
    startsAtZero = false
    indexer = shape.indexer
    self.state = state ?? shape.state
  }

  /// No more than this layout.
  init(atMost layout: CacheLayout, indexer: CacheLayout, missing key: String, state: RecurrentState)
  {
    formula = nil
    basis = .atMost
    missingKey = key
    layouts = Layouts(first: layout, second: layout)
    startsAtZero = true
    self.indexer = indexer
    self.state = state
  }

  /// Between two profiles of one architecture that differ only in their key-value heads.
  init(from fewest: CacheProfile, to most: CacheProfile) {
    formula = most.formula
    basis = Swift.max(.headRange, most.basis)
    missingKey = "num_key_value_heads"
    if let first = fewest.layouts?.first, let second = most.layouts?.second {
      layouts = Layouts(first: first, second: second)
    } else {
      layouts = nil
    }
    startsAtZero = fewest.startsAtZero || most.startsAtZero
    indexer = most.indexer
    state = most.state
  }

  /// The attention cache of this many streams.
  ///
  /// **Units**: bytes; tokens of one stream.
  public func cacheBytes(contextTokens: Int64, streams: Int64, type: CacheType) -> ByteInterval {
    guard let layouts else { return .unknown }
    let first = layouts.first.bytes(contextTokens: contextTokens, streams: streams, type: type)
    let second = layouts.second.bytes(contextTokens: contextTokens, streams: streams, type: type)
    return ByteInterval(
      low: startsAtZero ? 0 : Swift.min(first, second), high: Swift.max(first, second),
      basis: basis)
  }

  /// The indexer keys of this many streams, between one and two bytes an element.
  ///
  /// **Source**: engines keep them in 8 bits (vLLM) or 16 (llama.cpp), whatever the cache holds.
  public func indexerBytes(contextTokens: Int64, streams: Int64) -> ByteInterval {
    let elements = streams.times(indexer.elements(contextTokens: contextTokens))
    return ByteInterval(low: startsAtZero ? 0 : elements, high: elements.times(2), basis: .formula)
  }

  /// The cells that the attention masks of one stream span: one mask for layers that see
  /// everything, one for those that see a window, which an engine gives room for one batch more.
  ///
  /// **Source**: `src/llama-kv-cache-iswa.cpp` of `ggml-org/llama.cpp`, and its allocation log.
  func maskTokens(contextTokens: Int64) -> ClosedRange<Int64> {
    guard !startsAtZero, let layouts else { return 0...contextTokens.times(2) }
    let first = layouts.first.maskCells(contextTokens: contextTokens)
    let second = layouts.second.maskCells(contextTokens: contextTokens)
    return Swift.min(first, second)...Swift.max(first, second)
  }

  /// The recurrent state of this many streams.
  public func stateBytes(streams: Int64) -> ByteInterval { state.bytes(streams: streams) }
}
