public import Fit

extension TransformerShape {
  /// The shape of a model out of the numbers of its catalog record.
  ///
  /// **Shape**: only for layouts whose layers are known by name alone. The head's own table, where
  /// nobody states whether there is one, follows from the published count of parameters.
  /// **Errors**: `needsHeader` for all other architectures, `missingSizes`, `wrongSizes`, and
  /// `parametersDisagree` where the sizes leave out or add more than one in fifty parameters:
  /// then the model has parts they do not tell of.
  public init(_ model: ModelShape) throws(BlueprintError) {
    let facts = model.architecture
    guard let type = facts.type, let layout = Layout(configurationType: type),
      layout == .qwen3moe || !facts.isMixture, (facts.leadingDenseLayers ?? 0) == 0,
      (facts.experts.sharedCount ?? 0) == 0, (facts.experts.sharedWidth ?? 0) == 0
    else { throw .needsHeader(architecture: facts.type) }
    var numbers = StatedNumbers()
    let embedding = numbers.take("hidden_size", facts.embedding)
    let heads = numbers.take("num_attention_heads", facts.heads)
    let usual = heads > 0 && embedding % heads == 0 ? embedding / heads : nil
    var shape = TransformerShape(
      layout: layout, embedding: embedding,
      feedForward: layout == .qwen3moe
        ? facts.feedForward ?? embedding : numbers.take("intermediate_size", facts.feedForward),
      layers: Int(clamping: numbers.take("num_hidden_layers", facts.layers)), heads: heads,
      keyValueHeads: numbers.take("num_key_value_heads", facts.keyValueHeads),
      headElements: numbers.take("head_dim", facts.headDimension ?? usual),
      vocabulary: numbers.take("vocab_size", facts.vocabulary),
      contextTokens: Swift.max(1, model.contextLimitTokens ?? Self.unstatedContextTokens),
      ropeBase: Self.unstatedRopeBase, tiesEmbeddings: facts.tiesEmbeddings ?? false)
    if layout == .qwen3moe {
      shape.experts = Experts(
        count: numbers.take("num_experts", facts.experts.count),
        usedCount: numbers.take("num_experts_per_tok", facts.experts.usedCount),
        width: numbers.take("moe_intermediate_size", facts.experts.width))
    }
    if facts.tiesEmbeddings == nil, model.parameters == nil { numbers.miss("tie_word_embeddings") }
    guard numbers.missing.isEmpty else { throw .missingSizes(numbers.missing) }
    guard shape.wrongSizes.isEmpty else { throw .wrongSizes(shape.wrongSizes) }
    try shape.settle(isHeadStated: facts.tiesEmbeddings != nil, published: model.parameters)
    self = shape
  }

  /// Neither decides speed or memory; engines want both.
  private static let unstatedContextTokens: Int64 = 32_768
  private static let unstatedRopeBase: Float = 1e6
  /// One in so many parameters may be missing: biases, norms, padded vocabularies.
  private static let toleratedShare = 50.0

  /// Compares with the published count, and finds out whether the head has a table of its own.
  private mutating func settle(
    isHeadStated: Bool, published: ClosedRange<Int64>?
  ) throws(BlueprintError) {
    guard let published else { return }
    func distance(_ shape: TransformerShape) -> Double {
      let counted = Double(shape.parameters)
      let nearest = Swift.min(
        Swift.max(counted, Double(published.lowerBound)), Double(published.upperBound))
      return (counted - nearest).magnitude / nearest
    }
    if !isHeadStated {
      var other = self
      other.tiesEmbeddings = true
      if distance(other) < distance(self) { self = other }
    }
    guard distance(self) * Self.toleratedShare <= 1 else {
      throw .parametersDisagree(
        counted: parameters,
        published: parameters < published.lowerBound ? published.lowerBound : published.upperBound)
    }
  }
}

extension TransformerShape {
  /// Parameters of a model of this shape, whose sizes must be possible ones.
  var parameters: Int64 {
    let queries = heads &* headElements
    let keys = keyValueHeads &* headElements
    var layer = embedding &* 2 &+ embedding &* (queries &* 2 &+ keys &* 2)
    switch layout {
    case .llama: break
    case .qwen2: layer = layer &+ queries &+ keys &* 2
    case .qwen3, .qwen3moe: layer = layer &+ headElements &* 2
    }
    if let experts {
      layer = layer &+ embedding &* experts.count
      layer = layer &+ embedding &* experts.width &* experts.count &* 3
    } else {
      layer = layer &+ embedding &* feedForward &* 3
    }
    let table = embedding &* vocabulary
    return layer &* Int64(layers) &+ table &* (tiesEmbeddings ? 1 : 2) &+ embedding
  }
}

extension TransformerShape.Layout {
  /// The layout of an architecture by its `model_type`.
  ///
  /// **Source**: `transformers`: `mistral` differs from `llama` only in windows, which llama.cpp
  /// leaves out.
  fileprivate init?(configurationType: String) {
    switch configurationType {
    case "llama", "mistral": self = .llama
    case "qwen2": self = .qwen2
    case "qwen3": self = .qwen3
    case "qwen3_moe": self = .qwen3moe
    default: return nil
    }
  }
}

/// Takes numbers and remembers which are missing.
private struct StatedNumbers {
  private(set) var missing: [String] = []

  mutating func take(_ name: String, _ number: Int64?) -> Int64 {
    if let number { return number }
    miss(name)
    return 0
  }

  mutating func miss(_ name: String) { missing.append(name) }
}
