/// Attention in some layers, and in others a state that does not grow: Mamba, or Kimi delta
/// attention beside a latent cache.
struct StateSpaceHybrid: KVFormula {
  let id = "mamba_hybrid"
  let name = "attention beside recurrent layers"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let attention = try architecture.require(attentionLayers(architecture), "kv_bearing_layers")
    guard
      architecture.hasOnlyLayers(of: [LayerType.full, LayerType.linear, "attention", "mamba"])
    else { throw MissingKey(key: "layer_type_counts") }
    if architecture.latentRank != nil {
      let layers = try architecture.require(architecture.layers, "num_hidden_layers")
      guard attention <= layers else { throw MissingKey(key: "kv_bearing_layers") }
      return CacheShape(
        [try architecture.latentLayers(attention)],
        state: kimiState(architecture, layers: layers - attention))
    }
    return CacheShape(
      [try architecture.groupedLayers(attention)], state: mambaState(architecture))
  }

  private func attentionLayers(_ architecture: Architecture) -> Int64? {
    if let cached = architecture.cacheLayers { return cached }
    if let full = architecture.layers(ofType: LayerType.full) { return full }
    return architecture.layers(ofType: "attention")
  }

  private func mambaState(_ architecture: Architecture) -> RecurrentState {
    let counted = architecture.stateSpaceLayers ?? architecture.layers(ofType: "mamba")
    if counted == 0 { return .none }
    let sizes = architecture.stateSpace
    guard let layers = counted, let heads = sizes.heads, let dimension = sizes.headDimension,
      let state = sizes.stateSize, let groups = sizes.groups, let kernel = sizes.convolutionKernel
    else { return architecture.boundedState(layers: counted) }
    return .stateSpace(
      layers: layers, inner: heads.times(dimension), groups: groups, stateSize: state,
      convolutionKernel: kernel)
  }

  private func kimiState(_ architecture: Architecture, layers: Int64) -> RecurrentState {
    guard layers > 0 else { return .none }
    guard let heads = architecture.linear.keyHeads,
      let dimension = architecture.linear.keyDimension,
      let kernel = architecture.linear.convolutionKernel
    else { return architecture.boundedState(layers: layers) }
    return .kimiDelta(
      layers: layers, heads: heads, headDimension: dimension, convolutionKernel: kernel)
  }
}
