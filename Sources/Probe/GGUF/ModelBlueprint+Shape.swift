public import Fit

extension ModelBlueprint {
  /// The blueprint of a preset.
  ///
  /// `layers` below the preset's own makes a shallower model.
  /// **Errors**: `unknownPreset`, `wrongDepth`.
  public init(
    preset name: String, quantization: WrittenQuantization = .q8, layers: Int? = nil
  ) throws(BlueprintError) {
    guard let shape = TransformerShape.preset(name) else { throw .unknownPreset(name) }
    try self.init(shape, name: name, quantization: quantization, layers: layers)
  }

  /// The blueprint of a model of the catalog, from the numbers of its record.
  ///
  /// **Errors**: as `TransformerShape.init(_:)`, and `wrongDepth`.
  public init(
    catalog model: ModelShape, quantization: WrittenQuantization, layers: Int? = nil
  ) throws(BlueprintError) {
    try self.init(
      TransformerShape(model), name: model.id, quantization: quantization, layers: layers)
  }

  /// The blueprint of a shape.
  ///
  /// **Errors**: `wrongSizes`, `wrongDepth`, `tooLarge`.
  public init(
    _ shape: TransformerShape, name: String, quantization: WrittenQuantization,
    layers: Int? = nil
  ) throws(BlueprintError) {
    guard shape.wrongSizes.isEmpty else { throw .wrongSizes(shape.wrongSizes) }
    let depth = layers ?? shape.layers
    guard (1...shape.layers).contains(depth) else {
      throw .wrongDepth(asked: depth, layers: shape.layers)
    }
    let maker = ShapeBlueprint(shape: shape, quantization: quantization, depth: depth)
    let vocabulary = ByteVocabulary(size: Int(shape.vocabulary))
    let title = "dummy \(name) \(depth)L \(quantization.rawValue)"
    let keys = maker.keys(name: title) + vocabulary.keys(shape.layout)
    var tensors: [Tensor] = []
    for (name, sizes, type) in maker.tensors() {
      guard let tensor = Tensor(name, sizes, type) else {
        throw .unwritableTensor(name: name, type: type.name)
      }
      tensors.append(tensor)
    }
    try self.init(
      keys: keys.map { Key(name: $0.0, value: $0.1) }, tensors: tensors,
      spokenTokens: vocabulary.words)
  }
}

/// Lists keys and tensors of a shape in the order converters write them.
///
/// **Source**: `docs/gguf.md` in `ggml-org/ggml` for the keys, `gguf-py/gguf/constants.py` in
/// `ggml-org/llama.cpp` for the tensors.
private struct ShapeBlueprint {
  typealias Line = (String, [Int64], TensorType)

  let shape: TransformerShape
  let quantization: WrittenQuantization
  let depth: Int

  func keys(name: String) -> [(String, MetadataValue)] {
    let start = shape.layout.rawValue + "."
    let head = count(shape.headElements)
    var keys: [(String, MetadataValue)] = [
      ("general.architecture", .text(shape.layout.rawValue)), ("general.name", .text(name)),
      ("general.file_type", .count(quantization.fileType)),
      ("general.quantization_version", .count(2)),
      (start + "block_count", .count(UInt32(depth))),
      (start + "context_length", count(shape.contextTokens)),
      (start + "embedding_length", count(shape.embedding)),
      (start + "feed_forward_length", count(shape.feedForward)),
      (start + "attention.head_count", count(shape.heads)),
      (start + "attention.head_count_kv", count(shape.keyValueHeads)),
      (start + "attention.key_length", head), (start + "attention.value_length", head),
      (start + "rope.dimension_count", head), (start + "rope.freq_base", .number(shape.ropeBase)),
      (start + "attention.layer_norm_rms_epsilon", .number(1e-6)),
      (start + "vocab_size", count(shape.vocabulary)),
    ]
    if let experts = shape.experts {
      keys += [
        (start + "expert_count", count(experts.count)),
        (start + "expert_used_count", count(experts.usedCount)),
        (start + "expert_feed_forward_length", count(experts.width)),
      ]
    }
    return keys
  }

  private func count(_ number: Int64) -> MetadataValue { .count(UInt32(clamping: number)) }

  func tensors() -> [Line] {
    let table = [shape.embedding, shape.vocabulary]
    let ties = shape.tiesEmbeddings
    var lines: [Line] = [
      (
        "token_embd.weight", table,
        quantization.tableType(isHead: ties, row: shape.embedding)
      )
    ]
    if !ties {
      let type = quantization.tableType(isHead: true, row: shape.embedding)
      lines.append(("output.weight", table, type))
    }
    lines.append(("output_norm.weight", [shape.embedding], .f32))
    for layer in 0..<depth {
      lines += attention(layer) + feedForward(layer)
    }
    return lines
  }

  private func attention(_ layer: Int) -> [Line] {
    let queries = shape.heads * shape.headElements
    let keys = shape.keyValueHeads * shape.headElements
    var lines = [
      vector("attn_norm.weight", shape.embedding, layer),
      vector("ffn_norm.weight", shape.embedding, layer),
      matrix("attn_q", [shape.embedding, queries], layer),
      matrix("attn_k", [shape.embedding, keys], layer),
      matrix("attn_v", [shape.embedding, keys], layer),
      matrix("attn_output", [queries, shape.embedding], layer),
    ]
    switch shape.layout {
    case .llama: break
    case .qwen2:
      for (name, size) in [("q", queries), ("k", keys), ("v", keys)] {
        lines.append(vector("attn_\(name).bias", size, layer))
      }
    case .qwen3, .qwen3moe:
      lines.append(vector("attn_q_norm.weight", shape.headElements, layer))
      lines.append(vector("attn_k_norm.weight", shape.headElements, layer))
    }
    return lines
  }

  private func feedForward(_ layer: Int) -> [Line] {
    let embedding = shape.embedding
    guard let experts = shape.experts else {
      return [
        matrix("ffn_gate", [embedding, shape.feedForward], layer),
        matrix("ffn_up", [embedding, shape.feedForward], layer),
        matrix("ffn_down", [shape.feedForward, embedding], layer),
      ]
    }
    let wide = [embedding, experts.width, experts.count]
    return [
      ("blk.\(layer).ffn_gate_inp.weight", [embedding, experts.count], .f32),
      matrix("ffn_gate_exps", wide, layer), matrix("ffn_up_exps", wide, layer),
      matrix("ffn_down_exps", [experts.width, embedding, experts.count], layer),
    ]
  }

  private func vector(_ role: String, _ size: Int64, _ layer: Int) -> Line {
    ("blk.\(layer).\(role)", [size], .f32)
  }

  private func matrix(_ role: String, _ sizes: [Int64], _ layer: Int) -> Line {
    let type = quantization.matrixType(
      role, layer: layer, of: depth, full: shape.layers, layout: shape.layout, row: sizes[0])
    return ("blk.\(layer).\(role).weight", sizes, type)
  }
}
