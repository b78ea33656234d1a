internal import Fit

/// How the layers of a model repeat: some at the start of another kind, then a period.
public struct LayerPattern: Hashable, Sendable {
  /// Layers at the start that are unlike the others, such as those without experts.
  public let leadingLayers: Int
  /// After how many layers the same kind comes again; 1 where all are alike.
  public let period: Int

  /// The pattern of layers by their kinds; nil where none repeats at least twice.
  ///
  /// Of several patterns that fit, the one with the fewest layers before the first repetition.
  /// **Cost**: the square of the number of layers, times the layers that agree by chance.
  init?<Kind: Hashable>(kinds: [Kind]) {
    // Kinds are compared often: numbers stand for them.
    var numbers: [Kind: Int] = [:]
    let numbered = kinds.map { kind in
      if let known = numbers[kind] { return known }
      let next = numbers.count
      numbers[kind] = next
      return next
    }
    for limit in 1..<max(2, numbered.count) {
      guard let found = Self.shortest(numbered, limit: limit) else { continue }
      self = found
      return
    }
    return nil
  }

  private init(leadingLayers: Int, period: Int) {
    self.leadingLayers = leadingLayers
    self.period = period
  }

  /// The pattern whose start and period together take exactly so many layers.
  private static func shortest(_ kinds: [Int], limit: Int) -> LayerPattern? {
    for leading in 0..<limit {
      let period = limit - leading
      let rest = kinds.count - leading
      guard rest >= 2 * period || (rest == 1 && period == 1 && leading == 0) else { continue }
      if (leading..<kinds.count - period).allSatisfy({ kinds[$0] == kinds[$0 + period] }) {
        return LayerPattern(leadingLayers: leading, period: period)
      }
    }
    return nil
  }
}

extension ModelBlueprint {
  /// What one layer is, apart from the types of its tensors: those vary without a pattern.
  private struct Kind: Hashable {
    var tensors: Set<TensorKind> = []
    /// Its entry of each list that has one for each layer.
    var entries: [[UInt8]] = []
    var isWindowed: Bool?
    var isRecurrent: Bool?
  }

  private struct TensorKind: Hashable {
    let role: String
    let sizes: [Int64]
  }

  /// How the layers that run for every token repeat; nil where they do not, or are not counted.
  ///
  /// Told from the tensors of each layer, from lists with one entry for each layer, and from what
  /// the architecture's name tells of windows and states.
  public var layerPattern: LayerPattern? {
    guard let layers else { return nil }
    var kinds = [Kind](repeating: Kind(), count: layers)
    for tensor in tensors {
      guard let layer = tensor.layer, layer < layers else { continue }
      kinds[layer].tensors.insert(TensorKind(role: tensor.role, sizes: tensor.sizes))
    }
    let start = (architecture ?? "") + "."
    for key in keys where key.name.hasPrefix(start) {
      guard let length = key.value.list?.count, length >= layers,
        length <= layers + draftLayers
      else { continue }
      for layer in 0..<layers {
        kinds[layer].entries.append(key.value.element(layer).map(Array.init) ?? [])
      }
    }
    if let known = layerKinds {
      for layer in 0..<layers {
        kinds[layer].isWindowed = known.windowed.flatMap { layer < $0.count ? $0[layer] : nil }
        kinds[layer].isRecurrent = known.recurrent.flatMap { layer < $0.count ? $0[layer] : nil }
      }
    }
    return LayerPattern(kinds: kinds)
  }

  /// What the layers keep, read as from a file; the vocabulary is left out, it tells nothing of it.
  private var layerKinds: LayerKinds? {
    let few = keys.filter { !$0.name.hasPrefix("tokenizer.") }
    guard let small = try? ModelBlueprint(keys: few, tensors: []),
      // What was read once can be read again; if not, the tensors still tell.
      let header = try? GGUFHeader(reading: small.headerBytes)
    else { return nil }
    return LayerKinds(header)
  }
}
