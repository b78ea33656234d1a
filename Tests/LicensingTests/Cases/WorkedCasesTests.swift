import Foundation
import Licensing
import Testing

/// Worked cases from the data folder beside the repository; skipped where it is absent.
@Suite struct WorkedCasesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let licenses: [String]
    let isMultimodal: Bool?
    let values: [String: ProfileValue]
    let overall: String
    let answers: [String: String]

    var testDescription: String { id }
  }

  static let file = CatalogLicenses.root.deletingLastPathComponent()
    .appending(path: "shared/data/licenses/cases.json")

  static let cases: [Case] = {
    guard let data = try? Data(contentsOf: file),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let list = root["cases"] as? [[String: Any]]
    else { return [] }
    return list.compactMap(read)
  }()

  @Test(.enabled(if: !cases.isEmpty, "the data folder is not beside the repository"))
  func `there are as many cases as the data promises`() {
    #expect(Self.cases.count == 38)
  }

  @Test(arguments: cases)
  func `a worked case comes out as expected`(_ worked: Case) throws {
    let use = try IntendedUse(values: worked.values)
    let subject = LicenseSubject(
      modelID: worked.id, isMultimodal: worked.isMultimodal,
      terms: worked.licenses.map { AssignedLicense(id: $0, basis: .repositoryFile) })
    let evaluation = evaluate(subject, use: use, licenses: CatalogLicenses.library)
    let reasons = Comment(rawValue: evaluation.reasons.map(\.text).joined(separator: "\n"))
    #expect(evaluation.overall.rawValue == worked.overall, reasons)
    for (question, verdict) in worked.answers {
      let id = try #require(QuestionID(rawValue: question))
      #expect(evaluation[id].rawValue == verdict, "\(question): \(reasons)")
    }
  }

  private static func read(_ object: [String: Any]) -> Case? {
    guard let id = object["id"] as? String, let model = object["model"] as? [String: Any],
      let profile = object["profile"] as? [String: Any],
      let expected = object["expected"] as? [String: Any],
      let overall = expected["overall"] as? String,
      let licenses = (model["licences"] ?? model["licenses"]) as? [String]
    else { return nil }
    var values: [String: ProfileValue] = [:]
    for (group, fields) in profile {
      for (name, value) in fields as? [String: Any] ?? [:] {
        values[group + "." + name] = Self.value(value)
      }
    }
    return Case(
      id: id, licenses: licenses, isMultimodal: model["multimodal"] as? Bool, values: values,
      overall: overall, answers: expected["by_question"] as? [String: String] ?? [:])
  }

  private static func value(_ value: Any) -> ProfileValue? {
    if let words = value as? [String] { return .words(words) }
    if let word = value as? String { return .word(word) }
    guard let number = value as? NSNumber else { return nil }
    if isBoolean(number) { return .flag(number.boolValue) }
    return .number(number.doubleValue)
  }

  /// JSON has one number type in Foundation; the encoding tells true from one.
  private static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }
}
