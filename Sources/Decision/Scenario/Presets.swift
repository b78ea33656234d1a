public import Catalog

/// Scenarios to begin with; they are catalog data, one file each.
public enum Presets {
  /// The names, in byte order.
  public static func names(in snapshot: CatalogSnapshot) -> [String] {
    snapshot.presets.keys.sorted { $0.precedesByBytes($1) }
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
