import Catalog
import Foundation
import Testing

/// Facts out of GGUF headers, as far as the catalog is concerned.
struct GGUFImporterTests {
  private let catalog = ImportCatalog(
    CatalogReader.read([
      CatalogFile(
        path: "sources.toml",
        text:
          "[file]\ntitle = \"f\"\nretrieved = 2026-01-01\nlicense = \"mit\"\ntier = \"primary\"\n"),
      CatalogFile(
        path: "models/example/Alpha-7B.toml",
        text: "id = \"example/Alpha-7B\"\nstatus = \"listed\"\nkinds = [\"chat\"]\n"),
    ]).records)

  private func manifest(_ origin: ImportInput.Origin?) throws -> String {
    let line = #"{"id":"example/Alpha-7B","field":"context","value":8192,"source":"file"}"#
    let outcome = try GGUFImporter().read(
      ImportInput(bytes: Array(line.utf8), name: "a.gguf", source: "file", origin: origin),
      against: catalog)
    #expect(outcome.facts.count == 1)
    for file in outcome.files where file.path == "imports/file/manifest.json" {
      if case .bytes(let bytes) = file.contents { return String(decoding: bytes, as: UTF8.self) }
    }
    return "no manifest"
  }

  @Test func `the manifest tells the file, and not the lines in between`() throws {
    let known = try manifest(ImportInput.Origin(fileBytes: 4_000_000_000, sha256: "ab"))
    #expect(known.contains("\"importer\": \"gguf\""))
    #expect(known.contains("\"bytes\": 4000000000"))
    #expect(known.contains("\"sha256\": \"ab\""))
    let unread = try manifest(ImportInput.Origin(fileBytes: 1, sha256: nil))
    #expect(unread.contains("\"sha256\": null"))
    #expect(try !manifest(nil).contains("\"bytes\""))
  }

  @Test func `a file is digested as its bytes are`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "weigh-\(UUID()).bin")
    defer { try? FileManager.default.removeItem(at: file) }
    for text in ["", "abc"] {
      try Data(text.utf8).write(to: file)
      #expect(SHA256.hex(ofFile: file.path) == SHA256.hex(text))
    }
    #expect(SHA256.hex(ofFile: "/nowhere/at/all") == nil)
  }
}

/// Sources declared beside those that people keep.
struct SourceInsertionTests {
  private func source(_ id: String) -> Record {
    Record(
      kind: .source, id: id,
      identity: [
        .init("id", .text(id)), .init("title", .text("T")), .init("tier", .text("derived")),
      ])
  }

  private let block = "[b]\ntitle = \"T\"\ntier = \"derived\"\n"

  @Test func `a table stands in the order of the keys, and other lines stay`() {
    let text = "# All of them\n\n[a]\ntitle = \"A\"  # kept\n\n# About c\n[c]\ntitle = \"C\"\n"
    #expect(
      SourceInsertion.text(text, adding: source("b"))
        == "# All of them\n\n[a]\ntitle = \"A\"  # kept\n\n" + block
        + "\n# About c\n[c]\ntitle = \"C\"\n")
  }

  @Test func `the last table, the first and the only one`() {
    #expect(SourceInsertion.text("[a]\nx = 1\n", adding: source("b")) == "[a]\nx = 1\n\n" + block)
    #expect(SourceInsertion.text("[a]\nx = 1", adding: source("b")) == "[a]\nx = 1\n\n" + block)
    #expect(
      SourceInsertion.text("[\"c.d\"]\nx = 1\n", adding: source("b")) == block
        + "\n[\"c.d\"]\nx = 1\n")
    #expect(SourceInsertion.text("", adding: source("b")) == block)
  }

  @Test func `a source that is declared stays as it is`() {
    let text = "[b]\ntitle = \"mine\"\n"
    #expect(SourceInsertion.text(text, adding: source("b")) == text)
  }
}
