/// What a path below the catalog folder holds: one record, or the table of sources.
public struct RecordPlace: Hashable, Sendable {
  /// The kind of its records.
  public let kind: RecordKind
  /// The id of its only record; `nil` for `sources.toml`, which holds one a table.
  public let id: String?

  /// The place a path names, or nothing when no record belongs there.
  public init?(path: String) {
    switch path {
    case "catalog.toml": self.init(.catalog, "catalog")
    case "sources.toml": self.init(.source, nil)
    case "model-aliases.toml": self.init(.aliases, "models")
    case "regions.toml": self.init(.aliases, "regions")
    case "open-licenses.toml": self.init(.aliases, "open-licenses")
    case "licenses/aliases.toml": self.init(.aliases, "licenses")
    case "benchmarks/aliases.toml": self.init(.aliases, "benchmarks")
    default:
      let parts = path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].hasSuffix(".toml") else { return nil }
      let id = String(parts[1].dropLast(5))
      guard !id.isEmpty, let kind = Self.folders[String(parts[0])] else { return nil }
      guard kind == .model || !id.contains("/") else { return nil }
      self.init(kind, id)
    }
  }

  private init(_ kind: RecordKind, _ id: String?) {
    self.kind = kind
    self.id = id
  }

  /// The path of a record's file below the catalog folder.
  public static func path(of kind: RecordKind, id: String) -> String {
    switch kind {
    case .catalog, .source: return RecordSchema.of(kind).place
    case .aliases:
      switch id {
      case "models": return "model-aliases.toml"
      case "regions", "open-licenses": return id + ".toml"
      default: return id + "/aliases.toml"
      }
    default: return RecordSchema.of(kind).place + "/" + id + ".toml"
    }
  }

  private static let folders: [String: RecordKind] = {
    let kinds: [RecordKind] = [
      .developer, .host, .license, .benchmark, .basket, .calibration, .family, .model, .policy,
      .device,
      .measurement, .preset,
    ]
    return Dictionary(uniqueKeysWithValues: kinds.map { (RecordSchema.of($0).place, $0) })
  }()
}
