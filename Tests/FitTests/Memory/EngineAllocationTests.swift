import Catalog
import Testing

@testable import Fit

/// What an engine sets aside and what a monitor shows.
struct EngineAllocationTests {
  @Test func `contexts are rounded up to 256 cells and split between streams`() {
    let work = Workload(contextTokens: 1000, streams: 3)
    let allocation = llama8B().engineAllocation(for: work)
    #expect(allocation.cache.low == 3 * 1024 * 131_072)
    #expect(allocation.contextArgument == 3072)
  }

  @Test func `windowed layers get room for one batch more`() {
    let model = ModelShape(
      record: record(
        arch: plainArch(
          type: "gemma3", layers: 30,
          extra: [
            "layer_type_counts": counts(["full_attention": 5, "sliding_attention": 25]),
            "sliding_window": .integer(1024),
          ])))
    let allocation = model.engineAllocation(for: Workload(contextTokens: 32_768, streams: 2))
    // 1024 + 512 cells for each stream, already a multiple of 256
    #expect(allocation.cache.low == (5 * 2 * 32_768 + 25 * 2 * 1536) * 4096)
    let short = model.engineAllocation(for: Workload(contextTokens: 512))
    #expect(short.cache.low == 30 * 512 * 4096)
  }

  @Test func `an unknown cache stays unknown`() {
    let model = ModelShape(id: "org/x", architecture: Architecture())
    #expect(model.engineAllocation(for: Workload(contextTokens: 1)).cache == .unknown)
  }

  @Test func `a monitor shows copied weights twice`() throws {
    let model = llama8B()
    let device = processor(gibibytes: 32)
    let q4 = quantization("Q4_K_M")
    let plan = model.memory(q4, on: device, under: Workload(contextTokens: 8192))
    let view = try #require(model.monitorView(plan, on: device))
    let others = plan.need.low - plan[.weights].low
    #expect(view.mapped == model.weights(q4))
    #expect(view.anonymous.low == others)
    #expect(try #require(view.anonymous.high) > others + 4_000_000_000)
    let f16 = model.memory(quantization("F16"), on: device, under: plan.workload)
    let plainView = try #require(model.monitorView(f16, on: device))
    #expect(plainView.anonymous.low == others)
    let plain = plainView.anonymous.high
    #expect(try #require(plain) < 2 << 30)
  }

  @Test func `a card has no such view`() {
    let card = Device(id: "a", kind: .discrete, memoryBytes: 24 << 30)
    let plan = llama8B().memory(
      quantization("Q4_K_M"), on: card, under: Workload(contextTokens: 8192))
    #expect(llama8B().monitorView(plan, on: card) == nil)
  }
}
