import Catalog
import Foundation
import Testing

@testable import Records

/// Bills of materials read by programs that others wrote: the schemas, the object model of CycloneDX
/// and the model of SPDX.
///
/// It takes some seconds, most of them for their start.
struct BillValidatorTests {
  /// The seven ways to break a bill, each with who must notice.
  static func mutations(of bom: JSONValue) -> [(name: String, document: JSONValue)] {
    func broken(_ pointer: String, _ value: JSONValue) -> JSONValue {
      BillReferenceTests.replacing(pointer, with: value, in: bom)
    }
    let license: JSONValue = .object(["license": .object(["id": .text("Llama-3.1")])])
    let metric = "/components/0/modelCard/quantitativeAnalysis/performanceMetrics/0/value"
    return [
      ("schema-type", broken("/components/0/type", .text("ml-model"))),
      ("schema-license", broken("/components/0/licenses/0", license)),
      ("schema-extra-key", broken("/components/0/modelCard/rank", .text("1"))),
      ("schema-number", broken(metric, .stated(0.5))),
      ("schema-date", broken("/metadata/timestamp", .text("yesterday"))),
      ("model-dangling", broken("/dependencies/0/dependsOn/0", .text("nowhere"))),
      ("own-twins", broken("/metadata/tools/components/0/bom-ref", .text("product"))),
    ]
  }

  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `bills of every case are accepted, and broken ones refused by whom they should`() throws {
    try Validators.withFolder { folder in
      func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      var released = 0
      for (number, item) in try RecordCases.all().enumerated() where item.hasProduct {
        for version in BOMExport.Version.allCases {
          try write(
            "\(number)-\(version.rawValue).cdx.json",
            try BOMExport(version: version).text(of: item.record))
        }
        if let text = try? SPDXExport().text(of: item.record) {
          released += 1
          try write("\(number).spdx3.json", text)
        }
      }
      #expect(released >= 5, "cases with a release date")
      let bom = try BOMExportTests.document(
        try RecordCases.record(choosing: "example/nova-8b"))
      let mutations = Self.mutations(of: bom)
      for (name, document) in mutations { try write(name + ".cdx.json", document.indentedText) }
      #expect(mutations.last.map { BOMDocument.fault(in: $0.document) } == .duplicate("product"))
      let said = try Validators.python([
        Validators.scripts.appending(path: "bills.py").path, folder.path,
      ])
      #expect(said.contains(" files"))
    }
  }

  @Test(.enabled(if: Validators.areThere, "needs .build/venv, made by 'make venv'"))
  func `a second program finds the bills valid against the published schemas`() throws {
    let code = "import cyclonedx.schema as m, os; print(os.path.dirname(m.__file__) + '/_res')"
    let schemas = try Validators.python(["-c", code])
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try Validators.withFolder { folder in
      for version in BOMExport.Version.allCases {
        var files: [String] = []
        for (number, item) in try RecordCases.all().enumerated() where item.hasProduct {
          let file = folder.appending(path: "\(number)-\(version.rawValue).json")
          try Data(BOMExport(version: version).text(of: item.record).utf8).write(to: file)
          files.append(file.path)
        }
        try Validators.python(
          [
            "-m", "check_jsonschema", "--base-uri", "file://\(schemas)/", "--schemafile",
            "\(schemas)/bom-\(version.rawValue).SNAPSHOT.schema.json",
          ] + files)
      }
    }
  }
}
