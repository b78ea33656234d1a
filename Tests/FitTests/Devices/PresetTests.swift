import Catalog
import Testing

@testable import Fit

/// Presets and declared devices.
struct PresetTests {
  @Test func `ids are unique and every preset makes a device with room for a model`() {
    #expect(Set(Preset.all.map(\.id)).count == Preset.all.count)
    for preset in Preset.all {
      #expect(preset.device(id: "a").budgetBytes > 0, "\(preset.id)")
      #expect(preset.bandwidthGBs.lowerBound > 10, "\(preset.id)")
    }
  }

  @Test(
    arguments: [
      ("AMD Radeon RX 7900 XTX", 24, "rx-7900-xtx"), ("AMD Radeon RX 7900 XT", 20, "rx-7900-xt"),
      ("NVIDIA GeForce RTX 4090", 24, "rtx-4090"), ("NVIDIA GeForce RTX 4090 Laptop GPU", 16, nil),
      ("NVIDIA GeForce RTX 4090 D", 24, nil), ("NVIDIA GeForce RTX 4080 SUPER", 16, nil),
      ("NVIDIA GeForce RTX 4060 Ti", 16, "rtx-4060-ti-16"),
      ("NVIDIA GeForce RTX 4060 Ti", 8, nil), ("NVIDIA GeForce RTX 3060", 8, nil),
      ("Tesla T4", 16, "t4"), ("NVIDIA A10", 24, "a10"), ("NVIDIA A10G", 24, nil),
      ("NVIDIA A100-SXM4-80GB", 80, "a100-80"), ("NVIDIA A100-SXM4-40GB", 40, nil),
      ("NVIDIA H100 80GB HBM3", 80, "h100-sxm"), ("NVIDIA H100 PCIe", 80, nil),
      ("NVIDIA L40S", 48, "l40s"), ("NVIDIA L40", 48, nil), ("Apple M4 Pro", 48, "m4-pro"),
      ("Apple M4", 16, "m4"), ("Apple M4 Ultra", 16, nil), ("", 8, nil),
    ] as [(String, Int64, String?)])
  func `a driver's name means one preset or none`(name: String, gibibytes: Int64, id: String?) {
    #expect(Preset.matching(driverName: name, memoryBytes: gibibytes << 30)?.id == id)
  }

  @Test func `a declaration overrides its preset`() throws {
    var declaration = DeviceDeclaration(id: "workstation", preset: "rtx-4090")
    declaration.budgetGiB = 20
    declaration.ramGiB = 64
    declaration.ramBandwidthGBs = 60
    declaration.count = 2
    declaration.offload = "gpu-only"
    let device = try declaration.resolved()
    #expect(device.budgetBytes == 20 << 30)
    #expect(device.totalBudgetBytes == 40 << 30)
    #expect(device.memoryBytes == 24 << 30)
    #expect(device.bandwidthBytesPerSecond == 1008e9)
    #expect(device.ramBudgetBytes == Int64(64 << 30) - Int64(64 << 30) / 10)
    #expect(device.spillBudgetBytes == 0)
    #expect(device.origin == .preset("rtx-4090"))
    #expect(device.name == "RTX 4090")
  }

  @Test func `the kind follows from what is stated`() throws {
    var declaration = DeviceDeclaration(id: "a")
    declaration.ramGiB = 32
    #expect(try declaration.resolved().kind == .processor)
    declaration.memoryGiB = 16
    #expect(try declaration.resolved().kind == .discrete)
    declaration.backend = "metal"
    #expect(try declaration.resolved().kind == .apple)
    declaration.kind = "unified"
    #expect(try declaration.resolved().kind == .unified)
  }

  @Test func `a device reads back as it was written`() throws {
    let date = CalendarDate(year: 2026, month: 8, day: 22)
    let devices = [
      Device(
        id: "a", name: "X", kind: .discrete, count: 2, memoryBytes: 24564 << 20,
        budgetBytes: 20 << 30, bandwidthBytesPerSecond: 1008e9,
        halfPrecisionFLOPSPerSecond: 165.2e12, ramBytes: 64 << 30,
        ramBandwidthBytesPerSecond: 60e9, cores: 8, backend: .vulkan, runtime: .vllm,
        offload: .gpuOnly, origin: .detected(on: date)),
      Device(id: "b", kind: .processor, memoryBytes: 16 << 30, origin: .detected(on: nil)),
      try #require(Preset.named("m4-pro")).device(id: "c"),
    ]
    for device in devices {
      #expect(try DeviceDeclaration(device).resolved() == device)
    }
  }

  @Test func `a device states its computing power, which a card of it keeps`() throws {
    var declaration = DeviceDeclaration(id: "a", preset: "rtx-4090")
    #expect(try declaration.resolved().halfPrecisionFLOPSPerSecond == nil)
    declaration.halfPrecisionTFLOPS = 165
    let device = try declaration.resolved()
    #expect(device.halfPrecisionFLOPSPerSecond == 165e12)
    #expect(device.withCount(2).withBudget(1 << 30).halfPrecisionFLOPSPerSecond == 165e12)
  }

  @Test func `what cannot be is refused with its facts`() {
    func problem(_ change: (inout DeviceDeclaration) -> Void) -> DeviceProblem? {
      var declaration = DeviceDeclaration(id: "a", preset: "rtx-4090")
      change(&declaration)
      do throws(DeviceProblem) {
        _ = try declaration.resolved()
        return nil
      } catch { return error }
    }
    #expect(
      problem { $0.runtime = "lama" }
        == .unknownWord(
          device: "a", key: "runtime", value: "lama",
          known: ["llama.cpp", "vllm", "mlx", "other"]))
    #expect(
      problem { $0.origin = "detected yesterday" }
        == .unknownWord(
          device: "a", key: "origin", value: "detected yesterday",
          known: ["detected YYYY-MM-DD", "preset", "declared"]))
    #expect(problem { $0.memoryGiB = -1 } == .notPositive(device: "a", key: "memory_gib"))
    #expect(problem { $0.bandwidthGBs = .nan } == .notPositive(device: "a", key: "bandwidth_gbs"))
    #expect(problem { $0.halfPrecisionTFLOPS = 0 } == .notPositive(device: "a", key: "fp16_tflops"))
    #expect(problem { $0.count = 0 } == .notPositive(device: "a", key: "count"))
    #expect(problem { $0.preset = nil } == .missing(device: "a", key: "memory_gib"))
    #expect(
      problem { $0.budgetGiB = 32 }
        == .budgetAboveMemory(device: "a", budgetGiB: 32, memoryGiB: 24))
    guard
      case .unknownWord(_, "preset", "rtx-4091", let known) = problem({ $0.preset = "rtx-4091" })
    else {
      Issue.record("an unknown preset is refused")
      return
    }
    #expect(known.contains("rtx-4090"))
  }
}
