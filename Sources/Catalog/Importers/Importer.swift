/// Reads one kind of file into statements.
///
/// An importer is pure: bytes come in, statements and the files to write go out.
public protocol Importer: Sendable {
  /// The kind, as the command line names it.
  var kind: String { get }
  /// What it reads, in one sentence.
  var summary: String { get }
  /// The sources of what it reads where the user names none, for formats of one publisher.
  var sources: [String] { get }
  /// Reads a file; what is not taken is listed with its line.
  ///
  /// - Throws: `ImportProblem` when nothing of it can be taken.
  func read(
    _ input: ImportInput, against catalog: ImportCatalog
  ) throws(ImportProblem) -> ImportOutcome
}

extension Importer {
  /// None: anybody may write such files.
  public var sources: [String] { [] }
}

/// Every importer.
public enum Importers {
  /// The importers, in the order help lists them.
  public static let all: [any Importer] = [
    FactsImporter(), GGUFImporter(), LiteLLMImporter(), ModelsDevImporter(), OpenRouterImporter(),
    LeaderboardImporter(), HubImporter(),
  ]

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

  /// The id of what the file is about, where it does not say.
  public let subject: String?

  /// How columns become results, for leaderboards: the one to use, or those to choose from.
  public let mappings: [LeaderboardMapping]

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
    revision: String? = nil, subject: String? = nil,
    mappings: [LeaderboardMapping] = [], origin: Origin? = nil
  ) {
    self.bytes = bytes
    self.name = name
    self.source = source
    self.date = date
    self.revision = revision
    self.subject = subject
    self.mappings = mappings
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
  case noDate(name: String)
  case notJSON(name: String, line: Int, JSONProblem)
  case afterCatalog(CalendarDate, asOf: CalendarDate)
  case otherShape(name: String, wanted: String)
  case notATable(name: String, TableProblem)
  case noMapping(name: String, [String])
  case severalMappings(name: String, [String])
  case missingColumn(String, name: String, mapping: String, nearest: String?)
  case unknownBenchmark(String, mapping: String, nearest: String?)
  case otherEdition(benchmark: String, wanted: String, held: String?, mapping: String)
  case looksLikeFraction(column: String, name: String, mapping: String)

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
    case .noDate(let name):
      return "\(name.quotedForMessage) does not say when it was taken. Say it with "
        + "--date YYYY-MM-DD, or in the name of the file."
    case .notJSON(let name, let line, let problem):
      return "\(name.quotedForMessage), line \(line): \(problem.message)"
    case .afterCatalog(let date, let asOf):
      return "The list is of \(date), after the day of the catalog, \(asOf). "
        + "Set as_of in catalog.toml to that day or later."
    case .otherShape(let name, let wanted):
      return "\(name.quotedForMessage) is not what this importer reads: \(wanted)."
    case .notATable(let name, let problem):
      return "\(name.quotedForMessage) cannot be read as a table. \(problem.message)"
    case .noMapping(let name, let mappings):
      return "No mapping fits the columns of \(name.quotedForMessage). "
        + (mappings.isEmpty
          ? "The catalog folder has none below 'mappings'."
          : "There are \(mappings.map(\.quotedForMessage).joined(separator: ", ")).")
        + " Write one and name it with --mapping FILE."
    case .severalMappings(let name, let mappings):
      return "Several mappings fit \(name.quotedForMessage): "
        + "\(mappings.map(\.quotedForMessage).joined(separator: ", ")). "
        + "Name one with --mapping."
    case .missingColumn(let column, let name, let mapping, let nearest):
      return "\(name.quotedForMessage) has no column \(column.quotedForMessage), which the mapping "
        + "\(mapping.quotedForMessage) needs."
        + (nearest.map { " It has \($0.quotedForMessage)." } ?? "")
    case .unknownBenchmark(let benchmark, let mapping, let nearest):
      return "The mapping \(mapping.quotedForMessage) names the benchmark "
        + "\(benchmark.quotedForMessage), which the catalog does not have."
        + (nearest.map { " Did you mean \($0.quotedForMessage)?" } ?? "")
    case .otherEdition(let benchmark, let wanted, let held, let mapping):
      return "The mapping \(mapping.quotedForMessage) is for edition \(wanted.quotedForMessage) of "
        + "\(benchmark.quotedForMessage), but the catalog has "
        + (held.map { "edition \($0.quotedForMessage)." } ?? "no edition of it.")
        + " Editions are different benchmarks."
    case .looksLikeFraction(let column, let name, let mapping):
      return
        "No number of column \(column.quotedForMessage) of \(name.quotedForMessage) is above 1, "
        + "but the mapping \(mapping.quotedForMessage) says that it counts percent. If they are "
        + "parts of one, set unit = \"fraction\"."
    }
  }
}
