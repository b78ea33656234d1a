import Catalog
import Foundation
import Licensing
import Testing

/// Worked cases from the data folder beside the repository; skipped where it is absent.
@Suite struct WorkedCasesTests {
  struct Expected: Decodable, Sendable {
    struct Verdicts: Decodable, Sendable {
      let overall: String
      let by_question: [String: String]
    }
    struct Case: Decodable, Sendable {
      let id: String
      let expected: Verdicts
    }
    let cases: [Case]
  }

  static let data = try? Data(
    contentsOf: CatalogLicenses.root.deletingLastPathComponent()
      .appending(path: "shared/data/licenses/cases.json"))

  @Test(.enabled(if: data != nil, "the data folder is not beside the repository"))
  func `every worked case comes out as expected`() throws {
    let data = try #require(Self.data)
    let expected = try JSONDecoder().decode(Expected.self, from: data).cases
    let file = try JSONDecoder().decode(LicenseCaseFile.self, from: data)
    #expect(expected.count == 38)
    #expect(file.cases.map(\.id) == expected.map(\.id))
    for (entry, expected) in zip(file.cases, expected) {
      let worked = try entry.read()
      let found = evaluate(worked.subject, use: worked.use, licenses: CatalogLicenses.library)
      let reasons = found.reasons.map(\.text).joined(separator: "\n")
      #expect(found.overall.rawValue == expected.expected.overall, "\(entry.id): \(reasons)")
      for (question, verdict) in expected.expected.by_question {
        let id = try #require(QuestionID(rawValue: question))
        #expect(found[id].rawValue == verdict, "\(entry.id), \(question): \(reasons)")
      }
    }
  }
}
