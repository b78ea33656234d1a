public import Catalog

extension Architecture {
  /// Reads the `[arch]` section of a model record; a record without one gives nothing known.
  public init(record: Record) {
    self.init(keys: ConfigurationKeys(record.section("arch")))
  }

  init(keys: ConfigurationKeys) {
    self.init()
    type = keys.text("model_type")
    formula = keys.text("kv_formula")
    readAttention(keys)
    readLayers(keys)
    readWindow(keys)
    readRecurrent(keys)
    readExperts(keys)
    weightType = keys.text("torch_dtype")
    quantizationMethod = keys.text("quant_method")
    sources = keys.sources
    isInherited = keys.isInherited
  }

  private mutating func readAttention(_ keys: ConfigurationKeys) {
    embedding = keys.size("hidden_size")
    feedForward = keys.size("intermediate_size")
    vocabulary = keys.size("vocab_size")
    perLayerEmbedding = keys.size("hidden_size_per_layer_input")
    tiesEmbeddings = keys.flag("tie_word_embeddings")
    heads = keys.size("num_attention_heads")
    keyValueHeads = keys.size("num_key_value_heads")
    headDimension = keys.size("head_dim")
    valueDimension = keys.size("v_head_dim")
    globalHeadDimension = keys.size("global_head_dim")
    globalKeyValueHeads = keys.size("num_global_key_value_heads")
    latentRank = keys.size("kv_lora_rank")
    ropeDimension = keys.size("qk_rope_head_dim")
    nopeDimension = keys.size("qk_nope_head_dim")
    indexDimension = keys.size("index_head_dim")
  }

  private mutating func readLayers(_ keys: ConfigurationKeys) {
    layers = keys.size("num_hidden_layers")
    indexerLayers = keys.size("indexer_full_layers")
    sparseLayers = keys.size("sparse_attention_layers")
    sharedCacheLayers = keys.count("num_kv_shared_layers")
    cacheLayers = keys.size("kv_bearing_layers")
    fullAttentionInterval = keys.size("full_attention_interval")
    compressionRatios = keys.counts("compress_ratios_counts")
    layerTypes = keys.counts("layer_type_counts")
    if layerTypes.isEmpty { readLayerPattern(keys) }
  }

  /// Patterns that say the same as `layer_type_counts` under other names.
  ///
  /// **Source**: Nemotron-H writes `*` for attention, `M` for Mamba, `-` and `E` for
  /// feed-forward layers; MiMo-V2 writes 0 for full attention and 1 for a window.
  private mutating func readLayerPattern(_ keys: ConfigurationKeys) {
    if let pattern = keys.text("hybrid_override_pattern") {
      let attention = pattern.utf8.count { $0 == UInt8(ascii: "*") }
      let stateSpace = pattern.utf8.count { $0 == UInt8(ascii: "M") }
      cacheLayers = cacheLayers ?? (attention > 0 ? Int64(attention) : nil)
      stateSpaceLayers = Int64(stateSpace)
    }
    let blocks = keys.counts("layers_block_type_counts")
    if !blocks.isEmpty {
      cacheLayers = cacheLayers ?? blocks.first { $0.name == "attention" }?.count
      stateSpaceLayers = blocks.first { $0.name == "mamba" }?.count ?? 0
    }
    let windows = keys.counts("hybrid_layer_pattern_counts")
    if !windows.isEmpty, windows.allSatisfy({ $0.name == "0" || $0.name == "1" }) {
      layerTypes = windows.map {
        NamedCount(name: $0.name == "0" ? LayerType.full : LayerType.windowed, count: $0.count)
      }
    }
  }

  private mutating func readWindow(_ keys: ConfigurationKeys) {
    windowed.windowTokens = keys.size("sliding_window") ?? keys.size("sliding_window_size")
    windowed.chunkTokens = keys.size("attention_chunk_size")
    windowed.isInForce = keys.flag("use_sliding_window")
    windowed.keyValueHeads = keys.size("swa_num_key_value_heads")
    windowed.headDimension = keys.size("swa_head_dim")
    windowed.valueDimension = keys.size("swa_v_head_dim")
    windowed.pattern = keys.size("sliding_window_pattern")
  }

  private mutating func readRecurrent(_ keys: ConfigurationKeys) {
    linear.keyHeads = keys.size("linear_num_key_heads")
    linear.keyDimension = keys.size("linear_key_head_dim")
    linear.valueHeads = keys.size("linear_num_value_heads")
    linear.valueDimension = keys.size("linear_value_head_dim")
    linear.convolutionKernel = keys.size("linear_conv_kernel_dim")
    stateSpace.heads = keys.size("mamba_num_heads")
    stateSpace.headDimension = keys.size("mamba_head_dim")
    stateSpace.stateSize = keys.size("ssm_state_size")
    stateSpace.groups = keys.size("n_groups")
    stateSpace.convolutionKernel = keys.size("conv_kernel")
  }

  private mutating func readExperts(_ keys: ConfigurationKeys) {
    experts.count =
      keys.size("num_experts") ?? keys.size("n_routed_experts") ?? keys.size("num_local_experts")
    leadingDenseLayers = keys.count("first_k_dense_replace")
    experts.usedCount = keys.size("num_experts_per_tok")
    experts.sharedCount = keys.count("n_shared_experts") ?? keys.count("num_shared_experts")
    experts.width = keys.size("moe_intermediate_size")
    experts.sharedWidth = keys.size("shared_expert_intermediate_size")
  }
}

/// The names layers go by in `layer_type_counts`.
enum LayerType {
  static let full = "full_attention"
  static let windowed = "sliding_attention"
  /// Keeps at most one chunk, as a window of that length does.
  static let chunked = "chunked_attention"
  static let linear = "linear_attention"
}

/// The accepted values of an `[arch]` section by key, read once.
struct ConfigurationKeys {
  /// A number above this cannot be a size of a network layer; the key then counts as not stated.
  static let largest: Int64 = 1 << 31

  private var values: [String: FactValue] = [:]
  private(set) var sources: [String] = []
  private(set) var isInherited = false

  init(_ facts: [NamedFact]) {
    values.reserveCapacity(facts.count)
    for named in facts {
      guard case .known(let value, let evidence, _) = named.fact else { continue }
      values[named.field.name] = value
      if evidence.inheritedFrom != nil { isInherited = true }
      if !sources.contains(evidence.source) { sources.append(evidence.source) }
    }
    sources.sort { $0.precedesByBytes($1) }
  }

  func text(_ key: String) -> String? { values[key]?.text }
  func flag(_ key: String) -> Bool? { values[key]?.flag }

  /// A size: one and above.
  func size(_ key: String) -> Int64? {
    guard let size = values[key]?.integer, (1...Self.largest).contains(size) else { return nil }
    return size
  }

  /// A count: zero is a statement.
  func count(_ key: String) -> Int64? {
    guard let count = values[key]?.integer, (0...Self.largest).contains(count) else { return nil }
    return count
  }

  func counts(_ key: String) -> [NamedCount] {
    let counts = values[key]?.counts ?? []
    return counts.allSatisfy { (0...Self.largest).contains($0.count) } ? counts : []
  }
}
