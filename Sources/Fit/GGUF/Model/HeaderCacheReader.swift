/// Reads what the layers of a file keep out of its header, by the rules of its architecture.
///
/// **Shape**: with rules and all keys the result is exact, summed layer by layer; without one it
/// is between two layouts, an upper end, or unknown; never a guess.
struct HeaderCacheReader {
  var numbers: HeaderNumbers
  private let rules: LayerRules?
  private var layers: HeaderLayers?
  /// What is worth knowing of how it was read.
  var notes: [GGUFNote] = []

  init(_ numbers: HeaderNumbers, rules: LayerRules?) {
    self.numbers = numbers
    self.rules = rules
    layers = HeaderLayers(&self.numbers)
  }

  /// Which layers see a window, where that was decided.
  private(set) var windowed: [Bool]?
  /// Tokens a window holds.
  private(set) var windowTokens: Int64?
  /// Which layers keep a state, where that was decided.
  private(set) var recurrent: [Bool]?

  /// Layers with an attention cache, and with keys of an indexer.
  private(set) var attentionLayers: Int64 = 0
  private(set) var indexedLayers: Int64 = 0

  /// The numbers it was read from.
  var sizes: HeaderLayers? { layers }
  /// Keys that hold something they cannot hold.
  var unusable: [String] { numbers.unusable }

  mutating func cache() -> HeaderCache {
    var cache = HeaderCache()
    guard let layers else {
      notes.append(.noLayers)
      cache.certainty = .unknown(missing: "num_hidden_layers")
      cache.state = couldKeepState ? .unknown : .none
      return cache
    }
    guard let rules else { return bound(layers, missing: "kv_formula") }
    if rules.isEncoder { return cache }
    guard let recurrent = recurrentLayers(rules, layers) else {
      return bound(layers, missing: "layer_type_counts")
    }
    self.recurrent = recurrent
    if !rules.isCompressed {
      if let missing = attention(rules, layers, recurrent, &cache) {
        return bound(layers, missing: missing)
      }
    } else if let missing = compressed(layers, &cache) {
      return bound(layers, missing: missing)
    }
    guard readIndexer(rules, layers, &cache) else {
      return bound(layers, missing: "index_head_dim")
    }
    cache.state = state(rules, layers, count: Int64(recurrent.count { $0 }))
    attentionLayers = cache.groups.reduce(0) { $0.plus($1.layers) }
    indexedLayers = cache.indexer.reduce(0) { $0.plus($1.layers) }
    return cache
  }

  /// Fills in the groups; gives the key that is missing, if one is.
  private mutating func attention(
    _ rules: LayerRules, _ layers: HeaderLayers, _ recurrent: [Bool], _ cache: inout HeaderCache
  ) -> String? {
    if rules.recurrent == .every { return nil }
    let windows = windowedLayers(rules, layers, recurrent)
    let windowTokens: Int64?
    switch windows {
    case .none: windowTokens = nil
    case .missingTokens: return "sliding_window"
    case .some(_, let tokens), .unstated(let tokens): windowTokens = tokens
    }
    if case .some(let flags, let tokens) = windows {
      windowed = flags
      self.windowTokens = tokens
    }
    let cached = cachedLayers(rules, layers)
    var plain = GroupList()
    var allWindowed = GroupList()
    for layer in 0..<Int(Swift.min(layers.main, cached)) {
      if recurrent[layer], rules.recurrent != .besideCache { continue }
      let isWindowed: Bool
      if case .some(let flags, _) = windows {
        isWindowed = flags[layer]
      } else {
        isWindowed = false
      }
      guard let full = elements(rules, layers, layer, windowed: isWindowed) else {
        return layers.missingKey
      }
      plain.add(full, window: isWindowed ? windowTokens : nil)
      if case .unstated = windows {
        guard let windowed = elements(rules, layers, layer, windowed: true) else {
          return layers.missingKey
        }
        allWindowed.add(windowed, window: windowTokens)
      }
    }
    finish(rules, layers, windows, plain, allWindowed, &cache)
    return nil
  }

  private mutating func finish(
    _ rules: LayerRules, _ layers: HeaderLayers, _ windows: Windows, _ plain: GroupList,
    _ allWindowed: GroupList, _ cache: inout HeaderCache
  ) {
    let times = rules.isLooped ? numbers.size("num_loops") ?? 1 : 1
    cache.groups = plain.groups(times: times)
    cache.formula = formula(rules, windows)
    if case .unstated = windows {
      notes.append(.unstatedPattern)
      cache.groups = allWindowed.groups(times: times)
      cache.alternative = plain.groups(times: times)
      cache.certainty = .between(missing: "layer_type_counts")
    }
    if rules.keepsLatent, isExpanded(layers) {
      // An older form: engines keep every head, a newer conversion keeps the latent alone.
      notes.append(.expandedLatent)
      var latent = GroupList()
      for layer in 0..<Int(layers.main) where layers.keyValueHeads?[layer] != 0 {
        latent.add(layers.latentElements ?? 0, window: nil)
      }
      cache.alternative = cache.groups
      cache.groups = latent.groups(times: 1)
      cache.certainty = .between(missing: "qk_nope_head_dim")
    }
  }

  private func elements(
    _ rules: LayerRules, _ layers: HeaderLayers, _ layer: Int, windowed: Bool
  ) -> Int64? {
    guard rules.keepsLatent, !isExpanded(layers) else {
      return layers.elements(layer, windowed: windowed)
    }
    if layers.keyValueHeads?[layer] == 0 { return 0 }
    if let latent = layers.latentElements { return latent }
    // In the form that keeps the latent, the length of a key is that of the latent.
    guard layers.hasLatentForm, let heads = layers.keyValueHeads?[layer],
      let keys = layers.keyElements
    else { return nil }
    return heads.times(keys)
  }

  /// Whether a file of a latent architecture was written before engines could keep the latent.
  private func isExpanded(_ layers: HeaderLayers) -> Bool {
    guard !layers.hasLatentForm, layers.statesKeyElements, let latent = layers.latentElements,
      let keys = layers.keyElements, layers.valueElements != nil,
      let heads = layers.keyValueHeads?.max()
    else { return false }
    return keys != latent && heads > 1
  }

  /// Layers from the first that keep a cache of their own.
  private mutating func cachedLayers(_ rules: LayerRules, _ layers: HeaderLayers) -> Int64 {
    guard rules.sharesCaches else { return layers.main }
    if let shared = numbers.count("attention.shared_kv_layers") {
      return layers.all.minus(shared)
    }
    return rules.cachedLayers ?? layers.main
  }

  private func formula(_ rules: LayerRules, _ windows: Windows) -> String? {
    if rules.keepsLatent {
      if rules.recurrent != .none { return StateSpaceHybrid().id }
      return rules.indexer == .none ? Latent().id : SparseLatent().id
    }
    if rules.indexer == .afterDense { return SparseBlocks().id }
    if rules.state == .gatedDelta { return LinearHybrid().id }
    if rules.recurrent != .none { return StateSpaceHybrid().id }
    if case .none = windows { return GroupedQuery().id }
    return MixedWindow().id
  }

  /// Full attention in every layer with the largest sizes stated anywhere, or nothing known.
  private mutating func bound(_ layers: HeaderLayers, missing: String) -> HeaderCache {
    var cache = HeaderCache()
    if couldKeepState {
      var width = Architecture()
      width.embedding = layers.embedding
      cache.state = width.boundedState(layers: layers.main)
    }
    if let index = numbers.size("attention.indexer.key_length") {
      cache.indexer = [CacheGroup(layers: layers.main, elementsPerEntry: index)]
    }
    guard let most = layers.mostElements else {
      cache.certainty = .unknown(missing: layers.missingKey)
      return cache
    }
    let times = numbers.size("num_loops") ?? 1
    cache.certainty = .atMost(missing: missing)
    cache.groups = [CacheGroup(layers: layers.main.times(times), elementsPerEntry: most)]
    return cache
  }

  /// Whether any key speaks of layers that keep a state.
  private var couldKeepState: Bool {
    let starts = [
      "ssm.", "kda.", "wkv.", "shortconv.", "attention.recurrent_layers",
      "full_attention_interval", "token_shift_count",
    ]
    return (rules?.state ?? .none) != .none || starts.contains { numbers.statesAny($0) }
  }
}

/// Layers added one by one, kept as groups of layers that cache alike.
private struct GroupList {
  private var kinds: [(elements: Int64, window: Int64?, layers: Int64)] = []

  mutating func add(_ elements: Int64, window: Int64?) {
    guard elements > 0 else { return }
    if let place = kinds.firstIndex(where: { $0.elements == elements && $0.window == window }) {
      kinds[place].layers += 1
    } else {
      kinds.append((elements, window, 1))
    }
  }

  func groups(times: Int64) -> [CacheGroup] {
    kinds.map {
      CacheGroup(
        layers: $0.layers.times(times), elementsPerEntry: $0.elements, windowTokens: $0.window)
    }
  }
}
