import Catalog
import Testing

@testable import Records

struct ExclusionsExportTests {
  @Test func `every excluded model is a line that reads as JSON`() throws {
    let record = try RecordFixture.record()
    let lines = ExclusionsExport().text(of: record).split(separator: "\n")
    #expect(lines.count == record.excluded.count)
    for (line, model) in zip(lines, record.excluded) {
      let value = try JSONValue(jsonText: String(line))
      #expect(value.canonicalText == model.json.canonicalText)
    }
  }

  @Test func `above the limit only those with one reason stand there, and it is said`() throws {
    let record = try RecordFixture.record()
    let lines = ExclusionsExport(limit: 3).text(of: record).split(separator: "\n").map(String.init)
    let alone = record.excluded.filter { $0.reasons.count == 1 }
    #expect(alone.count == 3 && record.excluded.count == 4)
    #expect(lines.count == alone.count + 1)
    guard case .object(let head) = try JSONValue(jsonText: try #require(lines.first)) else {
      Issue.record("the first line is no object")
      return
    }
    #expect(head["all"] == .integer(4))
    #expect(head["listed"] == .integer(3))
    #expect(head["leftOut"] == .integer(1))
    #expect(head["leftOutByNeed"]?.canonicalText == "{\"context\":1,\"license\":1}")
    #expect(head["result"] == .text(record.basis.resultID))
    for (line, model) in zip(lines.dropFirst(), alone) {
      #expect(line == model.json.canonicalText)
    }
  }

  @Test func `a record that keeps every model has an empty file`() throws {
    let record = try RecordFixture.record(scenario: "name = \"bare\"\n")
    #expect(record.excluded.isEmpty)
    #expect(ExclusionsExport().text(of: record).isEmpty)
  }
}
