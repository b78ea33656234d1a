import Catalog
import Testing

@testable import Store

@Suite struct CatalogSearchTests {
  let folder: TemporaryFolder
  let catalog: CompiledCatalog

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.file("catalog.sqlite")
    try CompiledCatalog.write(
      records: CatalogFixture.records, release: CatalogFixture.release(), packed: [], to: path)
    catalog = try CompiledCatalog.open(path)
  }

  private func ids(_ text: String, kind: RecordKind? = nil, limit: Int = 10) throws -> [String] {
    try catalog.search(text, kind: kind, limit: limit).map(\.id)
  }

  @Test func `a hit carries its kind, id and name`() throws {
    #expect(
      try catalog.search("alpha-7b", limit: 1)
        == [.init(kind: .model, id: "example/alpha-7b", name: "Alpha 7B")])
    #expect(
      try catalog.search("gguf", limit: 1)
        == [.init(kind: .model, id: "other/alpha_7b-gguf", name: "other/alpha_7b-gguf")])
  }

  @Test func `names, ids, aliases and organizations are searched without regard to case`() throws {
    #expect(try ids("ALPHA 7B") == ["example/alpha-7b", "other/alpha_7b-gguf"])
    #expect(try ids("beta-70b") == ["example/beta-70b"])
    #expect(try ids("seven") == ["example/alpha-7b"])
    #expect(try ids("example-ai") == ["example"])
    #expect(try ids("apache2") == ["apache-2.0"])
  }

  @Test func `all words must occur, in any order and any field`() throws {
    #expect(try ids("seven 7b") == ["example/alpha-7b"])
    #expect(try ids("7b seven") == ["example/alpha-7b"])
    #expect(try ids("seven 70b") == [])
  }

  @Test func `words too short for the index are still found`() throws {
    #expect(try ids("7b") == ["example/alpha-7b", "other/alpha_7b-gguf"])
    #expect(try ids("第七") == ["example/alpha-7b"])
    #expect(try ids("be 70b") == ["example/beta-70b"])
  }

  @Test func `the exact name comes first, then what begins with the text`() throws {
    #expect(try ids("example").first == "example")
    #expect(try ids("acme") == ["acme"])
    #expect(try ids("alpha").first == "example/alpha-7b")
  }

  @Test func `wildcards and query words are taken literally`() throws {
    #expect(try ids("%") == [])
    #expect(try ids("a_7") == ["other/alpha_7b-gguf"])
    #expect(try ids("_") == ["other/alpha_7b-gguf"])
    for text in ["alpha OR beta", "\"", "al\"pha", "alpha*", "id:alpha", "NEAR(", "^alpha", "!"] {
      #expect(try ids(text) == [])
    }
    #expect(try ids("alp\0ha").first == "example/alpha-7b")
  }

  @Test func `a kind and a limit narrow the answer`() throws {
    #expect(try ids("example", kind: .model) == ["example/alpha-7b", "example/beta-70b"])
    #expect(try ids("example", limit: 1) == ["example"])
    #expect(try ids("example", limit: 0) == [])
    #expect(try ids("example", limit: -1) == [])
  }

  @Test func `blank text finds nothing`() throws {
    #expect(try ids("") == [])
    #expect(try ids(" \t\n") == [])
  }

  @Test func `a text of any length is answered`() throws {
    #expect(try ids(String(repeating: "alpha ", count: 100_000)).first == "example/alpha-7b")
    #expect(try ids(String(repeating: "ab", count: 100_000)) == [])
  }

  @Test func `sources and bookkeeping are not found`() throws {
    #expect(try ids("source") == [])
    #expect(try ids("licenses") == [])
  }
}
