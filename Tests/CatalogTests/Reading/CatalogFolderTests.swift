import Catalog
import Foundation
import Testing

@Suite struct `Reading a catalog folder` {
  @Test func `files are found at their places and hidden ones are left out`() throws {
    try inTemporaryFolder { folder in
      try write("id = \"x\"\nname = \"X\"\n", to: folder + "/developers/x.toml")
      try write("broken", to: folder + "/developers/.x.toml.swp.toml")
      try write("broken", to: folder + "/.git/config.toml")
      try write("text", to: folder + "/README.md")
      try write(
        "{\"id\":\"a\",\"field\":\"likes\",\"value\":1,\"source\":\"hub\"}\n",
        to: folder + "/imports/hub/facts.jsonl")
      try write("{}", to: folder + "/imports/hub/manifest.json")
      try write("text", to: folder + "/ATTRIBUTION.md")
      let reading = CatalogReader.read(folder: folder)
      #expect(reading.diagnostics == [])
      #expect(
        reading.files.map(\.path)
          == ["ATTRIBUTION.md", "developers/x.toml", "imports/hub/facts.jsonl"])
      #expect(reading.records.map(\.id) == ["x"])
      #expect(reading.imports.map(\.path) == ["likes"])
    }
  }

  @Test func `a folder named like a file is one diagnostic and stops nothing`() throws {
    try inTemporaryFolder { folder in
      try write("id = \"x\"\nname = \"X\"\n", to: folder + "/developers/x.toml")
      try FileManager.default.createDirectory(
        atPath: folder + "/developers/y.toml", withIntermediateDirectories: true)
      let reading = CatalogReader.read(folder: folder)
      #expect(
        reading.diagnostics.map(\.printed) == [
          "developers/y.toml:1: error [file] The file cannot be read: it is a folder."
        ])
      #expect(reading.records.map(\.id) == ["x"])
    }
  }

  private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "weigh-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ text: String, to path: String) throws {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: "/" + folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }
}
