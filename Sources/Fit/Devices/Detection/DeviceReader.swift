public import Catalog

/// The host as detection sees it.
public struct HostFacts: Hashable, Sendable {
  /// The processor's name.
  public var name = "Processor"
  /// The name of the board, on machines built around one chip.
  public var board: String?
  /// Memory this process may use, in bytes.
  public var memoryBytes: Int64?
  /// Memory of the machine, in bytes, where a container may use less.
  public var machineMemoryBytes: Int64?
  /// Cores this process may use; hardware threads of one core count once.
  public var cores: Int64?
  /// How many of them are performance cores, on processors that have two kinds.
  public var performanceCores: Int64?
}

/// What a reader found: a device to propose, or something a person must declare by hand.
public enum Detection: Hashable, Sendable {
  /// A device with all that could be read, and what is worth knowing about it.
  case proposal(Device, [DetectionNote])
  /// Something is there and cannot be read.
  case unreadable(UnreadableDevice)
}

/// Something worth knowing about a proposed device.
public enum DetectionNote: Hashable, Sendable {
  /// A container may use less than the machine has, in bytes.
  case limitedMemory(allowed: Int64, machine: Int64)
  /// Only so many of the cores may be used.
  case coreKinds(performance: Int64, efficiency: Int64)
  /// No device of the catalog tells the bandwidth of this name.
  case noBandwidth(name: String)
  /// Parts of this name are sold with several bandwidths, or sources disagree.
  case bandwidthOpen(name: String, leastGBs: Double, greatestGBs: Double)
  /// Cards of several kinds are there, each a device of its own.
  case mixedCards
  /// It shares its memory with the system.
  case sharedMemory
  /// The read test would tell the bandwidth.
  case bandwidthNotMeasured
}

/// Something that is there and cannot be read.
public enum UnreadableDevice: Hashable, Sendable {
  /// A program failed; its first line.
  case programFailed(program: String, firstLine: String)
  /// A program did not end in time.
  case programTimedOut(program: String)
  /// A card whose memory is not given.
  case memoryNotReadable(name: String)
  /// A card that is cut into partitions.
  case partitioned(name: String, partitions: [String])
  /// A card whose memory cannot be read and that is sold with several sizes.
  case severalSizes(name: String, gibibytes: [Double])
  /// An Intel card, whose memory cannot be read from where the others are.
  case intelCard
  /// The memory of the machine itself.
  case hostMemory
}

/// What every reader may use: the host, the devices of the catalog, and the date of detection.
public struct DetectedMachine: Sendable {
  /// The host.
  public let host: HostFacts
  /// The devices of the catalog.
  public let presets: PresetTable
  /// When it was looked at.
  public let date: CalendarDate?
}

/// One family of devices and how it is found.
///
/// To add one: a file in this folder, and a line in `DeviceReaders.all`.
public protocol DeviceReader: Sendable {
  /// What is there; nothing where the family is absent.
  func read(_ system: SystemSource, _ machine: DetectedMachine) -> [Detection]
}

/// Every family Weigh looks for.
public enum DeviceReaders {
  /// The readers, those of cards first.
  public static let all: [any DeviceReader] = [
    NvidiaReader(), AMDReader(), IntelReader(), AppleReader(), ProcessorReader(),
  ]

  /// What this machine offers; each proposal becomes a declaration only when a user saves it.
  public static func detect(
    _ system: SystemSource, presets: PresetTable, on date: CalendarDate? = nil
  ) -> [Detection] {
    let machine = DetectedMachine(host: HostFacts(system), presets: presets, date: date)
    return all.flatMap { $0.read(system, machine) }
  }
}
