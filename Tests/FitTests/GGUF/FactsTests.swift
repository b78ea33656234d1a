import Catalog
import Testing

@testable import Fit

/// Facts a header gives to a catalog.
struct GGUFFactsTests: HeaderCases {
  private func facts(_ file: GGUFFile) throws -> [String: FactValue] {
    let header = try GGUFHeader(reading: file.header)
    let facts = GGUFFacts(header, GGUFModel(header)).statements
    return Dictionary(
      uniqueKeysWithValues: facts.map { ($0.section.map { $0 + "." } ?? "", $0) }
        .map { ($0.0 + $0.1.field.name, $0.1.value) })
  }

  @Test func `a plain model states its sizes and its formula`() throws {
    let facts = try facts(GGUFFile.plain())
    #expect(facts["params_total"] == .integer(73_792))
    #expect(facts["params_active"] == nil)
    #expect(facts["context"] == .integer(4096))
    #expect(facts["arch.model_type"] == .text("llama"))
    #expect(facts["arch.num_hidden_layers"] == .integer(2))
    #expect(facts["arch.num_key_value_heads"] == .integer(2))
    #expect(facts["arch.head_dim"] == .integer(16))
    #expect(facts["arch.intermediate_size"] == .integer(128))
    #expect(facts["arch.vocab_size"] == .integer(512))
    #expect(facts["arch.tie_word_embeddings"] == .flag(false))
    #expect(facts["arch.kv_formula"] == .text("standard_gqa"))
  }

  @Test func `layer kinds are counted, and the formula named where it gives the same`() throws {
    let windowed = try facts(GGUFFile("gpt-oss", keys(4, [window])))
    #expect(windowed["arch.kv_formula"] == .text("mixed_full_sliding_gqa"))
    #expect(windowed["arch.sliding_window"] == .integer(128))
    #expect(
      windowed["arch.layer_type_counts"]
        == .counts([
          NamedCount(name: "full_attention", count: 2),
          NamedCount(name: "sliding_attention", count: 2),
        ]))
    let hybrid = try facts(GGUFFile("qwen35", keys(8, spaces)))
    #expect(hybrid["arch.kv_formula"] == .text("qwen_linear_full_hybrid"))
    #expect(hybrid["arch.linear_num_value_heads"] == .integer(16))
    let state = try facts(
      GGUFFile("granitehybrid", keys(4, spaces, keyValueHeads: .layers([0, 4, 0, 0]))))
    #expect(state["arch.kv_formula"] == .text("mamba_hybrid"))
    #expect(state["arch.kv_bearing_layers"] == .integer(1))
    let latent = try facts(GGUFFile("deepseek2", keys(4, latent, keyValueHeads: .uint32(1))))
    #expect(latent["arch.kv_formula"] == .text("mla"))
    #expect(latent["arch.qk_nope_head_dim"] == .integer(128))
    #expect(latent["arch.head_dim"] == nil)
  }

  @Test func `windowed layers of other sizes are stated under their own names`() throws {
    let flags = (0..<6).map { $0 != 5 }
    let sizes: [(String, GGUFFile.Value)] = [
      ("attention.key_length", .uint32(512)), ("attention.value_length", .uint32(512)),
      ("attention.key_length_swa", .uint32(256)), ("attention.value_length_swa", .uint32(256)),
      window, pattern(flags),
    ]
    let heads = GGUFFile.Value.layers(flags.map { $0 ? 8 : 2 })
    let facts = try facts(GGUFFile("gemma4", keys(6, sizes, keyValueHeads: heads)))
    #expect(facts["arch.num_key_value_heads"] == .integer(8))
    #expect(facts["arch.num_global_key_value_heads"] == .integer(2))
    #expect(facts["arch.head_dim"] == .integer(256))
    #expect(facts["arch.global_head_dim"] == .integer(512))
    #expect(facts["arch.kv_formula"] == .text("mixed_full_sliding_gqa"))
  }

  @Test func `what differs from layer to layer has no key, and no formula`() throws {
    let facts = try facts(GGUFFile("deci", keys(4, keyValueHeads: .layers([8, 0, 4, 8]))))
    #expect(facts["arch.num_key_value_heads"] == nil)
    #expect(facts["arch.kv_formula"] == nil)
    #expect(facts["arch.num_hidden_layers"] == .integer(4))
  }

  @Test func `an architecture on no list states sizes and no formula`() throws {
    let facts = try facts(GGUFFile("brand-new", keys(4)))
    #expect(facts["arch.num_hidden_layers"] == .integer(4))
    #expect(facts["arch.kv_formula"] == nil)
    #expect(facts["arch.model_type"] == nil)
  }

  @Test func `factors of position are no parameters`() throws {
    let tensors = GGUFFile.small + [.init("rope_freqs.weight", [64])]
    #expect(try facts(GGUFFile.plain(tensors: tensors))["params_total"] == .integer(73_792))
  }
}
