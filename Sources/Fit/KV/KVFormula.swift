/// A key that a cache formula needs and the architecture does not state.
public struct MissingKey: Error, Hashable, Sendable {
  /// The key under its name in the configuration.
  public let key: String
}

/// One way to work out the attention cache of an architecture.
///
/// To add one: a file in this folder, and a line in `KVFormulas.all`.
public protocol KVFormula: Sendable {
  /// The word the catalog names it by.
  var id: String { get }
  /// What it is called in a sentence.
  var name: String { get }
  /// The cache of an architecture; a key that is not stated is named.
  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape
}

/// Every cache formula Weigh knows.
public enum KVFormulas {
  /// The formulas, in the order of the documentation.
  public static let all: [any KVFormula] = [
    GroupedQuery(), MixedWindow(), Latent(), SparseLatent(), LinearHybrid(), StateSpaceHybrid(),
    CompressedHybrid(), SparseBlocks(),
  ]

  /// The formula the catalog names by this word.
  public static func named(_ id: String) -> (any KVFormula)? {
    all.first { $0.id == id }
  }
}

/// What a formula makes of an architecture.
public struct CacheShape: Hashable, Sendable {
  /// The attention cache.
  public let attention: CacheLayout
  /// Another layout it may have instead, where an order of layers is not stated.
  public let alternative: CacheLayout?
  /// Keys of an indexer, kept apart from the cache.
  public let indexer: CacheLayout
  /// What recurrent layers keep.
  public let state: RecurrentState

  init(
    _ groups: [CacheGroup], alternative: [CacheGroup]? = nil, indexer: [CacheGroup] = [],
    state: RecurrentState = .none
  ) {
    attention = CacheLayout(groups)
    self.alternative = alternative.map { CacheLayout($0) }
    self.indexer = CacheLayout(indexer)
    self.state = state
  }
}

extension Architecture {
  /// A stated number, or the key that would state it.
  func require(_ value: Int64?, _ key: String) throws(MissingKey) -> Int64 {
    guard let value else { throw MissingKey(key: key) }
    return value
  }

  /// Elements of a key: stated, or worked out where that is known to be right.
  ///
  /// `hidden_size / num_attention_heads` holds only for types on the plain list, and only where
  /// it comes out whole.
  var keyElements: Int64? {
    if let headDimension { return headDimension }
    guard let type, KnownTypes.plain.contains(type), let embedding, let heads,
      embedding % heads == 0
    else { return nil }
    return embedding / heads
  }

  /// A grouped-query group over this many layers with the model's own head sizes.
  func groupedLayers(_ layers: Int64, windowTokens: Int64? = nil) throws(MissingKey) -> CacheGroup {
    let keys = try require(keyElements, "head_dim")
    return .grouped(
      layers: layers, keyValueHeads: try require(keyValueHeads, "num_key_value_heads"),
      keyDimension: keys, valueDimension: valueDimension ?? keys, windowTokens: windowTokens)
  }
}
