// Compressed entries, and the keys of indexers.

extension HeaderCacheReader {
  mutating func compressed(_ layers: HeaderLayers, _ cache: inout HeaderCache) -> String? {
    guard let ratios = numbers.layers("attention.compress_ratios", count: layers.main) else {
      return "compress_ratios_counts"
    }
    var architecture = Architecture()
    architecture.layers = layers.main
    architecture.headDimension = layers.keyElements
    architecture.windowed.windowTokens = numbers.size("attention.sliding_window")
    architecture.indexDimension = numbers.size("attention.indexer.key_length")
    architecture.compressionRatios = Architecture.counted(ratios.map { String($0) })
    do throws(MissingKey) {
      let shape = try CompressedHybrid().cache(of: architecture)
      cache.groups = shape.attention.groups
      cache.indexer = shape.indexer.groups
      cache.formula = CompressedHybrid().id
      return nil
    } catch { return error.key }
  }

  mutating func readIndexer(
    _ rules: LayerRules, _ layers: HeaderLayers, _ cache: inout HeaderCache
  ) -> Bool {
    guard rules.indexer != .none else { return true }
    guard let elements = numbers.size("attention.indexer.key_length") else { return false }
    let count: Int64
    switch rules.indexer {
    case .none: return true
    case .every: count = layers.main
    case .afterDense:
      count = layers.main.minus(numbers.count("leading_dense_block_count") ?? 0)
    case .listed:
      let key = "attention.indexer.types"
      let flags = numbers.flags(key, count: layers.main)
      // Without the list every layer has one, or one in four: the upper end is kept.
      count = flags.map { Int64($0.count { $0 }) } ?? layers.main
    }
    cache.indexer = [CacheGroup(layers: count, elementsPerEntry: elements)]
    return true
  }
}
