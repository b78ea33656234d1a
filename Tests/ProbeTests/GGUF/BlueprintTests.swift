import Fit
import Testing

@testable import Probe

/// What presets and shapes become.
struct BlueprintTests {
  @Test(arguments: [
    ("tiny-llama", 162_784 as Int64), ("tiny-qwen2", 164_096), ("tiny-qwen3moe", 324_416),
  ])
  func `a tiny preset has the size of its description`(name: String, bytes: Int64) throws {
    let blueprint = try ModelBlueprint(preset: name)
    #expect(blueprint.fileBytes == bytes)
    #expect(blueprint.layers == 2)
  }

  /// **Source**: elements of all tensors of the published weights, as their Hub pages count them.
  @Test(arguments: [
    ("qwen2.5-0.5b", 494_032_768 as Int64), ("qwen2.5-1.5b", 1_543_714_304),
    ("qwen2.5-7b", 7_615_616_512), ("llama-3.2-1b", 1_235_814_400),
    ("llama-3.1-8b", 8_030_261_248), ("qwen3-0.6b", 596_049_920), ("qwen3-8b", 8_190_735_360),
    ("qwen3-30b-a3b", 30_532_122_624),
  ])
  func `a preset has the parameters of the model it is shaped after`(
    name: String, parameters: Int64
  ) throws {
    let blueprint = try ModelBlueprint(preset: name)
    #expect(blueprint.parameters == parameters)
    let bytes = blueprint.headBytes + blueprint.lookUpBytes + blueprint.layerBytes.reduce(0, +)
    #expect(bytes == blueprint.tensors.reduce(0) { $0 + $1.byteCount })
  }

  @Test func `an unknown preset is refused with the names there are`() {
    #expect(throws: BlueprintError.unknownPreset("gpt")) { try ModelBlueprint(preset: "gpt") }
  }

  @Test func `a whole file has larger types in the layers llama.cpp gives them`() throws {
    let blueprint = try ModelBlueprint(preset: "qwen2.5-7b", quantization: .q4k)
    let larger = blueprint.tensors.filter { $0.type.name == "Q6_K" && $0.layer != nil }
    #expect(Set(larger.map(\.role)) == ["attn_v.weight", "ffn_down.weight"])
    let layers = Set(larger.compactMap(\.layer)).sorted()
    #expect(layers == [0, 1, 2, 5, 8, 11, 14, 17, 20, 23, 24, 25, 26, 27])
    #expect(larger.count == 28)
    #expect(blueprint.tensors.first { $0.name == "output.weight" }?.type.name == "Q6_K")
    #expect(blueprint.tensors.first { $0.name == "token_embd.weight" }?.type.name == "Q4_K")
  }

  @Test func `a shallow model alternates the two kinds of layers`() throws {
    let blueprint = try ModelBlueprint(preset: "qwen2.5-7b", quantization: .q4k, layers: 4)
    let larger = blueprint.tensors.filter { $0.type.name == "Q6_K" && $0.layer != nil }
    #expect(Set(larger.compactMap(\.layer)) == [0, 2])
  }

  /// 896 is no multiple of 256, so that llama.cpp takes types of 32 elements a block there.
  @Test func `rows that fill no large block get the type llama.cpp falls back to`() throws {
    let blueprint = try ModelBlueprint(preset: "qwen2.5-0.5b", quantization: .q4k)
    func type(_ name: String) -> String? {
      blueprint.tensors.first { $0.name == name }?.type.name
    }
    #expect(type("token_embd.weight") == "Q8_0" && type("blk.0.attn_q.weight") == "Q5_0")
    #expect(type("blk.0.attn_v.weight") == "Q8_0" && type("blk.5.attn_v.weight") == "Q8_0")
    #expect(type("blk.4.attn_v.weight") == "Q5_0")
    #expect(type("blk.0.ffn_down.weight") == "Q6_K" && type("blk.4.ffn_down.weight") == "Q4_K")
    // Published files of this model and quantization have 397.8 MB.
    #expect((390_000_000...400_000_000).contains(blueprint.fileBytes))
  }

  @Test func `layers of 80 get five bits where they would get four`() throws {
    let shape = TransformerShape(
      layout: .llama, embedding: 512, feedForward: 512, layers: 80, heads: 8, keyValueHeads: 1,
      headElements: 64, vocabulary: 512)
    let blueprint = try ModelBlueprint(shape, name: "deep", quantization: .q4k)
    let types = blueprint.tensors.filter { $0.role == "attn_v.weight" }.map(\.type.name)
    #expect(types[0] == "Q6_K" && types[10] == "Q5_K" && types[12] == "Q6_K")
  }

  @Test func `a token reads its experts and not the others`() throws {
    let blueprint = try ModelBlueprint(preset: "tiny-qwen3moe")
    let all = blueprint.layerBytes
    let read = blueprint.layerReadBytes
    // Three matrices of eight experts, of which two are used: 64 × 64 elements in 34 of 32 bytes.
    #expect(all[0] - read[0] == 3 * 6 * 64 * 64 / 32 * 34)
    let dense = try ModelBlueprint(preset: "tiny-llama")
    #expect(dense.layerBytes == dense.layerReadBytes)
    #expect(dense.layerBytes.count == 2 && dense.layerBytes[0] == dense.layerBytes[1])
  }

  @Test func `a tied table is read as a head, another one only looked up in`() throws {
    let tied = try ModelBlueprint(preset: "qwen2.5-0.5b")
    #expect(tied.tiesEmbeddings && tied.lookUpBytes == 0)
    #expect(tied.headBytes > 144_000_000)
    let own = try ModelBlueprint(preset: "tiny-llama")
    #expect(!own.tiesEmbeddings && own.lookUpBytes == 64 * 512 / 32 * 34)
    #expect(own.headBytes == own.lookUpBytes + 64 * 4)
  }

  @Test func `sizes no model can have are named`() {
    var shape = TransformerShape(
      layout: .qwen3moe, embedding: 0, feedForward: 64, layers: 1 << 20, heads: 3,
      keyValueHeads: 2, headElements: 15, vocabulary: 100)
    #expect(
      shape.wrongSizes == [
        "hidden_size", "num_hidden_layers", "num_key_value_heads", "head_dim", "vocab_size",
        "num_experts",
      ])
    shape.experts = TransformerShape.Experts(count: 2, usedCount: 3, width: -1)
    #expect(shape.wrongSizes.suffix(2) == ["num_experts_per_tok", "moe_intermediate_size"])
    shape.embedding = .max
    #expect(throws: BlueprintError.self) {
      try ModelBlueprint(shape, name: "x", quantization: .q8)
    }
  }

  @Test func `the vocabulary turns any byte into a token and words into one`() {
    let vocabulary = ByteVocabulary(size: 512)
    #expect(vocabulary.tokens.count == 512 && Set(vocabulary.tokens).count == 512)
    #expect(vocabulary.tokens[0] == "\u{100}" && vocabulary.tokens[65] == "A")
    #expect(vocabulary.tokens[32] == "\u{120}" && vocabulary.tokens[173] == "\u{143}")
    #expect(vocabulary.tokens.suffix(3) == ["<|endoftext|>", "<|im_start|>", "<|im_end|>"])
    #expect(vocabulary.words.count > 60)
    #expect(vocabulary.words.allSatisfy { vocabulary.tokens[$0].hasPrefix("\u{120}") })
    #expect(vocabulary.merges.first == "\u{120} t")
    // Every merge joins two tokens into a third.
    let known = Set(vocabulary.tokens)
    for merge in vocabulary.merges {
      let parts = merge.split(separator: " ")
      #expect(parts.count == 2 && known.contains(parts.joined()))
    }
    #expect(ByteVocabulary(size: 259).tokens.count == 259)
  }
}
