/// A layer probe: the speed and memory of a model that is not on this machine, from two shallow
/// models of its shapes.
///
/// Holds no prompt; prompts follow from `seed`.
public struct LayerRun: Equatable, Sendable, Codable {
  /// A figure with its band.
  public struct Figure: Equatable, Sendable, Codable {
    /// Low end of the band.
    public var low: Double
    /// The figure to show.
    public var middle: Double
    /// High end of the band.
    public var high: Double

    /// States a figure.
    public init(low: Double, middle: Double, high: Double) {
      self.low = low
      self.middle = middle
      self.high = high
    }
  }

  /// How far its figures can be trusted.
  public enum Quality: String, Sendable, Codable, CaseIterable {
    /// Quiet machine, validated kind of layers.
    case good
    /// Noise doubled the bands.
    case fair
    /// The kind of layers or of hardware was never compared with a full model: wide bands.
    case notValidated = "not-validated"
    /// Too much other work: no figures.
    case busy
  }

  /// How it ended.
  public var status: ProbeRun.Status
  /// What probed: name and version of the program.
  public var program: String
  /// Milliseconds since 1970 when it began.
  public var startedAt: Int64
  /// Milliseconds since 1970 when it ended.
  public var endedAt: Int64
  /// Where the prompts came from.
  public var seed: UInt64
  /// What was probed, as it was named: a catalog id, or a file's own name.
  public var model: String
  /// SHA-256 of the header the shapes came from; nil where they came from catalog numbers.
  public var headerSHA256: String?
  /// The architecture, such as `qwen3moe`.
  public var architecture: String
  /// The quantization, such as `Q4_K_M`.
  public var quantization: String
  /// Layers of the full model.
  public var layers: Int
  /// Layers of the two models that were run.
  public var shallow: [Int]
  /// Tokens of context the memory is stated for.
  public var contextTokens: Int
  /// Threads of the engine.
  public var threads: Int
  /// The engine and its build, such as `llama.cpp b11549`.
  public var engine: String
  /// Bytes the two files took on disk.
  public var diskBytes: Int64
  /// Bytes of the full model's file.
  public var fullBytes: Int64
  /// Tokens per second of one stream.
  public var decodeTokensPerSecond: Figure?
  /// Prompt tokens per second.
  public var promptTokensPerSecond: Figure?
  /// Milliseconds to the first token of a prompt of `promptTokens`.
  public var firstTokenMilliseconds: Figure?
  /// The longest prompt that was measured.
  public var promptTokens: Int
  /// Bytes the engine allocates.
  public var anonymousBytes: Figure?
  /// Bytes of the file it keeps in memory.
  public var mappedBytes: Figure?
  /// How far the figures can be trusted.
  public var quality: Quality
  /// What the figures were computed from; nil in runs that were kept without it.
  public var evidence: Evidence?

  /// The exit code a command ends with: 0 with figures, 69 without.
  public var exitCode: Int32 { quality == .busy ? 69 : 0 }
}
