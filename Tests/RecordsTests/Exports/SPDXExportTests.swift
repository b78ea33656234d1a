import Catalog
import Testing

@testable import Records

struct SPDXExportTests {
  static func graph(_ record: DecisionRecord) throws -> [[String: JSONValue]] {
    let document = try JSONValue(jsonText: try SPDXExport().text(of: record))
    guard case .list(let graph)? = document.value(at: "/@graph") else { return [] }
    return graph.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  private func elements(_ type: String, _ graph: [[String: JSONValue]]) -> [[String: JSONValue]] {
    graph.filter { $0["type"] == .text(type) }
  }

  /// What relationships of a kind lead to, by the short names of both ends.
  private func relations(_ type: String, _ graph: [[String: JSONValue]]) -> [String] {
    func short(_ value: JSONValue?) -> String {
      value?.text?.split(separator: "#").last.map(String.init) ?? ""
    }
    return elements("Relationship", graph).filter { $0["relationshipType"] == .text(type) }.flatMap
    {
      relation -> [String] in
      guard case .list(let ends)? = relation["to"] else { return [] }
      return ends.map { short(relation["from"]) + " > " + short($0) }
    }
  }

  @Test func `the AI package has the five values its profile requires`() throws {
    let graph = try Self.graph(try RecordCases.record(choosing: "example/nova-8b"))
    let model = try #require(elements("ai_AIPackage", graph).first)
    let commit = String(repeating: "0b", count: 20)
    #expect(model["releaseTime"] == .text("2026-03-04T00:00:00Z"))
    #expect(model["software_packageVersion"] == .text(commit))
    #expect(
      model["software_downloadLocation"]
        == .text("https://huggingface.co/example/nova-8b/tree/\(commit)"))
    #expect(model["software_primaryPurpose"] == .text("model"))
    let supplier = try #require(graph.first { $0["spdxId"] == model["suppliedBy"] })
    #expect(supplier["name"] == .text("Example Labs"))
    #expect(relations("availableFrom", graph) == ["model > host"])
    #expect(relations("dependsOn", graph) == ["product > model"])
  }

  @Test func `licenses are expressions, and one that is not on the list is a reference`() throws {
    let graph = try Self.graph(try RecordCases.record(choosing: "example/merged-8b"))
    let expressions = elements("simplelicensing_LicenseExpression", graph).compactMap {
      $0["simplelicensing_licenseExpression"]?.text
    }
    #expect(expressions == ["Apache-2.0", "Apache-2.0 AND LicenseRef-open-use AND CC-BY-4.0"])
    #expect(elements("simplelicensing_SimpleLicensingText", graph).count == 1)
    #expect(relations("hasDeclaredLicense", graph) == ["model > license:declared"])
    #expect(relations("hasConcludedLicense", graph) == ["model > license:concluded"])
    #expect(
      relations("descendantOf", graph) == ["model > ancestor:0", "model > ancestor:1"])
  }

  @Test func `a release month stands with its first day, and says so`() throws {
    let graph = try Self.graph(try RecordCases.record(choosing: "example/merged-8b"))
    let model = try #require(elements("ai_AIPackage", graph).first)
    #expect(model["releaseTime"] == .text("2026-05-01T00:00:00Z"))
    #expect(
      model["comment"]
        == .text("Released in 2026-05; the day is not known, the first stands in."))
    #expect(
      model["software_packageVersion"] == .text("not known to the catalog of 2026-07-01"))
  }

  @Test func `without a release date there is no file, and the sentence says what is missing`()
    throws
  {
    let record = try RecordFixture.record()
    #expect(
      throws: ExportRefusal.factMissing(
        format: "SPDX", property: "releaseTime", fact: "release date", model: "example/alpha-7b",
        words: "not known to the catalog of 2026-07-01")
    ) { try SPDXExport().text(of: record) }
  }

  @Test func `what a requirement asks stands beside what was found`() throws {
    let record = try RecordCases.record(
      choosing: "example/nova-8b", needs: RecordCases.requirements)
    let model = try #require(elements("ai_AIPackage", try Self.graph(record)).first)
    func pairs(_ key: String) -> [String: String] {
      guard case .list(let list)? = model[key] else { return [:] }
      return Dictionary(
        list.compactMap { pair in
          guard case .object(let pair) = pair, let key = pair["key"]?.text,
            let value = pair["value"]?.text
          else { return nil }
          return (key, value)
        }, uniquingKeysWith: { first, _ in first })
    }
    let found = pairs("ai_metric")
    let asked = pairs("ai_metricDecisionThreshold")
    let key = try #require(found.keys.first { $0.hasPrefix("answered-rate:contested-facts") })
    #expect(found[key] == "not measured")
    #expect(asked[key]?.contains("at least 90 %") == true)
    #expect(asked["need=context"] == "Context: 32,768 tokens or more")
  }
}
