extension TransformerShape {
  /// The names of the presets, in the order they are listed.
  public static let presetNames: [String] = presets.map(\.name)

  /// The shape of a preset; nil where there is none of this name.
  public static func preset(_ name: String) -> TransformerShape? {
    presets.first { $0.name == name }?.shape
  }

  /// Tiny ones for tests; then shapes of published models, whose weights are not needed to run
  /// an engine on them.
  ///
  /// **Source**: `config.json` of each model on the Hub; `mid-qwen3moe` is no model: layers of
  /// `qwen3-30b-a3b` with half the experts and a third of the depth, for benches.
  private static let presets: [(name: String, shape: TransformerShape)] = [
    ("tiny-llama", tiny(.llama)), ("tiny-qwen2", tiny(.qwen2)), ("tiny-qwen3", tiny(.qwen3)),
    (
      "tiny-qwen3moe",
      tiny(.qwen3moe, experts: Experts(count: 8, usedCount: 2, width: 64))
    ),
    (
      "qwen2.5-0.5b",
      qwen2(896, 4864, layers: 24, heads: 14, keyValueHeads: 2, headElements: 64, tied: true)
    ),
    (
      "qwen2.5-1.5b",
      qwen2(1536, 8960, layers: 28, heads: 12, keyValueHeads: 2, headElements: 128, tied: true)
    ),
    (
      "qwen2.5-7b",
      qwen2(
        3584, 18_944, layers: 28, heads: 28, keyValueHeads: 4, headElements: 128,
        vocabulary: 152_064)
    ),
    ("llama-3.2-1b", llama3(2048, 8192, layers: 16, headElements: 64, tied: true)),
    ("llama-3.1-8b", llama3(4096, 14_336, layers: 32, headElements: 128)),
    (
      "qwen3-0.6b",
      qwen3(.qwen3, 1024, 3072, layers: 28, heads: 16, keyValueHeads: 8, tied: true)
    ),
    ("qwen3-8b", qwen3(.qwen3, 4096, 12_288, layers: 36, heads: 32, keyValueHeads: 8)),
    (
      "qwen3-30b-a3b",
      qwen3(
        .qwen3moe, 2048, 6144, layers: 48, heads: 32, keyValueHeads: 4,
        experts: Experts(count: 128, usedCount: 8, width: 768))
    ),
    (
      "mid-qwen3moe",
      qwen3(
        .qwen3moe, 2048, 6144, layers: 16, heads: 32, keyValueHeads: 4,
        experts: Experts(count: 64, usedCount: 8, width: 768))
    ),
  ]

  private static func tiny(_ layout: Layout, experts: Experts? = nil) -> TransformerShape {
    TransformerShape(
      layout: layout, embedding: 64, feedForward: 128, layers: 2, heads: 4, keyValueHeads: 2,
      headElements: 16, vocabulary: 512, experts: experts)
  }

  private static func qwen2(
    _ embedding: Int64, _ feedForward: Int64, layers: Int, heads: Int64, keyValueHeads: Int64,
    headElements: Int64, vocabulary: Int64 = 151_936, tied: Bool = false
  ) -> TransformerShape {
    TransformerShape(
      layout: .qwen2, embedding: embedding, feedForward: feedForward, layers: layers,
      heads: heads, keyValueHeads: keyValueHeads, headElements: headElements,
      vocabulary: vocabulary, contextTokens: 32_768, ropeBase: 1e6, tiesEmbeddings: tied)
  }

  private static func llama3(
    _ embedding: Int64, _ feedForward: Int64, layers: Int, headElements: Int64, tied: Bool = false
  ) -> TransformerShape {
    TransformerShape(
      layout: .llama, embedding: embedding, feedForward: feedForward, layers: layers, heads: 32,
      keyValueHeads: 8, headElements: headElements, vocabulary: 128_256, contextTokens: 131_072,
      ropeBase: 5e5, tiesEmbeddings: tied)
  }

  private static func qwen3(
    _ layout: Layout, _ embedding: Int64, _ feedForward: Int64, layers: Int, heads: Int64,
    keyValueHeads: Int64, tied: Bool = false, experts: Experts? = nil
  ) -> TransformerShape {
    TransformerShape(
      layout: layout, embedding: embedding, feedForward: feedForward, layers: layers,
      heads: heads, keyValueHeads: keyValueHeads, headElements: 128, vocabulary: 151_936,
      contextTokens: 40_960, ropeBase: 1e6, tiesEmbeddings: tied, experts: experts)
  }
}
