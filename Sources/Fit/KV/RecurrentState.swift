/// What layers without an attention cache keep for one stream; the context does not enter.
public enum RecurrentState: Hashable, Sendable {
  /// No layer keeps one.
  case none
  /// Bytes for one stream: as published, and the most an engine was seen to keep.
  case known(bytes: Int64, engineBytes: Int64)
  /// Some layers keep one of unstated size; no published one of that width is larger.
  case atMost(bytes: Int64)
  /// Some layers keep one, and neither its size nor the width of the model is stated.
  case unknown

  /// Gated delta nets: the convolution in 16 bits and the state in 32.
  ///
  /// **Units**: bytes. **Source**: the published state of Qwen3.5 and later; llama.cpp keeps one
  /// step less of the convolution, in 32 bits.
  public static func gatedDelta(
    layers: Int64, keyHeads: Int64, keyDimension: Int64, valueHeads: Int64, valueDimension: Int64,
    convolutionKernel: Int64
  ) -> RecurrentState {
    let channels = keyHeads.times(keyDimension).times(2)
      .plus(valueHeads.times(valueDimension))
    let state = valueHeads.times(keyDimension).times(valueDimension).times(4)
    let published = channels.times(convolutionKernel).times(2).plus(state)
    let engine = channels.times(convolutionKernel.minus(1)).times(4).plus(state)
    return .known(bytes: layers.times(published), engineBytes: layers.times(engine))
  }

  /// Mamba layers: in 16 bits or 32, as the engine keeps them.
  ///
  /// **Source**: llama.cpp keeps 32 bits; `mamba_ssm_cache_dtype` of vLLM follows the weights.
  public static func stateSpace(
    layers: Int64, inner: Int64, groups: Int64, stateSize: Int64, convolutionKernel: Int64
  ) -> RecurrentState {
    let convolution = convolutionKernel.minus(1)
      .times(inner.plus(groups.times(stateSize).times(2)))
    let numbers = layers.times(convolution.plus(stateSize.times(inner)))
    return .known(bytes: numbers.times(2), engineBytes: numbers.times(4))
  }

  /// Kimi delta attention: everything in 32 bits.
  public static func kimiDelta(
    layers: Int64, heads: Int64, headDimension: Int64, convolutionKernel: Int64
  ) -> RecurrentState {
    let convolution = convolutionKernel.minus(1).times(3).times(headDimension)
    let bytes = layers.times(4).times(heads)
      .times(convolution.plus(headDimension.times(headDimension)))
    return .known(bytes: bytes, engineBytes: bytes)
  }

  /// The bytes of this many streams.
  func bytes(streams: Int64) -> ByteInterval {
    switch self {
    case .none: return ByteInterval(0, basis: .formula)
    case .known(let bytes, let engine):
      return ByteInterval(
        low: streams.times(Swift.min(bytes, engine)),
        high: streams.times(Swift.max(bytes, engine)), basis: .formula)
    case .atMost(let bytes):
      return ByteInterval(low: 0, high: streams.times(bytes), basis: .chosen)
    case .unknown: return .unknown
    }
  }
}

extension Architecture {
  /// The upper end for layers whose state is not stated: 1,024 numbers of 32 bits for each
  /// element of the embedding, in each layer.
  ///
  /// **Source**: chosen. The largest published state is half of that (Nemotron-H 56B: 16,384
  /// inner elements × 256 for an embedding of 8,192); gated delta nets and Kimi delta attention
  /// keep 154 to 220.
  func boundedState(layers count: Int64?) -> RecurrentState {
    guard let embedding, let count = count ?? layers else { return .unknown }
    return .atMost(bytes: count.times(embedding).times(1024 * 4))
  }
}
