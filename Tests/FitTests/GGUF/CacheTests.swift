import Testing

@testable import Fit

/// What a header tells of a model's cache.
struct GGUFCacheTests: HeaderCases {
  @Test func `a plain model keeps keys and values of its heads in every layer`() throws {
    let file = GGUFFile("llama", keys(32))
    #expect(try bytes(file, at: 1000) == 32 * 4 * 128 * 1000 * 2)
    #expect(try profile(file).formula == "standard_gqa")
    #expect(try model(file).architecture.type == "llama")
    #expect(try model(file).architecture.headDimension == 64)
  }

  @Test func `a key that is not there means what the format says`() throws {
    var file = GGUFFile("llama", keys(2))
    file.keys.removeAll { $0.0.hasSuffix("head_count_kv") }
    #expect(try bytes(file, at: 10) == 2 * 16 * 128 * 10 * 2)
    file = GGUFFile("llama", keys(2, [("attention.key_length", .uint32(100))]))
    #expect(try bytes(file, at: 10) == 2 * 4 * 164 * 10 * 2)
  }

  @Test func `heads may differ from layer to layer`() throws {
    let file = GGUFFile("deci", keys(4, keyValueHeads: .layers([8, 0, 4, 8])))
    #expect(try bytes(file, at: 100) == 20 * 128 * 100 * 2)
    #expect(try profile(file).layouts?.first.groups.map(\.layers) == [2, 1])
    #expect(try model(file).architecture.keyValueHeads == nil)
  }

  @Test func `layers that draft keep no cache and are counted apart`() throws {
    let tensors: [GGUFFile.Tensor] = [
      .init("blk.0.attn_q.weight", [32]), .init("blk.1.attn_q.weight", [32]),
      .init("blk.2.attn_q.weight", [32]),
    ]
    let file = GGUFFile(
      "glm4moe", keys(3, [("nextn_predict_layers", .uint32(1))]), tensors: tensors)
    #expect(try bytes(file, at: 10) == 2 * 4 * 128 * 10 * 2)
    let model = try model(file)
    #expect(model.notes == [.draftLayers(1, bytes: 128)])
    #expect(model.weights.loadedBytes.low == 256)
    #expect(model.weights.loadedBytes.high == 384)
  }

  @Test func `every second layer of one architecture sees a window, and the last sees all`() throws
  {
    let file = GGUFFile("gpt-oss", keys(4, [window]))
    let element: Int64 = 4 * 128 * 2
    #expect(try bytes(file, at: 1000) == 2 * element * 128 + 2 * element * 1000)
    #expect(try bytes(file, at: 100) == 4 * element * 100)
    #expect(try profile(file).formula == "mixed_full_sliding_gqa")
  }

  @Test(arguments: [
    ("gemma2", 26, 13, 4096), ("gemma3", 26, 22, 128), ("cohere2", 32, 24, 128),
    ("olmo2", 32, 24, 128), ("exaone4", 64, 48, 128), ("llama4", 48, 36, 8192),
    ("smallthinker", 32, 24, 4096), ("cohere2moe", 10, 7, 128), ("laguna", 10, 7, 128),
    ("plamo3", 24, 21, 128),
  ])
  func `engines know the pattern of some architectures by name`(
    name: String, layers: Int64, windowed: Int64, tokens: Int64
  ) throws {
    let stated = name == "gemma2" ? [] : [window]
    let file = GGUFFile(name, keys(UInt32(layers), stated))
    let element: Int64 = 4 * 128 * 2
    #expect(
      try bytes(file, at: 10_000)
        == windowed * element * tokens + (layers - windowed) * element * 10_000)
  }

  @Test func `a stated pattern comes before the usual one`() throws {
    let element: Int64 = 4 * 128 * 2
    let flags = pattern([true, false, false, true])
    #expect(
      try bytes(GGUFFile("gemma3", keys(4, [window, flags])), at: 1000)
        == 2 * element * 128 + 2 * element * 1000)
    let every = ("attention.sliding_window_pattern", GGUFFile.Value.uint32(4))
    #expect(
      try bytes(GGUFFile("gemma3", keys(4, [window, every])), at: 1000)
        == 3 * element * 128 + element * 1000)
  }

  @Test func `windows that are absent, zero or left out by engines are no windows`() throws {
    let full: Int64 = 8 * 4 * 128 * 2 * 1000
    let none = ("attention.sliding_window", GGUFFile.Value.uint32(0))
    #expect(try bytes(GGUFFile("gemma3", keys(8)), at: 1000) == full)
    #expect(try bytes(GGUFFile("gemma3", keys(8, [none])), at: 1000) == full)
    #expect(try bytes(GGUFFile("llama4", keys(8, [none])), at: 1000) == full)
    #expect(try bytes(GGUFFile("exaone4", keys(8)), at: 1000) == full)
    let phi = GGUFFile("phi3", keys(8, [window]))
    #expect(try bytes(phi, at: 1000) == full)
    #expect(try model(phi).notes.contains(.ignoredWindow(tokens: 128)))
  }

  @Test func `a pattern that is not stated leaves the cache between two layouts`() throws {
    let file = GGUFFile("mimo2", keys(4, [window]))
    let profile = try profile(file)
    let cache = profile.cacheBytes(contextTokens: 1000, streams: 1, type: .f16)
    #expect(cache.low == 4 * 4 * 128 * 128 * 2)
    #expect(cache.high == 4_096_000)
    #expect(profile.basis == .atMost)
    #expect(profile.missingKey == "layer_type_counts")
    #expect(try model(file).notes.contains(.unstatedPattern))
    let broken = ("attention.sliding_window_pattern", GGUFFile.Value.layers([1, 0]))
    #expect(try bytes(GGUFFile("gemma3", keys(4, [window, broken])), at: 1000) == nil)
  }

  @Test func `a window of unknown size leaves only an upper end`() throws {
    let profile = try profile(GGUFFile("gpt-oss", keys(4)))
    #expect(profile.basis == .atMost)
    #expect(profile.missingKey == "sliding_window")
    #expect(profile.startsAtZero)
  }

  /// Thirty layers, eight heads where a window of 1,024 holds and two where all is seen, with
  /// heads of 256 and 512 elements.
  @Test func `windowed layers may have heads of their own number and size`() throws {
    let flags = (0..<30).map { $0 % 6 != 5 }
    let file = GGUFFile(
      "gemma4",
      [
        ("block_count", .uint32(30)), ("embedding_length", .uint32(2816)),
        ("attention.head_count", .uint32(16)),
        ("attention.head_count_kv", .layers(flags.map { $0 ? 8 : 2 })),
        ("attention.key_length", .uint32(512)), ("attention.value_length", .uint32(512)),
        ("attention.key_length_swa", .uint32(256)), ("attention.value_length_swa", .uint32(256)),
        ("attention.sliding_window", .uint32(1024)), pattern(flags),
      ])
    #expect(try bytes(file, at: 262_144) == 5_578_424_320)
  }

  @Test func `layers that share a cache keep none of their own`() throws {
    let element: Int64 = 4 * 128 * 2
    let flags = pattern([true, true, false, true, true, false])
    let shared = ("attention.shared_kv_layers", GGUFFile.Value.uint32(3))
    #expect(
      try bytes(GGUFFile("gemma4", keys(6, [window, flags, shared])), at: 1000)
        == 2 * element * 128 + element * 1000)
    #expect(
      try bytes(GGUFFile("gemma3n", keys(30, [window])), at: 1000)
        == 16 * element * 128 + 4 * element * 1000)
  }

  @Test func `a latent is kept once, whatever the heads`() throws {
    let file = GGUFFile("deepseek2", keys(61, latent, keyValueHeads: .uint32(1)))
    #expect(try bytes(file, at: 1000) == 61 * 576 * 1000 * 2)
    #expect(try profile(file).formula == "mla")
    let few = Array(latent.prefix(2))
    #expect(try bytes(GGUFFile("deepseek2", keys(61, few)), at: 1000) == 61 * 576 * 1000 * 2)
  }

  @Test func `an older file of a latent architecture lies between the latent and all heads`() throws
  {
    let old: [(String, GGUFFile.Value)] = [
      latent[0], latent[1], ("attention.key_length", .uint32(192)),
      ("attention.value_length", .uint32(128)),
    ]
    let file = GGUFFile("deepseek2", keys(2, old, keyValueHeads: .uint32(16)))
    let cache = try profile(file).cacheBytes(contextTokens: 10, streams: 1, type: .f16)
    #expect(cache.low == 2 * 576 * 10 * 2)
    #expect(cache.high == 204_800)
    #expect(try model(file).notes.contains(.expandedLatent))
  }

  @Test func `an indexer keeps its keys apart`() throws {
    let index = ("attention.indexer.key_length", GGUFFile.Value.uint32(128))
    let every = GGUFFile(
      "deepseek32", keys(4, latent + [index], keyValueHeads: .uint32(1)))
    #expect(try profile(every).indexer.elements(contextTokens: 10) == 4 * 128 * 10)
    #expect(try bytes(every, at: 10) == 4 * 576 * 10 * 2)
    let types = ("attention.indexer.types", GGUFFile.Value.layers([1, 0, 0, 1]))
    let listed = GGUFFile(
      "glm-dsa", keys(4, latent + [index, types], keyValueHeads: .uint32(1)))
    #expect(try profile(listed).indexer.elements(contextTokens: 10) == 2 * 128 * 10)
    let dense = ("leading_dense_block_count", GGUFFile.Value.uint32(1))
    let sparse = GGUFFile("minimax-m3", keys(4, [index, dense]))
    #expect(try profile(sparse).indexer.elements(contextTokens: 10) == 3 * 128 * 10)
    #expect(try profile(GGUFFile("minimax-m3", keys(4))).basis == .atMost)
  }

  @Test func `compressed entries follow the list of ratios`() throws {
    let file = GGUFFile(
      "deepseek4",
      keys(
        4,
        [
          window, ("attention.key_length", .uint32(512)),
          ("attention.indexer.key_length", .uint32(128)),
          ("attention.compress_ratios", .layers([0, 4, 128, 4, 0])),
        ]))
    let profile = try profile(file)
    let kept: Int64 = 4 * 512 * 128 + 2 * 512 * 256 + 512 * 8
    #expect(profile.layouts?.first.elements(contextTokens: 1024) == kept)
    #expect(profile.indexer.elements(contextTokens: 1024) == 2 * 128 * 256)
  }
}
