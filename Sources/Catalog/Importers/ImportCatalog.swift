/// What the catalog knows, as far as importers need it.
public struct ImportCatalog: Sendable {
  private let records: [RecordKind: [String: Record]]
  private let aliases: [String: [String]]
  private let names: ServedNames

  /// Indexes the records an import is checked against.
  public init(_ records: [Record]) {
    var byKind: [RecordKind: [String: Record]] = [:]
    for record in records { byKind[record.kind, default: [:]][record.id] = record }
    self.records = byKind
    var aliases: [String: [String]] = [:]
    for alias in byKind[.aliases]?["models"]?.section("aliases") ?? [] {
      aliases[alias.field.name] = alias.fact.value?.list
    }
    self.aliases = aliases
    names = ServedNames(records)
  }

  /// The record of a kind with an id.
  public func record(_ kind: RecordKind, _ id: String) -> Record? { records[kind]?[id] }

  /// The ids of a kind.
  public func ids(_ kind: RecordKind) -> [String] { (records[kind] ?? [:]).keys.map { $0 } }

  /// The id a name stands for: itself, or the only one `model-aliases.toml` gives for it.
  public func id(_ kind: RecordKind, named name: String) -> String? {
    if record(kind, name) != nil { return name }
    guard kind == .model, let ids = aliases[name], ids.count == 1 else { return nil }
    return record(.model, ids[0])?.id
  }

  /// When a statement held: its own date, or that of its source.
  func date(of evidence: Evidence) -> CalendarDate? {
    evidence.asOf ?? record(.source, evidence.source)?.identity("retrieved")?.date
  }

  /// The host a name stands for: its id, its name or another name the catalog gives it, whatever
  /// the letter case and the marks between words; `nil` where several would do.
  func host(named name: String) -> Record? {
    record(.host, name) ?? names.host(named: name).flatMap { record(.host, $0) }
  }

  /// The model a name stands for wherever it is served: an id, whatever its letter case, or an
  /// alias.
  func model(named name: String) -> String? { id(.model, named: name) ?? names.model(named: name) }

  /// The model a host serves under a name, with its variant there.
  ///
  /// **Shape**: what the catalog already says of that name at that host comes first; then ids,
  /// whatever their letter case, and aliases; then the same without a mark of a variant, such as
  /// `:free` or `-TEE`. `nil` where none of them settles it.
  func served(_ name: String, at host: String) -> ServedModel? {
    if let known = plain(name, at: host) { return known }
    guard let marked = VariantMark.split(name) else { return nil }
    if let known = plain(marked.name, at: host) {
      return ServedModel(model: known.model, variant: marked.variant)
    }
    // At most two marks, as in `-fp8-fast`; the last one names the variant.
    guard let inner = VariantMark.split(marked.name), let known = plain(inner.name, at: host)
    else { return nil }
    return ServedModel(model: known.model, variant: marked.variant)
  }

  private func plain(_ name: String, at host: String) -> ServedModel? {
    if let known = names.served(name, at: host) { return known }
    return model(named: name).map { ServedModel(model: $0, variant: nil) }
  }

  /// Refuses a source that the catalog does not declare, or that cannot name a folder.
  func requireSource(_ source: String) throws(ImportProblem) {
    if record(.source, source) == nil {
      throw .unknownSource(source, nearest: Spelling.nearest(source, in: ids(.source)))
    }
    let isFolderName = source.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: return true
      default: return false
      }
    }
    guard isFolderName, !source.hasPrefix(".") else { throw .wrongFolder(source) }
  }
}

/// A model as a host serves it.
struct ServedModel: Hashable, Sendable {
  /// The model's id.
  let model: String
  /// `tee`, `turbo`, `free` …; `nil` for the plain offer.
  let variant: String?
}
