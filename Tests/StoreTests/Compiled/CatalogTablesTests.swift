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

  @Test func `views show accepted facts as columns, and nothing where none is accepted`() throws {
    #expect(
      try rows("SELECT id, status, name, context, knowledge_cutoff, params_total FROM model") == [
        "example/alpha-7b|reviewed|Alpha 7B|163840|-|-",
        "example/beta-70b|listed|Beta 70B|-|-|-",
        "other/alpha_7b-gguf|listed|-|-|-|-",
      ])
    #expect(try rows("SELECT * FROM model_arch") == ["example/alpha-7b|num_hidden_layers|32|hub|-"])
    #expect(
      try rows("SELECT host, position, model, input, datacenters, source FROM host_offers") == [
        "acme|0|example/alpha-7b|0.26|[\"US\",\"DE\"]|hub",
        "acme|1|example/alpha-7b|0.5|[\"US\",\"DE\"]|hub",
      ])
  }

  @Test(arguments: RecordKind.allCases)
  func `every kind, section and list has a view that reads`(kind: RecordKind) throws {
    let schema = RecordSchema.of(kind)
    let names =
      [kind.rawValue]
      + (schema.sections.map(\.name) + schema.lists.map(\.name))
      .map { kind.rawValue + "_" + $0 }
    for name in names {
      #expect(try rows("SELECT count(*) FROM \"\(name)\"").count == 1)
      let columns = try rows("SELECT name FROM pragma_table_info('\(name)')")
      #expect(Set(columns).count == columns.count)
      #expect(columns.allSatisfy { !$0.contains(":") })
      _ = try rows("SELECT * FROM \"\(name)\"")
    }
  }
}
