/// The device a row of measurements was made on.
struct NamedHardware: Sendable {
  /// The preset a driver's name means, if any.
  let preset: @Sendable (_ driverName: String, _ memoryBytes: Int64?) -> Preset?
  /// Host memory whose bandwidth is not stated is taken for two channels of a desktop.
  static let usualRAMBandwidthBytesPerSecond = 80e9
  /// What a machine that only runs a model keeps of a card, in bytes; chosen.
  static let keptBytes = Int64.gibibyte / 4

  /// The devices a row may mean: one, or the ends where its bandwidth is a range.
  func devices(_ row: SpeedRow) -> [Device] {
    let preset = preset(for: row)
    if let stated = row.bandwidthBytesPerSecond { return [device(row, preset, bandwidth: stated)] }
    guard let ends = preset?.bandwidthGBs else { return [device(row, preset, bandwidth: nil)] }
    let bandwidths =
      ends.lowerBound == ends.upperBound ? [ends.lowerBound] : [ends.lowerBound, ends.upperBound]
    return bandwidths.map { device(row, preset, bandwidth: $0 * 1e9) }
  }

  private func preset(for row: SpeedRow) -> Preset? {
    let perCard = row.memoryBytes.map { $0 / max(1, row.count) }
    return preset(row.hardware, row.memoryBytes)
      ?? (row.count > 1 ? preset(row.hardware, perCard) : nil)
  }

  private func device(_ row: SpeedRow, _ preset: Preset?, bandwidth: Double?) -> Device {
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
      bandwidthBytesPerSecond: bandwidth,
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
