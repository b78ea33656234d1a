internal import Catalog

/// Cards of Intel: the kernel gives their number at the maker, which the catalog may know.
///
/// Their memory is not readable there, so a card is proposed only where it is sold with one size.
/// Not verified on hardware.
struct IntelReader: DeviceReader {
  func read(_ system: SystemSource, _ machine: DetectedMachine) -> [Detection] {
    var cards: [DetectedCard] = []
    var found: [Detection] = []
    for folder in DisplayAdapters.folders(system, vendor: "0x8086") {
      guard let number = system.read(folder + "/device")?.trimmed, number.hasPrefix("0x"),
        let preset = machine.presets.matching(
          driverName: "8086:" + number.dropFirst(2), memoryBytes: nil), preset.kind == .discrete
      else {
        found.append(.unreadable(.intelCard))
        continue
      }
      guard let memory = preset.memoryGiB, preset.sizesGiB.count == 1 else {
        found.append(
          .unreadable(.severalSizes(name: preset.name, gibibytes: preset.sizesGiB)))
        continue
      }
      cards.append(
        DetectedCard(
          name: preset.name, kind: .discrete, backend: preset.backend,
          memoryBytes: (memory.lowerBound * Double(Int64.gibibyte)).asBytes,
          otherName: "8086:" + number.dropFirst(2)))
    }
    return DetectedCard.proposals(cards, machine) + found
  }
}
