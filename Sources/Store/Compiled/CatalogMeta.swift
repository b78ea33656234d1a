internal import Catalog
internal import GRDB

/// The rows of `meta`: which catalog a file holds, and how much of it.
struct CatalogMeta {
  private(set) var rows: [String: String] = [:]

  /// Describes a catalog that is about to be written.
  init(release: CatalogRelease, counts: [RecordKind: Int], packedBytes: Int) {
    rows["format"] = String(CompiledCatalog.format)
    rows["contents_format"] = String(release.format)
    rows["release"] = release.name
    rows["as_of"] = release.asOf.description
    rows["sha256"] = release.sha256
    rows["overlays"] = String(release.overlays.count)
    for (position, overlay) in release.overlays.enumerated() {
      rows["overlay.\(position).name"] = overlay.name
      rows["overlay.\(position).sha256"] = overlay.sha256
    }
    for (kind, count) in counts { rows["count.\(kind.rawValue)"] = String(count) }
    rows["packed_bytes"] = String(packedBytes)
  }

  /// Reads what `write` left.
  init(reading database: Database) throws {
    let all = try GRDB.Row.fetchCursor(database, sql: "SELECT key, value FROM meta")
    while let row = try all.next() { rows[row[0]] = row[1] }
  }

  /// Writes the rows in byte order of their keys.
  func write(to database: Database) throws {
    let insert = try database.makeStatement(sql: "INSERT INTO meta (key, value) VALUES (?, ?)")
    for (key, value) in rows.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      try insert.execute(arguments: [key, value])
    }
  }

  /// The release, if all of it is there.
  var release: CatalogRelease? {
    guard let format = integer("contents_format"), let name = rows["release"],
      let asOf = rows["as_of"].flatMap({ CalendarDate($0) }), let sha256 = rows["sha256"],
      let overlayCount = integer("overlays"), overlayCount <= rows.count
    else { return nil }
    var overlays: [CatalogRelease.Overlay] = []
    for position in 0..<overlayCount {
      guard let name = rows["overlay.\(position).name"],
        let sha256 = rows["overlay.\(position).sha256"]
      else { return nil }
      overlays.append(CatalogRelease.Overlay(name: name, sha256: sha256))
    }
    return CatalogRelease(
      format: format, name: name, asOf: asOf, sha256: sha256, overlays: overlays)
  }

  /// The length of the packed records.
  var packedBytes: Int? { integer("packed_bytes") }

  /// How many records of each kind there are.
  var counts: [RecordKind: Int] {
    var counts: [RecordKind: Int] = [:]
    for kind in RecordKind.allCases { counts[kind] = integer("count.\(kind.rawValue)") }
    return counts
  }

  /// A number that is no less than zero.
  private func integer(_ key: String) -> Int? {
    rows[key].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }
}
