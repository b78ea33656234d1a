/// The weights of a file by what they are for and how they are stored, from its list of tensors.
public struct GGUFWeights: Hashable, Sendable {
  /// What tensors are for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Tables that a token's row is looked up in; engines may leave them in host memory.
    case embedding
    /// The output head.
    case head
    /// Experts a token is routed to.
    case experts
    /// All else of the layers.
    case layers
    /// Layers that draft tokens, which are loaded only when asked for.
    case draft
    /// Norms and the like outside of layers.
    case other
  }

  /// So many tensors.
  public struct Amount: Hashable, Sendable {
    /// Tensors.
    public internal(set) var tensors = 0
    /// Their elements.
    public internal(set) var elements: Int64 = 0
    /// Their bytes.
    public internal(set) var bytes: Int64 = 0
  }

  private var amounts: [Kind: [TensorType: Amount]] = [:]
  /// Elements of experts that one token uses; `nil` where that is not stated.
  private var usedExpertElements: Int64? = 0
  /// Whether every tensor's size is known.
  public private(set) var isComplete = true

  /// Sorts the tensors of a header.
  ///
  /// `mainLayers` is the number of layers that run for every token, `experts` how many there are,
  /// and `used` how many of them each layer uses for one token.
  init(_ tensors: [GGUFTensor], mainLayers: Int64?, experts: Int64?, used: [Int64]?) {
    for tensor in tensors {
      let layer = tensor.layer
      var kind = tensor.kind
      if let layer, let mainLayers, layer >= mainLayers { kind = .draft }
      var amount = amounts[kind, default: [:]][tensor.type] ?? Amount()
      amount.tensors += 1
      amount.elements = amount.elements.plus(tensor.elementCount)
      amount.bytes = amount.bytes.plus(tensor.byteCount ?? 0)
      amounts[kind, default: [:]][tensor.type] = amount
      if tensor.byteCount == nil { isComplete = false }
      if kind == .experts { addUsed(tensor, layer: layer, experts: experts, used: used) }
    }
  }

  private mutating func addUsed(
    _ tensor: GGUFTensor, layer: Int64?, experts: Int64?, used: [Int64]?
  ) {
    let count = experts ?? tensor.lastSize
    let stated = layer.flatMap { layer in
      used.flatMap { layer < Int64($0.count) ? $0[Int(layer)] : nil }
    }
    guard let sum = usedExpertElements, let stated, count > 0, stated <= count else {
      usedExpertElements = nil
      return
    }
    let product = tensor.elementCount.multipliedReportingOverflow(by: stated)
    let share = product.overflow ? tensor.elementCount : product.partialValue / count
    usedExpertElements = sum.plus(share)
  }

  /// The amount of one kind in one type, or of all kinds or types where none is named.
  public func amount(_ kind: Kind? = nil, type: TensorType? = nil) -> Amount {
    var sum = Amount()
    for (each, types) in amounts where kind == nil || kind == each {
      for (stored, amount) in types where type == nil || type == stored {
        sum.tensors += amount.tensors
        sum.elements = sum.elements.plus(amount.elements)
        sum.bytes = sum.bytes.plus(amount.bytes)
      }
    }
    return sum
  }

  /// The types of a kind, or of all, in the order of their numbers.
  public func types(_ kind: Kind? = nil) -> [TensorType] {
    var types: Set<TensorType> = []
    for (each, stored) in amounts where kind == nil || kind == each {
      types.formUnion(stored.keys)
    }
    return types.sorted()
  }

  /// The bytes that are loaded: without and with the layers that draft.
  public var loadedBytes: ByteInterval {
    let all = amount().bytes
    return ByteInterval(
      low: all.minus(amount(.draft).bytes), high: isComplete ? all : nil,
      basis: isComplete ? .file : .unknown)
  }

  /// Bytes of layers and experts stored in any of these types.
  public func layerBytes(of types: Set<TensorType>) -> Int64 {
    types.reduce(0) {
      $0.plus(amount(.layers, type: $1).bytes).plus(amount(.experts, type: $1).bytes)
    }
  }

  /// Types llama.cpp copies on some processor.
  ///
  /// **Source**: `ggml/src/ggml-cpu/repack.cpp` of `ggml-org/llama.cpp`.
  public static let repackedTypes: Set<TensorType> = Set(
    [2, 8, 10, 12, 13, 14, 20, 39].map { TensorType(code: $0) })

  /// Parameters one token uses: all but the experts it is not routed to, and the drafting layers.
  public var activeParameters: Int64? {
    guard let usedExpertElements, isComplete else { return nil }
    return amount().elements.minus(amount(.experts).elements).minus(amount(.draft).elements)
      .plus(usedExpertElements)
  }

  /// Whether any layer has experts.
  public var hasExperts: Bool { amounts[.experts] != nil }
  /// Whether there is an output head of its own.
  public var hasHead: Bool { amounts[.head] != nil }
}

extension GGUFTensor {
  /// The layer it belongs to: 12 in `blk.12.attn_q.weight`.
  var layer: Int64? {
    guard name.hasPrefix("blk.") else { return nil }
    let digits = name.utf8.dropFirst(4).prefix { $0 != 0x2E }
    guard (1...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(String(Substring(digits)))
  }

  /// What it is for, by its name.
  ///
  /// **Source**: `gguf-py/gguf/constants.py` in `ggml-org/llama.cpp`.
  fileprivate var kind: GGUFWeights.Kind {
    if layer != nil {
      let parts = name.split(separator: ".", maxSplits: 3)
      let part = parts.count > 2 ? parts[2] : ""
      return part.hasPrefix("ffn_") && part.hasSuffix("_exps") ? .experts : .layers
    }
    let stem = name.prefix { $0 != "." }
    switch stem {
    case "token_embd", "per_layer_token_embd", "position_embd", "token_types": return .embedding
    case "output": return .head
    default: return .other
    }
  }
}
