import Catalog
import Testing

@testable import Records

/// The bill of materials row by row.
struct BOMExportTests {
  /// The document of a decision.
  static func document(
    _ record: DecisionRecord, _ version: BOMExport.Version = .v1_6
  ) throws -> JSONValue {
    try JSONValue(jsonText: try BOMExport(version: version).text(of: record))
  }

  private func text(_ document: JSONValue, _ pointer: String) -> String? {
    if case .text(let text)? = document.value(at: pointer) { return text }
    return nil
  }

  /// The values of named properties below a pointer.
  private func properties(_ document: JSONValue, _ pointer: String) -> [String: String] {
    guard case .list(let list)? = document.value(at: pointer + "/properties") else { return [:] }
    return Dictionary(
      list.compactMap { item in
        guard case .object(let object) = item, case .text(let name)? = object["name"],
          case .text(let value)? = object["value"]
        else { return nil }
        return (name, value)
      }, uniquingKeysWith: { first, _ in first })
  }

  private let model = "/components/0"

  @Test func `the model is one component with its publisher, revision and address`() throws {
    let record = try RecordCases.record(choosing: "example/nova-8b")
    let bom = try Self.document(record)
    let commit = String(repeating: "0b", count: 20)
    #expect(text(bom, "/specVersion") == "1.6" && text(bom, "/bomFormat") == "CycloneDX")
    #expect(text(bom, "/metadata/component/name") == "Support bot")
    #expect(text(bom, "/metadata/timestamp") == "2026-08-01T00:00:00Z")
    #expect(text(bom, "/metadata/lifecycles/0/phase") == "design")
    #expect(text(bom, "/metadata/authors/1/name") == "reviewer 2")
    #expect(text(bom, model + "/type") == "machine-learning-model")
    #expect(text(bom, model + "/group") == "example" && text(bom, model + "/name") == "nova-8b")
    #expect(text(bom, model + "/publisher") == "Example Labs")
    #expect(text(bom, model + "/manufacturer/address/country") == "FI")
    #expect(text(bom, model + "/version") == commit)
    #expect(text(bom, model + "/purl") == "pkg:huggingface/example/nova-8b@\(commit)")
    #expect(text(bom, model + "/modelCard/modelParameters/task") == "chat")
    #expect(bom.value(at: "/components/1") == nil, "other options are no components")
    let origin = properties(bom, "/metadata")
    #expect(origin["weigh:result:id"] == record.basis.resultID)
    #expect(origin["weigh:scenario:sha256"] == record.basis.scenarioSHA256)
    #expect(origin["weigh:catalog:sha256"] == record.basis.catalogSHA256)
    #expect(origin["weigh:decision:number"] == "0007")
  }

  @Test func `what is not disclosed and what is not known are both said in words`() throws {
    let bom = try Self.document(try RecordCases.record(choosing: "example/nova-8b"))
    let facts = properties(bom, model)
    #expect(facts["weigh:fact:knowledge_cutoff"] == "not disclosed (model card silent)")
    #expect(facts["weigh:fact:training_tokens"] == "not known to the catalog of 2026-07-01")
    let data = try #require(text(bom, model + "/modelCard/modelParameters/datasets/0/description"))
    #expect(data.contains("training data: not disclosed (1 item"))
    #expect(data.contains("size of the training data: not known to the catalog of 2026-07-01"))
    let host = properties(bom, "/services/0")
    #expect(host["weigh:host:trains_on_prompts"] == "not disclosed (terms silent)")
    #expect(host["weigh:host:retention_days"] == "30 days")
    let bare = try Self.document(try RecordCases.record(choosing: "example/delta-9b"))
    #expect(
      text(bare, model + "/modelCard/modelParameters/inputs/0/format")
        == "not known to the catalog of 2026-07-01")
    #expect(
      bare.value(at: model + "/version") == nil && bare.value(at: model + "/publisher") == nil)
  }

  @Test func `a host is a service the product depends on`() throws {
    let bom = try Self.document(try RecordCases.record(choosing: "example/nova-8b"))
    #expect(text(bom, "/services/0/provider/name") == "Bravo Hosting")
    #expect(text(bom, "/services/0/endpoints/0") == "https://api.bravo.example/v1")
    #expect(text(bom, "/dependencies/0/ref") == "product")
    #expect(text(bom, "/dependencies/0/dependsOn/0") == "model:example/nova-8b")
    #expect(text(bom, "/dependencies/0/dependsOn/1") == "host")
  }

  @Test func `a model on a device brings its file with the hash and no service`() throws {
    let record = try RecordCases.selfHosted()
    let bom = try Self.document(record)
    #expect(bom.value(at: "/services") == nil)
    let file = try #require(record.entry("example/nova-8b")?.files.first)
    #expect(text(bom, model + "/components/0/type") == "file")
    #expect(text(bom, model + "/components/0/hashes/0/alg") == "SHA-256")
    #expect(text(bom, model + "/components/0/hashes/0/content") == file.sha256)
  }

  @Test func `a license has its id only if it is on the list of SPDX`() throws {
    let bom = try Self.document(try RecordCases.record(choosing: "example/merged-8b"))
    let licenses = (0..<4).map { model + "/licenses/\($0)/license" }
    #expect(
      licenses.map { text(bom, $0 + "/id") } == ["Apache-2.0", "Apache-2.0", nil, "CC-BY-4.0"])
    #expect(text(bom, licenses[2] + "/name") == "Open Use License")
    #expect(
      licenses.map { text(bom, $0 + "/acknowledgement") }
        == ["declared", "concluded", "concluded", "concluded"])
    #expect(text(bom, licenses[2] + "/url") == "https://github.com/example/open-use")
    #expect(properties(bom, licenses[2])["weigh:license:through"] == "example/parent-a")
    #expect(bom.value(at: model + "/licenses/4") == nil)
    #expect(text(bom, model + "/pedigree/ancestors/1/name") == "parent-b")
    #expect(
      text(bom, model + "/pedigree/ancestors/0/licenses/0/license/name") == "Open Use License")
  }

  @Test func `a figure is a text, and a requirement nobody measured is said to be so`() throws {
    let metrics = model + "/modelCard/quantitativeAnalysis/performanceMetrics"
    let asked = try Self.document(try RecordCases.probed())
    #expect(text(asked, metrics + "/0/type") == "answered-rate:contested-facts")
    #expect(text(asked, metrics + "/0/value") == "1.000000")
    let slice = try #require(text(asked, metrics + "/0/slice"))
    #expect(slice.contains("battery=1.0.0;run=r7;") && slice.contains(";n=40;grade=E2"))
    #expect(text(asked, metrics + "/0/confidenceInterval/upperBound") == "1.000000")
    #expect(text(asked, metrics + "/1/value") == "6 of 9", "too few for a rate")
    let silent = try Self.document(
      try RecordCases.record(choosing: "example/nova-8b", needs: RecordCases.requirements))
    #expect(text(silent, metrics + "/0/value") == "not measured")
    #expect(text(silent, metrics + "/1/value") == "not measured")
    #expect(silent.value(at: metrics + "/0/confidenceInterval") == nil)
    let price = try Self.document(try RecordFixture.record())
    #expect(text(price, metrics + "/0/type") == "price.blended")
    #expect(text(price, metrics + "/0/value") == "0.150000")
    #expect(text(price, metrics + "/1/value") == "65536")
  }

  @Test func `a claim that holds conforms with 1, one that fails with 0, an open one with none`()
    throws
  {
    func scores(_ record: DecisionRecord) throws -> [String: JSONValue] {
      let bom = try Self.document(record)
      guard case .list(let map)? = bom.value(at: "/declarations/attestations/0/map") else {
        return [:]
      }
      var scores: [String: JSONValue] = [:]
      for item in map {
        guard let claim = text(item, "/claims/0") else { continue }
        scores[claim] = item.value(at: "/conformance/score") ?? .null
      }
      return scores
    }
    let failed = try scores(try RecordCases.overridden())
    #expect(failed["claim:need:context"] == .integer(0))
    #expect(failed["claim:license"] == .integer(1) && failed["claim:need:price"] == .integer(1))
    let open = try scores(try RecordCases.record(choosing: "example/delta-9b"))
    #expect(open["claim:need:context"] == .null)
    let answers = try scores(try RecordCases.probed())
    #expect(answers["claim:answers:answers"] == .integer(1))
    #expect(answers["claim:answers:harmless"] == .integer(0))
  }

  @Test func `a need that was set aside by hand says who did it and what the facts say`() throws {
    let text = try BOMExport().text(of: RecordCases.overridden())
    #expect(
      text.contains("Set to pass by reviewer 1 on 2026-07-30: short contracts only"))
    #expect(text.contains("Need not met: Context: 8,192 tokens"))
  }

  @Test func `why it was chosen though not first is said only where another one ranks above it`()
    throws
  {
    let first = try BOMExport().text(of: RecordCases.record(choosing: "example/nova-8b"))
    #expect(!first.contains("Chosen though not first"))
    let later = try BOMExport().text(of: RecordCases.record(choosing: "example/beta-30b"))
    #expect(later.contains("Chosen though not first: it reads more"))
  }

  @Test func `version 1.7 says where facts were read and how far the file may go`() throws {
    let record = try RecordCases.record(choosing: "example/nova-8b")
    let bom = try Self.document(record, .v1_7)
    #expect(text(bom, "/specVersion") == "1.7")
    #expect(text(bom, "/metadata/distributionConstraints/tlp") == "AMBER")
    guard case .list(let citations)? = bom.value(at: "/citations") else {
      Issue.record("no citations")
      return
    }
    #expect(citations.count == 2, "cards and prices")
    for citation in citations {
      guard case .list(let pointers)? = citation.value(at: "/pointers") else { continue }
      #expect(!pointers.isEmpty)
      #expect(pointers.allSatisfy { $0.text.flatMap(bom.value) != nil })
    }
    let older = try Self.document(record)
    #expect(older.value(at: "/citations") == nil)
    #expect(older.value(at: "/metadata/distributionConstraints") == nil)
  }

  @Test func `the same record gives the same bytes, another decision another serial number`() throws
  {
    let record = try RecordCases.record(choosing: "example/nova-8b")
    let twice = try [BOMExport().text(of: record), BOMExport().text(of: record)]
    #expect(twice[0] == twice[1])
    let other = try RecordCases.record(choosing: "example/nova-8b") { $0.because = "it is ours" }
    #expect(record.basis.resultID == other.basis.resultID)
    let serials = try [record, other].map { text(try Self.document($0), "/serialNumber") }
    #expect(serials[0] != serials[1])
    #expect(serials.allSatisfy { $0?.hasPrefix("urn:uuid:") == true })
  }
}
