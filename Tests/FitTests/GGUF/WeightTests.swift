import Testing

@testable import Fit

/// What a header tells of a model's weights.
struct GGUFWeightTests: HeaderCases {
  @Test func `weights are told apart by what they are for`() throws {
    let model = try model(GGUFFile.plain())
    let weights = model.weights
    #expect(weights.amount(.embedding).bytes == 64 * 512 / 32 * 34)
    #expect(weights.amount(.head).bytes == 64 * 512 * 2)
    #expect(weights.amount(.layers).bytes == 2 * 64 * 64 / 32 * 18)
    #expect(weights.amount(.other).elements == 64)
    #expect(weights.amount(type: TensorType(code: 2)).tensors == 2)
    #expect(weights.layerBytes(of: GGUFWeights.repackedTypes) == 2 * 64 * 64 / 32 * 18)
    #expect(model.parameters == 73_792)
    #expect(model.architecture.tiesEmbeddings == false)
    #expect(model.architecture.vocabulary == 512)
    #expect(model.contextTokens == 4096)
    #expect(model.name == "Small")
    #expect(model.activeParameters == nil)
  }

  @Test func `unused experts do not count as active`() throws {
    let tensors: [GGUFFile.Tensor] = [
      .init("token_embd.weight", [64, 512], type: 8),
      .init("blk.0.ffn_gate_inp.weight", [64, 8]),
      .init("blk.0.ffn_gate_exps.weight", [64, 32, 8]),
      .init("blk.0.ffn_up_shexp.weight", [64, 32]),
      .init("blk.1.ffn_gate_exps.weight", [256, 32, 8], type: 12),
    ]
    let routed: [(String, GGUFFile.Value)] = [
      ("expert_count", .uint32(8)), ("expert_used_count", .uint32(2)),
      ("expert_feed_forward_length", .uint32(32)),
    ]
    let model = try model(GGUFFile.plain("qwen3moe", extra: routed, tensors: tensors))
    let table: Int64 = 64 * 512
    let others: Int64 = 64 * 8 + 64 * 32
    let experts: Int64 = 64 * 32 * 8 + 256 * 32 * 8
    let byLayer: Int64 = 64 * 32 * 4 + 256 * 32
    let always = table + others
    #expect(model.parameters == always + experts)
    #expect(model.activeParameters == always + experts / 4)
    #expect(model.architecture.experts.usedCount == 2)
    #expect(model.architecture.tiesEmbeddings == true)
    var unused = routed
    unused.remove(at: 1)
    #expect(
      try self.model(GGUFFile.plain("qwen3moe", extra: unused, tensors: tensors)).activeParameters
        == nil)
    unused.append(("expert_used_count", .layers([4, 1])))
    #expect(
      try self.model(GGUFFile.plain("qwen3moe", extra: unused, tensors: tensors)).activeParameters
        == always + byLayer)
  }

  @Test func `the quantization is named by the file, or by its largest type`() throws {
    let stated = GGUFFile("llama", keys(2), general: [("general.file_type", .uint32(15))])
    #expect(try model(stated).quantizationName == "Q4_K_M")
    let guessed = GGUFFile("llama", keys(2), general: [("general.file_type", .uint32(1024 + 13))])
    #expect(try model(guessed).quantizationName == "Q3_K_L")
    #expect(try model(guessed).quantization?.id == "Q3_K_L")
    #expect(try model(GGUFFile.plain()).quantizationName == "F16")
    #expect(try model(GGUFFile("llama", keys(2))).quantizationName == nil)
  }

  @Test func `every type of whole files is a quantization`() {
    for number in Int64(0)...60 {
      guard let name = FileTypes.name(number) else { continue }
      #expect(Quantization.named(name)?.id == name)
    }
  }

  @Test func `a file gives a model whose weights are known to the byte`() throws {
    let file = GGUFFile.plain(extra: [], tensors: GGUFFile.small)
    var typed = file
    typed.keys.append(("general.file_type", .uint32(2)))
    let shape = ModelShape(gguf: try model(typed))
    #expect(shape.id == "Small")
    let weights = shape.weights(quantization("Q4_0"))
    #expect(weights.basis == .file)
    #expect(weights.isExact)
    #expect(weights.low == 34_816 + 65_536 + 4608 + 256)
    #expect(shape.embeddingBytes(quantization("Q4_0")) == 34_816)
    #expect(shape.weights(quantization("Q8_0")).basis == .estimate)
    let device = processor(gibibytes: 32)
    let plan = shape.memory(
      quantization("Q4_0"), on: device, under: Workload(contextTokens: 1024))
    #expect(shape.monitorView(plan, on: device)?.mapped.high == weights.high)
    let copied = shape.monitorView(plan, on: device)?.anonymous
    let others = plan.need.low - weights.low
    #expect(copied?.low == others)
    #expect(copied?.high == plan.need.high.map { $0 - weights.low + 4608 })
  }
}
