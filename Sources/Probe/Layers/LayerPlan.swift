/// The depths of the two models a layer probe runs.
///
/// **Shape** Both hold all leading layers and whole periods of the others. Where the full model
/// is so shallow that nothing is gained, both are its depth and nothing is extrapolated.
struct LayerPlan: Equatable, Sendable {
  /// Layers of the shallower model.
  let low: Int
  /// Layers of the deeper model.
  let high: Int
  /// Layers of the full model.
  let layers: Int
  /// How much more the layers that are not run weigh than those whose time is the slope's: the
  /// mean bytes of layers `low…` over those of layers `low..<high`.
  let slopeFactor: Double
  /// The same for all bytes of the layers, used by a token or not.
  let memoryFactor: Double

  /// Models up to this depth are run whole; chosen, two files of 2 and 8 layers save little there.
  static let wholeLimit = 12
  /// The most that noise may be multiplied by.
  ///
  /// **Source** Chosen: (N − b)/(b − a) is 3.3 for (2, 8) of 28 layers and 12 for (2, 4).
  static let noiseLimit = 7.0
  /// A token must read so many times the last-level cache, or the small model is flattered.
  static let cacheFactor: Int64 = 2
  /// With one layer engines skip most of the last layer's work for a prompt.
  private static let leastLayers = 2
  private static let usualHigh = 8

  /// Whether the full model is run, so that nothing is extrapolated.
  var isWhole: Bool { low == high }
  /// What noise is multiplied by; 0 where nothing is extrapolated.
  var noiseFactor: Double { isWhole ? 0 : Double(layers - high) / Double(high - low) }
  /// The depths in the order they are run.
  var depths: [Int] { isWhole ? [layers] : [low, high] }

  /// Plans the depths for a shape on a machine with so large a last-level cache.
  init(_ shape: LayerShape, cacheBytes: Int64, runsWhole: Bool = false) {
    let count = shape.layers
    let period = max(1, shape.period)
    func depth(_ layers: Int) -> Int {
      shape.leadingLayers + (layers + period - 1) / period * period
    }
    var low = depth(Self.leastLayers)
    var high = max(depth(Self.usualHigh), low + period)
    func isNoisy() -> Bool { Double(count - high) > Self.noiseLimit * Double(high - low) }
    func isFlattered() -> Bool {
      shape.tokenBytes(layers: low) <= Self.cacheFactor * cacheBytes
    }
    while high < count, isFlattered() {
      low += period
      high += period
    }
    while high < count, isNoisy() { high += period }
    if runsWhole || count <= Self.wholeLimit || high >= count {
      low = count
      high = count
    }
    self.low = low
    self.high = high
    layers = count
    slopeFactor = low == high ? 1 : Self.factor(shape.readBytes, low, high)
    memoryFactor = low == high ? 1 : Self.factor(shape.layerBytes, low, high)
  }

  private static func factor(_ bytes: [Int64], _ low: Int, _ high: Int) -> Double {
    func mean(_ range: Range<Int>) -> Double {
      guard range.upperBound <= bytes.count, !range.isEmpty else { return 0 }
      return bytes[range].reduce(0) { $0 + Double($1) } / Double(range.count)
    }
    let seen = mean(low..<high)
    return seen > 0 ? mean(low..<bytes.count) / seen : 1
  }
}
