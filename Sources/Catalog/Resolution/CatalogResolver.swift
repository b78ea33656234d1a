/// A set of files that is read after the base and wins against it.
public struct CatalogOverlay: Sendable {
  /// Its name, as shown.
  public let name: String
  /// Its records, read with the layer `.overlay`.
  public let records: [Record]

  /// Names an overlay.
  public init(name: String, records: [Record]) {
    self.name = name
    self.records = records
  }
}

/// A catalog in which each field has one fact.
public struct ResolvedCatalog: Sendable {
  /// The records, by kind and id, as they come from the reader.
  public let records: [Record]
  /// The content hash of base and imports, without overlays.
  public let sha256: String
  /// The overlays with their own hashes, in the order they were read.
  public let overlays: [CatalogRelease.Overlay]
  /// Records that overlays add but do not complete.
  public let diagnostics: [Diagnostic]
}

/// Settles what counts where base, imports and overlays speak of the same field.
///
/// **Shape**: overlay, then TOML, then imports; only an import of the same source with a newer date
/// wins against TOML. What loses is kept.
public enum CatalogResolver {
  /// Resolves a catalog.
  public static func resolve(
    base: [Record], imports: [ImportedFact] = [], overlays: [CatalogOverlay] = []
  ) -> ResolvedCatalog {
    var records = RecordSet(base)
    let sources = Dictionary(
      base.filter { $0.kind == .source }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let preference = SourcePreference(sources: sources)
    let bySubject = Dictionary(grouping: imports) { RecordSet.Key(kind: $0.kind, id: $0.id) }
    for (key, facts) in bySubject {
      records.change(key) { ImportMerge(preference).merge(facts, into: &$0) }
    }
    let sha256 = ContentHash.sha256(of: records.all)
    let laid = lay(overlays, over: records)
    return ResolvedCatalog(
      records: laid.records, sha256: sha256, overlays: laid.overlays, diagnostics: laid.diagnostics)
  }

  /// Puts overlays over records that are resolved already, such as those of a compiled catalog.
  ///
  /// **Cost**: linear in the records; only the overlays are hashed.
  public static func lay(
    _ overlays: [CatalogOverlay], over base: [Record]
  ) -> (records: [Record], overlays: [CatalogRelease.Overlay], diagnostics: [Diagnostic]) {
    lay(overlays, over: RecordSet(base))
  }

  private static func lay(
    _ overlays: [CatalogOverlay], over base: RecordSet
  ) -> (records: [Record], overlays: [CatalogRelease.Overlay], diagnostics: [Diagnostic]) {
    var records = base
    var diagnostics: [Diagnostic] = []
    for overlay in overlays {
      for record in overlay.records {
        let isNew = !records.change(.init(kind: record.kind, id: record.id)) {
          OverlayMerge.merge(record, into: &$0)
        }
        guard isNew else { continue }
        records.add(record)
        diagnostics += missingKeys(of: record)
      }
    }
    return (
      records.all,
      overlays.map { .init(name: $0.name, sha256: ContentHash.sha256(of: $0.records)) },
      diagnostics.sorted()
    )
  }

  private static func missingKeys(of record: Record) -> [Diagnostic] {
    RecordSchema.of(record.kind).required.filter { record.identity($0) == nil }.map { field in
      let problem = CatalogProblem.missingKey(field.name, place: nil)
      return Diagnostic(
        .error, file: record.file ?? RecordPlace.path(of: record.kind, id: record.id), line: 1,
        rule: problem.rule, message: problem.message)
    }
  }

  /// Records that keep their order and are found by kind and id.
  private struct RecordSet {
    struct Key: Hashable {
      let kind: RecordKind
      let id: String
    }

    private(set) var all: [Record]
    private var positions: [Key: Int] = [:]

    init(_ records: [Record]) {
      all = records
      for (position, record) in records.enumerated() {
        positions[Key(kind: record.kind, id: record.id)] = position
      }
    }

    mutating func add(_ record: Record) {
      positions[Key(kind: record.kind, id: record.id)] = all.count
      all.append(record)
    }

    /// Changes a record, if there is one.
    @discardableResult
    mutating func change(_ key: Key, _ body: (inout Record) -> Void) -> Bool {
      guard let position = positions[key] else { return false }
      body(&all[position])
      return true
    }
  }
}
