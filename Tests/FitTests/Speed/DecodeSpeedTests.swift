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
    active: Int64? = 3_000_000_000, layers: Int64? = 48, type: String = "qwen3_moe"
  ) -> ModelShape {
    var arch = plainArch(
      type: type, keyValueHeads: 4, hidden: 2048,
      extra: [
        "num_experts": .integer(128), "num_experts_per_tok": .integer(8),
        "moe_intermediate_size": .integer(768), "vocab_size": .integer(151_936),
      ])
    arch["num_hidden_layers"] = layers.map { .integer($0) }
    var facts: [Field: FactValue] = ["params_total": .integer(30_000_000_000)]
    if let active { facts["params_active"] = .integer(active) }
    return ModelShape(record: record(facts: facts, arch: arch))
  }

  @Test func `a dense model reads its weights without the embedding table`() throws {
    let estimate = try #require(speed(llama8B(), card).estimate)
    let weights = 8_030_261_248.0 * 4.89 / 8 - 128_256.0 * 4096 * 4.5 / 8
    let cache = 4096.0 * 131_072
    let seconds = (weights + cache) / (0.8 * 1008e9) + 60e-6 * 32
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
    guard case .unknown(.noActiveParameters(let least?)) = speed(mixture(active: nil), card) else {
      Issue.record("only a lower bound is known")
      return
    }
    #expect(least > 10 && least < 100)
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
    #expect(abs(fast.middle / slow.middle - 0.66 / 0.45) < 1e-9)
    #expect(slow.low / slow.middle < fast.low / fast.middle)
  }

  @Test func `an unknown cache leaves no lower end and says so`() throws {
    let model = ModelShape(
      id: "org/x", architecture: Architecture(), parameters: 7_000_000_000...7_000_000_000)
    let estimate = try #require(speed(model, card).estimate)
    #expect(estimate.low == 0)
    #expect(estimate.parts.cacheSeconds == nil)
    #expect(estimate.parts.guessesLayers)
    #expect(estimate.high / estimate.middle == 1.4)
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
