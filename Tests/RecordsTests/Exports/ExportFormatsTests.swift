import Catalog
import Foundation
import Testing

@testable import Records

struct ExportFormatsTests {
  /// The record of a format's files: bills of materials need a model of which more is known.
  private func record(for format: any ExportFormat) throws -> DecisionRecord {
    try ["bom", "spdx"].contains(format.name)
      ? RecordCases.record(choosing: "example/nova-8b") { $0.slug = "nova" }
      : RecordFixture.record()
  }

  @Test func `every format gives what its file holds`() throws {
    for format in ExportFormats.all {
      for file in try format.files(of: record(for: format)) {
        try Golden.check(file.text, against: file.name)
      }
    }
  }

  @Test func `the same decision gives the same bytes twice`() throws {
    for format in ExportFormats.all {
      let texts = try [0, 1].map { _ in try format.text(of: record(for: format)) }
      #expect(texts[0] == texts[1])
      let files = try [0, 1].map { _ in try format.files(of: record(for: format)) }
      #expect(files[0] == files[1])
    }
  }

  @Test func `the day of the export changes no byte`() throws {
    let outcome = try RecordFixture.outcome()
    let records = try ["2026-09-15", "2028-02-29"].map { day in
      try DecisionRecord(
        RecordFixture.draft(), outcome: outcome, today: try #require(CalendarDate(day)))
    }
    // A format may refuse the record; then it does on either day.
    for format in ExportFormats.all {
      let files = records.map { try? format.files(of: $0) }
      #expect(files[0] == files[1])
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
    let record = try RecordCases.record(choosing: "example/nova-8b")
    let names = try ExportFormats.all.flatMap { try $0.files(of: record) }.map(\.name)
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
