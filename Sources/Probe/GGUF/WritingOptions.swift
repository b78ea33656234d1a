/// How a blueprint becomes a file.
public struct WritingOptions: Hashable, Sendable {
  /// What stands in place of weights.
  public enum Fill: String, Hashable, Sendable, CaseIterable {
    /// Noise of the spread that keeps values near one from layer to layer.
    case random
    /// Every weight zero.
    case zero
    /// Holes in place of tensors over 8 MiB, so that almost no disk is used: engines read zeros
    /// there, as fast as anything else. Routers, small tensors and the first 8 MiB of the
    /// embeddings are random, so that different tokens still pick different experts.
    case sparse
  }

  /// What stands in place of weights.
  public var fill: Fill
  /// Where the noise comes from: the same seed gives the same bytes on every machine.
  public var seed: UInt64
  /// Whether a file of the same name is replaced.
  public var replacesFile: Bool

  /// States how to write.
  public init(fill: Fill = .random, seed: UInt64 = 1, replacesFile: Bool = false) {
    self.fill = fill
    self.seed = seed
    self.replacesFile = replacesFile
  }
}

/// A file that was written.
public struct WrittenFile: Hashable, Sendable {
  /// Where it is.
  public let path: String
  /// Its bytes.
  public let bytes: Int64
  /// Bytes it takes on disk; fewer than it has where it has holes.
  public let diskBytes: Int64
}
