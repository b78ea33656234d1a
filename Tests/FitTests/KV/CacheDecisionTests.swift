import Catalog
import Testing

@testable import Fit

/// What is concluded from incomplete architectures.
struct CacheDecisionTests {
  private func profile(_ arch: [Field: FactValue]) -> CacheProfile {
    CacheProfile(Architecture(record: record(arch: arch)))
  }

  private func cache(_ arch: [Field: FactValue]) -> ByteInterval {
    profile(arch).cacheBytes(contextTokens: 8192, streams: 1, type: .f16)
  }

  private let full = Int64(8 * 256 * 2 * 32 * 8192)

  @Test func `a type on no list is at most full attention in every layer`() {
    #expect(cache(plainArch(type: "new_type")) == ByteInterval(low: 0, high: full, basis: .atMost))
    #expect(profile(plainArch(type: "new_type")).missingKey == "kv_formula")
  }

  @Test func `a plain type with a window in force is at most full attention`() {
    let arch = plainArch(type: "qwen2", extra: ["sliding_window": .integer(1024)])
    #expect(cache(arch) == ByteInterval(low: 0, high: full, basis: .atMost))
  }

  @Test func `without key-value heads the cache lies between one head and all`() {
    let interval = cache(plainArch(keyValueHeads: nil))
    #expect(interval == ByteInterval(low: full / 8, high: full * 4, basis: .headRange))
  }

  @Test func `without a layer count the cache is unknown and names the key`() {
    var arch = plainArch()
    arch["num_hidden_layers"] = nil
    #expect(cache(arch) == .unknown)
    #expect(profile(arch).missingKey == "num_hidden_layers")
  }

  @Test func `without a head dimension an unlisted type is unknown`() {
    #expect(cache(plainArch(type: "new_type", headDimension: nil)) == .unknown)
    #expect(cache(plainArch(heads: 31, headDimension: nil)) == .unknown)
  }

  @Test func `a named formula that lacks a key is at most full attention`() {
    let arch = plainArch(extra: ["kv_formula": .text("mixed_full_sliding_gqa")])
    #expect(cache(arch) == ByteInterval(low: 0, high: full, basis: .atMost))
    #expect(profile(arch).missingKey == "layer_type_counts")
  }

  @Test func `a bound takes the largest head sizes stated anywhere`() {
    let arch = plainArch(
      type: "gemma4", keyValueHeads: 2,
      extra: ["global_head_dim": .integer(512), "swa_num_key_value_heads": .integer(8)])
    #expect(cache(arch).high == full * 4)
  }

  @Test func `a latent type without its ranks is not read as grouped-query`() {
    let arch = plainArch(
      type: "kimi_linear", layers: 27, keyValueHeads: 1, headDimension: 288,
      extra: ["kv_bearing_layers": .integer(7)])
    #expect(cache(arch).basis == .atMost)
    #expect(profile(arch).state == .atMost(bytes: 27 * 4096 * 4096))
  }

  @Test func `cache-bearing layers decide, and the state beside them has only an upper end`() {
    let arch = plainArch(type: "qwen3_next", extra: ["kv_bearing_layers": .integer(8)])
    #expect(cache(arch) == ByteInterval(full / 4, basis: .configurationKeys))
    let state = profile(arch).stateBytes(streams: 2)
    #expect(state == ByteInterval(low: 0, high: 2 * 32 * 4096 * 4096, basis: .chosen))
    let narrow = plainArch(
      type: "qwen3_next", hidden: nil, extra: ["kv_bearing_layers": .integer(8)])
    #expect(profile(narrow).stateBytes(streams: 1) == .unknown)
  }

  @Test func `a Mamba pattern gives attention layers and state`() {
    let arch = plainArch(
      type: "nemotron_h", layers: 8,
      extra: [
        "hybrid_override_pattern": .text("MEM*MEM*"), "mamba_num_heads": .integer(64),
        "mamba_head_dim": .integer(64), "ssm_state_size": .integer(128),
        "n_groups": .integer(8), "conv_kernel": .integer(4),
      ])
    #expect(cache(arch) == ByteInterval(full / 16, basis: .configurationKeys))
    // 4 layers · 2 or 4 bytes · [3 · (4096 + 2 · 8 · 128) + 128 · 4096]
    let numbers: Int64 = 2 * 4 * (3 * 6144 + 524_288)
    #expect(
      profile(arch).stateBytes(streams: 2)
        == ByteInterval(low: numbers * 2, high: numbers * 4, basis: .formula))
  }

  @Test func `Kimi delta attention keeps a latent in some layers and state in the others`() {
    let arch = plainArch(
      type: "kimi_linear", layers: 93, heads: 96, keyValueHeads: 96, headDimension: nil,
      extra: [
        "kv_lora_rank": .integer(512), "qk_rope_head_dim": .integer(64),
        "kv_bearing_layers": .integer(24), "linear_num_key_heads": .integer(96),
        "linear_key_head_dim": .integer(128), "linear_conv_kernel_dim": .integer(4),
      ])
    #expect(cache(arch).low == 24 * 576 * 8192 * 2)
    #expect(profile(arch).stateBytes(streams: 1).low == 69 * 4 * 96 * (9 * 128 + 128 * 128))
  }

  @Test func `an indexer has a line of its own`() {
    let arch = plainArch(
      type: "deepseek_v32", layers: 61, headDimension: nil,
      extra: [
        "kv_lora_rank": .integer(512), "qk_rope_head_dim": .integer(64),
        "index_head_dim": .integer(128),
      ])
    #expect(cache(arch).low == 61 * 576 * 8192 * 2)
    let keys = profile(arch).indexerBytes(contextTokens: 8192, streams: 1)
    #expect(keys == ByteInterval(low: 61 * 128 * 8192, high: 61 * 256 * 8192, basis: .formula))
  }

  @Test func `layers that reuse the choice of another keep no indexer keys`() {
    let arch = plainArch(
      type: "glm_moe_dsa", layers: 78, headDimension: nil,
      extra: [
        "kv_lora_rank": .integer(512), "qk_rope_head_dim": .integer(64),
        "index_head_dim": .integer(128), "indexer_full_layers": .integer(21),
      ])
    #expect(cache(arch).low == 78 * 576 * 8192 * 2)
    #expect(profile(arch).indexerBytes(contextTokens: 8192, streams: 1).low == 21 * 128 * 8192)
  }

  @Test func `layers that see a chunk keep no more than the chunk`() {
    let arch = plainArch(
      type: "llama4_text", layers: 48,
      extra: [
        "layer_type_counts": counts(["full_attention": 12, "chunked_attention": 36]),
        "attention_chunk_size": .integer(2048),
      ])
    #expect(cache(arch).low == (12 * 8192 + 36 * 2048) * 2048 * 2)
    #expect(cache(arch).isExact)
    var open = arch
    open["attention_chunk_size"] = nil
    #expect(cache(open).basis == .atMost)
  }

  @Test func `sparse block attention keeps every layer and an indexer in the sparse ones`() {
    let arch = plainArch(
      type: "minimax_m3", layers: 60, keyValueHeads: 4,
      extra: [
        "layer_type_counts": counts(["full_attention": 3]),
        "sparse_attention_layers": .integer(57), "index_head_dim": .integer(128),
      ])
    #expect(cache(arch).low == 60 * 4 * 256 * 8192 * 2)
    #expect(profile(arch).indexerBytes(contextTokens: 1, streams: 1).low == 57 * 128)
  }

  @Test func `counts that already leave out shared layers are taken as they are`() {
    let arch = plainArch(
      type: "gemma4", layers: 35, keyValueHeads: 1, headDimension: 256,
      extra: [
        "global_head_dim": .integer(512), "sliding_window": .integer(512),
        "num_kv_shared_layers": .integer(20),
        "layer_type_counts": counts(["full_attention": 3, "sliding_attention": 12]),
      ])
    #expect(cache(arch).low == (3 * 1024 * 8192 + 12 * 512 * 512) * 2)
    #expect(cache(arch).isExact)
  }

  @Test func `shared layers of unstated types leave an interval`() {
    let arch = plainArch(
      type: "gemma4", layers: 12, keyValueHeads: 1, headDimension: 256,
      extra: [
        "sliding_window": .integer(512), "num_kv_shared_layers": .integer(4),
        "layer_type_counts": counts(["full_attention": 3, "sliding_attention": 9]),
      ])
    let token = Int64(512 * 2)
    #expect(cache(arch).low == token * (0 * 8192 + 8 * 512))
    #expect(cache(arch).high == token * (3 * 8192 + 5 * 512))
  }

  @Test func `a window shortens only the layers that have it`() {
    let arch = plainArch(
      type: "mimo_v2_flash", layers: 48, keyValueHeads: 4, headDimension: 192,
      extra: [
        "hybrid_layer_pattern_counts": counts(["0": 9, "1": 39]), "sliding_window": .integer(128),
        "swa_num_key_value_heads": .integer(8), "v_head_dim": .integer(128),
      ])
    #expect(cache(arch).low == (9 * 4 * 320 * 8192 + 39 * 8 * 320 * 128) * 2)
  }

  @Test func `disputed and absurd numbers count as not stated`() {
    var broken = record(arch: plainArch())
    broken.sections[0].facts = broken.sections[0].facts.map { named in
      guard named.field == "num_hidden_layers" else { return named }
      let claims = [32, 36].map { Claim(.integer($0), Evidence(source: "x")) }
      return NamedFact(named.field, .disputed(claims))
    }
    #expect(Architecture(record: broken).layers == nil)
    let huge = plainArch(extra: ["head_dim": .integer(.max), "hidden_size": .integer(.max)])
    #expect(cache(huge) == .unknown)
  }

  @Test func `the largest sizes saturate and do not trap`() {
    let most = Int64(1) << 31
    let interval = CacheProfile(
      Architecture(
        record: record(
          arch: plainArch(layers: most, keyValueHeads: most, headDimension: most)))
    ).cacheBytes(contextTokens: most, streams: most, type: .q8_0)
    #expect(interval.low == .max)
  }

  @Test func `a hybrid with layers of a third type has only an upper end`() {
    for formula in ["qwen_linear_full_hybrid", "mamba_hybrid"] {
      let arch = plainArch(
        type: "qwen3_5",
        extra: [
          "kv_formula": .text(formula),
          "layer_type_counts": counts(["full_attention": 2, "sliding_attention": 30]),
        ])
      #expect(cache(arch) == ByteInterval(low: 0, high: full, basis: .atMost))
    }
  }

  @Test func `every formula of the catalog's list is known, and no other`() {
    let field = RecordSchema.of(.model).sections.first { $0.name == "arch" }?.fields
      .first { $0.field == "kv_formula" }
    guard case .word(let words) = field?.shape else {
      Issue.record("kv_formula is a word")
      return
    }
    #expect(Set(KVFormulas.all.map(\.id)) == Set(words))
  }

  @Test func `block types round up to whole blocks`() {
    #expect(CacheType.q8_0.bytes(elements: 64) == 68)
    #expect(CacheType.q8_0.bytes(elements: 33) == 68)
    #expect(CacheType.q4_0.bytes(elements: 32) == 18)
  }
}
