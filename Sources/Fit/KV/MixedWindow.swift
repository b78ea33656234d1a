internal import Catalog

/// Some layers see everything, the others only the latest tokens, with head sizes of their own.
struct MixedWindow: KVFormula {
  let id = "mixed_full_sliding_gqa"
  let name = "full and windowed grouped-query"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let full = try architecture.require(
      architecture.layers(ofType: LayerType.full), "layer_type_counts")
    let windowed = (architecture.layers(ofType: LayerType.windowed) ?? 0)
      .plus(architecture.layers(ofType: LayerType.chunked) ?? 0)
    let listed = architecture.layerTypes.reduce(Int64(0)) { $0.plus($1.count) }
    guard listed == full.plus(windowed), listed > 0 else {
      throw MissingKey(key: "layer_type_counts")
    }
    let shared = architecture.sharedCacheLayers ?? 0
    // With shared caches, only the number of layers tells whether the counts hold them.
    let layers = try architecture.require(
      architecture.layers ?? (shared == 0 ? listed : nil), "num_hidden_layers")
    if listed == layers.minus(shared) {
      return CacheShape(try groups(architecture, full: full, windowed: windowed))
    }
    guard listed == layers, shared < layers else { throw MissingKey(key: "layer_type_counts") }
    return try sharing(shared, architecture, full: full, windowed: windowed)
  }

  /// What is left when the last layers reuse an earlier cache.
  ///
  /// Their types follow from the pattern, where one is stated; else the cache lies between
  /// dropping one type first and dropping the other first.
  private func sharing(
    _ shared: Int64, _ architecture: Architecture, full: Int64, windowed: Int64
  ) throws(MissingKey) -> CacheShape {
    let layers = full + windowed
    if let pattern = architecture.windowed.pattern, layers / pattern == full {
      let keptFull = (layers - shared) / pattern
      return CacheShape(
        try groups(architecture, full: keptFull, windowed: layers - shared - keptFull))
    }
    let fewestFull = full.minus(shared)
    let fewestWindowed = windowed.minus(shared)
    return CacheShape(
      try groups(architecture, full: fewestFull, windowed: layers - shared - fewestFull),
      alternative: try groups(
        architecture, full: layers - shared - fewestWindowed, windowed: fewestWindowed))
  }

  private func groups(
    _ architecture: Architecture, full: Int64, windowed: Int64
  ) throws(MissingKey) -> [CacheGroup] {
    var groups: [CacheGroup] = []
    if full > 0 { groups.append(try fullGroup(architecture, full)) }
    if windowed > 0 { groups.append(try windowedGroup(architecture, windowed)) }
    return groups
  }

  private func fullGroup(
    _ architecture: Architecture, _ layers: Int64
  ) throws(MissingKey) -> CacheGroup {
    let heads = architecture.globalKeyValueHeads ?? architecture.keyValueHeads
    let keys = try architecture.require(
      architecture.globalHeadDimension ?? architecture.keyElements, "head_dim")
    return .grouped(
      layers: layers, keyValueHeads: try architecture.require(heads, "num_key_value_heads"),
      keyDimension: keys,
      valueDimension: architecture.globalHeadDimension ?? architecture.valueDimension ?? keys)
  }

  private func windowedGroup(
    _ architecture: Architecture, _ layers: Int64
  ) throws(MissingKey) -> CacheGroup {
    let window = try architecture.require(architecture.windowTokens, "sliding_window")
    let own = architecture.windowed
    let keys = try architecture.require(
      own.headDimension ?? architecture.keyElements, "head_dim")
    return .grouped(
      layers: layers,
      keyValueHeads: try architecture.require(
        own.keyValueHeads ?? architecture.keyValueHeads, "num_key_value_heads"),
      keyDimension: keys,
      valueDimension: own.valueDimension ?? own.headDimension ?? architecture.valueDimension
        ?? keys,
      windowTokens: window)
  }
}
