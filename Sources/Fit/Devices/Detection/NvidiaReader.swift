internal import Catalog

/// Cards of NVIDIA, through their own program.
struct NvidiaReader: DeviceReader {
  /// The query; its columns are read from both ends, because a name may hold a comma.
  static let query = SystemCommand(
    "nvidia-smi",
    [
      "--query-gpu=index,name,memory.total,compute_cap,driver_version",
      "--format=csv,noheader,nounits",
    ])
  /// The list that names partitions.
  static let list = SystemCommand("nvidia-smi", ["-L"])

  func read(_ system: SystemSource, _ machine: DetectedMachine) -> [Detection] {
    let text: String
    switch system.run(Self.query) {
    case .absent: return []
    case .timedOut: return [.unreadable(.programTimedOut(program: Self.query.program))]
    case .finished(let status, let output):
      guard status == 0, Self.rows(output).contains(where: { $0.count >= 5 }) else {
        return [.unreadable(Self.failure(output))]
      }
      text = output
    }
    let partitions = Self.partitions(system)
    var cards: [DetectedCard] = []
    var found: [Detection] = []
    for row in Self.rows(text) where row.count >= 5 {
      let name = row[1...(row.count - 4)].joined(separator: ", ")
      if let parts = partitions[row[0]], !parts.isEmpty {
        found.append(.unreadable(.partitioned(name: name, partitions: parts)))
      } else if let card = Self.card(name: name, memory: row[row.count - 3], machine) {
        cards.append(card)
      } else {
        found.append(.unreadable(.memoryNotReadable(name: name)))
      }
    }
    return DetectedCard.proposals(cards, machine) + found
  }

  /// A card; for no other than a chip the catalog knows to share its memory does missing memory
  /// mean shared memory.
  private static func card(
    name: String, memory: String, _ machine: DetectedMachine
  ) -> DetectedCard? {
    if let mebibytes = Int64(memory), mebibytes > 0 {
      return DetectedCard(
        name: name, kind: machine.presets.isUnified(name) ? .unified : .discrete, backend: .cuda,
        memoryBytes: mebibytes.times(1 << 20))
    }
    let board = machine.host.board
    guard let shared = machine.host.memoryBytes,
      machine.presets.isUnified(name) || board.map(machine.presets.isUnified) ?? false
    else { return nil }
    return DetectedCard(
      name: name, kind: .unified, backend: .cuda, memoryBytes: shared, otherName: board)
  }

  /// Partitions by the index of their card: lines below `GPU 0: …` that start with `MIG`.
  private static func partitions(_ system: SystemSource) -> [String: [String]] {
    guard case .finished(0, let text) = system.run(list) else { return [:] }
    var partitions: [String: [String]] = [:]
    var card = ""
    for line in text.split(separator: "\n").map(\.trimmed) {
      let words = line.split(separator: " ")
      if line.hasPrefix("GPU "), words.count > 1 {
        card = String(words[1].prefix { $0 != ":" })
      } else if line.hasPrefix("MIG "), words.count > 1 {
        partitions[card, default: []].append(String(words[1]))
      }
    }
    return partitions
  }

  private static func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    }
  }

  private static func failure(_ text: String) -> UnreadableDevice {
    let line = text.split(separator: "\n").first.map(\.trimmed) ?? ""
    return .programFailed(program: query.program, firstLine: String(line.prefix(200)))
  }
}
