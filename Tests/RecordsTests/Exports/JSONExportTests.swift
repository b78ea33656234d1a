import Testing

@testable import Records

struct JSONExportTests {
  @Test func `a record read back gives the same files`() throws {
    let record = try RecordFixture.record()
    let again = try DecisionRecord(jsonText: JSONExport().text(of: record))
    #expect(again == record)
    for format in ExportFormats.all {
      #expect((try? format.text(of: again)) == (try? format.text(of: record)))
    }
  }

  @Test func `keys are sorted, lines end plainly and two spaces indent`() throws {
    let text = JSONExport().text(of: try RecordFixture.record())
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let keys = lines.filter { $0.hasPrefix("  \"") }.compactMap {
      $0.split(separator: "\"").dropFirst().first
    }
    #expect(keys.count > 30)
    #expect(keys == keys.sorted())
    #expect(lines.last == "" && lines.dropLast().last == "}")
    #expect(!text.contains("\r") && !text.contains("\t") && !text.contains(" \n"))
  }

  @Test func `no statement is held that nothing refers to`() throws {
    let record = try RecordFixture.record()
    #expect(record.evidence.count > 5)
    #expect(throws: Never.self) { try record.content.checkEvidence() }
    let keys = Set(record.evidence.values.map(\.source))
    #expect(Set(record.sources.keys).isSubset(of: keys))
  }
}
