/// What a folder of published files would change in a catalog.
///
/// **Shape**: the present files of a catalog and the files of the folder come in; each file is read
/// by the importer whose shape it has, or named. What they state replaces what earlier imports of the
/// same sources stated; the catalog that follows is checked and compared with the present one.
/// Nothing is written: the files to write come out.
public struct CatalogRefresh: Sendable {
  /// Files an importer read, in the order they came.
  public let recognized: [RecognizedFile]
  /// Names of files that no importer knows.
  public let unrecognized: [String]
  /// The files to write below the catalog folder, in byte order of their paths.
  public let files: [CatalogFile]
  /// The catalog that follows.
  public let resolved: ResolvedCatalog
  /// What the imports make wrong in it.
  public let errors: [Diagnostic]
  /// What changes.
  public let difference: CatalogDifference

  /// Why a refresh cannot be worked out.
  public enum Problem: Error, Hashable, Sendable {
    case unreadable(ImportProblem)
    /// Two files of one source would replace each other.
    case sameSource(String, files: [String])

    /// What is wrong and what to do, in a sentence or two.
    public var message: String {
      switch self {
      case .unreadable(let problem): return problem.message
      case .sameSource(let source, let files):
        return "\(files.map(\.quotedForMessage).joined(separator: " and ")) are both of source "
          + "\(source.quotedForMessage); each would replace what the other states. Keep one of them."
      }
    }
  }

  /// Works out what files would change.
  ///
  /// - Parameters:
  ///   - present: the catalog as it is, without errors.
  ///   - files: the files of the folder, with their dates.
  ///   - progress: told how many files are read, and of how many.
  /// - Throws: `Problem` with the first file that is of a known shape and cannot be read.
  public init(
    of present: CatalogReading, with files: [ImportInput],
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(Problem) {
    let catalog = ImportCatalog(present.records)
    var recognized: [RecognizedFile] = []
    var unrecognized: [String] = []
    for (position, input) in files.enumerated() {
      progress(position, files.count)
      let file: RecognizedFile?
      do {
        file = try RecognizedFile.read(input, against: catalog)
      } catch {
        throw .unreadable(error)
      }
      guard let file else {
        unrecognized.append(input.name)
        continue
      }
      let source = file.outcome.source
      if let other = recognized.first(where: { $0.outcome.source == source }) {
        throw .sameSource(source, files: [other.name, file.name])
      }
      recognized.append(file)
    }
    self.recognized = recognized
    self.unrecognized = unrecognized
    self.files = recognized.flatMap(\.outcome.files).sorted { $0.path.precedesByBytes($1.path) }
    let written = Set(self.files.map(\.path))
    let facts = self.files.filter { $0.path.hasSuffix("/facts.jsonl") }
    let next = CatalogReader.read(present.files.filter { !written.contains($0.path) } + facts)
    let before = CatalogResolver.resolve(base: present.records, imports: present.imports)
    resolved = CatalogResolver.resolve(base: next.records, imports: next.imports)
    errors = Self.errors(next, resolved, besides: present.diagnostics)
    difference = CatalogDifference(from: before.records, to: resolved.records)
  }

  /// Errors of the resolved records: what imports add is checked like what people write.
  private static func errors(
    _ reading: CatalogReading, _ resolved: ResolvedCatalog, besides known: [Diagnostic]
  ) -> [Diagnostic] {
    var whole = reading
    whole.records = resolved.records
    let known = Set(known.map { [$0.file, $0.rule, $0.message] })
    return Lint.check(whole).filter { diagnostic in
      diagnostic.severity == .error
        && !known.contains([diagnostic.file, diagnostic.rule, diagnostic.message])
    }
  }
}
