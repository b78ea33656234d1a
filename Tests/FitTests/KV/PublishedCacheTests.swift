import Catalog
import Foundation
import Testing

@testable import Fit

/// Cache sizes of public models, from the numbers in their configurations.
struct PublishedCacheTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let arch: [Field: FactValue]
    let contextTokens: Int64
    let type: CacheType
    let bytes: Int64
    let basis: Basis
    var testDescription: String { name }

    init(
      _ name: String, _ arch: [Field: FactValue], _ contextTokens: Int64,
      _ type: CacheType = .f16, bytes: Int64, _ basis: Basis = .configurationKeys
    ) {
      self.name = name
      self.arch = arch
      self.contextTokens = contextTokens
      self.type = type
      self.bytes = bytes
      self.basis = basis
    }
  }

  static let latent: [Field: FactValue] = [
    "kv_lora_rank": .integer(512), "qk_rope_head_dim": .integer(64),
  ]

  static let cases: [Case] = [
    Case(
      "Gemma 4 31B",
      plainArch(
        type: "gemma4_text", layers: 60, heads: 32, keyValueHeads: 16, headDimension: 256,
        hidden: 5376,
        extra: [
          "global_head_dim": .integer(512), "num_global_key_value_heads": .integer(4),
          "sliding_window": .integer(1024), "attention_k_eq_v": .flag(true),
          "num_kv_shared_layers": .integer(0),
          "layer_type_counts": counts(["full_attention": 10, "sliding_attention": 50]),
        ]), 262_144, bytes: 22_313_697_280),
    Case(
      "Gemma 4 12B",
      plainArch(
        type: "gemma4", layers: 48, heads: 16, keyValueHeads: 8, headDimension: 256, hidden: 3840,
        extra: [
          "global_head_dim": .integer(512), "num_global_key_value_heads": .integer(1),
          "sliding_window": .integer(1024),
          "layer_type_counts": counts(["full_attention": 8, "sliding_attention": 40]),
          "kv_formula": .text("mixed_full_sliding_gqa"),
        ]), 262_144, bytes: 4_630_511_616, .formula),
    Case(
      "Qwen3.6 27B",
      plainArch(
        type: "qwen3_5_text", layers: 64, heads: 24, keyValueHeads: 4, headDimension: 256,
        hidden: 5120,
        extra: [
          "full_attention_interval": .integer(4), "linear_num_key_heads": .integer(16),
          "linear_num_value_heads": .integer(48), "linear_key_head_dim": .integer(128),
          "linear_value_head_dim": .integer(128), "linear_conv_kernel_dim": .integer(4),
        ]), 131_072, .fp8, bytes: 4_294_967_296),
    Case(
      "GLM-4.7-Flash",
      plainArch(
        type: "glm4_moe_lite", layers: 47, heads: 20, keyValueHeads: 20, headDimension: nil,
        hidden: 2048, extra: latent), 8192, bytes: 443_547_648),
    Case(
      "DeepSeek-V3.1, whose head dimension plays no part",
      plainArch(
        type: "deepseek_v3", layers: 61, heads: 128, keyValueHeads: 128, headDimension: 56,
        hidden: 7168, extra: latent), 131_072, bytes: 9_210_691_584),
    Case(
      "gpt-oss-20b",
      plainArch(
        type: "gpt_oss", layers: 24, heads: 64, keyValueHeads: 8, headDimension: 64, hidden: 2880,
        extra: [
          "sliding_window": .integer(128),
          "layer_type_counts": counts(["full_attention": 12, "sliding_attention": 12]),
        ]), 131_072, bytes: 3_224_371_200),
    Case(
      "Hy3",
      plainArch(type: "hy_v3", layers: 80, heads: 64, keyValueHeads: 8, headDimension: 128),
      262_144, bytes: 85_899_345_920),
    Case(
      "Granite 4.2 30B",
      plainArch(type: "granite", layers: 64, heads: 32, keyValueHeads: 8, headDimension: 128),
      131_072, bytes: 34_359_738_368),
    Case(
      "Llama 3.1 8B, whose head dimension follows from its width",
      plainArch(type: "llama", layers: 32, heads: 32, headDimension: nil), 131_072,
      bytes: 17_179_869_184),
    Case(
      "Qwen3 8B, with a window that is switched off",
      plainArch(
        type: "qwen3", layers: 36,
        extra: ["sliding_window": .integer(4096), "use_sliding_window": .flag(false)]), 32_768,
      bytes: 4_831_838_208),
  ]

  @Test(arguments: cases)
  func `the cache is exact to the byte`(_ example: Case) {
    let profile = CacheProfile(Architecture(record: record(arch: example.arch)))
    let cache = profile.cacheBytes(
      contextTokens: example.contextTokens, streams: 1, type: example.type)
    #expect(cache == ByteInterval(example.bytes, basis: example.basis))
  }

  @Test func `the linear layers of Qwen3_8 27B keep 154,927,104 bytes`() {
    let state = RecurrentState.gatedDelta(
      layers: 48, keyHeads: 16, keyDimension: 128, valueHeads: 48, valueDimension: 128,
      convolutionKernel: 4)
    guard case .known(let bytes, let engine) = state else {
      Issue.record("the state is known")
      return
    }
    #expect(bytes == 154_927_104)
    #expect(engine == 156_893_184)
  }

  @Test(arguments: [
    (["0": Int64(3), "4": 21, "128": 20], Int64(43), Int64(5536)),
    (["0": 1, "4": 30, "128": 31], 61, 7928),
  ])
  func `DeepSeek V4 grows by its compressed entries`(
    ratios: [String: Int64], layers: Int64, bytesPerToken: Int64
  ) {
    let arch = plainArch(
      type: "deepseek_v4", layers: layers, heads: 64, keyValueHeads: 1, headDimension: 512,
      extra: [
        "compress_ratios_counts": counts(ratios), "sliding_window": .integer(128),
        "index_head_dim": .integer(128),
      ])
    let profile = CacheProfile(Architecture(record: record(arch: arch)))
    let short = profile.cacheBytes(contextTokens: 128 * 100, streams: 1, type: .f16)
    let long = profile.cacheBytes(contextTokens: 128 * 200, streams: 1, type: .f16)
    #expect(long.low - short.low == bytesPerToken * 128 * 100)
    #expect(profile.formula == "deepseek_v4_hybrid")
  }

  @Test(.enabled(if: ReferenceData.has("fit/kv-vectors.json"), "no reference data beside here"))
  func `every row of the reference file is equal to the byte`() throws {
    let data = try Data(contentsOf: ReferenceData.file("fit/kv-vectors.json"))
    let vectors = try JSONDecoder().decode(Vectors.self, from: data)
    #expect(vectors.rows.count == 10)
    for row in vectors.rows {
      let type: CacheType = row.bytesPerElement == 1 ? .fp8 : .f16
      let layout = CacheLayout(row.groups.map(\.group))
      #expect(
        layout.bytes(contextTokens: row.contextTokens, streams: 1, type: type) == row.expect,
        "\(row.id)")
    }
  }
}

private struct Vectors: Decodable {
  let rows: [Item]

  struct Item: Decodable {
    let id: String
    let contextTokens: Int64
    let bytesPerElement: Int64
    let groups: [Group]
    let expect: Int64

    enum CodingKeys: String, CodingKey {
      case id, groups, expect
      case contextTokens = "ctx"
      case bytesPerElement = "bytes_per_elem"
    }
  }

  struct Group: Decodable {
    let layers: Int64
    let kvHeads: Int64?
    let headDimension: Int64?
    let window: Int64?
    let rank: Int64?
    let rope: Int64?

    enum CodingKeys: String, CodingKey {
      case layers, window
      case kvHeads = "kv_heads"
      case headDimension = "head_dim"
      case rank = "mla_lora"
      case rope = "mla_rope"
    }

    var group: CacheGroup {
      if let rank, let rope { return .latent(layers: layers, rank: rank, ropeDimension: rope) }
      guard let kvHeads, let headDimension else {
        return CacheGroup(layers: layers, elementsPerEntry: 0)
      }
      return .grouped(
        layers: layers, keyValueHeads: kvHeads, keyDimension: headDimension,
        valueDimension: headDimension, windowTokens: window)
    }
  }
}
