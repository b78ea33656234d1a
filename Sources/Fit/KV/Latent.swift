/// One latent for all heads, kept once; head sizes and the number of heads play no part.
struct Latent: KVFormula {
  let id = "mla"
  let name = "latent"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let layers = try architecture.require(
      architecture.cacheLayers ?? architecture.layers, "num_hidden_layers")
    return CacheShape([try architecture.latentLayers(layers)])
  }
}

/// A latent cache and, on a line of its own, the keys of the indexer that picks tokens.
struct SparseLatent: KVFormula {
  let id = "dsa_mla"
  let name = "latent with an indexer"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let layers = try architecture.require(
      architecture.cacheLayers ?? architecture.layers, "num_hidden_layers")
    let index = try architecture.require(architecture.indexDimension, "index_head_dim")
    return CacheShape(
      [try architecture.latentLayers(layers)],
      indexer: [
        CacheGroup(
          layers: Swift.min(layers, architecture.indexerLayers ?? layers), elementsPerEntry: index)
      ])
  }
}

extension Architecture {
  /// A latent group over this many layers.
  func latentLayers(_ layers: Int64) throws(MissingKey) -> CacheGroup {
    .latent(
      layers: layers, rank: try require(latentRank, "kv_lora_rank"),
      ropeDimension: try require(ropeDimension, "qk_rope_head_dim"))
  }
}
