/// The numbers of a header that decide its cache, one for each layer where they differ.
///
/// **Source**: `docs/gguf.md` in `ggml-org/ggml` for what a key that is not there means: as many
/// key-value heads as heads, and `embedding_length / head_count` elements of a key and of a value.
struct HeaderLayers {
  /// Layers of the file, those that draft tokens included.
  var all: Int64 = 0
  /// Layers that run for every token.
  var main: Int64 = 0
  /// Key-value heads of each layer.
  var keyValueHeads: [Int64]?
  /// Heads of each layer.
  var heads: [Int64]?
  /// Width of each feed-forward layer.
  var feedForward: [Int64]?
  var embedding: Int64?
  var keyElements: Int64?
  var valueElements: Int64?
  var windowedKeyElements: Int64?
  var windowedValueElements: Int64?
  var latentRank: Int64?
  var ropeDimension: Int64?
  /// Whether the file is in the form that keeps the latent.
  var hasLatentForm = false
  var statesKeyElements = false

  init?(_ numbers: inout HeaderNumbers) {
    guard let blocks = numbers.size("block_count"), blocks <= HeaderNumbers.mostLayers else {
      return nil
    }
    all = blocks
    let draft = numbers.count("nextn_predict_layers") ?? 0
    main = draft < blocks ? blocks - draft : blocks
    embedding = numbers.size("embedding_length")
    heads = numbers.layers("attention.head_count", count: all)
    let statesHeads = numbers.states("attention.head_count_kv")
    keyValueHeads = numbers.layers("attention.head_count_kv", count: all)
    if !statesHeads { keyValueHeads = heads }
    feedForward = numbers.layers("feed_forward_length", count: all)
    readElements(&numbers)
  }

  private mutating func readElements(_ numbers: inout HeaderNumbers) {
    var usual: Int64?
    if let embedding, let first = heads?.first(where: { $0 > 0 }), embedding % first == 0 {
      usual = embedding / first
    }
    statesKeyElements = numbers.states("attention.key_length")
    keyElements = numbers.size("attention.key_length")
    if !statesKeyElements { keyElements = usual }
    valueElements = numbers.size("attention.value_length")
    if !numbers.states("attention.value_length") { valueElements = usual }
    windowedKeyElements = numbers.size("attention.key_length_swa")
    if !numbers.states("attention.key_length_swa") { windowedKeyElements = keyElements }
    windowedValueElements = numbers.size("attention.value_length_swa")
    if !numbers.states("attention.value_length_swa") { windowedValueElements = valueElements }
    latentRank = numbers.size("attention.kv_lora_rank")
    ropeDimension = numbers.size("rope.dimension_count")
    hasLatentForm =
      numbers.size("attention.key_length_mla") != nil
      && numbers.size("attention.value_length_mla") != nil
  }

  /// Elements a layer keeps for one token, where it keeps keys and values of its heads.
  func elements(_ layer: Int, windowed: Bool) -> Int64? {
    guard let heads = keyValueHeads?[layer] else { return nil }
    if heads == 0 { return 0 }
    guard let keys = windowed ? windowedKeyElements : keyElements,
      let values = windowed ? windowedValueElements : valueElements
    else { return nil }
    return heads.times(keys.plus(values))
  }

  /// Elements of the latent with its position part.
  var latentElements: Int64? {
    guard let latentRank, let ropeDimension else { return nil }
    return latentRank.plus(ropeDimension)
  }

  /// The key a layer's elements are not known for, under its name in a configuration.
  var missingKey: String {
    if keyValueHeads == nil { return "num_key_value_heads" }
    return keyElements == nil ? "head_dim" : "v_head_dim"
  }

  /// The most elements any layer can keep.
  var mostElements: Int64? {
    guard let heads = keyValueHeads?.max(), let keys = keyElements, let values = valueElements
    else { return nil }
    let widest = Swift.max(keys, windowedKeyElements ?? 0)
      .plus(Swift.max(values, windowedValueElements ?? 0))
    return Swift.max(heads.times(widest), latentElements ?? 0)
  }
}
