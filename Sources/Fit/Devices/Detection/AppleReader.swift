internal import Catalog

/// Apple chips, through `sysctl`; not tested on one.
struct AppleReader: DeviceReader {
  static let query = SystemCommand("sysctl", ["-n", "hw.memsize", "machdep.cpu.brand_string"])
  static let limit = SystemCommand("sysctl", ["-n", "iogpu.wired_limit_mb"])

  func read(_ system: SystemSource, host: HostFacts, on date: CalendarDate?) -> [Detection] {
    guard case .finished(0, let text) = system.run(Self.query) else { return [] }
    let lines = text.split(separator: "\n").map(\.trimmed)
    guard lines.count >= 2, lines[1].hasPrefix("Apple "), let memory = Int64(lines[0]), memory > 0
    else { return [] }
    var budget: Int64?
    if case .finished(0, let limit) = system.run(Self.limit), let mebibytes = Int64(limit.trimmed),
      mebibytes > 0
    {
      budget = mebibytes.times(1 << 20)
    }
    let preset = Preset.matching(driverName: lines[1], memoryBytes: nil)
    let device = Device(
      id: "this-machine", name: lines[1], kind: .apple, memoryBytes: memory, budgetBytes: budget,
      bandwidthBytesPerSecond: preset.map { $0.bandwidthGBs.lowerBound * 1e9 }, cores: host.cores,
      origin: .detected(on: date))
    return [.proposal(device, preset == nil ? [.noBandwidth(name: lines[1])] : [])]
  }
}
