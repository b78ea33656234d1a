/// What reading a catalog folder gave: all records that could be read, and all that is wrong.
public struct CatalogReading: Sendable {
  /// The records, by kind and then in byte order of their ids.
  public var records: [Record] = []
  /// The statements of `imports/*/facts.jsonl`, in the order of the files.
  public var imports: [ImportedFact] = []
  /// What is wrong, by file and line.
  public var diagnostics: [Diagnostic] = []
  /// The files as read, for those who look for lines or edit them.
  public var files: [CatalogFile] = []

  /// Makes an empty reading.
  public init() {}
}

/// Reads the files of a catalog or an overlay.
///
/// **Shape**: every readable record comes out and every problem is listed; reading never stops at
/// the first. An empty folder is an empty catalog.
public enum CatalogReader {
  /// Reads all files below a folder.
  public static func read(
    folder: String, layer: Evidence.Layer = .base
  ) -> CatalogReading {
    do {
      return read(try CatalogFolder.files(in: folder), layer: layer)
    } catch {
      var reading = CatalogReading()
      let problem = CatalogProblem.unreadableFolder(reason: error.reason)
      reading.diagnostics = [diagnostic(problem, file: folder, line: 1)]
      return reading
    }
  }

  /// Reads files that are in memory; their order does not matter.
  public static func read(
    _ files: [CatalogFile], layer: Evidence.Layer = .base
  ) -> CatalogReading {
    var reading = CatalogReading()
    reading.files = files
    for file in files { read(file, layer: layer, into: &reading) }
    reading.diagnostics += LeaderboardMapping.all(in: files).diagnostics
    let ranks = Dictionary(
      uniqueKeysWithValues: RecordKind.allCases.enumerated().map { ($1, $0) })
    let keys = reading.records.map { ranks[$0.kind] ?? 0 }
    let order = reading.records.indices.sorted { left, right in
      if keys[left] != keys[right] { return keys[left] < keys[right] }
      return reading.records[left].id.precedesByBytes(reading.records[right].id)
    }
    reading.records = order.map { reading.records[$0] }
    reading.diagnostics.sort()
    return reading
  }

  private static func read(
    _ file: CatalogFile, layer: Evidence.Layer, into reading: inout CatalogReading
  ) {
    // Mappings say how to read leaderboards and state nothing; importers read them.
    if LeaderboardMapping.isMapping(file.path) { return }
    guard file.path.hasSuffix(".toml") else {
      if case .unreadable(let reason) = file.contents {
        let problem = CatalogProblem.unreadableFile(reason: reason)
        reading.diagnostics.append(diagnostic(problem, file: file.path, line: 1))
      }
      if file.path.hasSuffix("/facts.jsonl") { readImports(file, layer: layer, into: &reading) }
      return
    }
    guard let place = RecordPlace(path: file.path) else {
      reading.diagnostics.append(diagnostic(.unexpectedFile, file: file.path, line: 1))
      return
    }
    switch file.contents {
    case .unreadable(let reason):
      let problem = CatalogProblem.unreadableFile(reason: reason)
      reading.diagnostics.append(diagnostic(problem, file: file.path, line: 1))
    case .bytes(let bytes):
      do {
        let document = try TOMLDocument(bytes: bytes)
        if place.kind == .preset, let id = place.id {
          reading.records.append(preset(id, bytes: bytes, file: file.path))
          return
        }
        let result = records(in: document.root, at: place, file: file.path, layer: layer)
        reading.records += result.records
        reading.diagnostics += result.diagnostics
      } catch {
        reading.diagnostics.append(
          diagnostic(.notTOML(error), file: file.path, line: error.line))
      }
    }
  }

  private static func readImports(
    _ file: CatalogFile, layer: Evidence.Layer, into reading: inout CatalogReading
  ) {
    guard case .bytes(let bytes) = file.contents else { return }
    let reader = FactLineReader(layer: layer)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (position, line) in lines.enumerated() where !line.isEmpty {
      switch reader.read(Array(line)) {
      case .success(let fact): reading.imports.append(fact)
      case .failure(let rejection):
        reading.diagnostics.append(
          Diagnostic(
            .error, file: file.path, line: position + 1, rule: "import",
            message: rejection.message))
      }
    }
  }

  /// A preset is kept as it is written; what it says is read when somebody begins with it.
  private static func preset(_ id: String, bytes: [UInt8], file: String) -> Record {
    Record(
      kind: .preset, id: id, file: file,
      identity: [
        Row.NamedValue("id", .text(id)),
        Row.NamedValue("text", .text(String(decoding: bytes, as: UTF8.self))),
      ])
  }

  private static func records(
    in table: TOMLTable, at place: RecordPlace, file: String, layer: Evidence.Layer
  ) -> (records: [Record], diagnostics: [Diagnostic]) {
    var reader = RecordReader(place.kind, file: file, layer: layer)
    var records: [Record] = []
    if let id = place.id {
      let impliesID = place.kind == .catalog || place.kind == .aliases
      records.append(reader.record(table, id: id, impliesID: impliesID))
    } else {
      for entry in table.entries {
        guard let source = entry.value.table else {
          reader.note(entry.line, .notASection(entry.key))
          continue
        }
        records.append(reader.record(source, id: entry.key, impliesID: true))
      }
    }
    let diagnostics = reader.problems.map { diagnostic($1, file: file, line: $0) }
    return (records, diagnostics)
  }

  private static func diagnostic(
    _ problem: CatalogProblem, file: String, line: Int
  ) -> Diagnostic {
    Diagnostic(.error, file: file, line: line, rule: problem.rule, message: problem.message)
  }
}
