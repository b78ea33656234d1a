/// How many elements the widest step of a model holds for one token.
///
/// **Source**: fitted to the allocation log of llama.cpp b11549 on the processor with flash
/// attention: 4 · batch · (3F + 5E) + 2 · batch · C, for mixtures 3kF + kE + 5E; equal within
/// 0.03 MiB for seven models of 0.5 to 30 B (llama, qwen2, qwen3moe), contexts 512 to 32,768.
public struct ComputeWidth: Hashable, Sendable {
  /// The fewest elements.
  public let low: Int64
  /// The most elements; `nil` where nothing bounds them.
  public let high: Int64?
  /// Whether the formula was checked against an engine for models of this kind.
  public let isVerified: Bool

  /// Tokens an engine works on at once.
  static let batch: Int64 = 512
  /// No published vocabulary comes near this many entries; the largest in the catalog is 262,400.
  static let largestVocabulary: Int64 = 1 << 20

  init(
    _ architecture: Architecture, parameters: ClosedRange<Int64>?,
    activeParameters: ClosedRange<Int64>?
  ) {
    guard let embedding = architecture.embedding else {
      self.init(low: 0, high: nil, isVerified: false)
      return
    }
    let base = embedding.times(5)
    let bound = Self.widestFeedForward(
      architecture, embedding: embedding,
      parameters: activeParameters?.upperBound ?? parameters?.upperBound)
    if architecture.isMixture {
      self.init(mixture: architecture.experts, architecture, base: base, bound: bound)
    } else if let feedForward = architecture.feedForward {
      let width = base.plus(feedForward.times(3))
      self.init(low: width, high: width, isVerified: architecture.isPlainType)
    } else {
      self.init(low: base, high: bound.map { base.plus($0.times(3)) }, isVerified: false)
    }
  }

  private init(
    mixture experts: Architecture.Experts, _ architecture: Architecture, base: Int64, bound: Int64?
  ) {
    let embedding = architecture.embedding ?? 0
    guard let used = experts.usedCount, let width = experts.width else {
      let most = (experts.usedCount ?? experts.count).map { embedding.times($0) }
      var high: Int64?
      if let bound, let most { high = base.plus(bound.times(3)).plus(most) }
      self.init(low: base, high: high, isVerified: false)
      return
    }
    let routed = base.plus(used.times(width).times(3)).plus(used.times(embedding))
    let isVerified =
      architecture.isPlainType && (experts.sharedCount ?? 0) == 0 && experts.sharedWidth == nil
    let shared = experts.sharedWidth ?? (experts.sharedCount ?? 0).times(width)
    let dense = max(shared, isVerified ? 0 : architecture.feedForward ?? 0)
    self.init(low: routed, high: routed.plus(dense.times(3)), isVerified: isVerified)
  }

  private init(low: Int64, high: Int64?, isVerified: Bool) {
    self.low = low
    self.high = high
    self.isVerified = isVerified
  }

  /// No feed-forward layer is wider than its two matrices fit into the parameters of one layer.
  private static func widestFeedForward(
    _ architecture: Architecture, embedding: Int64, parameters: Int64?
  ) -> Int64? {
    guard let parameters, let layers = architecture.layers else { return nil }
    return parameters / layers.times(embedding).times(2)
  }

  /// Bytes of the compute buffer of one card.
  func bytes(contextTokens: Int64, vocabulary: Int64?, onProcessor: Bool) -> ByteInterval {
    let mask = Self.batch.times(contextTokens).times(2)
    let least = Self.batch.times(low).times(4).plus(mask)
    guard let high else { return ByteInterval(low: least, high: nil, basis: .unknown) }
    let most = Self.batch.times(high).times(4).plus(mask)
    if onProcessor, isVerified { return ByteInterval(low: least, high: most, basis: .formula) }
    let scores = Self.batch.times(vocabulary ?? Self.largestVocabulary).times(4)
    return ByteInterval(low: least, high: most.plus(scores), basis: .formula)
  }
}

extension Architecture {
  /// Whether the name of the type stands for plain attention layers.
  var isPlainType: Bool { type.map(KnownTypes.plain.contains) ?? false }
}
