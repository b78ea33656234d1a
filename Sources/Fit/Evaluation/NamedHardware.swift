/// The device a row of measurements was made on.
struct NamedHardware: Sendable {
  /// The devices of the catalog.
  let presets: PresetTable
  /// Host memory whose bandwidth is not stated is taken for two channels of a desktop.
  static let usualRAMBandwidthBytesPerSecond = 80e9
  /// What a machine that only runs a model keeps of a card, in bytes; chosen.
  static let keptBytes = Int64.gibibyte / 4

  /// The device of a row; without a bandwidth where neither its name nor the row tells one.
  func device(_ row: SpeedRow) -> Device {
    let preset = preset(for: row)
    let stated = row.bandwidthBytesPerSecond.map { $0...$0 }
    let ends = preset?.bandwidthGBs.map { $0.lowerBound * 1e9...$0.upperBound * 1e9 }
    return device(row, preset, bandwidth: stated ?? ends)
  }

  /// The preset of the name as it stands, else of the name without what stands in brackets, else of
  /// what does; the memory of all cards may stand for that of one.
  private func preset(for row: SpeedRow) -> Preset? {
    let outside = row.hardware.split(separator: "(")[0].split(separator: "[")[0]
    let inside = row.hardware.split(separator: "[").last?.split(separator: "]").first
    let perCard = row.memoryBytes.map { $0 / max(1, row.count) }
    for name in [row.hardware, String(outside), inside.map(String.init) ?? row.hardware] {
      for memory in row.count > 1 ? [row.memoryBytes, perCard] : [row.memoryBytes] {
        if let preset = presets.matching(driverName: name, memoryBytes: memory) { return preset }
      }
    }
    return typed(row.hardware.trimmed, memoryBytes: perCard)
  }

  /// The preset of a name as people type it: `4090`, `RTX 3090`, `m4 max`; of several sizes the one
  /// with the row's memory.
  private func typed(_ name: String, memoryBytes: Int64?) -> Preset? {
    let size = memoryBytes.map { (Double($0) / Double(Int64.gibibyte)).rounded() }
    let sized = size.map { " \(Text.decimal($0, 0))gb" } ?? ""
    for text in [name + sized, name] {
      // A name that means nothing, or several devices, leaves the bandwidth unknown.
      guard let declared = try? DeviceRequest.read(text, presets: presets),
        let preset = declared.preset.flatMap(presets.named)
      else { continue }
      return preset
    }
    return nil
  }

  private func device(
    _ row: SpeedRow, _ preset: Preset?, bandwidth: ClosedRange<Double>?
  ) -> Device {
    let usual = preset?.memoryGiB.map { ($0.lowerBound * Double(Int64.gibibyte)).asBytes }
    let runsOnProcessor = row.count == 0 || isProcessor(row)
    let isShared =
      runsOnProcessor || preset?.kind == .processor || row.hardware.contains("(integrated)")
    let kind: Device.Kind =
      preset?.kind
      ?? (runsOnProcessor
        ? .processor : isShared ? .unified : Self.isApple(row.hardware) ? .apple : .discrete)
    var memory = row.memoryBytes ?? usual ?? row.ramBytes ?? 0
    // Some list the sum over equal cards.
    if row.count > 1, let usual, memory > usual * 3 / 2 { memory /= row.count }
    if kind != .discrete, let ram = row.ramBytes { memory = max(memory, ram) }
    return Device(
      id: "row", name: row.hardware, kind: kind, count: kind == .discrete ? row.count : 1,
      memoryBytes: memory, budgetBytes: kind == .discrete ? memory - Self.keptBytes : nil,
      bandwidthBytesPerSecond: bandwidth?.lowerBound,
      highestBandwidthBytesPerSecond: bandwidth?.upperBound,
      halfPrecisionFLOPSPerSecond: row.halfPrecisionFLOPSPerSecond
        ?? preset?.halfPrecisionFLOPSPerSecond, ramBytes: row.ramBytes,
      ramBandwidthBytesPerSecond: Self.usualRAMBandwidthBytesPerSecond,
      backend: row.backend ?? preset?.backend ?? Self.backend(row.hardware),
      runtime: runtime(row.provider))
  }

  /// Whether the processor ran it: the row says so.
  private func isProcessor(_ row: SpeedRow) -> Bool {
    row.hardware.lowercased().split { !$0.isLetter }.contains("cpu")
  }

  /// What drives hardware of a maker whose name stands in it.
  private static func backend(_ hardware: String) -> Device.Backend? {
    let words = Set(hardware.lowercased().split { !$0.isLetter }.map(String.init))
    if words.contains("nvidia") || words.contains("geforce") { return .cuda }
    if words.contains("amd") || words.contains("radeon") { return .rocm }
    if words.contains("intel") { return .vulkan }
    return isApple(hardware) ? .metal : nil
  }

  private static func isApple(_ hardware: String) -> Bool {
    hardware.lowercased().hasPrefix("apple ")
  }

  private func runtime(_ provider: String) -> Device.Runtime {
    switch provider.lowercased() {
    case "vllm": return .vllm
    case "mlx", "mlx-lm": return .mlx
    default: return .llamaCpp
    }
  }
}
