internal import Foundation
internal import GRDB

/// What one user has made: scenarios with their history, shortlists, drafts, probe runs, settings.
///
/// Every change is one transaction, on disk when the method returns, so that killing the program
/// loses nothing but the change in progress. Two programs may use one file: writers wait for each
/// other, readers see the last commit. Times are ISO 8601 text the caller passes in; there is no
/// clock here.
///
/// A loss of power may take the last few changes, but leaves the file whole: SQLite's
/// `synchronous = NORMAL` spares a wait for the disk at every key press.
public final class UserDatabase: Sendable {
  /// The version of the tables this Weigh writes and reads.
  public static let format = UserSchema.steps.count

  /// How long a change waits for another program's.
  static let patienceSeconds = 5.0

  /// Where the file stands; `nil` for an in-memory twin.
  public let path: String?

  let queue: DatabaseQueue

  /// Opens the database at a path, making it and its folder where they are missing.
  ///
  /// **Errors**: `unwritable`, upon which `inMemory` still works; `newer`, `foreign`, `damaged`
  /// and `busy`.
  public convenience init(path: String) throws(UserDatabaseError) {
    try self.init(path: path, steps: UserSchema.steps, patienceSeconds: Self.patienceSeconds)
  }

  /// Opens the database at a path if there is one; reading commands make no files.
  public static func existing(at path: String) throws(UserDatabaseError) -> UserDatabase? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try UserDatabase(path: path)
  }

  /// A database of the same shape that is gone when the program ends.
  ///
  /// It begins with what can be read at `path`, if anything can: where a disk takes no changes, its
  /// scenarios can still be looked at.
  public static func inMemory(startingFrom path: String? = nil) throws(UserDatabaseError)
    -> UserDatabase
  {
    do {
      // A file that cannot be copied leaves the twin empty: the caller has already heard why.
      let queue =
        try path.flatMap { try? copy(of: $0) }
        ?? DatabaseQueue(configuration: configuration(patienceSeconds: 0))
      try prepare(queue, path: "memory", steps: UserSchema.steps)
      return UserDatabase(path: nil, queue: queue)
    } catch {
      throw UserDatabaseError(error, path: path ?? "memory")
    }
  }

  init(path: String, steps: [String], patienceSeconds: Double) throws(UserDatabaseError) {
    do {
      let folder = (path as NSString).deletingLastPathComponent
      if !folder.isEmpty { try ReplacedFile.makeFolder(folder) }
      queue = try DatabaseQueue(
        path: path, configuration: Self.configuration(patienceSeconds: patienceSeconds))
      self.path = path
      try Self.prepare(queue, path: path, steps: steps)
    } catch {
      throw UserDatabaseError(error, path: path)
    }
  }

  private init(path: String?, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  private static func configuration(patienceSeconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceSeconds)
    return configuration
  }

  /// Recognizes the file before anything in it is changed, then brings it up to date.
  private static func prepare(_ queue: DatabaseQueue, path: String, steps: [String]) throws {
    func isCurrent(_ database: Database) throws -> Bool {
      switch try UserSchema.inspect(database, steps: steps) {
      case .current: return true
      case .outdated: return false
      case .foreign: throw UserDatabaseError.foreign(path: path)
      case .newer(let format):
        throw UserDatabaseError.newer(path: path, format: format, reads: steps.count)
      }
    }
    let wasCurrent = try queue.inDatabase(isCurrent)
    try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    if wasCurrent { return }
    try queue.write { database in
      // Another program may have brought it up to date since.
      if try !isCurrent(database) { try UserSchema.migrate(database, steps: steps) }
    }
  }

  /// What a file holds, in memory; `nil` if that is not for this Weigh.
  private static func copy(of path: String) throws -> DatabaseQueue? {
    var readOnly = Configuration()
    readOnly.readonly = true
    let source = try DatabaseQueue(
      path: CompiledCatalog.immutableAddress(of: path), configuration: readOnly)
    switch try source.unsafeRead({ try UserSchema.inspect($0) }) {
    case .newer, .foreign: return nil
    case .current, .outdated: break
    }
    let queue = try DatabaseQueue(configuration: configuration(patienceSeconds: 0))
    try source.backup(to: queue)
    let verdict = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    return verdict == "ok" ? queue : nil
  }

  /// Reads within one state of the database.
  func read<Value>(_ body: (Database) throws -> Value) throws(UserDatabaseError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw UserDatabaseError(error, path: path ?? "memory")
    }
  }

  /// Changes all that `body` changes, or nothing if it throws.
  func change<Value>(_ body: (Database) throws -> Value) throws(UserDatabaseError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw UserDatabaseError(error, path: path ?? "memory")
    }
  }
}

extension UserDatabaseError {
  /// Sorts what went wrong below into what a person can do about it.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as UserDatabaseError: self = error
    case let error as ReplacedFile.Failure: self = .unwritable(path: path, reason: error.reason)
    case let error as DatabaseError: self.init(sqlite: error, path: path)
    default: self = .bug(path: path, detail: "\(error)")
    }
  }

  private init(sqlite error: DatabaseError, path: String) {
    switch error.resultCode.primaryResultCode {
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_FULL,
      .SQLITE_IOERR:
      self = .unwritable(path: path, reason: error.message ?? "\(error.resultCode)")
    case .SQLITE_NOTADB: self = .foreign(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    default:
      // The statement, never its arguments: those are the user's own words.
      self = .bug(
        path: path,
        detail: [error.message, error.sql].compactMap(\.self).joined(separator: ", in "))
    }
  }
}
