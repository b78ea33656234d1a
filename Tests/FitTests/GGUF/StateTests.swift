import Testing

@testable import Fit

/// What a header tells of a model's state, and what it leaves open.
struct GGUFStateTests: HeaderCases {
  @Test func `layers without heads keep a state`() throws {
    let each: Int64 = 4 * (3 * (2048 + 2 * 8 * 128) + 128 * 2048)
    let heads = GGUFFile.Value.layers([0, 4, 0, 0])
    let hybrid = GGUFFile("granitehybrid", keys(4, spaces, keyValueHeads: heads))
    #expect(try bytes(hybrid, at: 10) == 4 * 128 * 10 * 2)
    #expect(try state(hybrid).high == 3 * each)
    // Other engines may keep 16 bits.
    #expect(try state(hybrid).low == 3 * each / 2)
    let widths = ("feed_forward_length", GGUFFile.Value.layers([0, 0, 4096, 0]))
    let nemotron = GGUFFile("nemotron_h", keys(4, spaces + [widths], keyValueHeads: heads))
    #expect(try state(nemotron).high == 2 * each)
    #expect(try bytes(nemotron, at: 10) == 4 * 128 * 10 * 2)
    let both = GGUFFile("falcon-h1", keys(4, spaces))
    #expect(try state(both).high == 4 * each)
    #expect(try bytes(both, at: 10) == 4 * 4 * 128 * 10 * 2)
    let alone = GGUFFile("mamba2", keys(4, spaces, keyValueHeads: .uint32(0)))
    #expect(try bytes(alone, at: 1000) == 0)
    #expect(try state(alone).high == 4 * each)
  }

  @Test func `three of four layers of some architectures keep a state`() throws {
    let file = GGUFFile("qwen35", keys(8, spaces))
    #expect(try bytes(file, at: 10) == 2 * 4 * 128 * 10 * 2)
    let channels: Int64 = 2 * 8 * 128 + 2048
    let kept: Int64 = 2048 * 128 * 4
    #expect(try state(file).low == 6 * (channels * 4 * 2 + kept))
    #expect(try state(file).high == 6 * (channels * 3 * 4 + kept))
    let interval = ("full_attention_interval", GGUFFile.Value.uint32(2))
    #expect(
      try bytes(GGUFFile("qwen35", keys(8, spaces + [interval])), at: 10) == 4 * 4 * 128 * 10 * 2)
    let listed = (
      "attention.recurrent_layers",
      GGUFFile.Value.array(7, (0..<8).map { .bool($0 != 3) })
    )
    #expect(
      try bytes(GGUFFile("qwen3next", keys(8, spaces + [listed])), at: 10) == 4 * 128 * 10 * 2)
  }

  @Test func `the other kinds of state are summed as engines keep them`() throws {
    let heads = GGUFFile.Value.layers([0, 0, 0, 1])
    let kimi = GGUFFile(
      "kimi-linear",
      keys(
        4, latent + [("kda.head_dim", .uint32(128)), ("ssm.conv_kernel", .uint32(4))],
        keyValueHeads: heads))
    #expect(try bytes(kimi, at: 10) == 576 * 10 * 2)
    #expect(try state(kimi).low == 3 * 4 * 16 * (3 * 3 * 128 + 128 * 128))
    let short = GGUFFile(
      "lfm2", keys(4, [("shortconv.l_cache", .uint32(3))], keyValueHeads: heads))
    #expect(try state(short).low == 3 * 4 * 1024 * 2)
    #expect(try bytes(short, at: 10) == 128 * 10 * 2)
    let windowed = GGUFFile(
      "lfm2", keys(4, [("shortconv.l_cache", .uint32(3)), window], keyValueHeads: heads))
    #expect(try bytes(windowed, at: 1000) == 128 * 128 * 2)
    let lightning = GGUFFile("minimax-01", keys(8))
    #expect(try state(lightning).low == 7 * 4 * 16 * 64 * 64)
    let rwkv = GGUFFile("rwkv7", keys(2, [("wkv.head_size", .uint32(64))]))
    #expect(try state(rwkv).low == 2 * 4 * 1024 * 66)
    #expect(try bytes(rwkv, at: 1000) == 0)
  }

  @Test func `a state whose sizes are not stated has an upper end, never zero`() throws {
    let state = try state(GGUFFile("qwen35", keys(8)))
    #expect(state.low == 0)
    #expect(state.high == 25_165_824)
    #expect(state.basis == .chosen)
  }

  @Test func `an architecture on no list has an upper end alone`() throws {
    let file = GGUFFile("brand-new", keys(4, [window]))
    let cache = try profile(file).cacheBytes(contextTokens: 1000, streams: 1, type: .f16)
    #expect(cache.low == 0)
    #expect(cache.high == 4_096_000)
    #expect(cache.basis == .atMost)
    #expect(try model(file).notes.contains(.unknownArchitecture("brand-new")))
    #expect(try state(file).high == 0)
    let wide = GGUFFile(
      "brand-new", keys(4, [("attention.key_length_swa", .uint32(256)), ("num_loops", .uint32(2))]))
    #expect(
      try profile(wide).cacheBytes(contextTokens: 10, streams: 1, type: .f16).high
        == 8 * 4 * 320 * 10 * 2)
    let unknownState = GGUFFile("brand-new", keys(4, spaces))
    #expect(try state(unknownState).low == 0)
    #expect(try state(unknownState).high == 4 * 1024 * 1024 * 4)
  }

  @Test func `without layers nothing is known`() throws {
    var file = GGUFFile("llama", keys(4))
    file.keys.removeAll { $0.0.hasSuffix("block_count") }
    let profile = try profile(file)
    #expect(profile.basis == .unknown)
    #expect(profile.missingKey == "num_hidden_layers")
    #expect(try model(file).notes.contains(.noLayers))
    #expect(try model(file).architecture.layers == nil)
  }

  @Test func `a key of the wrong type is not stated, and said to be`() throws {
    var file = GGUFFile("llama", keys(4))
    file.keys.removeAll { $0.0.hasSuffix("head_count_kv") }
    file.keys.append(("llama.attention.head_count_kv", .text("four")))
    #expect(try profile(file).basis == .unknown)
    #expect(
      try model(file).notes.contains(.unusableKey("llama.attention.head_count_kv")))
    for layers in [UInt32(0), 5000] {
      #expect(try profile(GGUFFile("llama", keys(layers))).basis == .unknown)
    }
    let short = GGUFFile("deci", keys(4, keyValueHeads: .layers([1, 2])))
    #expect(try profile(short).basis == .unknown)
  }

  @Test func `what is no language model is said to be none`() throws {
    let file = GGUFFile("clip", [], general: [("general.type", .text("mmproj"))])
    #expect(try model(file).notes.contains(.notAModel(kind: "mmproj")))
    #expect(try model(GGUFFile("llama", keys(2))).notes.contains(.noTensors))
    var nameless = GGUFFile.plain()
    nameless.keys.removeFirst()
    #expect(try model(nameless).notes.contains(.noArchitecture))
    #expect(try profile(nameless).basis == .unknown)
    #expect(
      try profile(GGUFFile("bert", keys(2))).cacheBytes(
        contextTokens: 512, streams: 1, type: .f16
      ).high == 0)
  }
}
