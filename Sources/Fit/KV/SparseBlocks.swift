/// Grouped-query attention in every layer, with an indexer in the sparse ones.
struct SparseBlocks: KVFormula {
  let id = "minimax_msa"
  let name = "grouped-query with an indexer"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let layers = try architecture.require(architecture.layers, "num_hidden_layers")
    let sparse = try architecture.require(architecture.sparseLayers, "sparse_attention_layers")
    let index = try architecture.require(architecture.indexDimension, "index_head_dim")
    return CacheShape(
      [try architecture.groupedLayers(layers)],
      indexer: [CacheGroup(layers: sparse, elementsPerEntry: index)])
  }
}
