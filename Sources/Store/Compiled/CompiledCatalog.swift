public import Catalog
internal import Foundation
internal import GRDB

/// A catalog as one read-only SQLite file: packed for the program, relational for people.
///
/// The program reads only `meta` and `packed`; everything else in the file says the same once
/// more, for `search` and for whoever opens it with SQLite (see `CatalogTables`).
public struct CompiledCatalog: Sendable {
  /// The format of files this Weigh writes and reads.
  ///
  /// Goes up by one with every change of the tables or of the packed bytes.
  public static let format = 1

  /// Whose file it is, as `PRAGMA application_id`: the letters `WghC`.
  static let applicationID: UInt32 = 0x5767_6843

  /// The packed records go into rows of this many bytes.
  ///
  /// Small enough that SQLite reads each into memory it has used before: one row of 4 MB took
  /// 5.9 ms to read, the same bytes in such rows over a mapped file 2.9 ms.
  static let bytesPerPart = 65_000

  /// Where the file stands.
  public let path: String
  /// Which catalog it holds.
  public let release: CatalogRelease
  /// How many records of each kind it holds.
  public let counts: [RecordKind: Int]
  /// The records as `write` was given them.
  public let packed: [UInt8]

  let queue: DatabaseQueue

  /// Opens a compiled catalog and reads what start-up needs.
  ///
  /// The file is taken as immutable: nothing is locked, and no file is made beside it. A build
  /// that replaces it while it is open is not seen, and does no harm.
  /// **Errors**: every case of `CatalogFileError` but `nowhere` and `unwritable`.
  /// **Cost**: O(size of the packed records).
  public static func open(_ path: String) throws(CatalogFileError) -> CompiledCatalog {
    try checkHeader(of: path)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.foreignKeysEnabled = false
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA mmap_size = 1073741824") }
      let queue = try DatabaseQueue(path: immutableAddress(of: path), configuration: configuration)
      return try queue.unsafeRead { try CompiledCatalog(path: path, queue: queue, database: $0) }
    } catch let error as CatalogFileError {
      throw error
    } catch {
      throw .damaged(path: path)
    }
  }

  private init(path: String, queue: DatabaseQueue, database: Database) throws {
    self.path = path
    self.queue = queue
    let meta = try CatalogMeta(reading: database)
    guard let release = meta.release, let length = meta.packedBytes else {
      throw CatalogFileError.damaged(path: path)
    }
    self.release = release
    counts = meta.counts
    var packed: [UInt8] = []
    packed.reserveCapacity(length)
    let parts = try GRDB.Row.fetchCursor(
      database, sql: "SELECT bytes FROM packed WHERE name = 'records' ORDER BY part")
    while let part = try parts.next() {
      try part.withUnsafeData(atIndex: 0) { bytes in
        bytes?.withUnsafeBytes { packed.append(contentsOf: $0) }
      }
    }
    guard packed.count == length else { throw CatalogFileError.damaged(path: path) }
    self.packed = packed
  }

  /// Tells what the file is by its first bytes, before SQLite sees it.
  private static func checkHeader(of path: String) throws(CatalogFileError) {
    let header: DatabaseHeader
    do {
      header = try DatabaseHeader(path: path)
    } catch {
      switch error {
      case .missing: throw .missing(path: path)
      case .unreadable(let reason): throw .unreadable(path: path, reason: reason)
      case .foreign: throw .foreign(path: path)
      }
    }
    guard header.applicationID == applicationID else { throw .foreign(path: path) }
    guard header.userVersion <= format else {
      throw .newer(path: path, format: header.userVersion, reads: format)
    }
    guard header.userVersion == format else {
      throw .older(path: path, format: header.userVersion, reads: format)
    }
    guard header.actualBytes == header.statedBytes else { throw .damaged(path: path) }
  }

  /// The path as an SQLite address that promises nobody writes to the file.
  static func immutableAddress(of path: String) -> String {
    var address = Array((path.hasPrefix("/") ? "file://" : "file:").utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"): address.append(contentsOf: "%25".utf8)
      case UInt8(ascii: "?"): address.append(contentsOf: "%3F".utf8)
      case UInt8(ascii: "#"): address.append(contentsOf: "%23".utf8)
      default: address.append(byte)
      }
    }
    return String(decoding: address, as: UTF8.self) + "?immutable=1"
  }
}
