import Catalog
import Foundation
import Testing

@testable import Store

@Suite struct CompiledCatalogTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("catalog.sqlite")
  }

  private func write(
    _ records: [Record] = CatalogFixture.records, named name: String = "2026.08",
    packedBytes: Int = 150_001
  ) throws {
    try CompiledCatalog.write(
      records: records, release: CatalogFixture.release(named: name),
      packed: CatalogFixture.packed(count: packedBytes), to: path)
  }

  @Test(arguments: [0, 1, 64_999, 65_000, 65_001, 1_000_000])
  func `what was written is what is read`(count: Int) throws {
    try write(packedBytes: count)
    let catalog = try CompiledCatalog.open(path)
    #expect(try catalog.release == CatalogFixture.release())
    #expect(catalog.packed == CatalogFixture.packed(count: count))
    #expect(
      catalog.counts == [
        .model: 3, .developer: 1, .license: 1, .aliases: 1, .host: 1, .source: 1,
      ])
  }

  @Test func `the order of records leaves no trace in the bytes`() throws {
    try write()
    let first = try bytes(of: path)
    try write(CatalogFixture.records.reversed())
    #expect(try bytes(of: path) == first)
    try write(Array(CatalogFixture.records.dropLast()))
    #expect(try bytes(of: path) != first)
  }

  @Test func `a catalog without records and overlays is a catalog`() throws {
    let release = CatalogRelease(
      format: 7, name: "", asOf: try #require(CatalogFixture.asOf), sha256: "")
    try CompiledCatalog.write(records: [], release: release, packed: [], to: path)
    let catalog = try CompiledCatalog.open(path)
    #expect(catalog.release == release)
    #expect(catalog.packed.isEmpty)
    #expect(try catalog.search("alpha", limit: 5) == [])
  }

  @Test(arguments: ["a b.sqlite", "100%.sqlite", "what?.sqlite", "#1.sqlite", "模型.sqlite"])
  func `any file name will do`(name: String) throws {
    let path = folder.file(name)
    try CompiledCatalog.write(
      records: CatalogFixture.records, release: CatalogFixture.release(), packed: [1, 2], to: path)
    #expect(try CompiledCatalog.open(path).packed == [1, 2])
  }

  @Test func `opening leaves nothing beside the file and works in a folder made for it`() throws {
    let path = folder.file("new/folders/catalog.sqlite")
    try CompiledCatalog.write(
      records: [], release: CatalogFixture.release(), packed: [9], to: path)
    let catalog = try CompiledCatalog.open(path)
    let inside = try FileManager.default.contentsOfDirectory(atPath: folder.file("new/folders"))
    #expect(catalog.packed == [9])
    #expect(inside == ["catalog.sqlite"])
  }

  @Test func `a failed build leaves the old catalog in use and nothing else`() throws {
    try write(named: "old")
    let twice = NamedFact("name", .known(.text("Gamma"), CatalogFixture.base, losing: []))
    let broken = Record(kind: .model, id: "example/gamma", facts: [twice, twice])
    #expect(throws: CatalogFileError.self) { try write([broken], named: "new") }
    #expect(try CompiledCatalog.open(path).release.name == "old")
    #expect(try folder.names == ["catalog.sqlite"])
  }

  @Test func `a catalog in use survives its replacement`() throws {
    try write(named: "old")
    let old = try CompiledCatalog.open(path)
    try write([], named: "new")
    #expect(try old.search("beta", limit: 5).map(\.id) == ["example/beta-70b"])
    #expect(try CompiledCatalog.open(path).release.name == "new")
  }

  @Test func `everybody on the machine may read a catalog`() throws {
    try write()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o644)
  }

  @Test func `a target that cannot be written is named with the reason`() throws {
    try write()
    let under = path + "/catalog.sqlite"
    #expect(throws: CatalogFileError.unwritable(path: under, reason: "Not a directory")) {
      try CompiledCatalog.write(
        records: [], release: CatalogFixture.release(), packed: [], to: under)
    }
    let taken = folder.path
    #expect(throws: CatalogFileError.self) {
      try CompiledCatalog.write(
        records: [], release: CatalogFixture.release(), packed: [], to: taken)
    }
    #expect(try folder.names == ["catalog.sqlite"])
  }
}
