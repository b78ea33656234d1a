import Foundation
import Testing

@testable import Licensing

@Suite struct LicenseCaseComparisonTests {
  private func compared(_ cases: String) throws -> LicenseCaseComparison {
    let file = try JSONDecoder().decode(
      LicenseCaseFile.self, from: Data("{\"cases\": [\(cases)]}".utf8))
    let library = LicenseLibrary(licenses: [LicenseFixture("open").license])
    var comparison = LicenseCaseComparison()
    for entry in file.cases {
      switch entry.evaluation(licenses: library) {
      case .success(let evaluation): comparison.add(entry, evaluation)
      case .failure(let error): comparison.add(entry, nil, error: error.description)
      }
    }
    return comparison
  }

  private func stated(_ id: String, _ expected: String) -> String {
    """
    {"id": "\(id)", "model": {"licenses": ["open"], "multimodal": false},
      "profile": {"use": {"purpose": "product"}}, "expected": \(expected)}
    """
  }

  @Test func `what is as expected is counted by question`() throws {
    let comparison = try compared(
      [
        stated(
          "A", #"{"overall": "allowed", "by_question": {"use": "allowed", "law": "allowed"}}"#),
        stated("B", #"{"overall": "allowed", "by_question": {"use": "allowed"}}"#),
        stated("C", "null"),
      ].joined(separator: ","))
    #expect(comparison.differences == [])
    #expect(comparison.text == "2 of 2 overall; use 2 of 2, law 1 of 1.")
  }

  @Test func `a difference names case, question and both answers`() throws {
    let comparison = try compared(
      [
        stated(
          "A",
          #"{"overall": "prohibited", "by_question": {"use": "unknown", "nonsense": "allowed"}}"#),
        #"{"id": "B", "model": {}, "profile": {}, "expected": {"overall": "allowed"}}"#,
      ].joined(separator: ","))
    #expect(
      comparison.differences.map(\.text) == [
        "A: overall is allowed, expected prohibited.",
        "A: nonsense is no such question, expected allowed.",
        "A: use is allowed, expected unknown.",
        "B: overall is 'model.licenses' takes a list of license ids., expected allowed.",
      ])
    #expect(comparison.text == "0 of 2 overall; use 0 of 1, nonsense 0 of 1.")
  }
}
