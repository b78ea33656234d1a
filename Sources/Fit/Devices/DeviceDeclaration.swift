internal import Catalog

/// A device as a scenario writes it: every value optional but its id, in the units of the file.
public struct DeviceDeclaration: Hashable, Sendable {
  /// Its name in the scenario.
  public var id: String
  /// A preset that fills what is missing.
  public var preset: String?
  /// What it is, for people.
  public var name: String?
  /// `discrete`, `apple`, `unified` or `processor`; follows from the preset or the backend.
  public var kind: String?
  /// How many equal ones.
  public var count: Int64?
  /// Memory of one, in GiB.
  public var memoryGiB: Double?
  /// What the model may use of one, in GiB.
  public var budgetGiB: Double?
  /// Bandwidth, in GB/s; the least where it is not certain.
  public var bandwidthGBs: Double?
  /// The greatest bandwidth, in GB/s, where it is not certain.
  public var highestBandwidthGBs: Double?
  /// Dense operations on 16-bit numbers, in TFLOPS.
  public var halfPrecisionTFLOPS: Double?
  /// Host memory, in GiB.
  public var ramGiB: Double?
  /// Bandwidth of the host memory, in GB/s.
  public var ramBandwidthGBs: Double?
  /// Cores of the host.
  public var cores: Int64?
  /// `cuda`, `rocm`, `vulkan`, `metal` or `cpu`.
  public var backend: String?
  /// `llama.cpp`, `vllm`, `mlx` or `other`.
  public var runtime: String?
  /// `auto`, `gpu-only` or `cpu-only`.
  public var offload: String?
  /// `detected 2026-08-22`, `preset` or `declared`; only a detected bandwidth was measured.
  public var origin: String?

  /// Names a device.
  public init(id: String, preset: String? = nil) {
    self.id = id
    self.preset = preset
  }

  /// The device this declares.
  ///
  /// **Errors**: a word nobody knows, a number that cannot be one, or no memory at all.
  public func resolved(_ presets: PresetTable) throws(DeviceProblem) -> Device {
    let base = try presetNamed(presets)
    let named = try word(self.backend, "backend", Device.Backend.self)
    let backend = named ?? base?.backend
    let kind = try resolvedKind(base: base, backend: backend)
    let stated = try size(memoryGiB, "memory_gib")
    let count = self.count ?? base?.count ?? 1
    if count < 1 { throw .notPositive(device: id, key: "count") }
    let ram = try size(ramGiB, "ram_gib") ?? base?.hostMemoryGiB(for: count)
    guard
      let memory = stated ?? base?.memoryGiB?.lowerBound ?? (kind == .processor ? ram : nil)
    else { throw .missing(device: id, key: "memory_gib") }
    let budget = try size(budgetGiB, "budget_gib")
    let bandwidth = try bandwidth(base)
    let compute = try size(halfPrecisionTFLOPS, "fp16_tflops").map { $0 * 1e12 }
    if let budget, budget > memory {
      throw .budgetAboveMemory(device: id, budgetGiB: budget, memoryGiB: memory)
    }
    if let cores, cores < 1 { throw .notPositive(device: id, key: "cores") }
    return Device(
      id: id, name: name ?? base?.unitName, kind: kind, count: count,
      memoryBytes: bytes(memory), budgetBytes: budget.map(bytes),
      bandwidthBytesPerSecond: bandwidth.map { $0.lowerBound * 1e9 },
      highestBandwidthBytesPerSecond: bandwidth.map { $0.upperBound * 1e9 },
      halfPrecisionFLOPSPerSecond: compute ?? base?.halfPrecisionFLOPSPerSecond,
      ramBytes: ram.map(bytes),
      ramBandwidthBytesPerSecond: try size(ramBandwidthGBs, "ram_bandwidth_gbs").map { $0 * 1e9 },
      cores: cores, backend: backend,
      runtime: (try word(runtime, "runtime", Device.Runtime.self)) ?? .llamaCpp,
      offload: (try word(offload, "offload", Device.Offload.self)) ?? .auto,
      origin: try resolvedOrigin())
  }

  /// How a device is written into a scenario: in full, so that it stays what it is when presets
  /// change.
  public init(_ device: Device) {
    let gibibyte = Double(Int64.gibibyte)
    id = device.id
    if case .preset(let preset) = device.origin { self.preset = preset }
    name = device.name == device.id ? nil : device.name
    kind = device.kind.rawValue
    count = device.count == 1 ? nil : device.count
    memoryGiB = Double(device.memoryBytes) / gibibyte
    budgetGiB = Double(device.budgetBytes) / gibibyte
    bandwidthGBs = device.bandwidthBytesPerSecond.map { $0 / 1e9 }
    if device.highestBandwidthBytesPerSecond != device.bandwidthBytesPerSecond {
      highestBandwidthGBs = device.highestBandwidthBytesPerSecond.map { $0 / 1e9 }
    }
    halfPrecisionTFLOPS = device.halfPrecisionFLOPSPerSecond.map { $0 / 1e12 }
    ramGiB = device.ramBytes.map { Double($0) / gibibyte }
    ramBandwidthGBs = device.ramBandwidthBytesPerSecond.map { $0 / 1e9 }
    cores = device.cores
    backend = device.backend.rawValue
    runtime = device.runtime.rawValue
    offload = device.offload.rawValue
    origin = device.origin.word
  }

  private func resolvedOrigin() throws(DeviceProblem) -> Device.Origin {
    guard let origin else { return preset.map { .preset($0) } ?? .declared }
    let words = origin.split(separator: " ").map(String.init)
    if origin == "preset", let preset { return .preset(preset) }
    if origin == "declared" { return .declared }
    if words.first == "detected", words.count <= 2 {
      let date = words.count == 2 ? CalendarDate(words[1]) : nil
      if words.count == 1 || date != nil { return .detected(on: date) }
    }
    throw .unknownWord(
      device: id, key: "origin", value: origin,
      known: ["detected YYYY-MM-DD", "preset", "declared"])
  }

  private func presetNamed(_ presets: PresetTable) throws(DeviceProblem) -> Preset? {
    guard let preset else { return nil }
    guard let found = presets.named(preset) else {
      throw .unknownPreset(
        device: id, preset: preset, nearest: Spelling.nearest(preset, in: presets.ids))
    }
    return found
  }

  /// What is stated, or what the preset has; a range where neither is certain.
  private func bandwidth(_ base: Preset?) throws(DeviceProblem) -> ClosedRange<Double>? {
    guard let least = try size(bandwidthGBs, "bandwidth_gbs") else { return base?.bandwidthGBs }
    guard let greatest = try size(highestBandwidthGBs, "bandwidth_gbs") else {
      return least...least
    }
    guard least <= greatest else { throw .notRising(device: id, key: "bandwidth_gbs") }
    return least...greatest
  }

  private func resolvedKind(
    base: Preset?, backend: Device.Backend?
  ) throws(DeviceProblem) -> Device.Kind {
    if let kind = try word(kind, "kind", Device.Kind.self) { return kind }
    if let base { return base.kind }
    switch backend {
    case .cpu: return .processor
    case .metal: return .apple
    case .cuda, .rocm, .vulkan: return .discrete
    case nil: return memoryGiB == nil && ramGiB != nil ? .processor : .discrete
    }
  }

  private func word<Word: RawRepresentable & CaseIterable>(
    _ value: String?, _ key: String, _ type: Word.Type
  ) throws(DeviceProblem) -> Word? where Word.RawValue == String {
    guard let value else { return nil }
    guard let word = Word(rawValue: value) else {
      throw .unknownWord(
        device: id, key: key, value: value, known: Word.allCases.map(\.rawValue))
    }
    return word
  }

  private func size(_ value: Double?, _ key: String) throws(DeviceProblem) -> Double? {
    guard let value else { return nil }
    guard value.isFinite, value > 0 else { throw .notPositive(device: id, key: key) }
    return value
  }

  private func bytes(_ gibibytes: Double) -> Int64 {
    (gibibytes * Double(Int64.gibibyte)).asBytes
  }
}

extension Device.Origin {
  /// How it stands in a scenario.
  var word: String {
    switch self {
    case .detected(let date): return "detected" + (date.map { " \($0)" } ?? "")
    case .preset: return "preset"
    case .declared: return "declared"
    }
  }

  /// How the declaration came about, in words.
  public var words: String {
    if case .preset(let id) = self { return "preset " + id }
    return word
  }
}

/// What is wrong with a declared device.
public enum DeviceProblem: Error, Hashable, Sendable {
  /// A word that is none of the known ones.
  case unknownWord(device: String, key: String, value: String, known: [String])
  /// A preset the catalog does not have.
  case unknownPreset(device: String, preset: String, nearest: String?)
  /// Two ends that do not rise.
  case notRising(device: String, key: String)
  /// A number that must be above zero.
  case notPositive(device: String, key: String)
  /// A value nothing else gives.
  case missing(device: String, key: String)
  /// More may be used than there is.
  case budgetAboveMemory(device: String, budgetGiB: Double, memoryGiB: Double)
}
