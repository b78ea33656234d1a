import Catalog
import Fit
import Testing

@testable import Probe

/// Shapes out of catalog numbers.
struct CatalogShapeTests {
  private func model(
    _ type: String?, parameters: Int64? = nil, _ change: (inout Architecture) -> Void = { _ in }
  ) -> ModelShape {
    var architecture = Architecture()
    architecture.type = type
    architecture.embedding = 4096
    architecture.feedForward = 14_336
    architecture.layers = 32
    architecture.heads = 32
    architecture.keyValueHeads = 8
    architecture.vocabulary = 128_256
    architecture.tiesEmbeddings = false
    change(&architecture)
    return ModelShape(
      id: "a/b", architecture: architecture, parameters: parameters.map { $0...$0 },
      contextLimitTokens: 131_072)
  }

  @Test func `plain sizes give the shape of a preset`() throws {
    let shape = try TransformerShape(model("llama", parameters: 8_030_261_248))
    var preset = try #require(TransformerShape.preset("llama-3.1-8b"))
    preset.ropeBase = shape.ropeBase
    #expect(shape == preset)
    #expect(try TransformerShape(model("mistral")).layout == .llama)
    let blueprint = try ModelBlueprint(
      catalog: model("llama"), quantization: .q4k, layers: 2)
    #expect(blueprint.layers == 2 && blueprint["general.name"] == .text("dummy a/b 2L Q4_K_M"))
  }

  @Test(arguments: TransformerShape.presetNames)
  func `parameters are counted as the tensors have them`(name: String) throws {
    let shape = try #require(TransformerShape.preset(name))
    let counted = try ModelBlueprint(shape, name: name, quantization: .f16).parameters
    #expect(shape.parameters == counted)
  }

  @Test func `the published count tells whether the head has a table of its own`() throws {
    let unstated = { (facts: inout Architecture) in facts.tiesEmbeddings = nil }
    let own = try TransformerShape(model("llama", parameters: 8_030_261_248, unstated))
    #expect(!own.tiesEmbeddings)
    let tied = try TransformerShape(model("llama", parameters: 7_504_924_672, unstated))
    #expect(tied.tiesEmbeddings)
    #expect(throws: BlueprintError.missingSizes(["tie_word_embeddings"])) {
      try TransformerShape(model("llama", unstated))
    }
  }

  @Test(arguments: [nil, "gemma3_text", "qwen3_next", "deepseek_v3", "mixtral"])
  func `other architectures need a header`(type: String?) {
    #expect(throws: BlueprintError.needsHeader(architecture: type)) {
      try TransformerShape(model(type))
    }
  }

  @Test func `parts the sizes do not tell of are noticed`() {
    #expect(
      throws: BlueprintError.parametersDisagree(
        counted: 8_030_261_248, published: 9_000_000_000)
    ) { try TransformerShape(model("llama", parameters: 9_000_000_000)) }
    #expect(throws: BlueprintError.needsHeader(architecture: "qwen3_moe")) {
      try TransformerShape(model("qwen3_moe") { $0.experts.sharedCount = 1 })
    }
    #expect(throws: BlueprintError.needsHeader(architecture: "llama")) {
      try TransformerShape(model("llama") { $0.experts.count = 8 })
    }
  }

  @Test func `missing and impossible sizes are named`() {
    #expect(throws: BlueprintError.missingSizes(["num_hidden_layers", "vocab_size"])) {
      try TransformerShape(
        model("llama") {
          $0.layers = nil
          $0.vocabulary = nil
        })
    }
    #expect(
      throws: BlueprintError.missingSizes([
        "num_experts", "num_experts_per_tok", "moe_intermediate_size",
      ])
    ) {
      try TransformerShape(model("qwen3_moe"))
    }
    #expect(throws: BlueprintError.wrongSizes(["num_key_value_heads"])) {
      try TransformerShape(model("llama") { $0.keyValueHeads = 5 })
    }
  }
}
