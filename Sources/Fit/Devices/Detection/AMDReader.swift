internal import Catalog

/// Cards and chips of AMD, through the kernel; names come from `rocm-smi` where it is there, else
/// from the kernel, else from the processor a chip is part of.
struct AMDReader: DeviceReader {
  /// The query for names.
  static let query = SystemCommand(
    "rocm-smi", ["--showproductname", "--showmeminfo", "vram", "--json"])
  /// A chip that shares its memory sets aside less than this for itself unless told otherwise;
  /// chosen, and no larger than the smallest card worth running a model on.
  private static let largestCarveOut: Int64 = 4 << 30

  func read(_ system: SystemSource, _ machine: DetectedMachine) -> [Detection] {
    var cards: [DetectedCard] = []
    var found: [Detection] = []
    let names = Self.names(system)
    let folders = DisplayAdapters.folders(system, vendor: "0x1002")
    for (place, folder) in folders.enumerated() {
      let name =
        place < names.count
        ? names[place] : system.read(folder + "/product_name").map(\.trimmed) ?? ""
      guard let memory = system.number(folder + "/mem_info_vram_total"), memory > 0 else {
        found.append(.unreadable(.memoryNotReadable(name: name.isEmpty ? "AMD GPU" : name)))
        continue
      }
      let shared = system.number(folder + "/mem_info_gtt_total") ?? 0
      let isShared =
        memory < Self.largestCarveOut
        || machine.presets.isUnified(
          name.isEmpty && folders.count == 1 ? machine.host.name : name)
      cards.append(
        DetectedCard(
          name: name.isEmpty ? "AMD GPU" : name, kind: isShared ? .unified : .discrete,
          backend: isShared ? .vulkan : .rocm,
          memoryBytes: isShared ? Self.total(memory, shared, machine.host) : memory,
          otherName: isShared ? machine.host.name : nil))
    }
    return DetectedCard.proposals(cards, machine) + found
  }

  /// What a chip can reach: its carve-out and what it may map of the rest, not more than there is.
  private static func total(_ carveOut: Int64, _ shared: Int64, _ host: HostFacts) -> Int64 {
    guard let rest = host.memoryBytes else { return carveOut.plus(shared) }
    return carveOut.plus(min(shared, rest))
  }

  /// Names in the order of the cards: values under `Card series` or `Card Series`.
  ///
  /// The reply is small and its shape fixed: `"Card series": "Radeon RX 7900 XTX"`.
  private static func names(_ system: SystemSource) -> [String] {
    guard case .finished(0, let text) = system.run(query) else { return [] }
    let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
    var names: [(card: String, name: String)] = []
    var card = ""
    for (place, word) in quoted.enumerated() where place % 2 == 1 {
      if word.hasPrefix("card"), word.dropFirst(4).allSatisfy(\.isNumber) { card = String(word) }
      guard word.lowercased() == "card series", place + 2 < quoted.count else { continue }
      names.append((card, String(quoted[place + 2])))
    }
    return names.sorted { Int($0.card.dropFirst(4)) ?? 0 < Int($1.card.dropFirst(4)) ?? 0 }
      .map(\.name)
  }
}
