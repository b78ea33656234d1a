internal import Catalog
internal import Fit

/// Reads the devices a scenario declares.
struct DeviceReading {
  private let id: String
  private let table: [String: FactValue]

  /// A device from its table of keys.
  ///
  /// - Throws: `ScenarioError.wrongDevice` with the words of what is wrong.
  static func device(_ table: [String: FactValue], presets: PresetTable) throws -> Device {
    guard let id = table["id"]?.text, !id.isEmpty else {
      throw ScenarioError.wrongDevice(id: "", problem: "needs an id")
    }
    if let unknown = table.keys.sorted().first(where: { !keys.contains($0) }) {
      let near = Spelling.suggestion(for: unknown, in: keys)
      throw ScenarioError.wrongDevice(id: id, problem: "has no key '\(unknown)'.\(near)")
    }
    let preset = try DeviceReading(id: id, table: table).text("preset")
    if let preset, presets.named(preset) == nil {
      let near = Spelling.suggestion(for: preset, in: presets.ids)
      throw ScenarioError.wrongDevice(
        id: id, problem: "names the preset '\(preset)', which is not known.\(near)")
    }
    var declaration = DeviceDeclaration(id: id, preset: preset)
    let device = DeviceReading(id: id, table: table)
    declaration.name = try device.text("name")
    declaration.kind = try device.text("kind")
    declaration.count = try device.count("count")
    declaration.memoryGiB = try device.number("memory_gib")
    declaration.budgetGiB = try device.number("budget_gib")
    let bandwidth = try device.span("bandwidth_gbs")
    declaration.bandwidthGBs = bandwidth?.least
    declaration.highestBandwidthGBs = bandwidth?.greatest
    declaration.halfPrecisionTFLOPS = try device.number("fp16_tflops")
    declaration.ramGiB = try device.number("ram_gib")
    declaration.ramBandwidthGBs = try device.number("ram_bandwidth_gbs")
    declaration.cores = try device.count("cores")
    declaration.backend = try device.text("backend")
    declaration.runtime = try device.text("runtime")
    declaration.offload = try device.text("offload")
    declaration.origin = try device.text("origin")
    do {
      return try declaration.resolved(presets)
    } catch {
      throw ScenarioError.contradiction(error.message)
    }
  }

  private func text(_ key: String) throws -> String? {
    try value(key, "a text") { $0.text }
  }

  private func number(_ key: String) throws -> Double? {
    try value(key, "a number") { $0.number }
  }

  /// A number, or two of them where it is not certain.
  private func span(_ key: String) throws -> (least: Double, greatest: Double?)? {
    try value(key, "a number, or two that rise") { value in
      if let number = value.number { return (number, nil) }
      guard let ends = value.numbers, ends.count == 2 else { return nil }
      return (ends[0], ends[1])
    }
  }

  private func count(_ key: String) throws -> Int64? {
    try value(key, "a whole number") { $0.integer }
  }

  private func value<Value>(
    _ key: String, _ expected: String, _ read: (FactValue) -> Value?
  ) throws -> Value? {
    guard let stated = table[key] else { return nil }
    guard let value = read(stated) else {
      let words = EvaluationBase.plain(stated).quotedForMessage
      throw ScenarioError.wrongDevice(
        id: id, problem: "has \(words) under '\(key)'; expected \(expected)")
    }
    return value
  }

  private static let keys = [
    "id", "preset", "name", "kind", "count", "memory_gib", "budget_gib", "bandwidth_gbs",
    "fp16_tflops", "ram_gib", "ram_bandwidth_gbs", "cores", "backend", "runtime", "offload",
    "origin",
  ]
}
