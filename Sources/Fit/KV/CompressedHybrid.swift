internal import Catalog

/// Every layer keeps a window; layers with a ratio also keep one entry for so many tokens, and
/// those of ratio 4 the keys of an indexer.
struct CompressedHybrid: KVFormula {
  let id = "deepseek_v4_hybrid"
  let name = "windowed and compressed"

  /// The ratio whose layers carry an indexer.
  private static let indexedRatio: Int64 = 4

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    guard !architecture.compressionRatios.isEmpty else {
      throw MissingKey(key: "compress_ratios_counts")
    }
    let window = try architecture.require(architecture.windowTokens, "sliding_window")
    let elements = try architecture.require(architecture.headDimension, "head_dim")
    var layers: Int64 = 0
    var groups: [CacheGroup] = []
    var indexer: [CacheGroup] = []
    for entry in architecture.compressionRatios {
      guard let ratio = Int64(entry.name), ratio >= 0 else {
        throw MissingKey(key: "compress_ratios_counts")
      }
      layers = layers.plus(entry.count)
      guard ratio > 0 else { continue }
      groups.append(
        CacheGroup(layers: entry.count, elementsPerEntry: elements, tokensPerEntry: ratio))
      if ratio == Self.indexedRatio {
        let index = try architecture.require(architecture.indexDimension, "index_head_dim")
        indexer.append(
          CacheGroup(layers: entry.count, elementsPerEntry: index, tokensPerEntry: ratio))
      }
    }
    // The counts may hold a draft layer, which is not loaded with the model.
    layers = architecture.layers.map { Swift.min($0, layers) } ?? layers
    groups.insert(
      CacheGroup(layers: layers, elementsPerEntry: elements, windowTokens: window), at: 0)
    return CacheShape(groups, indexer: indexer)
  }
}
