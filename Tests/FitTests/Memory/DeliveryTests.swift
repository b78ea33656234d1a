import Catalog
import Testing

@testable import Fit

/// Which quantization is offered.
struct DeliveryTests {
  private let work = Workload(contextTokens: 8192)

  private func card(_ gibibytes: Int64, ram: Int64? = nil) -> Device {
    Device(
      id: "card", kind: .discrete, memoryBytes: gibibytes << 30, ramBytes: ram.map { $0 << 30 })
  }

  @Test(arguments: [(10.5, "Q8_0"), (10.0, "Q6_K"), (8.5, "Q5_K_M"), (7.5, "Q4_K_M")])
  func `the largest quantization that surely fits is offered`(gibibytes: Double, id: String) {
    let budget = (gibibytes * Double(Int64.gibibyte)).asBytes
    let delivery = llama8B().delivery(on: card(24).withBudget(budget), under: work)
    #expect(delivery?.quantization.id == id)
    #expect(delivery?.plan.verdict == .pass)
  }

  @Test func `where none fits the smallest is offered with its verdict`() {
    let delivery = llama8B(parameters: 70_000_000_000).delivery(on: card(24), under: work)
    #expect(delivery?.quantization.id == "Q4_K_M")
    #expect(delivery?.plan.verdict == .fail)
    #expect(delivery?.id == "self:card:Q4_K_M")
  }

  @Test func `fewer bits are offered only where the scenario allows them`() {
    let model = llama8B(parameters: 40_000_000_000)
    #expect(model.delivery(on: card(24), under: work)?.plan.verdict == .fail)
    let delivery = model.delivery(on: card(24), under: work, minimumBits: 3.9)
    #expect(delivery?.quantization.id == "Q3_K_M")
    #expect(delivery?.plan.verdict == .pass)
  }

  @Test func `a quantization on the card alone is offered before a larger one in two places`() {
    let model = llama8B(parameters: 33_000_000_000)
    #expect(model.delivery(on: card(24, ram: 64), under: work)?.quantization.id == "Q4_K_M")
    let larger = llama8B(parameters: 60_000_000_000, layers: 64)
    let spilled = larger.delivery(on: card(24, ram: 64), under: work)
    #expect(spilled?.plan.verdict == .pass)
    #expect(spilled?.quantization.id == "Q4_K_M")
  }

  @Test func `with an unknown cache the weights leave half of the budget`() {
    let model = ModelShape(
      id: "org/new", architecture: Architecture(), parameters: 8_000_000_000...8_000_000_000)
    #expect(model.delivery(on: card(24), under: work)?.quantization.id == "Q8_0")
    #expect(model.delivery(on: card(16), under: work)?.quantization.id == "Q6_K")
    #expect(model.delivery(on: card(6), under: work)?.quantization.id == "Q4_K_M")
    #expect(model.delivery(on: card(24), under: work)?.plan.verdict == .unknown)
  }

  @Test func `nothing larger than the publisher's own format is offered`() {
    var arch = llamaArch
    arch["quant_method"] = .text("mxfp4")
    let model = ModelShape(
      record: record(facts: ["params_total": .integer(8_000_000_000)], arch: arch))
    #expect(model.delivery(on: card(24), under: work)?.quantization.id == "MXFP4")
  }

  @Test func `each runtime is offered what it loads`() {
    func offer(_ runtime: Device.Runtime, _ type: String? = nil) -> String? {
      var arch = llamaArch
      if let type { arch["torch_dtype"] = .text(type) }
      let model = ModelShape(
        record: record(facts: ["params_total": .integer(8_000_000_000)], arch: arch))
      let device = Device(id: "a", kind: .discrete, memoryBytes: 80 << 30, runtime: runtime)
      return model.delivery(on: device, under: work)?.quantization.id
    }
    #expect(offer(.vllm) == "FP8")
    #expect(offer(.vllm, "bfloat16") == "BF16")
    #expect(offer(.mlx) == "MLX-8bit")
    #expect(offer(.llamaCpp, "bfloat16") == "Q8_0")
  }

  @Test func `a chosen quantization is delivered as it is`() {
    let delivery = llama8B().delivery(quantization("IQ1_S"), on: card(24), under: work)
    #expect(delivery.plan.quantization.id == "IQ1_S")
    #expect(delivery.plan.verdict == .pass)
  }
}
