internal import Catalog

/// One card, before equal ones are counted together.
struct DetectedCard: Hashable {
  var name: String
  var kind: Device.Kind
  var backend: Device.Backend
  var memoryBytes: Int64
  /// Another name it may be known by: that of the processor it is part of.
  var otherName: String?

  /// Devices for cards: equal ones counted, others apart, with the bandwidth their name gives.
  static func proposals(_ cards: [DetectedCard], _ machine: DetectedMachine) -> [Detection] {
    var kinds: [(card: DetectedCard, count: Int64)] = []
    for card in cards {
      if let place = kinds.firstIndex(where: { $0.card == card }) {
        kinds[place].count += 1
      } else {
        kinds.append((card, 1))
      }
    }
    return kinds.enumerated().map { place, kind in
      kind.card.proposal(count: kind.count, place: kinds.count > 1 ? place + 1 : nil, machine)
    }
  }

  private func proposal(count: Int64, place: Int?, _ machine: DetectedMachine) -> Detection {
    let preset =
      machine.presets.matching(driverName: name, memoryBytes: memoryBytes)
      ?? otherName.flatMap {
        machine.presets.matching(driverName: $0, memoryBytes: memoryBytes)
      }
    var notes = DetectionNote.bandwidth(of: preset, name: name)
    if place != nil { notes.append(.mixedCards) }
    if kind != .discrete { notes.append(.sharedMemory) }
    let device = Device(
      id: "this-machine" + (place.map { "-\($0)" } ?? ""), name: name, kind: kind, count: count,
      memoryBytes: memoryBytes,
      bandwidthBytesPerSecond: preset?.bandwidthGBs.map { $0.lowerBound * 1e9 },
      highestBandwidthBytesPerSecond: preset?.bandwidthGBs.map { $0.upperBound * 1e9 },
      halfPrecisionFLOPSPerSecond: preset?.halfPrecisionFLOPSPerSecond,
      ramBytes: kind == .discrete ? machine.host.memoryBytes : nil, cores: machine.host.cores,
      backend: backend, origin: .detected(on: machine.date))
    return .proposal(device, notes)
  }
}

extension DetectionNote {
  /// What is worth knowing about the bandwidth a name gives.
  static func bandwidth(of preset: Preset?, name: String) -> [DetectionNote] {
    guard let span = preset?.bandwidthGBs else { return [.noBandwidth(name: name)] }
    guard span.lowerBound < span.upperBound else { return [] }
    return [.bandwidthOpen(name: name, leastGBs: span.lowerBound, greatestGBs: span.upperBound)]
  }
}
