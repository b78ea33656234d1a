import Catalog
import Testing

@testable import Records

/// Names that point nowhere or stand for two things, which no schema sees.
struct BillReferenceTests {
  /// A document with the value at a pointer replaced; the pointer must lead somewhere.
  static func replacing(_ pointer: String, with value: JSONValue, in document: JSONValue)
    -> JSONValue
  {
    func replaced(_ document: JSONValue, _ parts: ArraySlice<Substring>) -> JSONValue {
      guard let part = parts.first else { return value }
      switch document {
      case .object(var object):
        object[String(part)] = replaced(object[String(part)] ?? .null, parts.dropFirst())
        return .object(object)
      case .list(var list):
        guard let place = Int(part), list.indices.contains(place) else { return document }
        list[place] = replaced(list[place], parts.dropFirst())
        return .list(list)
      default: return document
      }
    }
    return replaced(document, pointer.split(separator: "/")[...])
  }

  @Test func `no bill of any case points at nothing or names two things alike`() throws {
    for item in try RecordCases.all() where item.hasProduct {
      for version in BOMExport.Version.allCases {
        let bom = try BOMExportTests.document(item.record, version)
        #expect(BOMDocument.fault(in: bom) == nil, "\(item.name)")
      }
    }
  }

  @Test(arguments: [
    "/dependencies/0/dependsOn/0", "/dependencies/1/ref", "/declarations/claims/0/target",
    "/declarations/claims/0/evidence/0", "/declarations/attestations/0/assessor",
    "/declarations/attestations/0/map/0/claims/0", "/annotations/0/subjects/0",
    "/citations/0/attributedTo",
  ])
  func `a name that nothing has is found wherever it stands`(_ pointer: String) throws {
    let bom = try BOMExportTests.document(
      try RecordCases.record(choosing: "example/nova-8b"), .v1_7)
    #expect(bom.value(at: pointer) != nil)
    let broken = Self.replacing(pointer, with: .text("nowhere"), in: bom)
    guard case .dangling(reference: "nowhere", from: _)? = BOMDocument.fault(in: broken) else {
      Issue.record("\(pointer) was not found")
      return
    }
  }

  @Test func `two parts of the same name and a pointer to nothing are found`() throws {
    let bom = try BOMExportTests.document(
      try RecordCases.record(choosing: "example/nova-8b"), .v1_7)
    let twin = Self.replacing("/services/0/bom-ref", with: .text("product"), in: bom)
    #expect(BOMDocument.fault(in: twin) == .duplicate("product"))
    let lost = Self.replacing("/citations/0/pointers/0", with: .text("/components/9"), in: bom)
    #expect(
      BOMDocument.fault(in: lost)
        == .dangling(reference: "/components/9", from: "citations.pointers"))
  }

  @Test func `SPDX documents are looked through in the same way`() throws {
    let text = try SPDXExport().text(of: RecordCases.record(choosing: "example/merged-8b"))
    let document = try JSONValue(jsonText: text)
    #expect(SPDXDocument.fault(in: document) == nil)
    guard case .list(let graph)? = document.value(at: "/@graph") else { return }
    for (number, element) in graph.enumerated() {
      guard case .object(let object) = element else { continue }
      for key in ["from", "suppliedBy", "creationInfo"] where object[key] != nil {
        let broken = Self.replacing(
          "/@graph/\(number)/\(key)", with: .text("urn:nowhere"), in: document)
        #expect(
          SPDXDocument.fault(in: broken) == .dangling(reference: "urn:nowhere", from: key))
      }
    }
    guard let first = graph[1].value(at: "/spdxId") else { return }
    let twin = Self.replacing("/@graph/2/spdxId", with: first, in: document)
    #expect(SPDXDocument.fault(in: twin) == first.text.map { .duplicate($0) })
  }

  @Test func `a pointer leads where RFC 6901 says`() throws {
    let document = try JSONValue(jsonText: #"{"a/b": [{"m~n": 8}], "": 0}"#)
    #expect(document.value(at: "/a~1b/0/m~0n") == .integer(8))
    #expect(document.value(at: "/") == .integer(0) && document.value(at: "") == document)
    #expect(document.value(at: "/a~1b/1") == nil && document.value(at: "a") == nil)
  }
}
