/// The sizes of a transformer whose layers are alike and known by the name of their layout.
///
/// **Units**: elements, but for `layers`, `heads` and the like, which are counts.
public struct TransformerShape: Hashable, Sendable {
  /// Which tensors a layer has.
  ///
  /// **Source**: `src/models/` in `ggml-org/llama.cpp`, one file for each.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// Attention without biases, gated feed-forward.
    case llama
    /// The same with biases of queries, keys and values.
    case qwen2
    /// The same as `llama` with norms of queries and keys.
    case qwen3
    /// `qwen3` with experts in place of the feed-forward layer.
    case qwen3moe
  }

  /// A mixture of experts.
  public struct Experts: Hashable, Sendable {
    /// Experts of a layer.
    public var count: Int64
    /// Experts one token uses.
    public var usedCount: Int64
    /// Width of one.
    public var width: Int64

    /// States a mixture.
    public init(count: Int64, usedCount: Int64, width: Int64) {
      self.count = count
      self.usedCount = usedCount
      self.width = width
    }
  }

  /// Which tensors a layer has.
  public var layout: Layout
  /// Elements of an embedding.
  public var embedding: Int64
  /// Width of the feed-forward layer.
  public var feedForward: Int64
  /// Layers.
  public var layers: Int
  /// Heads.
  public var heads: Int64
  /// Heads of keys and values.
  public var keyValueHeads: Int64
  /// Elements of a head.
  public var headElements: Int64
  /// Tokens it knows.
  public var vocabulary: Int64
  /// The longest context it accepts, in tokens.
  public var contextTokens: Int64
  /// The base of its rotary positions.
  public var ropeBase: Float
  /// Whether the output head is the embedding table.
  public var tiesEmbeddings: Bool
  /// Experts, for the layout that has them.
  public var experts: Experts?

  /// States a shape.
  public init(
    layout: Layout, embedding: Int64, feedForward: Int64, layers: Int, heads: Int64,
    keyValueHeads: Int64, headElements: Int64, vocabulary: Int64, contextTokens: Int64 = 4096,
    ropeBase: Float = 10_000, tiesEmbeddings: Bool = false, experts: Experts? = nil
  ) {
    self.layout = layout
    self.embedding = embedding
    self.feedForward = feedForward
    self.layers = layers
    self.heads = heads
    self.keyValueHeads = keyValueHeads
    self.headElements = headElements
    self.vocabulary = vocabulary
    self.contextTokens = contextTokens
    self.ropeBase = ropeBase
    self.tiesEmbeddings = tiesEmbeddings
    self.experts = experts
  }
}

extension TransformerShape {
  /// The bounds a size must keep to be one: above any model, far below what overflows.
  private static let sizes: ClosedRange<Int64> = 1...(1 << 24)
  /// llama.cpp stops at 512 layers.
  private static let layerCounts = 1...4096
  /// The smallest vocabulary our own tokenizer fits into.
  static let leastVocabulary: Int64 = 259

  /// Sizes that cannot be, under their names in a configuration; empty where all can.
  var wrongSizes: [String] {
    var wrong: [String] = []
    func check(_ name: String, _ holds: Bool) { if !holds { wrong.append(name) } }
    check("hidden_size", Self.sizes.contains(embedding))
    check("intermediate_size", Self.sizes.contains(feedForward))
    check("num_hidden_layers", Self.layerCounts.contains(layers))
    check("num_attention_heads", Self.sizes.contains(heads))
    check(
      "num_key_value_heads",
      Self.sizes.contains(keyValueHeads) && heads % Swift.max(1, keyValueHeads) == 0)
    check("head_dim", Self.sizes.contains(headElements) && headElements % 2 == 0)
    check("vocab_size", (Self.leastVocabulary...1 << 24).contains(vocabulary))
    check("max_position_embeddings", (1...(1 << 31)).contains(contextTokens))
    check("num_experts", (layout == .qwen3moe) == (experts != nil))
    guard let experts else { return wrong }
    check("num_experts", (1...(1 << 16)).contains(experts.count))
    check("num_experts_per_tok", (1...Swift.max(1, experts.count)).contains(experts.usedCount))
    check("moe_intermediate_size", Self.sizes.contains(experts.width))
    return wrong
  }
}
