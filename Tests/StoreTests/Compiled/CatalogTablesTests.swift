import Catalog
import GRDB
import Testing

@testable import Store

@Suite struct CatalogTablesTests {
  let folder: TemporaryFolder
  let catalog: CompiledCatalog

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.file("catalog.sqlite")
    try CompiledCatalog.write(
      records: CatalogFixture.records, release: CatalogFixture.release(), packed: [], to: path)
    catalog = try CompiledCatalog.open(path)
  }

  /// The rows of a query, columns joined by `|`, NULL as `-`.
  private func rows(_ sql: String) throws -> [String] {
    try catalog.queue.unsafeRead { database in
      try GRDB.Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map { $0.isNull ? "-" : String.fromDatabaseValue($0) ?? "\($0)" }
          .joined(separator: "|")
      }
    }
  }

  @Test func `meta names format, release, hash, overlays and counts`() throws {
    let meta = try rows("SELECT key, value FROM meta")
    for row in [
      "format|1", "contents_format|1", "release|2026.08", "as_of|2026-08-01", "overlays|1",
      "overlay.0.name|team", "count.model|3", "packed_bytes|0",
    ] { #expect(meta.contains(row)) }
  }

  @Test func `every statement keeps its state and evidence`() throws {
    let columns = "section, field, position, state, value, reason, source, as_of, note"
    #expect(
      try rows("SELECT \(columns) FROM fact WHERE id = 'example/alpha-7b'") == [
        "|context|0|known|163840|-|recipes|2026-08-01|as served",
        "|context|1|losing|131072|-|hub|-|-",
        "|knowledge_cutoff|0|unknown|-|model card silent|hub|-|-",
        "|name|0|known|\"Alpha 7B\"|-|hub|-|-",
        "|params_total|0|disputed|7000000000|-|hub|-|-",
        "|params_total|1|disputed|8000000000|-|recipes|-|-",
        "arch|num_hidden_layers|0|known|32|-|hub|-|-",
      ])
    #expect(
      try rows("SELECT is_estimate, layer FROM fact WHERE field = 'context'")
        == ["1|base", "0|overlay"])
  }

  @Test func `the view shows accepted facts as plain values, and no others`() throws {
    #expect(
      try rows("SELECT section, field, value, source, as_of FROM known WHERE kind = 'model'") == [
        "|context|163840|recipes|2026-08-01", "|name|Alpha 7B|hub|-",
        "arch|num_hidden_layers|32|hub|-", "|name|Beta 70B|hub|-",
      ])
    #expect(try rows("SELECT typeof(value) FROM known WHERE field = 'context'") == ["integer"])
  }

  @Test func `identity and rows of lists are objects`() throws {
    #expect(
      try rows("SELECT id, identity FROM record WHERE kind = 'model' LIMIT 2") == [
        "example/alpha-7b|{\"aliases\":[\"Alpha Seven\",\"第七\"],\"status\":\"reviewed\"}",
        "example/beta-70b|{\"status\":\"listed\"}",
      ])
    #expect(
      try rows("SELECT id, list, position, value ->> 'input', source FROM entry") == [
        "acme|offers|0|0.26|hub", "acme|offers|1|0.5|hub",
      ])
  }
}
