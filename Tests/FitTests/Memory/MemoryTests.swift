import Catalog
import Testing

@testable import Fit

/// Whether a model fits on a device, and how that is known.
struct MemoryTests {
  private let q4 = quantization("Q4_K_M")
  private let work = Workload(contextTokens: 8192)
  private let card = Device(
    id: "workstation", name: "RTX 4090", kind: .discrete, memoryBytes: 24 << 30,
    bandwidthBytesPerSecond: 1008e9)

  @Test func `a plan sums its lines`() throws {
    let plan = llama8B().memory(q4, on: processor(gibibytes: 32), under: work)
    let low = plan.lines.reduce(Int64(0)) { $0 + $1.bytes.low }
    let high = try plan.lines.reduce(Int64(0)) { try $0 + #require($1.bytes.high) }
    #expect(plan.need.low == low)
    #expect(plan.need.high == high)
    #expect(plan.lines.map(\.part) == [.weights, .cache, .compute, .output, .runtime])
    #expect(plan[.cache] == ByteInterval(1 << 30, basis: .configurationKeys))
    // 4 · 512 · (3 · 14336 + 5 · 4096) + 2 · 512 · 8192 on a processor, to the byte
    #expect(plan[.compute] == ByteInterval(138_412_032, basis: .formula))
    #expect(plan[.output] == ByteInterval(128_256 * 4, basis: .formula))
  }

  @Test func `a small model passes and a large one fails`() {
    #expect(llama8B().memory(q4, on: card, under: work).verdict == .pass)
    let large = llama8B(parameters: 70_000_000_000).memory(q4, on: card, under: work)
    #expect(large.verdict == .fail)
    #expect(large.weightsAloneFail)
    #expect(large.headroom.high < 0)
  }

  @Test func `a need across the budget is unknown`() throws {
    let plan = llama8B().memory(q4, on: card, under: work)
    let budget = (plan.need.low + (try #require(plan.need.high))) / 2
    let tight = llama8B().memory(q4, on: card.withBudget(budget), under: work)
    #expect(tight.verdict == .unknown)
    #expect(try #require(tight.headroom.low) < 0)
    #expect(tight.headroom.high > 0)
  }

  @Test func `a need equal to the budget passes`() throws {
    let plan = llama8B().memory(q4, on: card, under: work)
    let need = try #require(plan.need.high)
    #expect(llama8B().memory(q4, on: card.withBudget(need), under: work).verdict == .pass)
    #expect(llama8B().memory(q4, on: card.withBudget(need - 1), under: work).verdict == .unknown)
    let below = card.withBudget(plan.need.low - 1)
    #expect(llama8B().memory(q4, on: below, under: work).verdict == .fail)
  }

  @Test func `an unknown cache makes the verdict unknown, never a pass`() {
    var architecture = Architecture()
    architecture.type = "llama"
    let model = ModelShape(
      id: "org/x", architecture: architecture, parameters: 1_000_000_000...1_000_000_000)
    let plan = model.memory(q4, on: card, under: work)
    #expect(plan.verdict == .unknown)
    #expect(plan.need.high == nil)
    #expect(plan.headroom.low == nil)
    #expect(plan.need.low > 0)
  }

  @Test func `weights alone above the budget fail though the cache is unknown`() {
    let model = ModelShape(
      id: "org/x", architecture: Architecture(), parameters: 70_000_000_000...70_000_000_000)
    #expect(model.memory(q4, on: card, under: work).verdict == .fail)
  }

  @Test func `a model without parameters and files is unknown`() {
    let plan = ModelShape(id: "org/x", architecture: Architecture())
      .memory(q4, on: card, under: work)
    #expect(plan[.weights] == .unknown)
    #expect(plan.verdict == .unknown)
  }

  @Test func `a file is used before the estimate`() {
    let shape = ModelShape(
      record: record(
        facts: ["params_total": .integer(8_030_261_248)], arch: llamaArch,
        artifacts: [
          ["format": .text("gguf"), "quant": .text("Q4_K_M"), "bytes": .integer(4_920_734_272)]
        ]))
    #expect(shape.weights(q4) == ByteInterval(4_920_734_272, basis: .file))
    #expect(shape.weights(quantization("Q8_0")).basis == .estimate)
  }

  @Test func `layers that do not fit move to host memory, and both budgets hold`() {
    let device = Device(
      id: "a", kind: .discrete, memoryBytes: 24 << 30, ramBytes: 64 << 30)
    let model = llama8B(parameters: 60_000_000_000, layers: 64)
    let plan = model.memory(q4, on: device, under: work)
    #expect(plan.verdict == .pass)
    guard case .split(let here, let there) = plan.placement else {
      Issue.record("the layers are split")
      return
    }
    #expect(here + there == 64)
    #expect((30...45).contains(here))
    let alone = Device(
      id: "a", kind: .discrete, memoryBytes: 24 << 30, ramBytes: 64 << 30, offload: .gpuOnly)
    #expect(model.memory(q4, on: alone, under: work).verdict == .fail)
    let short = Device(id: "a", kind: .discrete, memoryBytes: 24 << 30, ramBytes: 12 << 30)
    #expect(model.memory(q4, on: short, under: work).verdict == .fail)
  }

  @Test func `two cards hold what one does not`() {
    let model = llama8B(parameters: 50_000_000_000, layers: 60)
    #expect(model.memory(q4, on: card, under: work).verdict == .fail)
    #expect(model.memory(q4, on: card.withCount(2), under: work).verdict == .pass)
  }

  @Test func `tensor parallel needs heads that divide`() {
    let two = Device(
      id: "a", kind: .discrete, count: 3, memoryBytes: 24 << 30, runtime: .vllm)
    #expect(llama8B().memory(quantization("FP8"), on: two, under: work).verdict == .unknown)
    let four = two.withCount(4)
    #expect(llama8B().memory(quantization("FP8"), on: four, under: work).verdict == .pass)
  }

  @Test func `default budgets keep a reserve by kind`() {
    let gib = Int64.gibibyte
    #expect(Device(id: "a", kind: .discrete, memoryBytes: 24 * gib).budgetBytes == 23 * gib)
    #expect(Device(id: "a", kind: .apple, memoryBytes: 48 * gib).budgetBytes == 32 * gib)
    #expect(Device(id: "a", kind: .apple, memoryBytes: 64 * gib).budgetBytes == 48 * gib)
    #expect(Device(id: "a", kind: .processor, memoryBytes: 16 * gib).budgetBytes == 13 * gib)
    let large = Device(id: "a", kind: .unified, memoryBytes: 120 * gib)
    #expect(large.budgetBytes == 108 * gib)
    #expect(Device(id: "a", kind: .processor, memoryBytes: gib).budgetBytes == 0)
  }

  @Test func `the largest context is a multiple of 256 that passes, and the next does not`() throws
  {
    let model = llama8B(contextLimit: 131_072)
    let small = card.withBudget(10 << 30)
    let tokens = try #require(model.largestContextTokens(q4, on: small, under: work))
    #expect(tokens % 256 == 0 && tokens > 0 && tokens < 131_072)
    #expect(model.verdict(q4, on: small, under: work.withContext(tokens)) == .pass)
    #expect(model.verdict(q4, on: small, under: work.withContext(tokens + 256)) != .pass)
    #expect(model.largestContextTokens(q4, on: card, under: work) == 131_072)
    #expect(model.largestContextTokens(q4, on: card.withBudget(1), under: work) == 0)
  }

  @Test func `the largest context is unknown where memory is`() {
    let model = ModelShape(id: "org/x", architecture: Architecture())
    #expect(model.largestContextTokens(q4, on: card, under: work) == nil)
    #expect(model.largestStreams(q4, on: card, under: work) == nil)
  }

  @Test func `the most streams pass, and one more does not`() throws {
    let count = try #require(llama8B().largestStreams(q4, on: card, under: work))
    #expect(count > 1)
    #expect(llama8B().verdict(q4, on: card, under: work.withStreams(count)) == .pass)
    #expect(llama8B().verdict(q4, on: card, under: work.withStreams(count + 1)) != .pass)
  }

  @Test func `remedies name the smallest change that makes it fit`() throws {
    let model = llama8B(parameters: 40_000_000_000, layers: 64)
    let q8 = quantization("Q8_0")
    let remedies = model.remedies(q8, on: card, under: work)
    let budget = try #require(remedies.budgetBytes)
    #expect(model.verdict(q8, on: card.withBudget(budget), under: work) == .pass)
    #expect(model.verdict(q8, on: card.withBudget(budget - 1), under: work) != .pass)
    #expect(remedies.deviceCount == 2)
    #expect(remedies.quantization?.id == "Q3_K_M")
    #expect(remedies.contextTokens == nil)
    let none = llama8B().remedies(q8, on: card, under: work)
    #expect(none.budgetBytes == nil && none.quantization == nil && none.deviceCount == nil)
  }
}
