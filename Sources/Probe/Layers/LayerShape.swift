/// What a layer probe must know of a model's layers, in plain numbers.
struct LayerShape: Equatable, Sendable {
  /// Layers that run for every token.
  var layers: Int
  /// Layers at the start that are unlike the others.
  var leadingLayers: Int = 0
  /// After how many layers the same kind comes again.
  var period: Int = 1
  /// Bytes of each layer.
  var layerBytes: [Int64]
  /// Bytes of each layer that one token reads; fewer where it is routed to few experts.
  var readBytes: [Int64]
  /// Bytes outside of layers that every token reads.
  var headBytes: Int64 = 0
  /// Bytes of tables that only a token's row is looked up in.
  var lookUpBytes: Int64 = 0

  /// Bytes that the first `count` layers and the head read for one token.
  func tokenBytes(layers count: Int) -> Int64 {
    readBytes.prefix(count).reduce(headBytes) { $0 &+ $1 }
  }

  /// Bytes of a model of the first `count` layers.
  func modelBytes(layers count: Int) -> Int64 {
    layerBytes.prefix(count).reduce(headBytes &+ lookUpBytes) { $0 &+ $1 }
  }
}

extension LayerShape {
  /// The shape of a blueprint.
  ///
  /// **Errors** `.noLayers` where they are not counted, `.unlikeLayers` where they do not repeat,
  /// so that a few of them tell nothing of the others.
  init(_ blueprint: ModelBlueprint) throws(LayerProbeError) {
    guard let layers = blueprint.layers, layers > 0 else { throw .noLayers }
    let pattern = blueprint.layerPattern
    guard pattern != nil || layers <= LayerPlan.wholeLimit else { throw .unlikeLayers }
    self.init(
      layers: layers, leadingLayers: pattern?.leadingLayers ?? 0, period: pattern?.period ?? 1,
      layerBytes: blueprint.layerBytes, readBytes: blueprint.layerReadBytes,
      headBytes: blueprint.headBytes, lookUpBytes: blueprint.lookUpBytes)
  }
}
