extension ModelBlueprint {
  /// Elements of all tensors.
  public var parameters: Int64 { tensors.reduce(0) { $0 &+ $1.elementCount } }

  /// The bytes of each layer that runs for every token.
  public var layerBytes: [Int64] { sums { $0.byteCount } }

  /// The bytes of each layer that one token reads: all but the experts it is not routed to.
  public var layerReadBytes: [Int64] {
    guard let architecture,
      let count = self[architecture + ".expert_count"]?.integer, count > 0,
      let used = self[architecture + ".expert_used_count"]?.integer, (0...count).contains(used)
    else { return layerBytes }
    return sums { tensor in
      guard tensor.role.contains("_exps.") else { return tensor.byteCount }
      return tensor.byteCount / count * used
    }
  }

  /// Bytes outside of layers that every token reads: the head, or the table it is tied to, and
  /// small tensors; without tables that only a token's row is looked up in.
  public var headBytes: Int64 {
    outside.filter { !isLookUp($0) }.reduce(0) { $0 &+ $1.byteCount }
  }

  /// Bytes of tables that only a token's row is looked up in.
  public var lookUpBytes: Int64 {
    outside.filter(isLookUp).reduce(0) { $0 &+ $1.byteCount }
  }

  /// Bytes of layers that draft tokens.
  public var draftBytes: Int64 {
    let main = layers ?? .max
    return tensors.reduce(0) { $0 &+ (($1.layer ?? -1) >= main ? $1.byteCount : 0) }
  }

  /// Whether the output head is the embedding table.
  public var tiesEmbeddings: Bool { !tensors.contains { $0.name == "output.weight" } }

  private var outside: [Tensor] { tensors.filter { $0.layer == nil } }

  private func isLookUp(_ tensor: Tensor) -> Bool {
    switch tensor.name {
    case "token_embd.weight": !tiesEmbeddings
    case "per_layer_token_embd.weight", "position_embd.weight", "token_types.weight": true
    default: false
    }
  }

  private func sums(_ bytes: (Tensor) -> Int64) -> [Int64] {
    var sums = [Int64](repeating: 0, count: layers ?? 0)
    for tensor in tensors {
      guard let layer = tensor.layer, layer < sums.count else { continue }
      sums[layer] &+= bytes(tensor)
    }
    return sums
  }
}
