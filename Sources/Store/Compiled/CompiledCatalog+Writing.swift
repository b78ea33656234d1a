public import Catalog
internal import Foundation
internal import GRDB

extension CompiledCatalog {
  /// Compiles records into a catalog file, beside the target first, then in its place.
  ///
  /// **Shape**: the order of `records` does not matter; of two with the same kind and id the later
  /// one holds. Equal contents give equal bytes.
  /// **Errors**: `unwritable`; the file that was there before is then untouched.
  public static func write(
    records: [Catalog.Record], release: CatalogRelease, packed: [UInt8], to path: String
  ) throws(CatalogFileError) {
    let file: ReplacedFile
    do {
      file = try ReplacedFile(target: path)
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
    do {
      try fill(file.draft, records: records, release: release, packed: packed)
      try file.commit()
    } catch {
      file.discard()
      switch error {
      case let error as ReplacedFile.Failure: throw .unwritable(path: path, reason: error.reason)
      case let error as DatabaseError:
        throw .unwritable(path: path, reason: error.message ?? "\(error.resultCode)")
      default: throw .unwritable(path: path, reason: "\(error)")
      }
    }
  }

  private static func fill(
    _ draft: String, records: [Catalog.Record], release: CatalogRelease, packed: [UInt8]
  ) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The draft is thrown away when anything fails, so nothing needs to be rolled back.
      try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    let queue = try DatabaseQueue(path: draft, configuration: configuration)
    let records = ordered(records)
    var counts: [RecordKind: Int] = [:]
    for record in records { counts[record.kind, default: 0] += 1 }
    try queue.write { database in
      try database.execute(
        sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(format)")
      for table in CatalogTables.definitions { try database.execute(sql: table) }
      try CatalogMeta(release: release, counts: counts, packedBytes: packed.count)
        .write(to: database)
      try writePacked(packed, to: database)
      let writer = try RecordWriter(database: database)
      for record in records { try writer.write(record) }
      let aliases = SearchEntry.aliases(in: records)
      for record in records {
        try SearchEntry(record, aliases: aliases)?.write(to: database)
      }
      try database.execute(sql: "INSERT INTO search (search) VALUES ('optimize')")
    }
    try queue.close()
  }

  /// Each record once, by kind and then by the bytes of its id.
  private static func ordered(_ records: [Catalog.Record]) -> [Catalog.Record] {
    var byKind: [RecordKind: [String: Catalog.Record]] = [:]
    for record in records { byKind[record.kind, default: [:]][record.id] = record }
    return RecordKind.allCases.flatMap { kind in
      (byKind[kind] ?? [:]).values.sorted { $0.id.precedesByBytes($1.id) }
    }
  }

  private static func writePacked(_ packed: [UInt8], to database: Database) throws {
    let insert = try database.makeStatement(
      sql: "INSERT INTO packed (name, part, bytes) VALUES ('records', ?, ?)")
    for (part, start) in stride(from: 0, to: packed.count, by: bytesPerPart).enumerated() {
      let end = min(start + bytesPerPart, packed.count)
      try insert.execute(arguments: [part, Data(packed[start..<end])])
    }
  }
}
