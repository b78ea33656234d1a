internal import Catalog
internal import Decision
internal import Fit

/// What was found on this machine, in words; one text for `weigh fit devices` and `weigh doctor`.
struct MachineReport {
  let machine: Machine
  var reading: MemoryReading?

  /// Lines for people, with how to declare what was found.
  var lines: [String] {
    var lines = ["This machine:"]
    for entry in entries { lines += entry.sentences.map { "  " + $0 } }
    if let reading { lines += reading.test.sentences.map { "  " + $0 } }
    return lines + [declaring].compactMap { $0 }.map { "  " + $0 }
  }

  /// One thing that was found, or that cannot be read.
  struct Entry {
    let name: String
    let isFine: Bool
    let sentences: [String]
  }

  /// What was found, cards first.
  var entries: [Entry] {
    let found = machine.proposals.map { device, notes in
      Entry(
        name: device.kind == .processor ? "processor" : "gpu", isFine: true,
        sentences: [device.sentence]
          + notes.filter { reading == nil || $0 != .bandwidthNotMeasured }.map(\.message))
    }
    let broken = machine.unreadable.map { device in
      Entry(name: "gpu", isFine: !device.isBroken, sentences: [device.message])
    }
    guard found.isEmpty, broken.isEmpty else { return found + broken }
    return [
      Entry(
        name: "machine", isFine: true,
        sentences: ["Nothing of its hardware can be read. Declare it by hand."])
    ]
  }

  private var declaring: String? {
    guard !machine.devices.isEmpty else { return nil }
    var command = "weigh needs --device this"
    if let reading, !reading.test.wasBusy, machine.devices.allSatisfy({ $0.kind == .processor }) {
      command += ",bandwidth=" + Wording.decimals(reading.test.all.bytesPerSecond / 1e9, 1)
    }
    return "Nothing of it enters a ranking until it is declared: \(command)."
  }

  /// The machine as machine output.
  var json: JSONValue {
    .object([
      "devices": .list(machine.proposals.map { Self.json($0.device, notes: $0.notes) }),
      "unreadable": .list(machine.unreadable.map { .text($0.message) }),
      "reading": reading?.json ?? .null,
    ])
  }

  static func json(_ device: Device) -> JSONValue { json(device, notes: []) }

  private static func json(_ device: Device, notes: [DetectionNote]) -> JSONValue {
    .object([
      "id": .text(device.id), "name": .text(device.name), "kind": .text(device.kind.rawValue),
      "backend": .text(device.backend.rawValue), "count": .integer(device.count),
      "memory_bytes": .integer(device.memoryBytes), "budget_bytes": .integer(device.budgetBytes),
      "bandwidth_bytes_per_second": device.bandwidthBytesPerSecond.map { least in
        .list([.computed(least), .computed(device.highestBandwidthBytesPerSecond ?? least)])
      } ?? .null,
      "flops_per_second": device.halfPrecisionFLOPSPerSecond.map { .computed($0) } ?? .null,
      "ram_bytes": device.ramBytes.map { .integer($0) } ?? .null,
      "cores": device.cores.map { .integer($0) } ?? .null,
      "notes": .list(notes.map { .text($0.message) }),
    ])
  }
}

extension UnreadableDevice {
  /// Whether something that should answer does not.
  fileprivate var isBroken: Bool {
    switch self {
    case .programFailed, .programTimedOut: return true
    default: return false
    }
  }
}
