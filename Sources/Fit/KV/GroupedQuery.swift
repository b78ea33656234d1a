/// Keys and values for each key-value head in every layer; one formula for multi-head,
/// grouped-query and multi-query attention.
struct GroupedQuery: KVFormula {
  let id = "standard_gqa"
  let name = "grouped-query"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let layers = try architecture.require(architecture.layers, "num_hidden_layers")
    return CacheShape([try architecture.groupedLayers(architecture.cacheLayers ?? layers)])
  }
}
