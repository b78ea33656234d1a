/// Decode speed of one stream.
///
/// **Units**: tokens per second. **Shape**: a speed without an interval does not exist.
public struct SpeedEstimate: Hashable, Sendable {
  /// What the figure is made of.
  public struct Parts: Hashable, Sendable {
    /// Weight bytes read for one token on the device.
    public let bytesReadOnDevice: Double
    /// Weight bytes read for one token in host memory.
    public let bytesReadInRAM: Double
    /// Bandwidth of the device, in bytes per second.
    public let bandwidthBytesPerSecond: Double
    /// Bandwidth of the host memory, in bytes per second, where layers lie there.
    public let ramBandwidthBytesPerSecond: Double?
    /// Time for all layers besides reading, in seconds.
    public let overheadSeconds: Double
    /// Time to read the cache, in seconds; `nil` where the cache is unknown and was not counted.
    public let cacheSeconds: Double?
    /// Layers one token passes; guessed where they are not stated.
    public let layers: Double
    /// Whether the number of layers was guessed from the size.
    public let guessesLayers: Bool
  }

  /// The least; zero where the cache has no known upper end.
  public let low: Double
  /// The figure to show.
  public let middle: Double
  /// The most.
  public let high: Double
  /// How it is known.
  public let basis: Basis
  /// How the model is run.
  public let speedClass: SpeedClass
  /// What it is made of.
  public let parts: Parts
}

/// Why there is no speed.
public enum SpeedGap: Hashable, Sendable {
  /// It does not fit.
  case doesNotFit
  /// Neither a file nor parameters are known.
  case noWeights
  /// The device has no bandwidth.
  case noBandwidth(device: String)
  /// Layers lie in host memory, whose bandwidth is not declared.
  case noRAMBandwidth(device: String)
  /// Several cards share each layer; how fast depends on what connects them.
  case tensorParallel
  /// A mixture without active parameters; at least this many tokens per second.
  case noActiveParameters(atLeast: Double?)
  /// A mixture without a number of layers.
  case noLayers
}

/// Decode speed, or why there is none.
public enum DecodeSpeed: Hashable, Sendable {
  case estimate(SpeedEstimate)
  case unknown(SpeedGap)

  /// The estimate, where there is one.
  public var estimate: SpeedEstimate? {
    if case .estimate(let estimate) = self { return estimate }
    return nil
  }
}
