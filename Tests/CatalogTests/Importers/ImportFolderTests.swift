import Foundation
import Testing

@testable import Catalog

@Suite struct `Writing import files` {
  @Test func `files are written and the same bytes are left alone`() throws {
    try inTemporaryFolder { folder in
      let files = [
        CatalogFile(path: "imports/hub/facts.jsonl", text: "one\n"),
        CatalogFile(path: "imports/hub/manifest.json", text: "{}\n"),
      ]
      try ImportFolder.write(files, into: folder)
      #expect(try read(folder + "/imports/hub/facts.jsonl") == "one\n")
      let before =
        try FileManager.default.attributesOfItem(
          atPath: folder + "/imports/hub/facts.jsonl")[.systemFileNumber] as? Int
      try ImportFolder.write(files, into: folder)
      let after =
        try FileManager.default.attributesOfItem(
          atPath: folder + "/imports/hub/facts.jsonl")[.systemFileNumber] as? Int
      #expect(before == after)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/imports/hub").sorted()
          == ["facts.jsonl", "manifest.json"])
    }
  }

  @Test func `when one file cannot be written none changes`() throws {
    try inTemporaryFolder { folder in
      try ImportFolder.write([CatalogFile(path: "a.txt", text: "old")], into: folder)
      #expect(throws: ImportFolder.Unwritable(path: "a.txt/b.txt")) {
        try ImportFolder.write(
          [
            CatalogFile(path: "a.txt", text: "new"), CatalogFile(path: "a.txt/b.txt", text: "x"),
          ], into: folder)
      }
      #expect(try read(folder + "/a.txt") == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
    }
  }

  @Test func `the problem has its sentence`() {
    #expect(
      ImportFolder.Unwritable(path: "a/b").message
        == "'a/b' cannot be written. Nothing was changed. Check the folder and its permissions.")
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "weigh-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
