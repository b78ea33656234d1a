public import Catalog

/// The host as detection sees it.
public struct HostFacts: Hashable, Sendable {
  /// The processor's name.
  public var name = "Processor"
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
  /// No preset tells the bandwidth of this name.
  case noBandwidth(name: String)
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
  /// An Intel card, whose memory cannot be read from where the others are.
  case intelCard
  /// The memory of the machine itself.
  case hostMemory
}

/// One family of devices and how it is found.
///
/// To add one: a file in this folder, and a line in `DeviceReaders.all`.
public protocol DeviceReader: Sendable {
  /// What is there; nothing where the family is absent.
  func read(_ system: SystemSource, host: HostFacts, on date: CalendarDate?) -> [Detection]
}

/// Every family Weigh looks for.
public enum DeviceReaders {
  /// The readers, those of cards first.
  public static let all: [any DeviceReader] = [
    NvidiaReader(), AMDReader(), IntelReader(), AppleReader(), ProcessorReader(),
  ]

  /// What this machine offers; each proposal becomes a declaration only when a user saves it.
  public static func detect(_ system: SystemSource, on date: CalendarDate? = nil) -> [Detection] {
    let host = HostFacts(system)
    return all.flatMap { $0.read(system, host: host, on: date) }
  }
}

/// One card, before equal ones are counted together.
struct DetectedCard: Hashable {
  var name: String
  var kind: Device.Kind
  var backend: Device.Backend
  var memoryBytes: Int64

  /// Devices for cards: equal ones counted, others apart, with the bandwidth their name gives.
  static func proposals(
    _ cards: [DetectedCard], host: HostFacts, on date: CalendarDate?
  ) -> [Detection] {
    var kinds: [(card: DetectedCard, count: Int64)] = []
    for card in cards {
      if let place = kinds.firstIndex(where: { $0.card == card }) {
        kinds[place].count += 1
      } else {
        kinds.append((card, 1))
      }
    }
    return kinds.enumerated().map { place, kind in
      kind.card.proposal(
        count: kind.count, place: kinds.count > 1 ? place + 1 : nil, host: host, on: date)
    }
  }

  private func proposal(
    count: Int64, place: Int?, host: HostFacts, on date: CalendarDate?
  ) -> Detection {
    let preset = Preset.matching(driverName: name, memoryBytes: memoryBytes)
    var notes: [DetectionNote] = []
    if preset == nil { notes.append(.noBandwidth(name: name)) }
    if place != nil { notes.append(.mixedCards) }
    if kind != .discrete { notes.append(.sharedMemory) }
    let device = Device(
      id: "this-machine" + (place.map { "-\($0)" } ?? ""), name: name, kind: kind, count: count,
      memoryBytes: memoryBytes,
      bandwidthBytesPerSecond: preset.map { $0.bandwidthGBs.lowerBound * 1e9 },
      ramBytes: kind == .discrete ? host.memoryBytes : nil, cores: host.cores, backend: backend,
      origin: .detected(on: date))
    return .proposal(device, notes)
  }
}
