internal import Catalog
internal import Fit

/// The machine this program runs on, as far as it can be read; nothing here enters a ranking until
/// somebody declares it.
struct Machine {
  /// What was found, cards first.
  let detections: [Detection]

  /// Looks at a machine.
  init(_ presets: PresetTable, system: SystemSource = .live) {
    detections = DeviceReaders.detect(system, presets: presets, on: Clock.today())
  }

  /// The devices to declare: the cards and chips where there are any, else the processor.
  var devices: [Device] {
    let all = proposals.map(\.device)
    let cards = all.filter { $0.kind != .processor }
    return cards.isEmpty ? all : cards
  }

  /// Each device with what is worth knowing about it.
  var proposals: [(device: Device, notes: [DetectionNote])] {
    detections.compactMap { detection in
      guard case .proposal(let device, let notes) = detection else { return nil }
      return (device, notes)
    }
  }

  /// What is there and cannot be read.
  var unreadable: [UnreadableDevice] {
    detections.compactMap { detection in
      guard case .unreadable(let device) = detection else { return nil }
      return device
    }
  }

  /// The processor with the memory beside it.
  var processor: Device? { proposals.map(\.device).first { $0.kind == .processor } }
}
