import Catalog
import Testing

@testable import Fit

/// Prompt speed and time to the first token by formula.
struct PrefillSpeedTests {
  private let q4 = quantization("Q4_K_M")
  private let card = Device(
    id: "a", name: "RTX 4090", kind: .discrete, memoryBytes: 24 << 30,
    bandwidthBytesPerSecond: 1008e9, halfPrecisionFLOPSPerSecond: 165.2e12)

  private func plan(
    _ model: ModelShape, _ device: Device, prompt: Int64, context: Int64 = 32_768
  ) -> MemoryPlan {
    model.memory(
      q4, on: device, under: Workload(contextTokens: context, promptTokens: prompt))
  }

  private func speed(_ model: ModelShape, _ device: Device, prompt: Int64 = 1000) -> PrefillSpeed {
    model.prefillSpeed(plan(model, device, prompt: prompt), on: device)
  }

  @Test func `a prompt takes two operations for each parameter and token, and attention`() throws {
    let estimate = try #require(speed(llama8B(), card).estimate)
    let parameters = 8_030_261_248.0 - 128_256.0 * 4096
    let attention = 4.0 * 1000 * 500 * 32 * 4096
    let operations = 2 * parameters * 1000 + attention
    #expect(abs(estimate.parts.operations / operations - 1) < 1e-9)
    #expect(estimate.parts.passes == 2)
    let seconds = (2 * parameters * 1000 + 2.5 * attention) / (0.72 * 165.2e12)
    #expect(abs(estimate.middle * seconds / 1000 - 1) < 1e-9)
    #expect(estimate.low < estimate.middle && estimate.middle < estimate.high)
  }

  @Test func `no batch is read faster than its weights`() throws {
    let estimate = try #require(speed(llama8B(), card, prompt: 8).estimate)
    let bytes = 8_030_261_248.0 * 4.89 / 8
    #expect(abs(estimate.high - 8 / (bytes / 1008e9)) < 1e-6)
  }

  @Test func `without computing power only a lower bound is known`() throws {
    let device = Device(
      id: "a", name: "X", kind: .discrete, memoryBytes: 24 << 30, bandwidthBytesPerSecond: 1008e9)
    guard case .unknown(.noComputing("X", let least)) = speed(llama8B(), device) else {
      Issue.record("only a lower bound is known")
      return
    }
    #expect(least > 50 && least < 150)
    guard case .unknown(.processor(_, let slow)) = speed(llama8B(), processor(gibibytes: 32)) else {
      Issue.record("a processor has only a lower bound")
      return
    }
    #expect(slow > 1)
    let first = llama8B().firstToken(plan(llama8B(), device, prompt: 1000), on: device)
    guard case .unknown(_, let most?) = first else {
      Issue.record("a first token has an upper bound")
      return
    }
    #expect(most > 1001 / 150 && most < 1001 / 50)
  }

  @Test func `what does not fit has no prompt speed`() {
    #expect(
      speed(llama8B(), card.withBudget(1 << 30)) == .unknown(.decode(.doesNotFit)))
  }

  @Test func `layers in host memory slow a prompt and widen its interval`() throws {
    let model = llama8B(parameters: 60_000_000_000, layers: 64)
    let device = Device(
      id: "a", kind: .discrete, memoryBytes: 24 << 30, bandwidthBytesPerSecond: 1008e9,
      halfPrecisionFLOPSPerSecond: 165.2e12, ramBytes: 64 << 30, ramBandwidthBytesPerSecond: 80e9)
    let large = Device(
      id: "a", kind: .discrete, memoryBytes: 64 << 30, bandwidthBytesPerSecond: 1008e9,
      halfPrecisionFLOPSPerSecond: 165.2e12)
    let split = try #require(speed(model, device).estimate)
    let whole = try #require(speed(model, large).estimate)
    #expect(split.middle < whole.middle / 2)
    #expect(split.high / split.low > 2 * whole.high / whole.low)
  }

  @Test func `a longer prompt is never read sooner, and more power never later`() throws {
    var last = (low: 0.0, middle: 0.0, high: 0.0)
    for prompt in [Int64(1), 16, 511, 512, 513, 1024, 4096, 20_000, 32_000] {
      let plan = plan(llama8B(), card, prompt: prompt)
      let first = try #require(llama8B().firstToken(plan, on: card).estimate)
      let high = try #require(first.high)
      #expect(first.low <= first.middle && first.middle <= high)
      #expect(first.low >= last.low && first.middle >= last.middle && high >= last.high)
      last = (first.low, first.middle, high)
    }
    var slower = 0.0
    for rate in [1.0, 10, 100, 1000] {
      let device = Device(
        id: "a", kind: .discrete, memoryBytes: 24 << 30, bandwidthBytesPerSecond: 1008e9,
        halfPrecisionFLOPSPerSecond: rate * 1e12)
      let estimate = try #require(speed(llama8B(), device).estimate)
      #expect(estimate.middle >= slower)
      slower = estimate.middle
    }
  }

  @Test func `sentences name interval, basis and parts`() throws {
    #expect(
      speed(llama8B(), card).sentence
        == "~7,590 tok/s [3,490–13,000], formula: 15.3 TFLOP for 1,000 tokens at 165 TFLOPS.")
    let plan = plan(llama8B(), card, prompt: 1000)
    #expect(
      llama8B().firstToken(plan, on: card).sentence
        == "~0.14 s [0.083–0.30], formula: prompt 0.13 s, one token 0.008 s.")
    #expect(
      PrefillSpeed.unknown(.noComputing(device: "X", atLeast: 12)).sentence
        == "Prompt speed not known: 'X' declares no fp16_tflops, at least 12 tok/s.")
    #expect(
      PrefillSpeed.unknown(.processor(device: "X", atLeast: 4)).sentence
        == "Prompt speed not known: what the processor of 'X' computes is not known, at least "
        + "4.0 tok/s.")
    #expect(
      PrefillSpeed.unknown(.decode(.doesNotFit)).sentence
        == "Prompt speed not known: it does not fit.")
    #expect(
      FirstToken.unknown(.noParameters, atMostSeconds: 9).sentence
        == "First token not known: the number of active parameters is not known; at most 9.0 s.")
  }
}
