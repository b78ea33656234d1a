import Foundation
import Testing

@testable import Records

struct ExportFormatsTests {
  @Test func `every format gives what its file holds`() throws {
    let record = try RecordFixture.record()
    for file in ExportFormats.all.flatMap({ $0.files(of: record) }) {
      try Golden.check(file.text, against: file.name)
    }
  }

  @Test func `the same decision gives the same bytes twice`() throws {
    let first = try RecordFixture.record()
    let second = try RecordFixture.record()
    for format in ExportFormats.all {
      #expect(format.text(of: first) == format.text(of: second))
      #expect(format.files(of: first) == format.files(of: second))
    }
  }

  @Test func `formats have names and endings of their own`() {
    let names = ExportFormats.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(ExportFormats.all.map(\.fileExtension)).count == names.count)
    #expect(ExportFormats.named("adr")?.fileExtension == "md")
    #expect(ExportFormats.named("pdf") == nil)
  }

  @Test func `names of files begin with the record's name and are all different`() throws {
    let record = try RecordFixture.record()
    let names = ExportFormats.all.flatMap { $0.files(of: record) }.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      names.allSatisfy {
        $0.hasPrefix(record.fileStem + ".") || $0.hasPrefix(record.fileStem + "-")
      })
    #expect(names.contains(record.fileStem + "-contributions.svg"))
    #expect(names.contains(record.fileStem + ".exclusions.jsonl"))
  }

  @Test func `the formats written where nobody says are the record and its Markdown`() {
    #expect(ExportFormats.usual == ["json", "adr"])
    #expect(ExportFormats.usual.allSatisfy { ExportFormats.named($0) != nil })
  }

  @Test func `every format in the folder is registered`() throws {
    let root = Golden.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Records/Exports").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix("Export.swift") }.map { String($0.dropLast(6)) }
    let registered = ExportFormats.all.map { String(describing: type(of: $0)) }
    #expect(files.sorted() == registered.sorted())
  }
}
