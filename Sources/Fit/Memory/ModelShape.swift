public import Catalog

/// Everything memory and speed need of one model, decoded once.
///
/// Reading a record costs some microseconds; asking the result for memory on a device is
/// arithmetic. Keep one for each model for as long as its facts stay the same.
public struct ModelShape: Sendable {
  /// The model's id.
  public let id: String
  /// The facts of its configuration.
  public let architecture: Architecture
  /// What it caches.
  public let cache: CacheProfile
  /// All parameters; a range where sources disagree.
  public let parameters: ClosedRange<Int64>?
  /// Parameters of draft layers, which a file may hold and plain decoding does not load.
  public let draftParameters: Int64?
  /// Parameters used for one token; a range where sources disagree.
  public let activeParameters: ClosedRange<Int64>?
  /// The longest context it accepts, in tokens.
  public let contextLimitTokens: Int64?
  /// How its publisher stores it, where that is stated.
  public let published: Quantization?
  /// Its published files.
  public let artifacts: ArtifactSizes
  /// How wide its compute buffers are.
  public let computeWidth: ComputeWidth
  /// The weights by kind, where they were read out of a file's header.
  public let fileWeights: GGUFWeights?
  /// Weight bytes by place of the quantization in the registry.
  private let weightsByQuantization: [ByteInterval]

  /// Decodes a model record.
  public init(record: Record) {
    let architecture = Architecture(record: record)
    let parameters = Self.range(record["params_total"])
    let draft = Self.range(record["params_draft"])?.upperBound
    self.init(
      id: record.id, architecture: architecture, parameters: parameters,
      draftParameters: draft, activeParameters: Self.range(record["params_active"]),
      contextLimitTokens: Self.range(record["context"])?.lowerBound,
      artifacts: ArtifactSizes(record: record, parameters: parameters, architecture: architecture))
  }

  /// Puts a model together from its parts.
  public init(
    id: String, architecture: Architecture, parameters: ClosedRange<Int64>? = nil,
    draftParameters: Int64? = nil,
    activeParameters: ClosedRange<Int64>? = nil, contextLimitTokens: Int64? = nil,
    artifacts: ArtifactSizes = ArtifactSizes(), fileWeights: GGUFWeights? = nil
  ) {
    self.fileWeights = fileWeights
    self.id = id
    self.architecture = architecture
    self.parameters = parameters
    self.draftParameters = draftParameters
    self.activeParameters = activeParameters
    self.contextLimitTokens = contextLimitTokens
    self.artifacts = artifacts
    cache = CacheProfile(architecture)
    published = Quantization.published(architecture)
    computeWidth = ComputeWidth(
      architecture, parameters: parameters, activeParameters: activeParameters)
    weightsByQuantization = Quantization.all.map { quantization in
      if let artifact = artifacts[quantization] { return artifact.bytes }
      guard let parameters = Self.loaded(parameters, draft: draftParameters) else {
        return .unknown
      }
      return quantization.estimatedBytes(parameters: parameters, architecture: architecture)
    }
  }

  /// The bytes of its weights in a quantization: of a file where one is known, else an estimate,
  /// else unknown.
  public func weights(_ quantization: Quantization) -> ByteInterval {
    weightsByQuantization[quantization.index]
  }

  /// The parameters that lie in memory: draft layers may be left out, so the range begins without
  /// them.
  private static func loaded(
    _ parameters: ClosedRange<Int64>?, draft: Int64?
  ) -> ClosedRange<Int64>? {
    guard let parameters, let draft, draft < parameters.lowerBound else { return parameters }
    return parameters.lowerBound - draft...parameters.upperBound
  }

  /// The parameters that lie in memory, where any are known.
  var loadedParameters: ClosedRange<Int64>? {
    Self.loaded(parameters, draft: draftParameters)
  }

  /// The bytes of its embedding table in a quantization; `nil` where its size is not stated.
  func embeddingBytes(_ quantization: Quantization) -> Int64? {
    if let fileWeights, artifacts[quantization] != nil {
      return fileWeights.amount(.embedding).bytes
    }
    return architecture.embeddingParameters.map {
      (Double($0) * quantization.blockBits / 8).asBytes
    }
  }

  /// The most that an embedding table of unstated size can be of so many weight bytes.
  func largestTable(of bytes: Int64) -> Int64 {
    let isSmall = (parameters?.lowerBound ?? .max) < Quantization.smallModelParameters
    let share =
      isSmall ? Quantization.largestSmallTableShare : Quantization.largestUnstatedShare
    return (Double(bytes) * share).asBytes
  }

  /// A stated count, or the span of the claims where sources disagree.
  private static func range(_ fact: Fact?) -> ClosedRange<Int64>? {
    switch fact {
    case .known(let value, _, _):
      guard let count = value.integer, count > 0 else { return nil }
      return count...count
    case .disputed(let claims):
      let counts = claims.compactMap(\.value.integer).filter { $0 > 0 }
      guard counts.count == claims.count, let low = counts.min(), let high = counts.max() else {
        return nil
      }
      return low...high
    case .unknown, nil: return nil
    }
  }
}
