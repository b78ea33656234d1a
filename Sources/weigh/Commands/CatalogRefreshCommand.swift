internal import ArgumentParser
internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// `weigh catalog refresh`: imports every known file of a folder, after showing what would change.
struct CatalogRefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Import every known file of a folder, after a look at it.",
    discussion: """
      Each file is recognized by its shape and read; the catalog that follows is checked, compiled on
      trial and compared with the present one. Nothing is written without --yes; with it, all imports
      change in one step or none. Nothing is downloaded: --print-sources says where files are
      published. Exit 1 when there are changes that were not written.

      EXAMPLES
        weigh catalog refresh downloads --into catalog
        weigh catalog refresh downloads --into catalog --date 2026-11-20 --yes
        weigh catalog refresh --print-sources
      """)

  @OptionGroup var output: OutputOptions
  @Option(name: .long, help: "The catalog folder.")
  var into = "catalog"
  @Option(
    name: .long, help: "The day the files were taken, where their names do not say, as YYYY-MM-DD.")
  var date: String?
  @Flag(name: .long, help: "Write the imports.")
  var yes = false
  @Flag(name: .long, help: "Show every change, not only the first ones of each kind.")
  var all = false
  @Flag(name: .long, help: "Say where the files that can be read are published, and do nothing.")
  var printSources = false
  @Argument(help: "The folder with the files.")
  var folder: String?

  /// Files above this size are imported by themselves, piece by piece where the format allows it.
  private static let largestFileBytes = 256 << 20

  func validate() throws {
    if folder == nil, !printSources { throw ValidationError("Name the folder with the files.") }
  }

  func run() throws {
    let present = try CatalogFolderReading.read(into)
    if printSources {
      RefreshSources(present).print(output)
      return
    }
    let errors = present.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(
        .doesNotParse, "'\(into)' has \(Wording.count(errors.count, "error")) already.",
        hint: "To list them: weigh catalog lint \(into).")
    }
    let refresh = try refresh(present)
    try check(refresh)
    let isChanged = try !present.holds(refresh.files, in: into)
    if yes, isChanged {
      do {
        try ImportFolder.replace(refresh.files, in: into)
      } catch {
        throw Failure(.cannotWrite, error.message)
      }
    }
    RefreshReport(
      refresh, into: into, isChanged: isChanged, isWritten: yes && isChanged, showsAll: all
    ).print(output)
    if isChanged, !yes { throw NegativeAnswer() }
  }

  private func refresh(_ present: CatalogReading) throws -> CatalogRefresh {
    let day = try date.map { text in
      guard let day = CalendarDate(text) else {
        throw Failure(.usage, "'--date \(text)' is no date.", hint: "Write 2026-11-21.")
      }
      return day
    }
    let mappings = LeaderboardMapping.all(in: present.files).mappings
    let inputs = try files().map { name, bytes in
      ImportInput(bytes: bytes, name: name, date: day, mappings: mappings)
    }
    let line = ProgressLine(isQuiet: output.quiet)
    defer { line.finish() }
    do {
      return try CatalogRefresh(of: present, with: inputs) { done, total in
        line.show("files read", done: done, total: total)
      }
    } catch {
      throw Failure(.doesNotParse, error.message + " Nothing was written.")
    }
  }

  /// The files of the folder, in byte order of their names; folders within it are left alone.
  private func files() throws -> [(String, [UInt8])] {
    let folder = folder ?? "."
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Failure(.notThere, "there is no folder '\(folder)'.")
    }
    var files: [(String, [UInt8])] = []
    for name in names.sorted(by: { $0.precedesByBytes($1) }) where !name.hasPrefix(".") {
      let path = folder + "/" + name
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      let size = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
      guard size <= Int64(Self.largestFileBytes) else {
        output.remark("'\(name)' is too large to be read with others; import it by itself.")
        continue
      }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(.notThere, "cannot read '\(path)'.")
      }
      files.append((name, [UInt8](data)))
    }
    return files
  }

  /// Refuses what is wrong in the catalog that follows, or cannot be compiled.
  private func check(_ refresh: CatalogRefresh) throws {
    guard refresh.errors.isEmpty else {
      for error in refresh.errors.prefix(20) { Streams.error("\(into)/\(error.printed)") }
      throw Failure(
        .doesNotParse,
        "the imports make \(Wording.count(refresh.errors.count, "error")) in '\(into)'; "
          + "nothing was written.")
    }
    let release = try CatalogFolderReading.release(of: refresh.resolved, folder: into)
    let trial = NSTemporaryDirectory() + "weigh-refresh-\(UUID().uuidString).sqlite"
    // A trial that cannot be removed is left to the temporary folder.
    defer { try? FileManager.default.removeItem(atPath: trial) }
    do {
      try CompiledCatalog.write(
        records: refresh.resolved.records, release: release,
        packed: PackedRecords.pack(refresh.resolved.records), to: trial)
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }
}

extension CatalogReading {
  /// Whether the folder holds these files already, byte by byte.
  fileprivate func holds(_ files: [CatalogFile], in folder: String) throws -> Bool {
    files.allSatisfy { file in
      guard case .bytes(let bytes) = file.contents else { return false }
      return FileManager.default.contents(atPath: folder + "/" + file.path) == Data(bytes)
    }
  }
}
