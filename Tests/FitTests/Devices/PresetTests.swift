import Catalog
import Testing

@testable import Fit

/// Devices of the catalog, and declared ones.
struct PresetTests {
  private let gib = Double(Int64.gibibyte)

  @Test func `the catalog holds many devices, each with a bandwidth and room for a model`() {
    #expect(catalogPresets.all.count >= 150)
    #expect(catalogPresets.all.count { $0.count > 1 } >= 5)
    for preset in catalogPresets.all {
      #expect(preset.bandwidthGBs != nil, "\(preset.id)")
      guard let memory = preset.memoryGiB else { continue }
      #expect(memory.lowerBound > 0, "\(preset.id)")
      #expect(preset.device(id: "a") != nil, "\(preset.id)")
    }
  }

  @Test(
    arguments: [
      "rtx-2080", "rtx-3060", "rtx-3090", "rtx-4060-ti-16", "rtx-4070", "rtx-4080", "rtx-4090",
      "rtx-5070", "rtx-5080", "rtx-5090", "a100-80", "h100-sxm", "l40s", "a10", "t4", "gb10",
      "rx-7900-xt", "rx-7900-xtx", "rx-9070-xt", "ryzen-ai-max-128", "m1", "m2", "m4", "m4-pro",
      "m4-max", "m5-max", "m3-ultra", "laptop-8", "laptop-16", "laptop-32",
    ])
  func `an id that scenarios name stays`(id: String) {
    #expect(catalogPresets.named(id)?.id == id)
  }

  @Test func `every driver's name of a device means that device`() {
    for preset in catalogPresets.all {
      let memory = preset.memoryGiB.map { Int64($0.upperBound * gib) }
      for name in preset.driverNames where !name.key.isEmpty {
        let found = catalogPresets.candidates(
          driverName: name.words.joined(separator: " "), memoryBytes: memory)
        #expect(found.contains(preset), "\(preset.id): \(name.words)")
      }
    }
  }

  @Test func `a declaration overrides its preset`() throws {
    var declaration = DeviceDeclaration(id: "workstation", preset: "rtx-4090")
    declaration.budgetGiB = 20
    declaration.ramGiB = 64
    declaration.ramBandwidthGBs = 60
    declaration.count = 2
    declaration.offload = "gpu-only"
    let device = try declaration.resolved(catalogPresets)
    #expect(device.budgetBytes == 20 << 30)
    #expect(device.totalBudgetBytes == 40 << 30)
    #expect(device.memoryBytes == 24 << 30)
    #expect(device.bandwidthBytesPerSecond == 1008e9)
    #expect(device.ramBudgetBytes == Int64(64 << 30) - Int64(64 << 30) / 10)
    #expect(device.spillBudgetBytes == 0)
    #expect(device.origin == .preset("rtx-4090"))
    #expect(device.name.contains("RTX 4090"))
  }

  @Test func `a server holds several of another device and their host memory`() throws {
    let unit = Preset(
      id: "unit", name: "Unit", kind: .discrete, sizesGiB: [80], bandwidthGBs: 2000...2000)
    let server = Preset(
      id: "node", name: "Node", kind: .discrete, sizesGiB: [80], bandwidthGBs: 2000...2000,
      count: 8, unit: "unit", ramGiB: 1024)
    let table = PresetTable([unit, server])
    let one = try DeviceDeclaration(id: "a", preset: "node").resolved(table)
    #expect(one.count == 8)
    #expect(one.ramBytes == 1024 << 30)
    var declaration = DeviceDeclaration(id: "a", preset: "node")
    declaration.count = 16
    let two = try declaration.resolved(table)
    #expect(two.count == 16)
    #expect(two.ramBytes == 2048 << 30)
    #expect(try DeviceDeclaration(one).resolved(table) == one)
  }

  @Test func `a disputed bandwidth is a range, and the lower end counts`() throws {
    let disputed = Preset(
      id: "chip", name: "Chip", kind: .apple, sizesGiB: [64], bandwidthGBs: 300...400)
    let table = PresetTable([disputed])
    let device = try DeviceDeclaration(id: "a", preset: "chip").resolved(table)
    #expect(device.bandwidthBytesPerSecond == 300e9)
    #expect(device.highestBandwidthBytesPerSecond == 400e9)
    #expect(try DeviceDeclaration(device).resolved(table) == device)
    var declaration = DeviceDeclaration(id: "a", preset: "chip")
    declaration.bandwidthGBs = 350
    let settled = try declaration.resolved(table)
    #expect(settled.bandwidthBytesPerSecond == 350e9)
    #expect(settled.highestBandwidthBytesPerSecond == 350e9)
  }

  @Test func `a record states a device, a disputed number as a range`() throws {
    let evidence = Evidence(source: "s")
    func record(_ id: String, _ identity: [(Field, FactValue)], _ facts: [(Field, Fact)]) -> Record
    {
      Record(
        kind: .device, id: id, identity: identity.map { Row.NamedValue($0.0, $0.1) },
        facts: facts.map { NamedFact($0.0, $0.1) })
    }
    let chip = record(
      "chip", [("name", .text("Chip")), ("kind", .text("apple"))],
      [
        ("memory_gib", .known(.numbers([64, 32]), evidence, losing: [])),
        (
          "bandwidth_gbs",
          .disputed([Claim(.integer(819), evidence), Claim(.integer(800), evidence)])
        ),
        ("fp16_tflops", .unknown(reason: "nobody says", evidence)),
      ])
    let node = record(
      "node", [("name", .text("Node")), ("kind", .text("server")), ("of", .text("chip"))],
      [("count", .known(.integer(4), evidence, losing: []))])
    let lost = record(
      "lost", [("name", .text("Lost")), ("kind", .text("server")), ("of", .text("none"))],
      [("count", .known(.integer(4), evidence, losing: []))])
    let records = ["chip": chip, "node": node, "lost": lost]
    let preset = try #require(Preset(chip, in: records))
    #expect(preset.sizesGiB == [32, 64])
    #expect(preset.bandwidthGBs == 800...819)
    #expect(preset.halfPrecisionFLOPSPerSecond == nil)
    #expect(preset.backend == .metal)
    let server = try #require(Preset(node, in: records))
    #expect(server.count == 4 && server.kind == .apple && server.unit == "chip")
    #expect(Preset(lost, in: records) == nil)
  }

  @Test func `memory beside a processor must be stated`() throws {
    let table = PresetTable([
      Preset(id: "cpu", name: "CPU", kind: .processor, bandwidthGBs: 100...100)
    ])
    var declaration = DeviceDeclaration(id: "a", preset: "cpu")
    #expect(throws: DeviceProblem.missing(device: "a", key: "memory_gib")) {
      try declaration.resolved(table)
    }
    declaration.ramGiB = 64
    #expect(try declaration.resolved(table).memoryBytes == 64 << 30)
  }

  @Test func `the kind follows from what is stated`() throws {
    var declaration = DeviceDeclaration(id: "a")
    declaration.ramGiB = 32
    #expect(try declaration.resolved(.empty).kind == .processor)
    declaration.memoryGiB = 16
    #expect(try declaration.resolved(.empty).kind == .discrete)
    declaration.backend = "metal"
    #expect(try declaration.resolved(.empty).kind == .apple)
    declaration.kind = "unified"
    #expect(try declaration.resolved(.empty).kind == .unified)
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
      try #require(catalogPresets.named("m4-pro")?.device(id: "c")),
      try #require(catalogPresets.named("radeon-780m")?.device(id: "d", memoryGiB: 32)),
    ]
    for device in devices {
      #expect(try DeviceDeclaration(device).resolved(catalogPresets) == device)
    }
  }

  @Test func `a device states its computing power, which a card of it keeps`() throws {
    var declaration = DeviceDeclaration(id: "a", preset: "rtx-4090")
    #expect(try declaration.resolved(catalogPresets).halfPrecisionFLOPSPerSecond == 165.2e12)
    declaration.halfPrecisionTFLOPS = 165
    let device = try declaration.resolved(catalogPresets)
    #expect(device.halfPrecisionFLOPSPerSecond == 165e12)
    #expect(device.withCount(2).withBudget(1 << 30).halfPrecisionFLOPSPerSecond == 165e12)
  }

  @Test func `what cannot be is refused with its facts`() {
    func problem(_ change: (inout DeviceDeclaration) -> Void) -> DeviceProblem? {
      var declaration = DeviceDeclaration(id: "a", preset: "rtx-4090")
      change(&declaration)
      do throws(DeviceProblem) {
        _ = try declaration.resolved(catalogPresets)
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
      problem {
        $0.bandwidthGBs = 400
        $0.highestBandwidthGBs = 300
      } == .notRising(device: "a", key: "bandwidth_gbs"))
    #expect(
      problem { $0.budgetGiB = 32 }
        == .budgetAboveMemory(device: "a", budgetGiB: 32, memoryGiB: 24))
    #expect(
      problem { $0.preset = "rtx-4091" }
        == .unknownPreset(device: "a", preset: "rtx-4091", nearest: "rtx-4090"))
  }
}
