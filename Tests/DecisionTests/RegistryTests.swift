import Decision
import Foundation
import Testing

/// What is registered, what lies in the folders, and what is tested are one and the same.
@Suite struct RegistryTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let sources = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Decision")

  private func files(_ folder: URL) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Set(names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) })
  }

  private func typeName(_ value: Any) -> String { String(describing: type(of: value)) }

  /// The types of a file that conform to one of these protocols.
  private func types(in file: URL, conformingTo protocols: [String]) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split { " :{,".contains($0) }.map(String.init)
      guard words.first == "struct", words.count > 2,
        words.dropFirst(2).contains(where: protocols.contains)
      else { return nil }
      return words[1]
    }
  }

  @Test func `every criterion file is registered once, under its own name`() throws {
    let folder = Self.sources.appendingPathComponent("Criteria")
    let files = try files(folder).subtracting(["Criteria", "CriterionDefinition"])
    #expect(Criteria.all.map { typeName($0) }.sorted() == files.sorted())
    #expect(Set(Criteria.all.map(\.id)).count == Criteria.all.count)
  }

  @Test func `every type in a constraint file is registered`() throws {
    let folder = Self.sources.appendingPathComponent("Constraints")
    let protocols = ["ConstraintDefinition", "NumericConstraint", "NameConstraint"]
    let declared = try files(folder).flatMap {
      try types(in: folder.appendingPathComponent($0 + ".swift"), conformingTo: protocols)
    }
    #expect(!declared.isEmpty)
    #expect(Set(Constraints.all.map { typeName($0) }) == Set(declared))
    #expect(Set(Constraints.all.map(\.field)).count == Constraints.all.count)
  }

  @Test func `every criterion and every constraint file has its test file`() throws {
    let unlisted: Set = [
      "Criteria", "CriterionDefinition", "Constraints", "ConstraintDefinition", "NumericConstraint",
    ]
    for folder in ["Criteria", "Constraints"] {
      let sources = try files(Self.sources.appendingPathComponent(folder)).subtracting(unlisted)
      let tests = try files(Self.tests.appendingPathComponent(folder))
      #expect(Set(sources.map { $0 + "Tests" }) == tests)
    }
  }

  @Test func `every criterion and constraint explains itself`() {
    for criterion in Criteria.all {
      #expect(!criterion.label.isEmpty && !criterion.unit.isEmpty, "\(criterion.id)")
      #expect(criterion.summary.hasSuffix("."), "\(criterion.id)")
      #expect(criterion.curve.fault == nil, "\(criterion.id)")
      #expect(criterion.appliesToHosts || criterion.appliesToDevices, "\(criterion.id)")
      #expect(Criteria.named(criterion.id)?.id == criterion.id)
    }
    for constraint in Constraints.all {
      #expect(!constraint.label.isEmpty, "\(constraint.field)")
      #expect(constraint.summary.hasSuffix(".") || constraint.summary.hasSuffix("…"))
      #expect(!constraint.operators.isEmpty, "\(constraint.field)")
      if let criterion = constraint.criterion {
        #expect(Criteria.named(criterion) != nil, "\(constraint.field)")
      }
    }
  }

  @Test func `the beginning of an id is enough where it names one criterion only`() {
    #expect(Criteria.beginning("price")?.id == "price.blended")
    #expect(Criteria.beginning("quality")?.id == "quality")
    #expect(Criteria.beginning("decode")?.id == "speed.decode")
    #expect(Criteria.beginning("speed") == nil)
    #expect(Criteria.beginning("nothing") == nil)
  }
}
