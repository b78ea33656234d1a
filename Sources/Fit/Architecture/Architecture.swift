public import Catalog

/// The facts of a model's configuration that decide memory, under whole words.
///
/// **Shape**: `nil` means that nobody states it, that sources disagree, or that the stated number
/// cannot be one; none of these ever counts as zero.
/// **Source**: the `[arch]` section of a model record, or the header of a GGUF file.
public struct Architecture: Hashable, Sendable {
  /// A mixture of experts.
  public struct Experts: Hashable, Sendable {
    /// Experts a layer holds.
    public var count: Int64?
    /// Experts one token uses.
    public var usedCount: Int64?
    /// Experts every token uses.
    public var sharedCount: Int64?
    /// Width of one expert.
    public var width: Int64?
    /// Width of the shared experts together, where it is stated apart.
    public var sharedWidth: Int64?

    /// Nothing known.
    public init() {}
  }

  /// Sizes of layers with linear attention.
  public struct LinearAttention: Hashable, Sendable {
    /// Heads of keys.
    public var keyHeads: Int64?
    /// Elements of a key.
    public var keyDimension: Int64?
    /// Heads of values.
    public var valueHeads: Int64?
    /// Elements of a value.
    public var valueDimension: Int64?
    /// Tokens the convolution sees.
    public var convolutionKernel: Int64?

    /// Nothing known.
    public init() {}
  }

  /// Sizes of state-space layers.
  public struct StateSpace: Hashable, Sendable {
    /// Heads.
    public var heads: Int64?
    /// Elements of a head.
    public var headDimension: Int64?
    /// Elements of state for each inner element.
    public var stateSize: Int64?
    /// Groups that share their inputs.
    public var groups: Int64?
    /// Tokens the convolution sees.
    public var convolutionKernel: Int64?

    /// Nothing known.
    public init() {}
  }

  /// What differs in layers that see only a window.
  public struct WindowedLayers: Hashable, Sendable {
    /// Tokens they see.
    public var windowTokens: Int64?
    /// Tokens of a chunk, in layers that see the chunk they stand in.
    public var chunkTokens: Int64?
    /// Whether the stated window is in force; `nil` means yes.
    public var isInForce: Bool?
    /// Key-value heads, where they differ from the other layers.
    public var keyValueHeads: Int64?
    /// Elements of a key, where they differ.
    public var headDimension: Int64?
    /// Elements of a value, where they differ.
    public var valueDimension: Int64?
    /// Every layer of this number sees everything.
    public var pattern: Int64?

    /// Nothing known.
    public init() {}
  }

  /// `model_type`: the architecture's name in its configuration.
  public var type: String?
  /// `kv_formula`: the cache formula the catalog names.
  public var formula: String?
  /// `num_hidden_layers`.
  public var layers: Int64?
  /// `hidden_size`: elements of an embedding.
  public var embedding: Int64?
  /// `intermediate_size`: width of a feed-forward layer.
  public var feedForward: Int64?
  /// `num_attention_heads`.
  public var heads: Int64?
  /// `num_key_value_heads`.
  public var keyValueHeads: Int64?
  /// `head_dim`: elements of a key.
  public var headDimension: Int64?
  /// `v_head_dim`: elements of a value, where they differ.
  public var valueDimension: Int64?
  /// `global_head_dim`: elements of a key in layers that see everything.
  public var globalHeadDimension: Int64?
  /// `num_global_key_value_heads`.
  public var globalKeyValueHeads: Int64?
  /// `hidden_size_per_layer_input`: elements a layer looks up for each token, in a table of its own.
  public var perLayerEmbedding: Int64?
  /// `vocab_size`.
  public var vocabulary: Int64?
  /// `tie_word_embeddings`: whether the head is the embedding table.
  public var tiesEmbeddings: Bool?
  /// `kv_lora_rank`: elements of the latent all heads share.
  public var latentRank: Int64?
  /// `qk_rope_head_dim`: elements of the position part beside the latent.
  public var ropeDimension: Int64?
  /// `qk_nope_head_dim`: elements of a key without its position part, before the latent.
  public var nopeDimension: Int64?
  /// `first_k_dense_replace`: layers before the first one with experts; zero is a statement.
  public var leadingDenseLayers: Int64?
  /// `index_head_dim`: elements of an indexer key.
  public var indexDimension: Int64?
  /// `indexer_full_layers`: layers that keep indexer keys, where the others reuse their choice.
  public var indexerLayers: Int64?
  /// `sparse_attention_layers`.
  public var sparseLayers: Int64?
  /// `num_kv_shared_layers`: the last layers, which keep no cache; zero is a statement.
  public var sharedCacheLayers: Int64?
  /// `kv_bearing_layers`: layers that keep an attention cache.
  public var cacheLayers: Int64?
  /// `full_attention_interval`.
  public var fullAttentionInterval: Int64?
  /// `layer_type_counts`, or the counts another key gives under the same meaning.
  public var layerTypes: [NamedCount] = []
  /// `compress_ratios_counts`: layers by how many tokens share one cache entry.
  public var compressionRatios: [NamedCount] = []
  /// Whether a layer pattern names state-space layers, and how many.
  public var stateSpaceLayers: Int64?
  /// Windowed layers.
  public var windowed = WindowedLayers()
  /// Linear-attention layers.
  public var linear = LinearAttention()
  /// State-space layers.
  public var stateSpace = StateSpace()
  /// Experts.
  public var experts = Experts()
  /// `torch_dtype`: the type of the published weights.
  public var weightType: String?
  /// `quant_method`: how the published weights are quantized.
  public var quantizationMethod: String?
  /// What each layer caches, where it was read out of a file's header; it settles the cache.
  public var headerCache: HeaderCache?
  /// Keys of the sources that state it, in byte order.
  public var sources: [String] = []
  /// Whether any of it was copied from a sibling checkpoint.
  public var isInherited = false

  /// Nothing known.
  public init() {}

  /// Elements of a value: stated, or those of a key.
  public var valueElements: Int64? { valueDimension ?? headDimension }

  /// Tokens a windowed layer sees, where the window is in force.
  public var windowTokens: Int64? {
    if (layers(ofType: LayerType.chunked) ?? 0) > 0 { return windowed.chunkTokens }
    return windowed.isInForce == false ? nil : windowed.windowTokens
  }

  /// Layers of a type; zero where types are stated and this one is not among them.
  public func layers(ofType name: String) -> Int64? {
    guard !layerTypes.isEmpty else { return nil }
    return layerTypes.first { $0.name == name }?.count ?? 0
  }

  /// Whether the stated layer types, if any, are all among these.
  func hasOnlyLayers(of names: [String]) -> Bool {
    layerTypes.allSatisfy { $0.count == 0 || names.contains($0.name) }
  }

  /// Names with how often each occurs, in byte order.
  static func counted(_ names: [String]) -> [NamedCount] {
    var counts: [String: Int64] = [:]
    for name in names { counts[name, default: 0] += 1 }
    return counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { NamedCount(name: $0.key, count: $0.value) }
  }

  /// Whether a model of this shape routes tokens to experts.
  public var isMixture: Bool { (experts.count ?? 0) > 1 }
}
