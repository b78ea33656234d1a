extension CacheProfile {
  /// Decides how much is known of the cache of an architecture.
  ///
  /// What a file's header says of each layer comes first. A named formula with all its keys is
  /// exact; without one, keys that leave no choice decide;
  /// then a plain type; then an upper end; then nothing. No step falls back to a guess.
  public init(_ architecture: Architecture) {
    if let header = architecture.headerCache {
      self.init(header)
    } else if architecture.keyValueHeads == nil, let heads = architecture.heads {
      let fewest = CacheProfile(deciding: architecture.assuming(keyValueHeads: 1))
      let most = CacheProfile(deciding: architecture.assuming(keyValueHeads: heads))
      self = fewest == most ? most : CacheProfile(from: fewest, to: most)
    } else {
      self.init(deciding: architecture)
    }
  }

  private init(deciding architecture: Architecture) {
    var missing = "kv_formula"
    if let id = architecture.formula, let formula = KVFormulas.named(id) {
      do throws(MissingKey) {
        self.init(try formula.cache(of: architecture), formula: formula, basis: .formula)
        return
      } catch { missing = error.key }
    } else if let formula = architecture.formulaByKeys {
      do throws(MissingKey) {
        self.init(
          try formula.cache(of: architecture), formula: formula, basis: .configurationKeys,
          state: architecture.unstatedState(beside: formula))
        return
      } catch { missing = error.key }
    }
    self.init(boundOf: architecture, missing: missing)
  }

  /// Full attention in every layer with the largest head sizes stated anywhere; what windows,
  /// recurrent layers and shared caches leave out can only make it smaller.
  private init(boundOf architecture: Architecture, missing: String) {
    let state = architecture.stateWithoutFormula
    guard let layers = architecture.layers else {
      self.init(unknownFor: "num_hidden_layers", state: state)
      return
    }
    let indexer = CacheLayout(
      architecture.indexDimension.map { [CacheGroup(layers: layers, elementsPerEntry: $0)] } ?? [])
    if let rank = architecture.latentRank, let rope = architecture.ropeDimension {
      self.init(
        atMost: CacheLayout([.latent(layers: layers, rank: rank, ropeDimension: rope)]),
        indexer: indexer, missing: missing, state: state)
      return
    }
    guard let keys = architecture.headDimension, let heads = architecture.keyValueHeads else {
      let key = architecture.headDimension == nil ? "head_dim" : "num_key_value_heads"
      self.init(unknownFor: key, state: state)
      return
    }
    let largestKey = max(
      keys, architecture.globalHeadDimension ?? 0, architecture.windowed.headDimension ?? 0)
    let largestValue = max(
      largestKey, architecture.valueDimension ?? 0, architecture.windowed.valueDimension ?? 0)
    let mostHeads = max(
      heads, architecture.globalKeyValueHeads ?? 0, architecture.windowed.keyValueHeads ?? 0)
    let full = CacheGroup.grouped(
      layers: layers, keyValueHeads: mostHeads, keyDimension: largestKey,
      valueDimension: largestValue)
    self.init(atMost: CacheLayout([full]), indexer: indexer, missing: missing, state: state)
  }
}

extension Architecture {
  /// The formula that the stated keys leave no choice about.
  var formulaByKeys: (any KVFormula)? {
    if formula != nil { return nil }
    if !compressionRatios.isEmpty { return CompressedHybrid() }
    if latentRank != nil { return latentFormula }
    if let type, KnownTypes.latent.contains(type) { return nil }
    if sparseLayers != nil { return SparseBlocks() }
    if linear.valueHeads != nil || (layers(ofType: LayerType.linear) ?? 0) > 0 {
      return LinearHybrid()
    }
    if stateSpaceLayers != nil || stateSpace.heads != nil { return StateSpaceHybrid() }
    if !layerTypes.isEmpty { return MixedWindow() }
    if let cacheLayers, let layers, cacheLayers <= layers { return GroupedQuery() }
    return isPlain ? GroupedQuery() : nil
  }

  private var latentFormula: (any KVFormula)? {
    if cacheLayers != nil || linear.keyHeads != nil { return StateSpaceHybrid() }
    if keepsRecurrentState { return nil }
    return indexDimension == nil ? Latent() : SparseLatent()
  }

  /// Whether every layer keeps a full cache, by the name of the type and no window in force.
  private var isPlain: Bool {
    guard let type else { return false }
    return KnownTypes.plain.contains(type) && windowTokens == nil
  }

  /// Whether its name or its keys tell that some layers keep a recurrent state.
  var keepsRecurrentState: Bool {
    if let type, KnownTypes.recurrent.contains(type) { return true }
    if let cacheLayers, let layers, cacheLayers < layers, sharedCacheLayers == nil { return true }
    return stateSpaceLayers != nil || stateSpace.heads != nil || linear.valueHeads != nil
      || (layers(ofType: LayerType.linear) ?? 0) > 0
  }

  /// The state where no formula applies: none for types that keep none, else its upper end.
  var stateWithoutFormula: RecurrentState {
    keepsRecurrentState ? boundedState(layers: nil) : .none
  }

  /// The state next to a formula that knows of none, for a type that keeps one.
  func unstatedState(beside formula: any KVFormula) -> RecurrentState? {
    guard keepsRecurrentState else { return nil }
    let speaksOfState = formula.id == LinearHybrid().id || formula.id == StateSpaceHybrid().id
    return speaksOfState ? nil : boundedState(layers: nil)
  }

  func assuming(keyValueHeads: Int64) -> Architecture {
    var copy = self
    copy.keyValueHeads = keyValueHeads
    return copy
  }
}
