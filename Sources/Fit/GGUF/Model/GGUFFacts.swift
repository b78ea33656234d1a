public import Catalog

/// What a header states of a model, under the keys of a model record.
///
/// **Shape**: only what the header decides; sizes that differ from layer to layer have no key and
/// are left out. A cache formula is named only where it gives the same bytes as the layers do.
public struct GGUFFacts: Sendable {
  /// A statement for a section, or for the record itself.
  public struct Statement: Hashable, Sendable {
    /// The section; `nil` for the record itself.
    public let section: String?
    /// The field.
    public let field: Field
    /// The value.
    public let value: FactValue
    /// What to know of it.
    public let note: String?
  }

  /// The statements, those of the record first.
  public let statements: [Statement]

  /// Works out what a header states.
  public init(_ header: GGUFHeader, _ model: GGUFModel) {
    var reading = FactReading(header, model)
    reading.read()
    let whole = "elements of all tensors in the file"
    let used = "all tensors but the experts a token is not routed to"
    var statements: [Statement] = []
    func add(_ field: Field, _ value: Int64?, _ note: String?) {
      guard let value, value > 0 else { return }
      statements.append(
        Statement(section: nil, field: field, value: .integer(value), note: note))
    }
    add("params_total", model.parameters, whole)
    add("params_active", model.activeParameters, used)
    add("context", model.contextTokens, nil)
    self.statements =
      statements
      + reading.keys.map {
        Statement(section: "arch", field: $0.field, value: $0.value, note: nil)
      }
  }
}

/// Collects keys of a configuration out of a header.
private struct FactReading {
  private let model: GGUFModel
  private let rules: LayerRules?
  private var numbers: HeaderNumbers
  private let sizes: HeaderLayers?
  private let cache: HeaderCacheReader
  private(set) var keys: [(field: Field, value: FactValue)] = []

  init(_ header: GGUFHeader, _ model: GGUFModel) {
    self.model = model
    rules = model.architectureName.flatMap(LayerRules.named)
    numbers = HeaderNumbers(header, architecture: model.architectureName ?? "")
    var reader = HeaderCacheReader(numbers, rules: rules)
    _ = reader.cache()
    cache = reader
    sizes = reader.sizes
  }

  mutating func read() {
    guard let sizes else { return }
    readSizes(sizes)
    if sizes.latentRank != nil { readLatent(sizes) } else { readHeads(sizes) }
    readExperts(sizes)
    // Layer kinds may mean another cache to a formula than the header decides; then they are
    // left out, and the plain sizes stay.
    let plain = keys
    readKinds(sizes)
    if !settleFormula() { keys = plain }
  }

  private mutating func add(_ field: Field, _ number: Int64?) {
    guard let number, number > 0 else { return }
    keys.append((field, .integer(number)))
  }

  private func uniform(_ numbers: [Int64]?, where isMeant: (Int) -> Bool = { _ in true }) -> Int64?
  {
    guard let sizes, let numbers else { return nil }
    let used = Set((0..<Int(sizes.main)).filter(isMeant).map { numbers[$0] }).subtracting([0])
    return used.count == 1 ? used.first : nil
  }

  private mutating func readSizes(_ sizes: HeaderLayers) {
    if let type = rules?.configurationType { keys.append(("model_type", .text(type))) }
    add("num_hidden_layers", sizes.main)
    add("num_nextn_predict_layers", sizes.all - sizes.main)
    add("hidden_size", sizes.embedding)
    add("intermediate_size", uniform(sizes.feedForward))
    add("num_attention_heads", uniform(sizes.heads))
    add("vocab_size", model.architecture.vocabulary)
    if let ties = model.architecture.tiesEmbeddings {
      keys.append(("tie_word_embeddings", .flag(ties)))
    }
  }

  private mutating func readHeads(_ sizes: HeaderLayers) {
    guard rules?.namesGlobalSizes == true, let windowed = cache.windowed else {
      add("num_key_value_heads", uniform(sizes.keyValueHeads))
      add("head_dim", sizes.keyElements)
      if sizes.valueElements != sizes.keyElements { add("v_head_dim", sizes.valueElements) }
      if sizes.windowedKeyElements != sizes.keyElements {
        add("swa_head_dim", sizes.windowedKeyElements)
        add("swa_v_head_dim", sizes.windowedValueElements)
      }
      return
    }
    add("num_key_value_heads", uniform(sizes.keyValueHeads) { windowed[$0] })
    add("num_global_key_value_heads", uniform(sizes.keyValueHeads) { !windowed[$0] })
    add("head_dim", sizes.windowedKeyElements)
    add("global_head_dim", sizes.keyElements)
  }

  private mutating func readLatent(_ sizes: HeaderLayers) {
    add("kv_lora_rank", sizes.latentRank)
    add("q_lora_rank", numbers.size("attention.q_lora_rank"))
    add("qk_rope_head_dim", sizes.ropeDimension)
    add("v_head_dim", numbers.size("attention.value_length_mla"))
    if let key = numbers.size("attention.key_length_mla"), let rope = sizes.ropeDimension {
      add("qk_nope_head_dim", key - rope)
    }
  }

  private mutating func readExperts(_ sizes: HeaderLayers) {
    add("num_experts", numbers.size("expert_count"))
    add("num_experts_per_tok", uniform(numbers.layers("expert_used_count", count: sizes.all)))
    add("n_shared_experts", numbers.size("expert_shared_count"))
    add(
      "moe_intermediate_size",
      uniform(numbers.layers("expert_feed_forward_length", count: sizes.all)))
    add(
      "shared_expert_intermediate_size", numbers.size("expert_shared_feed_forward_length"))
    add("first_k_dense_replace", numbers.size("leading_dense_block_count"))
  }

  private mutating func readKinds(_ sizes: HeaderLayers) {
    add("index_head_dim", numbers.size("attention.indexer.key_length"))
    add("index_n_heads", numbers.size("attention.indexer.head_count"))
    add("index_topk", numbers.size("attention.indexer.top_k"))
    if rules?.indexer == .afterDense {
      add("sparse_attention_layers", cache.indexedLayers)
    }
    if rules?.isCompressed == true,
      let ratios = numbers.layers("attention.compress_ratios", count: sizes.main)
    {
      add("sliding_window", numbers.size("attention.sliding_window"))
      let counts = Architecture.counted(ratios.map { String($0) })
      keys.append(("compress_ratios_counts", .counts(counts)))
    }
    if let windowed = cache.windowed, rules?.recurrent == LayerRules.Recurrent.none {
      readWindows(windowed)
    }
    if let recurrent = cache.recurrent, recurrent.contains(true) { readStates(recurrent, sizes) }
  }

  private mutating func readWindows(_ windowed: [Bool]) {
    add("sliding_window", cache.windowTokens)
    let names = windowed.map { $0 ? LayerType.windowed : LayerType.full }
    keys.append(("layer_type_counts", .counts(Architecture.counted(names))))
    add("num_kv_shared_layers", numbers.size("attention.shared_kv_layers"))
  }

  private mutating func readStates(_ recurrent: [Bool], _ sizes: HeaderLayers) {
    let kernel = numbers.size("ssm.conv_kernel")
    switch rules?.state {
    case .gatedDelta:
      let names = recurrent.map { $0 ? LayerType.linear : LayerType.full }
      keys.append(("layer_type_counts", .counts(Architecture.counted(names))))
      let heads = numbers.size("ssm.time_step_rank")
      add("linear_num_key_heads", numbers.size("ssm.group_count"))
      add("linear_key_head_dim", numbers.size("ssm.state_size"))
      add("linear_num_value_heads", heads)
      if let heads, let inner = numbers.size("ssm.inner_size"), inner % heads == 0 {
        add("linear_value_head_dim", inner / heads)
      }
      add("linear_conv_kernel_dim", kernel)
    case .kimiDelta:
      add("kv_bearing_layers", Int64(recurrent.count { !$0 }))
      add("linear_num_key_heads", sizes.heads?.first)
      add("linear_key_head_dim", numbers.size("kda.head_dim"))
      add("linear_conv_kernel_dim", kernel)
    case .stateSpace:
      let attention = cache.attentionLayers
      add("kv_bearing_layers", attention)
      let counts = [
        NamedCount(name: "attention", count: attention),
        NamedCount(name: "mamba", count: Int64(recurrent.count { $0 })),
      ]
      keys.append(("layers_block_type_counts", .counts(counts)))
      let heads = numbers.size("ssm.time_step_rank")
      add("mamba_num_heads", heads)
      if let heads, let inner = numbers.size("ssm.inner_size"), inner % heads == 0 {
        add("mamba_head_dim", inner / heads)
      }
      add("ssm_state_size", numbers.size("ssm.state_size"))
      add("n_groups", numbers.size("ssm.group_count"))
      add("conv_kernel", kernel)
    default: add("kv_bearing_layers", cache.attentionLayers)
    }
  }

  /// Names the formula, where the keys with it give the same bytes as the header does; whether the
  /// keys may stay as they are.
  private mutating func settleFormula() -> Bool {
    let header = CacheProfile(model.architecture)
    guard header.basis == .formula else { return true }
    if let formula = header.formula,
      agrees(keys + [("kv_formula", .text(formula))], with: header)
    {
      keys.append(("kv_formula", .text(formula)))
      return true
    }
    let stated = CacheProfile(Architecture(keys: Self.configuration(keys)))
    return stated.startsAtZero || agrees(keys, with: header)
  }

  private func agrees(
    _ keys: [(field: Field, value: FactValue)], with header: CacheProfile
  ) -> Bool {
    let stated = CacheProfile(Architecture(keys: Self.configuration(keys)))
    guard !stated.startsAtZero, stated.stateBytes(streams: 1) == header.stateBytes(streams: 1)
    else { return false }
    let contexts: [Int64] = [1, 100, 5000, 131_072, 1 << 20]
    return contexts.allSatisfy { tokens in
      let left = stated.cacheBytes(contextTokens: tokens, streams: 1, type: .f16)
      let right = header.cacheBytes(contextTokens: tokens, streams: 1, type: .f16)
      return left.low == right.low && left.high == right.high
        && stated.indexerBytes(contextTokens: tokens, streams: 1)
          == header.indexerBytes(contextTokens: tokens, streams: 1)
    }
  }

  private static func configuration(
    _ keys: [(field: Field, value: FactValue)]
  ) -> ConfigurationKeys {
    ConfigurationKeys(
      keys.map { NamedFact($0.field, .known($0.value, Evidence(source: "header"), losing: [])) })
  }
}
