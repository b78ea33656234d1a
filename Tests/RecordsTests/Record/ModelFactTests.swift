import Catalog
import Foundation
import Testing

@testable import Records

/// What a record keeps of the models themselves, and how it says what it does not know.
struct ModelFactTests {
  @Test func `a record keeps what is known of a model, with its sources`() throws {
    let record = try RecordCases.record(choosing: "example/nova-8b")
    let nova = try #require(record.entry("example/nova-8b"))
    func values(_ field: DecisionRecord.ModelField) -> [String]? { nova.fact(field)?.values }
    #expect(values(.developer) == ["Example Labs"] && values(.developerCountry) == ["FI"])
    #expect(values(.repository) == ["example/nova-8b"] && values(.family) == ["Nova"])
    #expect(values(.revision) == [String(repeating: "0b", count: 20)])
    #expect(values(.releaseDate) == ["2026-03-04"] && values(.inputs) == ["text", "image"])
    #expect(values(.architecture) == ["llama"] && values(.parameters) == ["7240000000"])
    #expect(values(.host) == ["Bravo Hosting"] && values(.hostCountry) == ["SE"])
    #expect(values(.dataCenters) == ["SE", "FI"] && values(.retentionDays) == ["30"])
    let sources = nova.fact(.releaseDate)?.evidence.compactMap { record.evidence[$0]?.source }
    #expect(sources == ["cards"])
    #expect(nova.fact(.derivedFrom) == nil, "it was made from no other")
  }

  @Test func `what is not disclosed and what is not known are told apart`() throws {
    let record = try RecordCases.record(choosing: "example/nova-8b")
    let nova = try #require(record.entry("example/nova-8b"))
    let day = record.basis.catalogAsOf
    #expect(nova.fact(.knowledgeCutoff)?.answer == .undisclosed(reason: "model card silent"))
    #expect(nova.fact(.knowledgeCutoff)?.words(asOf: day) == "not disclosed (model card silent)")
    #expect(nova.fact(.trainingTokens)?.answer == .notKnown)
    #expect(
      nova.fact(.trainingTokens)?.words(asOf: day) == "not known to the catalog of 2026-07-01")
    #expect(
      nova.fact(.trainingData)?.words(asOf: day)
        == "not disclosed (1 item of the data review looked up, none disclosed)")
    #expect(nova.fact(.trainsOnPrompts)?.words(asOf: day) == "not disclosed (terms silent)")
    #expect(nova.fact(.parameters)?.words(asOf: day) == "7,240,000,000 parameters")
  }

  @Test func `what sources disagree on comes out as every claim`() throws {
    let fact = DecisionRecord.ModelFact(
      field: .contextTokens, answer: .disputed(["32768", "131072"]), evidence: [])
    let day = try #require(CalendarDate("2026-07-01"))
    #expect(fact.words(asOf: day) == "disputed: 32,768 or 131,072 tokens")
    #expect(fact.values.isEmpty)
    #expect(try DecisionRecord.ModelFact(fact.json, at: "") == fact)
  }

  @Test func `the lineage and the licenses it brings are kept`() throws {
    let record = try RecordCases.record(choosing: "example/merged-8b")
    let merged = try #require(record.entry("example/merged-8b"))
    #expect(merged.ancestors.map(\.id) == ["example/parent-a", "example/parent-b"])
    #expect(merged.ancestors.map(\.relation) == ["merge", "merge"])
    #expect(merged.ancestors.map(\.licenses) == [["open-use"], ["shared-use"]])
    #expect(merged.licenses.map(\.id) == ["open-use", "public-use", "shared-use"])
    #expect(merged.licenses.map(\.spdx) == [nil, "Apache-2.0", "CC-BY-4.0"])
    #expect(merged.licenses.map(\.through) == ["example/parent-a", nil, "example/parent-b"])
    #expect(merged.licenses.first?.address == "https://github.com/example/open-use")
  }

  @Test func `a model run on a device carries the file of its quantization`() throws {
    let record = try RecordCases.selfHosted()
    let nova = try #require(record.entry("example/nova-8b"))
    #expect(nova.delivery.hasPrefix("self:desk:"))
    let quantization = try #require(nova.fact(.quantization)?.values.first)
    #expect(nova.files.allSatisfy { $0.quantization == quantization })
    #expect(nova.fact(.host) == nil)
  }

  @Test func `every case reads back as it was written`() throws {
    for item in try RecordCases.all() {
      let text = item.record.json.indentedText
      #expect(try DecisionRecord(jsonText: text) == item.record, "\(item.name)")
    }
  }

  @Test func `a record from before facts were kept still reads`() throws {
    let file = Golden.folder.appending(path: "schema-1.json")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let older = try DecisionRecord(jsonText: text)
    #expect(older.entries.allSatisfy { $0.facts.isEmpty && $0.fact(.releaseDate) == nil })
    #expect(!ADRExport().text(of: older).isEmpty && !JSONExport().text(of: older).isEmpty)
  }
}
