internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Fit
internal import Foundation

/// `weigh catalog import`: takes facts out of a file the user has.
struct CatalogImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a file of facts into a catalog folder.",
    discussion: """
      Kinds: \(Importers.all.map { "\($0.kind): \($0.summary)" }.joined(separator: " "))
      Nothing is downloaded, and on an error nothing changes. Importing the same file again changes
      no byte. A list of prices needs a date: --date, or one in the name of the file.

      EXAMPLES
        weigh catalog import facts prices.jsonl --source example --into catalog
        weigh catalog import litellm model_prices_and_context_window.json --date 2026-11-20
        weigh catalog import leaderboard data_overall.csv --date 2026-11-20
        weigh catalog import hub replies.jsonl --source hub --date 2026-11-20
        weigh catalog import gguf model-Q4_K_M.gguf --model OWNER/NAME --source my-files --dry-run
      """)

  @OptionGroup var output: OutputOptions
  @Option(
    name: .long,
    help: "The source of rows that name none; lists of prices have one of their own.")
  var source: String?
  @Option(name: .long, help: "The date of rows that name none, as YYYY-MM-DD.")
  var date: String?
  @Option(name: .long, help: "The catalog folder.")
  var into = "catalog"
  @Option(
    name: .long,
    help: "The mapping of a leaderboard, by name or file; else the only one that fits.")
  var mapping: String?
  @OptionGroup(title: "FOR GGUF FILES") var file: ModelFileOptions
  @Argument(help: "The kind of file.")
  var kind: String
  @Argument(help: "The file; '-' reads standard input.")
  var files: [String]

  func validate() throws {
    guard kind != "gguf" else { return }
    if files.count > 1 { throw ValidationError("Only GGUF files are imported together.") }
    if mapping != nil, kind != LeaderboardImporter().kind {
      throw ValidationError("--mapping is for leaderboards.")
    }
    // A configuration does not say whose it is.
    let allowed = kind == HubImporter().kind ? ["--model"] : []
    if let option = file.stated.first(where: { !allowed.contains($0) }) {
      throw ValidationError("\(option) is for GGUF files.")
    }
  }

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
    if kind == "gguf" {
      try importModelFiles(importer, reading, day)
      return
    }
    let name = files[0]
    if kind == HubImporter().kind {
      let file = HubFileImport(name: name, source: source, date: day, subject: self.file.model)
      let result = try file.read(against: ImportCatalog(reading.records), output)
      try write(result.files)
      report(result)
      return
    }
    var input = ImportInput(
      bytes: try bytes(name), name: name == "-" ? "standard input" : Self.lastName(name),
      source: source, date: day)
    if kind == LeaderboardImporter().kind {
      let chosen = try ChosenMapping(mapping, in: reading, for: input)
      if mapping == nil { output.remark("read with the mapping '\(chosen.mapping.name)'.") }
      input = chosen.input
    }
    let result = try Self.read(input, importer, against: ImportCatalog(reading.records))
    try write(result.files)
    report(result)
  }

  private func importModelFiles(
    _ importer: any Importer, _ reading: CatalogReading, _ day: CalendarDate?
  ) throws {
    // The shell may name every part of a split file; each set is read once.
    var models: [ModelFile] = []
    for name in files
    where !models.contains(where: { $0.parts.contains(Self.lastName(name)) && $0.parts.count > 1 })
    {
      models.append(try ModelFile.read(name))
    }
    var statement = file.statement
    statement.source = source
    statement.date = day
    if file.dryRun {
      for line in models.flatMap(\.summary) { output.remark(line) }
      // To look at the facts, nobody has to declare a source.
      statement.source = source ?? "KEY"
      statement.license = file.license ?? "unstated"
    }
    let sources = FileManager.default.contents(atPath: into + "/sources.toml") ?? Data()
    let preparation = try ModelFileImport(
      statement: statement, files: models, records: reading.records,
      sourcesText: String(decoding: sources, as: UTF8.self)
    ).prepare()
    let result = try Self.read(preparation.input, importer, against: preparation.catalog)
    if file.dryRun {
      Streams.line("Nothing is written. Facts of \(preparation.model):")
      for line in preparation.lines { Streams.line(line) }
      return
    }
    try refuseOtherFiles(preparation.input.name, of: result.source)
    for note in models.flatMap(\.model.notes) { output.remark(note.message) }
    try write(result.files + (preparation.sources.map { [$0] } ?? []))
    report(result)
  }

  /// An import replaces what its source stated before; facts of other files must not go with it.
  private func refuseOtherFiles(_ names: String, of source: String) throws {
    guard
      let manifest = FileManager.default.contents(
        atPath: "\(into)/imports/\(source)/manifest.json"),
      case .object(let object)? = try? JSONValue(reading: Array(manifest)),
      let origin = object["origin"]?.text, origin != names
    else { return }
    throw Failure(
      .usage, "source '\(source)' holds facts of '\(origin)' already.",
      hint: "Name all files of a source together, or another source.")
  }

  private static func read(
    _ input: ImportInput, _ importer: any Importer, against catalog: ImportCatalog
  ) throws -> ImportOutcome {
    do throws(ImportProblem) {
      return try importer.read(input, against: catalog)
    } catch {
      throw Failure(.doesNotParse, error.message)
    }
  }

  private func write(_ files: [CatalogFile]) throws {
    do throws(ImportFolder.Unwritable) {
      try ImportFolder.write(files, into: into)
    } catch {
      throw Failure(.cannotWrite, error.message)
    }
  }

  private func report(_ result: ImportOutcome) {
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.import/1"), "source": .text(result.source),
          "rows": .integer(Int64(result.rowCount)),
          "taken": .integer(Int64(result.takenCount)),
          "facts": .integer(Int64(result.facts.count)),
          "unknown": .integer(Int64(result.unknownCount)),
          "rejected": .integer(Int64(result.rejectedCount)),
          "refused": .integer(Int64(result.refused.count)),
        ]).canonicalText)
      return
    }
    Streams.line(result.summary)
    remark(
      result.unknown.map { row in
        (row.line, row.row, "the catalog has nothing named \(row.name.quotedForMessage).")
      }, in: "manifest.json")
    remark(result.rejected.map { ($0.line, $0.row, $0.reason.message) }, in: "rejected.jsonl")
    remark(
      result.refused.map { ($0.line, $0.row, "\($0.field): \($0.reason.message)") },
      in: "rejected.jsonl")
  }

  /// Says why rows are not taken, the reason of most of them first, and where all of them stand.
  private func remark(_ rows: [(line: Int, row: String?, reason: String)], in file: String) {
    let reasons = Dictionary(grouping: rows.enumerated(), by: \.element.reason).values
      .sorted { left, right in
        left.count != right.count ? left.count > right.count : left[0].offset < right[0].offset
      }
    for group in reasons.prefix(10) {
      let first = group[0].element
      let name = first.row.map { ", \($0.quotedForMessage)" } ?? ""
      let others = group.count > 1 ? " and \(Wording.count(group.count - 1, "more row"))" : ""
      output.remark("line \(first.line)\(name)\(others): \(first.reason)")
    }
    if reasons.count > 10 {
      let count = reasons.dropFirst(10).reduce(0) { $0 + $1.count }
      output.remark("… and \(Wording.count(count, "more row")), listed in \(file).")
    }
  }

  private static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private func bytes(_ file: String) throws -> [UInt8] {
    if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure(.notThere, "cannot read '\(file)'.")
    }
    return Array(data)
  }
}

/// What a person says about GGUF files that are imported.
struct ModelFileOptions: ParsableArguments {
  @Option(name: .long, help: "The id of the model in the file, where the file does not tell.")
  var model: String?
  @Option(name: .long, help: "The repository the file comes from, as OWNER/NAME.")
  var repo: String?
  @Flag(name: .long, help: "The developer of the model made the file.")
  var official = false
  @Option(name: .long, help: "The quantization, where the header does not tell it right.")
  var quant: String?
  @Option(name: .long, help: "The terms of the file, to declare a source that is new.")
  var license: String?
  @Flag(name: .long, help: "Take the digest of the whole file as well.")
  var sha256 = false
  @Flag(name: .long, help: "Show what would be imported, and write nothing.")
  var dryRun = false

  /// What of it is said, by the names of the options.
  var stated: [String] {
    [
      ("--model", model != nil), ("--repo", repo != nil), ("--official", official),
      ("--quant", quant != nil), ("--license", license != nil), ("--sha256", sha256),
      ("--dry-run", dryRun),
    ].filter(\.1).map(\.0)
  }

  /// The same as a value; the source and the date are said elsewhere.
  var statement: ModelFileImport.Statement {
    ModelFileImport.Statement(
      model: model, source: nil, license: license, repository: repo, quantization: quant,
      isOfficial: official, date: nil, takesDigest: sha256)
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
