// Which layers keep a state, and how much.

extension HeaderCacheReader {
  /// Which layers keep a state; `nil` where that is not stated.
  mutating func recurrentLayers(_ rules: LayerRules, _ layers: HeaderLayers) -> [Bool]? {
    let count = Int(layers.main)
    switch rules.recurrent {
    case .none: return Array(repeating: false, count: count)
    case .every, .besideCache: return Array(repeating: true, count: count)
    case .withoutHeads:
      return layers.keyValueHeads.map { $0.prefix(count).map { $0 == 0 } }
    case .withoutHeadsAndWidth:
      guard let heads = layers.keyValueHeads, let widths = layers.feedForward else { return nil }
      return (0..<count).map { heads[$0] == 0 && widths[$0] == 0 }
    case .allButOneIn(let usual):
      let listed = "attention.recurrent_layers"
      if let flags = numbers.flags(listed, count: layers.main) { return flags }
      let key = "full_attention_interval"
      if numbers.states(listed) || (numbers.states(key) && numbers.size(key) == nil) { return nil }
      let interval = numbers.size(key) ?? usual
      return (1...Int64(count)).map { $0 % interval != 0 }
    }
  }

  mutating func state(
    _ rules: LayerRules, _ layers: HeaderLayers, count: Int64
  ) -> RecurrentState {
    guard rules.state != .none, count > 0 else { return .none }
    if let state = statedState(rules.state, layers, count: count) { return state }
    var width = Architecture()
    width.embedding = layers.embedding
    return width.boundedState(layers: count)
  }

  private mutating func statedState(
    _ state: LayerRules.State, _ layers: HeaderLayers, count: Int64
  ) -> RecurrentState? {
    let heads = layers.heads?.first
    switch state {
    case .none: return RecurrentState.none
    case .stateSpace, .gatedDelta:
      guard let inner = numbers.size("ssm.inner_size"), let size = numbers.size("ssm.state_size"),
        let kernel = numbers.size("ssm.conv_kernel")
      else { return nil }
      // Only the second kind of these layers has groups; a file of the first states none.
      let groups = numbers.count("ssm.group_count")
      guard let groups = numbers.states("ssm.group_count") ? groups : 0 else { return nil }
      guard state == .gatedDelta else {
        return .stateSpace(
          layers: count, inner: inner, groups: groups, stateSize: size, convolutionKernel: kernel)
      }
      guard groups > 0, let values = numbers.size("ssm.time_step_rank"), inner % values == 0 else {
        return nil
      }
      return .gatedDelta(
        layers: count, keyHeads: groups, keyDimension: size, valueHeads: values,
        valueDimension: inner / values, convolutionKernel: kernel)
    case .kimiDelta:
      guard let heads, heads > 0, let dimension = numbers.size("kda.head_dim") else { return nil }
      let kernel = numbers.size("ssm.conv_kernel")
      guard let kernel = numbers.states("ssm.conv_kernel") ? kernel : 4 else { return nil }
      return .kimiDelta(
        layers: count, heads: heads, headDimension: dimension, convolutionKernel: kernel)
    case .shortConvolution:
      guard let embedding = layers.embedding, let cached = numbers.size("shortconv.l_cache") else {
        return nil
      }
      return .inSingles(count.times(embedding).times(cached - 1))
    case .lightning:
      guard let heads, heads > 0, let dimension = layers.keyElements else { return nil }
      return .inSingles(count.times(heads).times(dimension).times(dimension))
    case .weightedKeyValue:
      guard let embedding = layers.embedding, let size = numbers.size("wkv.head_size") else {
        return nil
      }
      let shifts = numbers.count("token_shift_count")
      guard let shifts = numbers.states("token_shift_count") ? shifts : 2 else { return nil }
      return .inSingles(count.times(embedding).times(shifts.plus(size)))
    }
  }
}

extension RecurrentState {
  /// So many numbers of 32 bits.
  static func inSingles(_ count: Int64) -> RecurrentState {
    .known(bytes: count.times(4), engineBytes: count.times(4))
  }
}
