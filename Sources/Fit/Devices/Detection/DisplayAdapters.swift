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
