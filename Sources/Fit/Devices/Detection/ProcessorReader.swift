internal import Catalog

/// The processor and its memory.
///
/// **Source**: `/proc/meminfo`, `/proc/cpuinfo`, `/proc/self/status`,
/// `/sys/devices/system/cpu`, control groups version 2. Swap is not memory.
struct ProcessorReader: DeviceReader {
  func read(_ system: SystemSource, _ machine: DetectedMachine) -> [Detection] {
    let host = machine.host
    guard let memory = host.memoryBytes else {
      // Where there is no /proc/meminfo, another family speaks for the machine.
      return system.read("/proc/cpuinfo") == nil ? [] : [.unreadable(.hostMemory)]
    }
    var notes: [DetectionNote] = []
    if let machine = host.machineMemoryBytes, machine > memory {
      notes.append(.limitedMemory(allowed: memory, machine: machine))
    }
    if let fast = host.performanceCores, let cores = host.cores, fast < cores {
      notes.append(.coreKinds(performance: fast, efficiency: cores - fast))
    }
    notes.append(.bandwidthNotMeasured)
    let device = Device(
      id: "this-processor", name: host.name, kind: .processor, memoryBytes: memory,
      ramBytes: memory, cores: host.cores, origin: .detected(on: machine.date))
    return [.proposal(device, notes)]
  }
}

extension HostFacts {
  /// Reads what can be read of the host.
  init(_ system: SystemSource) {
    self.init()
    let processors = system.read("/proc/cpuinfo") ?? ""
    name =
      Self.value(of: "model name", in: processors, separator: ":")
      ?? Self.value(of: "Model", in: processors, separator: ":")
      ?? Self.architecture(processors) ?? name
    board = system.read("/proc/device-tree/model").map { $0.filter { $0 != "\0" }.trimmed }
    readMemory(system)
    readCores(system, processors)
  }

  private mutating func readMemory(_ system: SystemSource) {
    let total = Self.value(
      of: "MemTotal", in: system.read("/proc/meminfo") ?? "", separator: ":")
    guard let kibibytes = total?.split(separator: " ").first.flatMap({ Int64($0) }) else { return }
    let machine = kibibytes.times(1024)
    machineMemoryBytes = machine
    let limits =
      Self.controlGroups(system).compactMap { system.number($0 + "/memory.max") }
      + [system.number("/sys/fs/cgroup/memory/memory.limit_in_bytes")].compactMap { $0 }
    memoryBytes = limits.filter { $0 > 0 }.reduce(machine, min)
  }

  private mutating func readCores(_ system: SystemSource, _ processors: String) {
    let root = "/sys/devices/system/cpu"
    let present = system.list(root).compactMap { name in
      name.hasPrefix("cpu") ? Int(name.dropFirst(3)) : nil
    }
    let allowed = Self.value(
      of: "Cpus_allowed_list", in: system.read("/proc/self/status") ?? "", separator: ":"
    ).map(Self.numbers)
    let usable = present.filter { allowed?.contains($0) ?? true }
    func count(_ numbers: [Int]) -> Int64 {
      let siblings = numbers.map {
        system.read("\(root)/cpu\($0)/topology/thread_siblings_list")?.trimmed ?? "\($0)"
      }
      return Int64(Set(siblings).count)
    }
    var counted = count(usable)
    if counted == 0 {
      let listed = processors.split(separator: "\n").count { $0.hasPrefix("processor") }
      counted = Int64(min(listed, allowed?.count ?? listed))
    }
    guard counted > 0 else { return }
    if let fast = system.read("/sys/devices/cpu_core/cpus").map(Self.numbers) {
      performanceCores = count(usable.filter(fast.contains))
    }
    cores = Self.quotas(system).reduce(counted, min)
    performanceCores = performanceCores.map { min($0, cores ?? $0) }
  }

  /// Whole processors the control groups allow, where they limit the time of processors.
  private static func quotas(_ system: SystemSource) -> [Int64] {
    let old = "/sys/fs/cgroup/cpu/cpu.cfs_"
    var pairs = controlGroups(system).map { group in
      (system.read(group + "/cpu.max") ?? "").split { $0.isWhitespace }.map(String.init)
    }
    pairs.append(
      [system.read(old + "quota_us"), system.read(old + "period_us")].compactMap { $0?.trimmed })
    return pairs.compactMap { words in
      guard words.count == 2, let quota = Int64(words[0]), let period = Int64(words[1]),
        quota > 0, period > 0
      else { return nil }
      return max(1, (quota - 1) / period + 1)
    }
  }

  /// What an Arm processor without a name is built from: its designer and the number of the design.
  private static func architecture(_ processors: String) -> String? {
    guard let designer = value(of: "CPU implementer", in: processors, separator: ":"),
      let part = value(of: "CPU part", in: processors, separator: ":")
    else { return nil }
    return "Arm processor (implementer \(designer), part \(part))"
  }

  /// The control groups this process is in, the innermost first; each of them may set a limit.
  private static func controlGroups(_ system: SystemSource) -> [String] {
    let root = "/sys/fs/cgroup"
    let line = (system.read("/proc/self/cgroup") ?? "").split(separator: "\n")
      .first { $0.hasPrefix("0::") }
    var parts = (line?.dropFirst(3) ?? "").split(separator: "/").map(String.init)
    if parts.contains("..") { parts = [] }
    var groups: [String] = []
    while !parts.isEmpty {
      groups.append(root + "/" + parts.joined(separator: "/"))
      parts.removeLast()
    }
    return groups + [root]
  }

  /// The value of the first line with a key.
  private static func value(
    of key: String, in text: String, separator: Character
  ) -> String? {
    for line in text.split(separator: "\n") where line.hasPrefix(key) {
      guard let place = line.firstIndex(of: separator) else { continue }
      let value = line[line.index(after: place)...].trimmed
      return value.isEmpty ? nil : value
    }
    return nil
  }

  /// Numbers of a list such as `0-3,8`.
  private static func numbers(_ list: String) -> Set<Int> {
    var numbers: Set<Int> = []
    for part in list.trimmed.split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last, last - first < 4096 else {
        continue
      }
      numbers.formUnion(first...last)
    }
    return numbers
  }
}
