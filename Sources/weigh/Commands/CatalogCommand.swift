internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// `weigh catalog`: the facts, their sources, and the compiled file.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Check, build, search and extend the catalog.",
    subcommands: [
      CatalogInfoCommand.self, CatalogSearchCommand.self, CatalogLintCommand.self,
      CatalogBuildCommand.self, CatalogImportCommand.self, CatalogAdoptCommand.self,
      CatalogRefreshCommand.self,
    ])
}

/// `weigh catalog lint`: everything that is wrong with a catalog folder.
struct CatalogLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check a catalog folder. Exit 1 when something is wrong.")

  @OptionGroup var output: OutputOptions
  @Argument(help: "The folder.")
  var folder = "catalog"
  @Flag(name: .long, help: "Say nothing of warnings.")
  var errorsOnly = false

  func run() throws {
    let reading = try CatalogFolderReading.read(folder)
    let all = reading.diagnostics
    let shown = errorsOnly ? all.filter { $0.severity == .error } : all
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.lint/1"), "items": .list(shown.map(Self.json)),
        ]).canonicalText)
    } else {
      for diagnostic in shown {
        Streams.line(
          output.plain
            ? PlainTable.line([
              diagnostic.severity.rawValue, diagnostic.file, "\(diagnostic.line)", diagnostic.rule,
              diagnostic.message,
            ]) : "\(folder)/\(diagnostic.printed)")
      }
      let errors = all.count { $0.severity == .error }
      output.remark(
        "\(Wording.count(reading.records.count, "record")), \(Wording.count(errors, "error")), "
          + Wording.count(all.count - errors, "warning") + ".")
    }
    if all.contains(where: { $0.severity == .error }) { throw NegativeAnswer() }
  }

  private static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      "severity": .text(diagnostic.severity.rawValue), "file": .text(diagnostic.file),
      "line": .integer(Int64(diagnostic.line)), "rule": .text(diagnostic.rule),
      "message": .text(diagnostic.message),
    ])
  }
}

/// `weigh catalog build`: compiles a folder into the file the program opens.
struct CatalogBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compile a catalog folder into the file Weigh opens.",
    discussion: "A folder with errors is not compiled, and the old file stays in use.")

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The folder to compile.")
  var from = "catalog"
  @Option(name: .long, help: "The file to write; without it the user's own catalog.")
  var out: String?
  @Flag(name: .customLong("if-changed"), help: "Only when a file of the folder is newer.")
  var ifChanged = false

  func run() throws {
    guard let target = out ?? Installation().places.catalog else {
      throw Failure(.cannotWrite, "there is no place to write to.", hint: "Name one: --out FILE.")
    }
    if ifChanged, CatalogFolderReading.isNewer(target, than: from) { return }
    let reading = try CatalogFolderReading.read(from)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      for error in errors.prefix(20) { Streams.error("\(from)/\(error.printed)") }
      throw Failure(
        .doesNotParse,
        "'\(from)' has \(Wording.count(errors.count, "error")); nothing was written.",
        hint: "To list them: weigh catalog lint \(from).")
    }
    let resolved = CatalogResolver.resolve(base: reading.records, imports: reading.imports)
    let release = try CatalogFolderReading.release(of: resolved, folder: from)
    do {
      try CompiledCatalog.write(
        records: resolved.records, release: release, packed: PackedRecords.pack(resolved.records),
        to: target)
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
    if output.json {
      Streams.line(
        JSONValue.object([
          "schema": .text("weigh.build/1"), "file": .text(target),
          "sha256": .text(release.sha256), "records": .integer(Int64(reading.records.count)),
        ]).canonicalText)
    } else {
      output.remark(
        "catalog of \(release.asOf), \(release.sha256.prefix(12)), "
          + "\(Wording.count(reading.records.count, "record")), written to \(target).")
    }
  }
}

/// Reads catalog folders for the commands that work on them.
enum CatalogFolderReading {
  static func read(_ folder: String) throws -> CatalogReading {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw Failure(
        .notThere, "there is no folder '\(folder)'.",
        hint: "Name the folder that holds catalog.toml.")
    }
    var reading = CatalogReader.read(folder: folder)
    reading.diagnostics = (reading.diagnostics + Lint.check(reading)).sorted()
    return reading
  }

  static func release(of resolved: ResolvedCatalog, folder: String) throws -> CatalogRelease {
    guard let head = resolved.records.first(where: { $0.kind == .catalog }),
      let format = head.identity("format")?.integer, let name = head.identity("release")?.text,
      let asOf = head.identity("as_of")?.date
    else { throw Failure(.doesNotParse, "'\(folder)/catalog.toml' is missing or incomplete.") }
    return CatalogRelease(
      format: Int(format), name: name, asOf: asOf, sha256: resolved.sha256,
      overlays: resolved.overlays)
  }

  /// Whether a file is newer than everything below a folder.
  static func isNewer(_ file: String, than folder: String) -> Bool {
    guard let written = date(file) else { return false }
    let below = FileManager.default.enumerator(atPath: folder)
    while let path = below?.nextObject() as? String {
      if let changed = date(folder + "/" + path), changed >= written { return false }
    }
    return true
  }

  private static func date(_ path: String) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.modificationDate] as? Date
  }
}
