/// Reads one kind of file into statements.
///
/// An importer is pure: bytes come in, statements and the files to write go out.
public protocol Importer: Sendable {
  /// The kind, as the command line names it.
  var kind: String { get }
  /// What it reads, in one sentence.
  var summary: String { get }
  /// Reads a file; what is not taken is listed with its line.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome
}

/// Every importer.
public enum Importers {
  /// The importers, in the order help lists them.
  public static let all: [any Importer] = [FactsImporter(), GGUFImporter()]

  /// The importer of a kind.
  public static func named(_ kind: String) -> (any Importer)? { all.first { $0.kind == kind } }
}

/// A file to import, with what the user says about it.
public struct ImportInput: Sendable {
  /// Its bytes.
  public let bytes: [UInt8]
  /// Its name, for the manifest; no path.
  public let name: String
  /// The source of rows that name none; also the folder of the import.
  public let source: String?
  /// The date of rows that name none.
  public let date: CalendarDate?
  /// The commit or version of the file, where it has one.
  public let revision: String?

  /// What the statements were read out of, where that is not these bytes.
  public let origin: Origin?

  /// A file whose facts were read by somebody else.
  public struct Origin: Hashable, Sendable {
    /// Its size.
    public let fileBytes: Int64
    /// Its digest, where somebody took the time.
    public let sha256: String?

    /// Describes such a file.
    public init(fileBytes: Int64, sha256: String?) {
      self.fileBytes = fileBytes
      self.sha256 = sha256
    }
  }

  /// Describes a file.
  public init(
    bytes: [UInt8], name: String, source: String? = nil, date: CalendarDate? = nil,
    revision: String? = nil, origin: Origin? = nil
  ) {
    self.bytes = bytes
    self.name = name
    self.source = source
    self.date = date
    self.revision = revision
    self.origin = origin
  }
}

/// Why nothing of a file can be taken.
public enum ImportProblem: Error, Hashable, Sendable {
  case empty(name: String)
  case notUTF8(name: String)
  case noSource(name: String)
  case severalSources(name: String, [String])
  case unknownSource(String, nearest: String?)
  case wrongFolder(String)

  /// What is wrong and what to do, in a sentence or two.
  public var message: String {
    switch self {
    case .empty(let name): return "\(name.quotedForMessage) holds no row."
    case .notUTF8(let name): return "\(name.quotedForMessage) is not UTF-8."
    case .noSource(let name):
      return "\(name.quotedForMessage) names no source. Name it with --source KEY."
    case .severalSources(let name, let sources):
      return "\(name.quotedForMessage) names several sources: "
        + "\(sources.map(\.quotedForMessage).joined(separator: ", ")). "
        + "Name the one the import is filed under with --source KEY."
    case .unknownSource(let source, let nearest):
      return "There is no source \(source.quotedForMessage) in sources.toml."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
    case .wrongFolder(let source):
      return "The source \(source.quotedForMessage) cannot name a folder. "
        + "Use letters, digits, points, hyphens and underscores."
    }
  }
}

/// What the catalog knows, as far as importers need it.
public struct ImportCatalog: Sendable {
  private let records: [RecordKind: [String: Record]]
  private let aliases: [String: [String]]

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
}
