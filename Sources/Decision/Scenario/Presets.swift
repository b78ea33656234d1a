public import Catalog

/// Scenarios to begin with; they are catalog data, one file each.
public enum Presets {
  /// The names, in byte order; those that require answers, which only a probe knows, come last.
  public static func names(in snapshot: CatalogSnapshot) -> [String] {
    let names = snapshot.presets.keys.sorted { $0.precedesByBytes($1) }
    let requiring = names.filter { text(of: $0, in: snapshot)?.contains("[[moderation]]") ?? false }
    return names.filter { !requiring.contains($0) } + requiring
  }

  /// The scenario file of a preset.
  public static func text(of name: String, in snapshot: CatalogSnapshot) -> String? {
    snapshot.presets[name]?.identity("text")?.text
  }

  /// What a preset is for, in a few words: the first comment of its file.
  public static func summary(of name: String, in snapshot: CatalogSnapshot) -> String {
    let line = text(of: name, in: snapshot)?.split(separator: "\n").first { $0.hasPrefix("# ") }
    return line.map { String($0.dropFirst(2)) } ?? ""
  }
}
