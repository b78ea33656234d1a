/// The hardware a probe ran on, kept with the run so that its figures count for that hardware and
/// no other.
public enum ProbedDevice: Hashable, Sendable {
  /// What a person said it is: the id of a device of a scenario, or of the catalog.
  case declared(String)
  /// What was read of this machine before the run.
  case detected(Hardware)

  /// What tells one machine from another, as far as it can be read.
  public struct Hardware: Hashable, Sendable {
    /// What it is, for people.
    public let name: String
    /// How many equal ones.
    public let count: Int64
    /// Memory of one, in bytes.
    public let memoryBytes: Int64
    /// Cores of the host; `nil` where they cannot be read.
    public let cores: Int64?
    /// What drives it.
    public let backend: Device.Backend

    /// Describes hardware.
    public init(
      name: String, count: Int64 = 1, memoryBytes: Int64, cores: Int64?, backend: Device.Backend
    ) {
      self.name = name
      self.count = count
      self.memoryBytes = memoryBytes
      self.cores = cores
      self.backend = backend
    }

    /// What tells a device from others.
    public init(_ device: Device) {
      self.init(
        name: device.name, count: device.count, memoryBytes: device.memoryBytes,
        cores: device.cores, backend: device.backend)
    }
  }

  /// Memory of one machine that still counts as the same: a system keeps a little more or less for
  /// itself at every start, and a scenario may round it; chosen.
  static let sameMemory = 0.02

  /// Whether this is a device of a scenario.
  ///
  /// **Shape**: by its id or preset where a person said which; else by name, number, memory within
  /// 2 %, driver, and cores where both state them.
  public func isOf(_ device: Device) -> Bool {
    switch self {
    case .declared(let name):
      if device.id == name { return true }
      if case .preset(let preset) = device.origin { return preset == name }
      return false
    case .detected(let hardware):
      let difference = Double(hardware.memoryBytes) - Double(device.memoryBytes)
      let hasSameCores =
        hardware.cores == nil || device.cores == nil
        || hardware.cores == device.cores
      return hardware.name == device.name && hardware.count == device.count
        && hardware.backend == device.backend && hasSameCores
        && difference.magnitude <= Self.sameMemory * Double(hardware.memoryBytes)
    }
  }

  /// What it is, for people.
  public var words: String {
    switch self {
    case .declared(let name): return name
    case .detected(let hardware):
      return hardware.count == 1 ? hardware.name : "\(hardware.count) × \(hardware.name)"
    }
  }
}
