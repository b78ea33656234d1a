internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation

/// `weigh catalog import`: takes facts out of a file the user has.
struct CatalogImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a file of facts into a catalog folder.",
    discussion: """
      Kinds: \(Importers.all.map { "\($0.kind): \($0.summary)" }.joined(separator: " "))
      Nothing is downloaded, and on an error nothing changes. Importing the same file again changes
      no byte.

      EXAMPLES
        weigh catalog import facts prices.jsonl --source example --into catalog
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The source of rows that name none.")
  var source: String?
  @Option(name: .long, help: "The date of rows that name none, as YYYY-MM-DD.")
  var date: String?
  @Option(name: .long, help: "The catalog folder.")
  var into = "catalog"
  @Argument(help: "The kind of file.")
  var kind: String
  @Argument(help: "The file; '-' reads standard input.")
  var file: String

  func run() throws {
    guard let importer = Importers.named(kind) else {
      let kinds = Importers.all.map(\.kind)
      throw Failure(
        .usage, "there is no importer '\(kind)'; there are \(Wording.list(kinds)).",
        hint: Spelling.nearest(kind, in: kinds).map { "Did you mean '\($0)'?" })
    }
    let day = try date.map { text in
      guard let day = CalendarDate(text) else {
        throw Failure(.usage, "'--date \(text)' is no date.", hint: "Write 2026-11-21.")
      }
      return day
    }
    let reading = try CatalogFolderReading.read(into)
    let result: ImportOutcome
    do {
      result = try importer.read(
        ImportInput(
          bytes: try bytes(), name: file == "-" ? "standard input" : lastName, source: source,
          date: day), against: ImportCatalog(reading.records))
    } catch let problem as ImportProblem {
      throw Failure(.doesNotParse, problem.message)
    }
    do {
      try ImportFolder.write(result.files, into: into)
    } catch {
      throw Failure(.cannotWrite, error.message)
    }
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.import/1"), "source": .text(result.source),
          "rows": .integer(Int64(result.rowCount)),
          "facts": .integer(Int64(result.facts.count)),
          "unknown": .integer(Int64(result.unknown.count)),
          "rejected": .integer(Int64(result.rejected.count)),
        ]).canonicalText)
      return
    }
    Streams.line(result.summary)
    for row in result.unknown.prefix(10) {
      output.remark("line \(row.line): the catalog has nothing named '\(row.name)'.")
    }
    for row in result.rejected.prefix(10) {
      output.remark("line \(row.line): \(row.reason.message)")
    }
  }

  private var lastName: String { file.split(separator: "/").last.map(String.init) ?? file }

  private func bytes() throws -> [UInt8] {
    if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure(.notThere, "cannot read '\(file)'.")
    }
    return Array(data)
  }
}

/// `weigh catalog adopt`: writes imported facts into the files people keep.
struct CatalogAdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Write imported facts of a source into the TOML files.",
    discussion: """
      Lines are edited one by one: comments and other lines stay. A line that rests on another
      source is never touched, but printed as a conflict.

      EXAMPLES
        weigh catalog adopt example --fields context,release_date --models "Qwen/*"
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "Only these fields, separated by commas.")
  var fields: String?
  @Option(name: .long, help: "Only ids like this; '*' stands for anything.")
  var models = "*"
  @Option(name: .long, help: "The catalog folder.")
  var into = "catalog"
  @Argument(help: "The source key.")
  var source: String

  func run() throws {
    let reading = try CatalogFolderReading.read(into)
    let wanted = fields.map { Set($0.split(separator: ",").map(String.init)) }
    let result = Adoption.adopt(
      source: source, fields: wanted, ids: models, imports: reading.imports, files: reading.files)
    do {
      try ImportFolder.write(result.changed, into: into)
    } catch {
      throw Failure(.cannotWrite, error.message)
    }
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.adopt/1"), "adopted": .integer(Int64(result.adoptedCount)),
          "unchanged": .integer(Int64(result.unchangedCount)),
          "files": .list(result.changed.map { .text($0.path) }),
          "conflicts": .list(
            result.conflicts.map {
              .object([
                "file": .text($0.file), "line": .integer(Int64($0.line)),
                "message": .text($0.message),
              ])
            }),
        ]).canonicalText)
      return
    }
    for conflict in result.conflicts {
      Streams.line("\(into)/\(conflict.file):\(conflict.line): \(conflict.message)")
    }
    Streams.line(
      "\(Wording.count(result.adoptedCount, "fact")) written to "
        + "\(Wording.count(result.changed.count, "file")), \(result.unchangedCount) there already, "
        + "\(Wording.count(result.conflicts.count, "conflict")).")
  }
}
