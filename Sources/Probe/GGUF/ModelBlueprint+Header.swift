public import Fit

extension ModelBlueprint {
  /// The blueprint of another file, from its header alone: all keys and tensors as they are.
  ///
  /// Parts of a split file are joined before (`GGUFParts.header`); the keys that tell of the split
  /// are left out. A header cut after its last byte will do.
  /// **Errors**: `unwritableTensor`, `shortHeader`, `tooLarge`.
  public init(copying header: GGUFHeader) throws(BlueprintError) {
    var keys: [Key] = []
    for entry in header.entries where !entry.key.hasPrefix("split.") {
      guard let bytes = header.valueBytes(entry) else { throw .shortHeader(key: entry.key) }
      keys.append(Key(name: entry.key, value: MetadataValue(type: entry.type, bytes: bytes)))
    }
    var tensors: [Tensor] = []
    for tensor in header.tensors {
      guard let copy = Tensor(tensor.name, tensor.sizes, tensor.type) else {
        throw .unwritableTensor(name: tensor.name, type: tensor.type.name)
      }
      tensors.append(copy)
    }
    try self.init(keys: keys, tensors: tensors)
  }

  /// The name of its architecture.
  public var architecture: String? { self["general.architecture"]?.text }

  /// Layers that run for every token, as the header counts them; nil where it does not.
  ///
  /// Layers that draft tokens stand after them and are counted apart.
  public var layers: Int? { depth?.main }

  /// Layers that draft tokens for the others to check.
  public var draftLayers: Int { depth?.draft ?? 0 }

  /// The first layers of the model, with everything outside of layers.
  ///
  /// Lists with one entry for each layer are shortened. Layers that draft tokens are left out and
  /// stated as none, because engines do not run them unless asked. Layers that use the cache of
  /// earlier ones stay those they are: as many layers keep one of their own as before.
  /// **Errors**: `noLayers`, `wrongDepth`.
  public func cut(toLayers count: Int) throws(BlueprintError) -> ModelBlueprint {
    guard let depth, let architecture else { throw .noLayers }
    guard (1...depth.main).contains(count) else {
      throw .wrongDepth(asked: count, layers: depth.main)
    }
    let start = architecture + "."
    let dropped = Int64(depth.main - count)
    let cutKeys = keys.map { key in
      guard key.name.hasPrefix(start) else { return key }
      var key = key
      switch key.name.dropFirst(start.count) {
      case "block_count": key.value = key.value.with(Int64(count))
      case "nextn_predict_layers": key.value = key.value.with(0)
      case "attention.shared_kv_layers":
        if let shared = key.value.integer { key.value = key.value.with(max(0, shared - dropped)) }
      case let name where Self.listsWithoutLayers.contains(String(name)): break
      default:
        if let length = key.value.list?.count, length >= depth.main,
          length <= depth.main + depth.draft
        {
          key.value = key.value.prefix(count)
        }
      }
      return key
    }
    return try ModelBlueprint(
      keys: cutKeys, tensors: tensors.filter { $0.layer.map { $0 < count } ?? true },
      spokenTokens: spokenTokens)
  }

  /// Lists under an architecture's name whose entries are no layers, however many they are.
  ///
  /// **Source**: `src/llama-arch.cpp` in `ggml-org/llama.cpp`.
  private static let listsWithoutLayers: Set<String> = [
    "rope.dimension_sections", "classifier.output_labels",
  ]

  private var depth: (main: Int, draft: Int)? {
    guard let architecture,
      let all = self[architecture + ".block_count"]?.integer.flatMap({ Int(exactly: $0) }),
      (1...Self.mostLayers).contains(all)
    else { return nil }
    let stated = self[architecture + ".nextn_predict_layers"]?.integer ?? 0
    let draft = (1..<Int64(all)).contains(stated) ? Int(stated) : 0
    return (all - draft, draft)
  }

  /// More layers than this are no model's; llama.cpp stops at 512.
  private static let mostLayers = 4096
}
