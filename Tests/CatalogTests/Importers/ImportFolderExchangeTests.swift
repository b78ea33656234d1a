import Foundation
import Testing

@testable import Catalog

@Suite struct `Replacing all imports in one step` {
  private func read(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }

  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "weigh-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `the first imports make the folder, later ones keep other sources`() throws {
    try inTemporaryFolder { folder in
      try ImportFolder.replace(
        [
          CatalogFile(path: "imports/a/facts.jsonl", text: "1"),
          CatalogFile(path: "imports/b/facts.jsonl", text: "2"),
        ], in: folder)
      try ImportFolder.replace(
        [CatalogFile(path: "imports/a/facts.jsonl", text: "3")], in: folder)
      #expect(read(folder + "/imports/a/facts.jsonl") == "3")
      #expect(read(folder + "/imports/b/facts.jsonl") == "2")
      #expect(try names(folder) == ["imports"])
    }
  }

  @Test func `when one file cannot be written nothing changes`() throws {
    try inTemporaryFolder { folder in
      try ImportFolder.replace([CatalogFile(path: "imports/a", text: "old")], in: folder)
      #expect(throws: ImportFolder.Unwritable(path: "imports")) {
        try ImportFolder.replace(
          [
            CatalogFile(path: "imports/b", text: "new"),
            CatalogFile(path: "imports/a/facts.jsonl", text: "x"),
          ], in: folder)
      }
      #expect(read(folder + "/imports/a") == "old")
      #expect(try names(folder) == ["imports"] && names(folder + "/imports") == ["a"])
    }
  }

  @Test func `what a run that was ended left behind is cleared, and never read`() throws {
    try inTemporaryFolder { folder in
      for path in ["imports/a", ".imports.new/a", ".imports.old/a"] {
        try FileManager.default.createDirectory(
          atPath: folder + "/" + path, withIntermediateDirectories: true)
        try Data(path.utf8).write(to: URL(filePath: folder + "/\(path)/facts.jsonl"))
      }
      #expect(try CatalogFolder.files(in: folder).map(\.path) == ["imports/a/facts.jsonl"])
      try ImportFolder.replace([CatalogFile(path: "imports/b/facts.jsonl", text: "b")], in: folder)
      #expect(try names(folder) == ["imports"])
      #expect(read(folder + "/imports/a/facts.jsonl") == "imports/a")
    }
  }

  @Test func `an old folder that was moved aside is moved back first`() throws {
    try inTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/.imports.old/a", withIntermediateDirectories: true)
      try Data("kept".utf8).write(to: URL(filePath: folder + "/.imports.old/a/facts.jsonl"))
      try ImportFolder.replace([CatalogFile(path: "imports/b/facts.jsonl", text: "b")], in: folder)
      #expect(read(folder + "/imports/a/facts.jsonl") == "kept")
      #expect(try names(folder) == ["imports"])
    }
  }
}
