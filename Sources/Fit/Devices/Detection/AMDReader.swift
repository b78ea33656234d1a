internal import Catalog

/// Cards and chips of AMD, through the kernel; names come from `rocm-smi` where it is there.
struct AMDReader: DeviceReader {
  /// The query for names.
  static let query = SystemCommand(
    "rocm-smi", ["--showproductname", "--showmeminfo", "vram", "--json"])
  /// A chip that shares its memory sets aside less than this for itself, or has one of the names
  /// below; chosen, and smaller than any card in the preset table.
  private static let largestCarveOut: Int64 = 4 << 30
  private static let sharedMemoryNames = [
    "8060s", "8050s", "890m", "880m", "780m", "760m", "680m", "660m", "radeon graphics",
  ]

  func read(_ system: SystemSource, host: HostFacts, on date: CalendarDate?) -> [Detection] {
    var cards: [DetectedCard] = []
    var found: [Detection] = []
    let names = Self.names(system)
    let folders = DisplayAdapters.folders(system, vendor: "0x1002")
    for (place, folder) in folders.enumerated() {
      let name = place < names.count ? names[place] : "AMD GPU"
      guard let memory = system.number(folder + "/mem_info_vram_total"), memory > 0 else {
        found.append(.unreadable(.memoryNotReadable(name: name)))
        continue
      }
      let shared = system.number(folder + "/mem_info_gtt_total") ?? 0
      let isShared =
        memory < Self.largestCarveOut
        || Self.sharedMemoryNames.contains { name.lowercased().contains($0) }
      cards.append(
        DetectedCard(
          name: name, kind: isShared ? .unified : .discrete, backend: isShared ? .vulkan : .rocm,
          memoryBytes: isShared ? memory.plus(shared) : memory))
    }
    return DetectedCard.proposals(cards, host: host, on: date) + found
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

/// Cards of Intel; only their presence can be read.
struct IntelReader: DeviceReader {
  func read(_ system: SystemSource, host: HostFacts, on date: CalendarDate?) -> [Detection] {
    DisplayAdapters.folders(system, vendor: "0x8086").isEmpty ? [] : [.unreadable(.intelCard)]
  }
}

/// The display adapters the kernel lists.
enum DisplayAdapters {
  /// Folders of the cards of one vendor; connectors such as `card0-eDP-1` are no cards.
  static func folders(_ system: SystemSource, vendor: String) -> [String] {
    let root = "/sys/class/drm"
    return system.list(root)
      .compactMap { name in name.hasPrefix("card") ? Int(name.dropFirst(4)) : nil }
      .sorted()
      .map { "\(root)/card\($0)/device" }
      .filter { system.read($0 + "/vendor")?.trimmed == vendor }
  }
}
