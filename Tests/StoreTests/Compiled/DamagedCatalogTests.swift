import Catalog
import Testing

@testable import Store

@Suite struct DamagedCatalogTests {
  let folder: TemporaryFolder
  let path: String
  let whole: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("catalog.sqlite")
    try CompiledCatalog.write(
      records: CatalogFixture.records, release: CatalogFixture.release(),
      packed: CatalogFixture.packed(count: 100_000), to: path)
    whole = try bytes(of: path)
  }

  /// The error that opening these bytes ends in.
  private func error(opening contents: [UInt8]) throws -> CatalogFileError? {
    try write(contents, to: path)
    return #expect(throws: CatalogFileError.self) { try CompiledCatalog.open(path) }
  }

  /// The catalog with four bytes of its header replaced.
  private func with(_ number: UInt32, at offset: Int) -> [UInt8] {
    var changed = whole
    for place in 0..<4 {
      changed[offset + place] = UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32(place)))
    }
    return changed
  }

  @Test func `a file that is not there is missing, whatever is above it`() throws {
    for absent in [folder.file("none.sqlite"), path + "/catalog.sqlite"] {
      #expect(throws: CatalogFileError.missing(path: absent)) { try CompiledCatalog.open(absent) }
    }
  }

  @Test func `a newer file is refused with both formats`() throws {
    let newer = UInt32(CompiledCatalog.format + 2)
    #expect(
      try error(opening: with(newer, at: 60))
        == .newer(path: path, format: Int(newer), reads: CompiledCatalog.format))
  }

  @Test func `an older file is refused with both formats`() throws {
    #expect(
      try error(opening: with(0, at: 60))
        == .older(path: path, format: 0, reads: CompiledCatalog.format))
  }

  @Test func `other files are not taken for catalogs`() throws {
    #expect(try error(opening: []) == .foreign(path: path))
    #expect(try error(opening: Array("title = \"not a database\"".utf8)) == .foreign(path: path))
    #expect(try error(opening: [UInt8](repeating: 0, count: 5_000)) == .foreign(path: path))
    #expect(try error(opening: with(0, at: 68)) == .foreign(path: path))
    #expect(throws: CatalogFileError.foreign(path: folder.path)) {
      try CompiledCatalog.open(folder.path)
    }
  }

  @Test func `a file cut anywhere behind its header is damaged`() throws {
    for length in [100, 4_096, 4_097, 60_000, whole.count - 4_096, whole.count - 1] {
      #expect(try error(opening: Array(whole.prefix(length))) == .damaged(path: path))
    }
    #expect(try error(opening: whole + [0]) == .damaged(path: path))
  }

  @Test func `lost pages are damage, not a trap`() throws {
    for page in 0..<(whole.count / 4_096) {
      var changed = whole
      for place in max(100, page * 4_096)..<((page + 1) * 4_096) { changed[place] = 0xFF }
      try write(changed, to: path)
      do throws(CatalogFileError) {
        let catalog = try CompiledCatalog.open(path)
        _ = try catalog.search("alpha", limit: 10)
        _ = try catalog.search("al", limit: 10)
      } catch {
        #expect(error == .damaged(path: path))
      }
    }
  }
}
