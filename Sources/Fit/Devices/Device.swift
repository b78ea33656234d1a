public import Catalog

/// A machine a model may run on, as the user declares it.
///
/// Ranking uses this declaration and never the memory that happens to be free, so that the same
/// scenario gives the same result on any day and under any load.
public struct Device: Hashable, Sendable {
  /// Where the memory sits, which decides the default reserve.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A graphics card with memory of its own.
    case discrete
    /// An Apple chip that shares its memory.
    case apple
    /// Another chip that shares its memory with the system.
    case unified
    /// A processor alone.
    case processor
  }

  /// What drives it.
  public enum Backend: String, Hashable, Sendable, CaseIterable {
    case cuda, rocm, vulkan, metal, cpu
  }

  /// What runs the model.
  public enum Runtime: String, Hashable, Sendable, CaseIterable {
    case llamaCpp = "llama.cpp"
    case vllm, mlx, other
  }

  /// Where layers may go that do not fit on the card.
  public enum Offload: String, Hashable, Sendable, CaseIterable {
    case auto
    case gpuOnly = "gpu-only"
    case cpuOnly = "cpu-only"
  }

  /// How the declaration came about.
  public enum Origin: Hashable, Sendable {
    case detected(on: CalendarDate?)
    case preset(String)
    case declared
  }

  /// Its name in the scenario.
  public let id: String
  /// What it is, for people: `RTX 4090`.
  public let name: String
  /// Where its memory sits.
  public let kind: Kind
  /// How many equal ones work together.
  public private(set) var count: Int64
  /// Memory of one, in bytes.
  public private(set) var memoryBytes: Int64
  /// What the model may use of one, in bytes.
  public private(set) var budgetBytes: Int64
  /// Published peak, or what the read test measured, in bytes per second; `nil` is not known, and
  /// the least of them where sources disagree.
  public let bandwidthBytesPerSecond: Double?
  /// The greatest published peak: above `bandwidthBytesPerSecond` where sources disagree or parts
  /// of one name differ; `nil` is not known.
  public let highestBandwidthBytesPerSecond: Double?
  /// Dense operations on 16-bit numbers of one, published peak, per second; `nil` is not known.
  public let halfPrecisionFLOPSPerSecond: Double?
  /// Host memory beside a card, in bytes.
  public let ramBytes: Int64?
  /// What layers that do not fit on the card may use of it, in bytes.
  public let ramBudgetBytes: Int64?
  /// Published peak of the host memory, in bytes per second.
  public let ramBandwidthBytesPerSecond: Double?
  /// Cores of the host.
  public let cores: Int64?
  /// What drives it.
  public let backend: Backend
  /// What runs the model.
  public let runtime: Runtime
  /// Where layers may go that do not fit.
  public let offload: Offload
  /// How the declaration came about.
  public let origin: Origin

  /// Declares a device; what is left out follows from its kind.
  ///
  /// **Units**: bytes, bytes per second, and operations per second. A budget above the memory is
  /// cut to it.
  public init(
    id: String, name: String? = nil, kind: Kind, count: Int64 = 1, memoryBytes: Int64,
    budgetBytes: Int64? = nil, bandwidthBytesPerSecond: Double? = nil,
    highestBandwidthBytesPerSecond: Double? = nil, halfPrecisionFLOPSPerSecond: Double? = nil,
    ramBytes: Int64? = nil,
    ramBandwidthBytesPerSecond: Double? = nil, cores: Int64? = nil, backend: Backend? = nil,
    runtime: Runtime = .llamaCpp, offload: Offload = .auto, origin: Origin = .declared
  ) {
    self.id = id
    self.name = name ?? id
    self.kind = kind
    self.count = max(1, count)
    let memory = max(0, memoryBytes)
    self.memoryBytes = memory
    self.budgetBytes = min(memory, max(0, budgetBytes ?? memory.minus(kind.reserve(of: memory))))
    let bandwidth = bandwidthBytesPerSecond.flatMap { $0 > 0 ? $0 : nil }
    self.bandwidthBytesPerSecond = bandwidth
    self.highestBandwidthBytesPerSecond = bandwidth.map {
      max($0, highestBandwidthBytesPerSecond ?? $0)
    }
    self.halfPrecisionFLOPSPerSecond = halfPrecisionFLOPSPerSecond.flatMap { $0 > 0 ? $0 : nil }
    self.ramBytes = ramBytes
    ramBudgetBytes = ramBytes.map { $0.minus(Kind.processor.reserve(of: $0)) }
    self.ramBandwidthBytesPerSecond = ramBandwidthBytesPerSecond.flatMap { $0 > 0 ? $0 : nil }
    self.cores = cores
    self.backend = backend ?? kind.usualBackend
    self.runtime = runtime
    self.offload = offload
    self.origin = origin
  }

  /// The same device with another budget, whatever its memory.
  func withBudget(_ bytes: Int64) -> Device {
    var copy = self
    copy.memoryBytes = max(memoryBytes, bytes)
    copy.budgetBytes = max(0, bytes)
    return copy
  }

  /// So many of the same device.
  func withCount(_ count: Int64) -> Device {
    var copy = self
    copy.count = max(1, count)
    return copy
  }

  /// What the model may use of all of them together, in bytes.
  public var totalBudgetBytes: Int64 { budgetBytes.times(count) }

  /// What layers that do not fit on the cards may use of the host, in bytes.
  public var spillBudgetBytes: Int64 {
    guard kind == .discrete, offload == .auto, runtime == .llamaCpp || runtime == .other else {
      return 0
    }
    return ramBudgetBytes ?? 0
  }

  /// Whether everything runs on the processor.
  public var runsOnProcessor: Bool {
    backend == .cpu || (kind == .discrete && offload == .cpuOnly)
  }
}

extension Device.Kind {
  /// What is kept for the system by default, in bytes.
  ///
  /// **Source**: chosen. One GiB a card agrees with the usable memory in the device list of
  /// localmodel.run; Apple's system keeps a third, or a quarter of large memories.
  public func reserve(of memoryBytes: Int64) -> Int64 {
    switch self {
    case .discrete: return Int64.gibibyte
    case .apple: return memoryBytes < 64 * Int64.gibibyte ? memoryBytes / 3 : memoryBytes / 4
    case .unified, .processor: return max(3 * Int64.gibibyte, memoryBytes / 10)
    }
  }

  /// What usually drives it.
  var usualBackend: Device.Backend {
    switch self {
    case .discrete: return .cuda
    case .apple: return .metal
    case .unified: return .vulkan
    case .processor: return .cpu
    }
  }
}
