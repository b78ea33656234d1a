/// How many elements the widest step of a model holds for one token.
///
/// **Source**: fitted to the allocation log of llama.cpp b11549 on the processor with flash
/// attention, equal within 0.03 MiB: 5E beside the widest of 3F (dense), 3kFe and kE unless that
/// reuses their room (routed), 3Fs (shared experts) and, for latent attention, H(2 · latent +
/// 3 · rope + nope); never below 6E. Seen for llama, qwen2, qwen3moe, gemma3 and deepseek2 in
/// shapes of 0.5 to 671 B, contexts 512 to 32,768, one and four streams.
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
      low = 0
      high = nil
      isVerified = false
      return
    }
    let widest = Self.widestFeedForward(
      architecture, embedding: embedding,
      parameters: activeParameters?.upperBound ?? parameters?.upperBound)
    let steps = [
      architecture.attentionStep, architecture.isMixture ? nil : architecture.denseStep,
      architecture.isMixture ? architecture.mixtureStep : nil,
    ].compactMap(\.self)
    let least = steps.map(\.low).max() ?? 0
    var most: Int64? = 0
    for step in steps { most = most.flatMap { most in step.high.map { Swift.max(most, $0) } } }
    if most == nil, let widest {
      let used = architecture.experts.usedCount ?? architecture.experts.count ?? 0
      most = Swift.max(least, widest.times(3).plus(used.times(embedding)))
    }
    low = Swift.max(embedding.times(6), embedding.times(5).plus(least))
    high = most.map { Swift.max(embedding.times(6), embedding.times(5).plus($0)) }
    isVerified = architecture.hasSeenSteps && low == high
  }

  /// No feed-forward layer is wider than its two matrices fit into the parameters of one layer.
  private static func widestFeedForward(
    _ architecture: Architecture, embedding: Int64, parameters: Int64?
  ) -> Int64? {
    guard let parameters, let layers = architecture.layers else { return nil }
    return parameters / layers.times(embedding).times(2)
  }

  /// Bytes of the compute buffer of one card.
  ///
  /// **Shape**: `maskTokens` are the cells the masks of all kinds of layers span.
  func bytes(
    maskTokens: ClosedRange<Int64>, vocabulary: Int64?, onProcessor: Bool
  ) -> ByteInterval {
    let least = Self.batch.times(low).times(4)
      .plus(Self.batch.times(maskTokens.lowerBound).times(2))
    guard let high else { return ByteInterval(low: least, high: nil, basis: .unknown) }
    let most = Self.batch.times(high).times(4)
      .plus(Self.batch.times(maskTokens.upperBound).times(2))
    if onProcessor, isVerified { return ByteInterval(low: least, high: most, basis: .formula) }
    let scores = Self.batch.times(vocabulary ?? Self.largestVocabulary).times(4)
    return ByteInterval(low: least, high: most.plus(scores), basis: .formula)
  }
}

/// The elements one kind of step holds for a token, beside what every step holds.
private struct StepWidth {
  var low: Int64
  /// `nil` where nothing bounds it.
  var high: Int64?
}

extension Architecture {
  /// A feed-forward layer that every token passes: gate, up and their product.
  fileprivate var denseStep: StepWidth {
    StepWidth(low: feedForward.map { $0.times(3) } ?? 0, high: feedForward.map { $0.times(3) })
  }

  /// A latent attention layer: queries against the latent, their position parts, the latent sums.
  fileprivate var attentionStep: StepWidth? {
    guard let latentRank else { return nil }
    guard let heads, let ropeDimension else { return StepWidth(low: 0) }
    let head = latentRank.times(2).plus(ropeDimension.times(3))
    // Not stated, it lies below the latent: at most 192 beside 512 in published models.
    return StepWidth(
      low: heads.times(head.plus(nopeDimension ?? 0)),
      high: heads.times(head.plus(nopeDimension ?? latentRank)))
  }

  /// A layer of experts; the results of all used ones take the room of gates where they fit.
  fileprivate var mixtureStep: StepWidth {
    guard let embedding, let used = experts.usedCount, let width = experts.width else {
      return StepWidth(low: 0)
    }
    let results = embedding <= width.times(2) ? 0 : used.times(embedding)
    let routed = used.times(width).times(3).plus(results)
    let shared = (experts.sharedWidth ?? (experts.sharedCount ?? 0).times(width)).times(3)
    let dense = (feedForward ?? 0).times(3)
    let certain = Swift.max(routed, shared, (leadingDenseLayers ?? 0) > 0 ? dense : 0)
    // A width for dense layers may be stated where there are none.
    let isSettled = isPlainType || leadingDenseLayers != nil
    return StepWidth(low: certain, high: isSettled ? certain : Swift.max(certain, dense))
  }

  /// Whether the name of the type stands for plain attention layers.
  var isPlainType: Bool { type.map(KnownTypes.plain.contains) ?? false }

  /// Whether an engine was seen with steps of this kind.
  fileprivate var hasSeenSteps: Bool {
    guard let type else { return false }
    if KnownTypes.windowedLikePlain.contains(type) { return true }
    return isPlainType || (KnownTypes.latent.contains(type) && indexDimension == nil)
  }
}
