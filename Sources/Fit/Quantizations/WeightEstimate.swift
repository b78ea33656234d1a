extension Quantization {
  /// Models below this keep more bits per weight, because embeddings weigh more in them.
  static let smallModelParameters: Int64 = 3_000_000_000
  /// How much more: Q4_K_M files of about 1 B parameters hold up to 6.5 bits per weight.
  static let smallModelWidening = 1.35
  /// The share of a model from 3 B that stays in 16 bits, at most, where its sizes are not stated;
  /// chosen: published embeddings and heads reach a sixth.
  static let largestUnstatedShare = 0.25
  /// The share of a smaller model that is its embedding table, at most; chosen: Gemma 3 270M
  /// reaches 63 %.
  static let largestSmallTableShare = 0.65
  /// Headers, padding and rounded parameter counts, either way, for types that were not observed.
  static let plainTolerance = 0.015

  /// The bits per weight a whole file of a model is expected to hold.
  public func bitsPerWeight(parameters: Int64, architecture: Architecture) -> ClosedRange<Double> {
    let isSmall = parameters < Self.smallModelParameters
    if let observed {
      let high = observed.range.upperBound * (isSmall ? Self.smallModelWidening : 1)
      return observed.range.lowerBound...high
    }
    let low = blockBits * (1 - Self.plainTolerance)
    if remainder == .nothing { return low...blockBits * (1 + Self.plainTolerance) }
    let kept = keptParameters(architecture).map { Double($0) / Double(Swift.max(1, parameters)) }
    let share = Swift.min(1, kept ?? (isSmall ? 1 : Self.largestUnstatedShare))
    let high = blockBits * (1 - share) + 16 * share
    return low...high * (1 + Self.plainTolerance)
  }

  /// Weight bytes of a model from its parameters alone: an estimate.
  public func estimatedBytes(
    parameters: ClosedRange<Int64>, architecture: Architecture
  ) -> ByteInterval {
    let least = bitsPerWeight(parameters: parameters.lowerBound, architecture: architecture)
    let most = bitsPerWeight(parameters: parameters.upperBound, architecture: architecture)
    return ByteInterval(
      low: (Double(parameters.lowerBound) * Swift.min(least.lowerBound, most.lowerBound) / 8)
        .asBytes,
      high: (Double(parameters.upperBound) * Swift.max(least.upperBound, most.upperBound) / 8)
        .asBytes,
      basis: .estimate)
  }

  /// Parameters that stay in 16 bits; `nil` where the sizes they follow from are not stated.
  private func keptParameters(_ architecture: Architecture) -> Int64? {
    guard let embeddings = architecture.embeddingParameters else { return nil }
    let tables = architecture.tiesEmbeddings == true ? embeddings : embeddings.times(2)
    guard remainder == .allButExperts else { return tables }
    guard let attention = architecture.attentionParameters else { return nil }
    return tables.plus(attention)
  }
}

extension Architecture {
  /// Parameters of the embedding table.
  public var embeddingParameters: Int64? {
    guard let vocabulary, let embedding else { return nil }
    return vocabulary.times(embedding)
  }

  /// Parameters of the attention matrices of all layers, for grouped-query attention.
  var attentionParameters: Int64? {
    guard let layers, let embedding, let heads, let keyValueHeads, let keys = keyElements else {
      return nil
    }
    let width = heads.times(2).plus(keyValueHeads.times(2)).times(keys)
    return layers.times(embedding).times(width)
  }
}
