import Catalog
import Testing

@testable import Fit

/// Decode speed by formula.
struct DecodeSpeedTests {
  private let q4 = quantization("Q4_K_M")
  private let work = Workload(contextTokens: 4096)
  private let card = Device(
    id: "a", name: "RTX 4090", kind: .discrete, memoryBytes: 24 << 30,
    bandwidthBytesPerSecond: 1008e9)

  private func speed(_ model: ModelShape, _ device: Device) -> DecodeSpeed {
    model.decodeSpeed(model.memory(q4, on: device, under: work), on: device)
  }

  private func mixture(
    active: Int64? = 3_000_000_000, layers: Int64? = 48, type: String = "qwen3_moe",
    expertWidth: Int64? = 768
  ) -> ModelShape {
    var arch = plainArch(
      type: type, keyValueHeads: 4, hidden: 2048,
      extra: [
        "num_experts": .integer(128), "num_experts_per_tok": .integer(8),
        "vocab_size": .integer(151_936),
      ])
    arch["moe_intermediate_size"] = expertWidth.map { .integer($0) }
    arch["num_hidden_layers"] = layers.map { .integer($0) }
    var facts: [Field: FactValue] = ["params_total": .integer(30_000_000_000)]
    if let active { facts["params_active"] = .integer(active) }
    return ModelShape(record: record(facts: facts, arch: arch))
  }

  @Test func `a dense model reads its weights without the embedding table`() throws {
    let estimate = try #require(speed(llama8B(), card).estimate)
    let weights = 8_030_261_248.0 * 4.89 / 8 - 128_256.0 * 4096 * 4.5 / 8
    let cache = 4096.0 * 131_072
    let seconds = (weights + cache) / (0.82 * 1008e9) + 60e-6 * 32
    #expect(abs(estimate.middle * seconds - 1) < 1e-9)
    #expect(abs(estimate.low * seconds - 0.7) < 1e-9)
    #expect(abs(estimate.high * seconds - 1.3) < 1e-9)
    #expect(estimate.speedClass == .dense)
    #expect(estimate.basis == .formula)
  }

  @Test func `a mixture reads its active share`() throws {
    let estimate = try #require(speed(mixture(), card).estimate)
    #expect(estimate.speedClass == .mixture)
    #expect(abs(estimate.parts.bytesReadOnDevice - 3e9 * 4.89 / 8) < 1)
  }

  @Test func `a mixture without active parameters has only a lower bound`() {
    let model = mixture(active: nil, expertWidth: nil)
    guard case .unknown(.noActiveParameters(let least?)) = speed(model, card) else {
      Issue.record("only a lower bound is known")
      return
    }
    #expect(least > 10 && least < 100)
  }

  @Test func `active parameters follow from the experts where nobody states them`() throws {
    // 30 B without 120 of 128 experts in 48 layers, or in 45: 2.8 to 4.5 B.
    let estimate = try #require(speed(mixture(active: nil), card).estimate)
    let unused = 120.0 * 3 * 2048 * 768
    let active = 30e9 - 46.5 * unused
    #expect(abs(estimate.parts.bytesReadOnDevice - active * 4.89 / 8) < 1)
  }

  @Test func `tables that are looked up for each layer are not read`() throws {
    var arch = llamaArch
    arch["hidden_size_per_layer_input"] = .integer(256)
    let model = ModelShape(
      record: record(facts: ["params_total": .integer(8_030_261_248)], arch: arch))
    let all = try #require(speed(llama8B(), card).estimate).parts.bytesReadOnDevice
    let read = try #require(speed(model, card).estimate).parts.bytesReadOnDevice
    #expect(abs((all - read) * 8 / 4.89 / (256.0 * 32 * 128_256) - 1) < 1e-6)
  }

  @Test(
    arguments: [
      (Device.Backend.cuda, 1008.0, 0.82, 60.0), (.rocm, 960, 0.82, 65), (.vulkan, 560, 0.80, 65),
      (.cuda, 3350, 0.64, 95),
    ])
  func `each driver reaches its own share of the bandwidth`(
    backend: Device.Backend, bandwidthGBs: Double, share: Double, microseconds: Double
  ) throws {
    let device = Device(
      id: "a", kind: .discrete, memoryBytes: 80 << 30,
      bandwidthBytesPerSecond: bandwidthGBs * 1e9, backend: backend)
    let estimate = try #require(speed(llama8B(), device).estimate)
    let parts = estimate.parts
    let bytes = parts.bytesReadOnDevice + 4096.0 * 131_072
    let seconds = bytes / (share * bandwidthGBs * 1e9) + 32 * microseconds * 1e-6
    #expect(abs(estimate.middle * seconds - 1) < 1e-9)
    #expect(estimate.low < estimate.middle && estimate.middle < estimate.high)
  }

  @Test func `a need that may just not fit is one interval from spilled to not`() throws {
    let model = llama8B(parameters: 34_000_000_000, layers: 60)
    let device = Device(
      id: "a", kind: .discrete, memoryBytes: 24 << 30, budgetBytes: 21 << 30,
      bandwidthBytesPerSecond: 1008e9, ramBytes: 64 << 30, ramBandwidthBytesPerSecond: 80e9)
    let plan = model.memory(q4, on: device, under: work)
    #expect(plan.need.low < plan.budgetBytes && (plan.need.high ?? 0) > plan.budgetBytes)
    let estimate = try #require(model.decodeSpeed(plan, on: device).estimate)
    #expect(plan.middleShare.inRAM < SplitShare(plan.placement).inRAM)
    #expect(estimate.low < estimate.high / 3)
  }

  @Test func `no bandwidth, no speed`() {
    let device = Device(id: "a", name: "X", kind: .discrete, memoryBytes: 24 << 30)
    #expect(speed(llama8B(), device) == .unknown(.noBandwidth(device: "X")))
  }

  @Test func `what does not fit has no speed`() {
    let device = card.withBudget(1 << 30)
    #expect(speed(llama8B(), device) == .unknown(.doesNotFit))
  }

  @Test func `layers in host memory need its bandwidth and are slower`() throws {
    let model = llama8B(parameters: 60_000_000_000, layers: 64)
    func device(_ ramBandwidth: Double?) -> Device {
      Device(
        id: "a", name: "X", kind: .discrete, memoryBytes: 24 << 30,
        bandwidthBytesPerSecond: 1008e9, ramBytes: 64 << 30,
        ramBandwidthBytesPerSecond: ramBandwidth)
    }
    #expect(speed(model, device(nil)) == .unknown(.noRAMBandwidth(device: "X")))
    let estimate = try #require(speed(model, device(80e9)).estimate)
    #expect(estimate.speedClass == .partlyInRAM)
    #expect(estimate.parts.bytesReadInRAM > 10e9)
    #expect(estimate.middle < 5)
    #expect(estimate.low < estimate.middle * 0.5 && estimate.high > estimate.middle * 1.5)
  }

  @Test func `a processor reaches less of a published peak than of a measured one`() throws {
    let published = processor(gibibytes: 32)
    let measured = Device(
      id: "a", kind: .processor, memoryBytes: 32 << 30, bandwidthBytesPerSecond: 89.6e9,
      origin: .detected(on: nil))
    let slow = try #require(speed(llama8B(), published).estimate)
    let fast = try #require(speed(llama8B(), measured).estimate)
    #expect(slow.speedClass == .processor && fast.speedClass == .processor)
    #expect(abs(fast.middle / slow.middle - 0.66 / 0.50) < 1e-9)
    #expect(slow.low / slow.middle < fast.low / fast.middle)
  }

  @Test func `an unknown cache leaves no lower end and says so`() throws {
    let model = ModelShape(
      id: "org/x", architecture: Architecture(), parameters: 7_000_000_000...7_000_000_000)
    let estimate = try #require(speed(model, card).estimate)
    #expect(estimate.low == 0)
    #expect(estimate.parts.cacheSeconds == nil)
    #expect(estimate.parts.guessesLayers)
    #expect(abs(estimate.high / estimate.middle - 1.3 * 1.2) < 1e-9)
  }

  @Test func `tensor parallel and unknown weights have no speed`() {
    let two = Device(
      id: "a", kind: .discrete, count: 2, memoryBytes: 24 << 30, bandwidthBytesPerSecond: 1e12,
      runtime: .vllm)
    #expect(speed(llama8B(), two) == .unknown(.tensorParallel))
    let nothing = ModelShape(id: "org/x", architecture: Architecture())
    #expect(speed(nothing, card) == .unknown(.noWeights))
    #expect(speed(mixture(layers: nil), card) == .unknown(.noLayers))
  }

  @Test func `more layers on one card do not change the bandwidth of two`() throws {
    let one = try #require(speed(llama8B(), card).estimate)
    let two = try #require(speed(llama8B(), card.withCount(2)).estimate)
    #expect(one.middle == two.middle)
  }
}
