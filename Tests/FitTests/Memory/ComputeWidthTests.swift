import Catalog
import Testing

@testable import Fit

/// Compute buffers, against the allocation log of an engine written down by hand.
struct ComputeWidthTests {
  private static let latent: [Field: FactValue] = [
    "model_type": .text("deepseek_v3"), "kv_lora_rank": .integer(512),
    "qk_rope_head_dim": .integer(64), "qk_nope_head_dim": .integer(128),
    "n_routed_experts": .integer(256), "n_shared_experts": .integer(1),
    "first_k_dense_replace": .integer(3), "vocab_size": .integer(129_280),
  ]

  private func mebibytes(_ arch: [Field: FactValue], context: Int64) throws -> Double {
    let model = ModelShape(record: record(arch: Self.latent.merging(arch) { _, new in new }))
    let plan = model.memory(
      quantization("Q8_0"), on: processor(gibibytes: 64),
      under: Workload(contextTokens: context))
    #expect(plan[.compute].isExact)
    return Double(plan[.compute].low) / 1_048_576
  }

  @Test func `latent attention is the widest step of a large model`() throws {
    let arch: [Field: FactValue] = [
      "num_hidden_layers": .integer(61), "hidden_size": .integer(7168),
      "num_attention_heads": .integer(128), "intermediate_size": .integer(18_432),
      "moe_intermediate_size": .integer(2048), "num_experts_per_tok": .integer(8),
    ]
    #expect(try abs(mebibytes(arch, context: 512) - 406.51) < 0.1)
    #expect(try abs(mebibytes(arch, context: 32_768) - 438.01) < 0.1)
  }

  @Test func `the dense first layer is the widest step of a small one`() throws {
    let arch: [Field: FactValue] = [
      "num_hidden_layers": .integer(47), "hidden_size": .integer(2048),
      "num_attention_heads": .integer(20), "intermediate_size": .integer(10_240),
      "moe_intermediate_size": .integer(1536), "num_experts_per_tok": .integer(4),
      "qk_nope_head_dim": .integer(192),
    ]
    #expect(try abs(mebibytes(arch, context: 8192) - 88.01) < 0.1)
  }

  @Test func `a width nobody states makes a range that holds the truth`() throws {
    var arch = Self.latent
    arch["hidden_size"] = .integer(7168)
    arch["num_attention_heads"] = .integer(128)
    arch["num_hidden_layers"] = .integer(61)
    arch["moe_intermediate_size"] = .integer(2048)
    arch["num_experts_per_tok"] = .integer(8)
    arch["intermediate_size"] = .integer(18_432)
    arch["first_k_dense_replace"] = nil
    let open = ModelShape(record: record(arch: arch))
    let plan = open.memory(
      quantization("Q8_0"), on: processor(gibibytes: 64), under: Workload(contextTokens: 512))
    let truth = Int64(406.51 * 1_048_576)
    #expect(plan[.compute].low <= truth)
    #expect(try #require(plan[.compute].high) >= truth - 20_000)
    arch["qk_nope_head_dim"] = nil
    let wider = ModelShape(record: record(arch: arch))
    let unknown = wider.memory(
      quantization("Q8_0"), on: processor(gibibytes: 64), under: Workload(contextTokens: 512))
    #expect(unknown[.compute].low <= truth)
    #expect(try #require(unknown[.compute].high) > truth)
  }
}
