/// Grouped-query attention in some layers, a gated delta net in the others.
struct LinearHybrid: KVFormula {
  let id = "qwen_linear_full_hybrid"
  let name = "grouped-query beside linear layers"

  func cache(of architecture: Architecture) throws(MissingKey) -> CacheShape {
    let layers = try architecture.require(architecture.layers, "num_hidden_layers")
    let attention = try architecture.require(
      attentionLayers(architecture, of: layers), "layer_type_counts")
    guard attention <= layers, architecture.hasOnlyLayers(of: [LayerType.full, LayerType.linear])
    else { throw MissingKey(key: "layer_type_counts") }
    return CacheShape(
      [try architecture.groupedLayers(attention)],
      state: architecture.gatedDeltaState(layers: layers - attention))
  }

  private func attentionLayers(_ architecture: Architecture, of layers: Int64) -> Int64? {
    if let full = architecture.layers(ofType: LayerType.full) { return full }
    if let cached = architecture.cacheLayers { return cached }
    return architecture.fullAttentionInterval.map { layers / $0 }
  }
}

extension Architecture {
  /// The state of gated delta nets, or its upper end where a size is not stated.
  func gatedDeltaState(layers: Int64) -> RecurrentState {
    guard layers > 0 else { return .none }
    guard let keyHeads = linear.keyHeads, let keys = linear.keyDimension,
      let valueHeads = linear.valueHeads, let values = linear.valueDimension,
      let kernel = linear.convolutionKernel
    else { return boundedState(layers: layers) }
    return .gatedDelta(
      layers: layers, keyHeads: keyHeads, keyDimension: keys, valueHeads: valueHeads,
      valueDimension: values, convolutionKernel: kernel)
  }
}
