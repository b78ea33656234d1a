import Fit
import Testing

@testable import Probe

/// Cutting a model to its first layers, and how its layers repeat.
struct CuttingTests {
  /// A blueprint of made-up keys and one tensor of each role in each layer.
  private func blueprint(
    _ architecture: String, layers: Int, _ keys: [(String, MetadataValue)] = [],
    roles: (Int) -> [String] = { _ in ["attn_q.weight"] }
  ) throws -> ModelBlueprint {
    let start = architecture + "."
    let all =
      [
        ("general.architecture", MetadataValue.text(architecture)),
        (start + "block_count", .count(UInt32(layers))),
      ] + keys.map { (start + $0.0, $0.1) }
    var tensors = [ModelBlueprint.Tensor("token_embd.weight", [32, 300], .q8)]
    for layer in 0..<layers {
      tensors += roles(layer).map { ModelBlueprint.Tensor("blk.\(layer).\($0)", [32, 2], .q8) }
    }
    return try ModelBlueprint(
      keys: all.map { ModelBlueprint.Key(name: $0.0, value: $0.1) },
      tensors: tensors.compactMap(\.self))
  }

  @Test func `a cut of a preset is the shallow preset, but for its name`() throws {
    let cut = try ModelBlueprint(preset: "tiny-qwen2").cut(toLayers: 1)
    let shallow = try ModelBlueprint(preset: "tiny-qwen2", layers: 1)
    #expect(cut.tensors == shallow.tensors && cut.spokenTokens == shallow.spokenTokens)
    #expect(
      cut.keys.filter { $0.name != "general.name" }
        == shallow.keys.filter { $0.name != "general.name" })
    #expect(cut.layers == 1 && cut.layerBytes.count == 1)
  }

  @Test func `lists with an entry for each layer are shortened, others are not`() throws {
    let six = try blueprint(
      "gemma4", layers: 6,
      [
        ("attention.head_count_kv", .signed([8, 8, 2, 8, 8, 2])),
        ("rope.dimension_sections", .signed([1, 2, 3, 4, 5, 6])),
        ("layer.names", .texts(["a", "bb", "", "dddd", "e", "f"])),
        ("others", .signed([1, 2, 3])),
      ])
    let cut = try six.cut(toLayers: 3)
    #expect(cut["gemma4.block_count"] == .count(3))
    #expect(cut["gemma4.attention.head_count_kv"] == .signed([8, 8, 2]))
    #expect(cut["gemma4.rope.dimension_sections"] == .signed([1, 2, 3, 4, 5, 6]))
    #expect(cut["gemma4.layer.names"] == .texts(["a", "bb", ""]))
    #expect(cut["gemma4.others"] == .signed([1, 2, 3]))
    #expect(cut.tensors.map(\.layer) == [nil, 0, 1, 2])
    #expect(try cut.cut(toLayers: 3) == cut)
  }

  @Test func `layers that draft tokens are counted apart and left out`() throws {
    let five = try blueprint("glm4moe", layers: 5, [("nextn_predict_layers", .count(1))])
    #expect(five.layers == 4 && five.draftLayers == 1 && five.layerBytes.count == 4)
    #expect(five.draftBytes == 2 * 34)
    let cut = try five.cut(toLayers: 4)
    #expect(cut.layers == 4 && cut.draftLayers == 0 && cut.draftBytes == 0)
    #expect(cut["glm4moe.nextn_predict_layers"] == .count(0))
    #expect(throws: BlueprintError.wrongDepth(asked: 5, layers: 4)) { try five.cut(toLayers: 5) }
  }

  @Test func `as many layers keep a cache of their own as before`() throws {
    let ten = try blueprint("gemma4", layers: 10, [("attention.shared_kv_layers", .count(4))])
    #expect(try ten.cut(toLayers: 8)["gemma4.attention.shared_kv_layers"] == .count(2))
    #expect(try ten.cut(toLayers: 5)["gemma4.attention.shared_kv_layers"] == .count(0))
  }

  @Test func `a depth that is not there is refused`() throws {
    let tiny = try ModelBlueprint(preset: "tiny-llama")
    for depth in [0, -1, 3, .max, .min] {
      #expect(throws: BlueprintError.wrongDepth(asked: depth, layers: 2)) {
        try tiny.cut(toLayers: depth)
      }
    }
    let none = try ModelBlueprint(keys: [], tensors: [])
    #expect(throws: BlueprintError.noLayers) { try none.cut(toLayers: 1) }
  }

  @Test func `layers that are alike have a period of one`() throws {
    let pattern = try ModelBlueprint(preset: "qwen2.5-7b", quantization: .q4k).layerPattern
    #expect(pattern?.leadingLayers == 0 && pattern?.period == 1)
  }

  @Test func `layers before those with experts lead`() throws {
    let pattern = try blueprint("deepseek2", layers: 12) {
      $0 < 3 ? ["ffn_up.weight"] : ["ffn_up_exps.weight"]
    }.layerPattern
    #expect(pattern?.leadingLayers == 3 && pattern?.period == 1)
  }

  @Test func `a list of heads gives the period of windows`() throws {
    let heads = (0..<30).map { Int32($0 % 6 == 5 ? 2 : 8) }
    let pattern = try blueprint(
      "gemma4", layers: 30, [("attention.head_count_kv", .signed(heads))]
    ).layerPattern
    #expect(pattern?.leadingLayers == 0 && pattern?.period == 6)
  }

  @Test func `windows that only the architecture's name tells have a period too`() throws {
    let pattern = try blueprint(
      "gemma3", layers: 26,
      [("attention.sliding_window", .count(512)), ("attention.head_count", .count(4))]
    ).layerPattern
    #expect(pattern?.leadingLayers == 0 && pattern?.period == 6)
  }

  @Test func `layers with a state repeat with those that have none`() throws {
    let pattern = try blueprint("qwen3next", layers: 48, [("attention.head_count", .count(4))]) {
      $0 % 4 == 3 ? ["attn_q.weight"] : ["ssm_in.weight"]
    }.layerPattern
    #expect(pattern?.leadingLayers == 0 && pattern?.period == 4)
  }

  @Test func `layers without a repetition have no pattern`() throws {
    let pattern = try blueprint("nemotron_h", layers: 9) {
      [0, 1, 3, 4, 8].contains($0) ? ["ssm_in.weight"] : ["attn_q.weight"]
    }.layerPattern
    #expect(pattern == nil)
  }
}
