internal import Catalog

/// Apple chips, through `sysctl`; not tested on one.
struct AppleReader: DeviceReader {
  static let query = SystemCommand("sysctl", ["-n", "hw.memsize", "machdep.cpu.brand_string"])
  static let limit = SystemCommand("sysctl", ["-n", "iogpu.wired_limit_mb"])
  static let cores = SystemCommand("sysctl", ["-n", "hw.physicalcpu"])

  func read(_ system: SystemSource, _ machine: DetectedMachine) -> [Detection] {
    guard case .finished(0, let text) = system.run(Self.query) else { return [] }
    let lines = text.split(separator: "\n").map(\.trimmed)
    guard lines.count >= 2, lines[1].hasPrefix("Apple "), let memory = Int64(lines[0]), memory > 0
    else { return [] }
    let name = lines[1]
    // The same chip is sold with more or fewer memory channels; the size of its memory tells them
    // apart in most cases.
    let preset = machine.presets.matching(driverName: name, memoryBytes: memory)
    let budget = Self.number(system, Self.limit).map { $0.times(1 << 20) }
    let device = Device(
      id: "this-machine", name: name, kind: .apple, memoryBytes: memory, budgetBytes: budget,
      bandwidthBytesPerSecond: preset?.bandwidthGBs.map { $0.lowerBound * 1e9 },
      highestBandwidthBytesPerSecond: preset?.bandwidthGBs.map { $0.upperBound * 1e9 },
      halfPrecisionFLOPSPerSecond: preset?.halfPrecisionFLOPSPerSecond,
      cores: machine.host.cores ?? Self.number(system, Self.cores),
      origin: .detected(on: machine.date))
    return [.proposal(device, DetectionNote.bandwidth(of: preset, name: name))]
  }

  /// A number above zero that a command prints; zero means that nothing was set.
  private static func number(_ system: SystemSource, _ command: SystemCommand) -> Int64? {
    guard case .finished(0, let text) = system.run(command), let number = Int64(text.trimmed),
      number > 0
    else { return nil }
    return number
  }
}
