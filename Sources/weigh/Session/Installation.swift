internal import Catalog
internal import Decision
internal import Foundation
internal import Store

/// Where this program finds and keeps its files, read once from the environment.
struct Installation {
  let environment: [String: String]
  let places: Places

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
    places = Places(environment: environment)
  }

  /// The absolute path of the running program.
  var program: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }

  /// Opens the compiled catalog, the file named or the first one found, with the overlays over it.
  func openCatalog(_ option: String?) throws -> (
    catalog: CompiledCatalog, snapshot: CatalogSnapshot
  ) {
    do {
      let path = try places.findCatalog(option: option, program: program) { path in
        FileManager.default.fileExists(atPath: path)
      }
      let catalog = try CompiledCatalog.open(path)
      let records: [Record]
      do {
        records = try PackedRecords.unpack(catalog.packed)
      } catch {
        throw CatalogFileError.damaged(path: path)
      }
      let overlays = OverlayFolders(
        places: places, workingFolder: FileManager.default.currentDirectoryPath)
      guard !overlays.all.isEmpty else {
        return (catalog, CatalogSnapshot(release: catalog.release, records: records))
      }
      return (catalog, try overlays.snapshot(over: catalog.release, records))
    } catch let error as CatalogFileError {
      throw Failure(error.exitStatus, error.message)
    }
  }

  /// Opens the user's database; where it cannot be written, one in memory, and says so once.
  func openDatabase(_ remark: (String) -> Void) throws -> UserDatabase {
    do {
      guard let path = places.userDatabase else { return try UserDatabase.inMemory() }
      return try UserDatabase(path: path)
    } catch {
      guard case .unwritable = error else { throw Failure(error.exitStatus, error.message) }
      remark(error.message)
      return try UserDatabase.inMemory(startingFrom: places.userDatabase)
    }
  }
}

extension CatalogFileError {
  var exitStatus: ExitStatus {
    switch self {
    case .nowhere, .missing: return .notThere
    case .unwritable: return .cannotWrite
    default: return .doesNotParse
    }
  }
}

extension UserDatabaseError {
  var exitStatus: ExitStatus {
    switch self {
    case .unwritable: return .cannotWrite
    case .noScenario, .noProbeRun: return .notThere
    case .blankName, .scenarioExists, .busy, .changedElsewhere: return .usage
    case .bug: return .bug
    default: return .doesNotParse
    }
  }
}
