import Foundation
import Sheets
import Testing

@Suite struct RegistryTests {
  @Test func `every page stands once in the registry and in a file of its own`() throws {
    let ids = Sheets.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Sheets/Pages")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.filter { $0.hasSuffix("Sheet.swift") }.count == ids.count)
  }
}
