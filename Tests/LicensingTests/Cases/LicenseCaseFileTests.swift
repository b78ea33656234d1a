import Catalog
import Foundation
import Testing

@testable import Licensing

@Suite struct LicenseCaseFileTests {
  @Test func `with both spellings every license applies, and a number names a case`() throws {
    let text = """
      {"cases": [{"id": 7, "model": {"licenses": ["a"], "licences": ["b"]}, "profile": {}}]}
      """
    let file = try JSONDecoder().decode(LicenseCaseFile.self, from: Data(text.utf8))
    let entry = try #require(file.cases.first)
    #expect(entry.id == "7")
    #expect(try entry.read().subject.terms.compactMap(\.id) == ["a", "b"])
  }

  private func file(_ text: String) throws -> LicenseCaseFile {
    try JSONDecoder().decode(LicenseCaseFile.self, from: Data(text.utf8))
  }

  private let library = LicenseLibrary(licenses: [LicenseFixture("open").license])

  @Test func `both spellings of the key are one`() throws {
    for key in ["licenses", "licences"] {
      let cases = try file(
        """
        {"cases": [{"id": "A", "model": {"name": "m", "\(key)": ["open"], "multimodal": false},
          "profile": {"use": {"purpose": "product"}}}]}
        """
      ).cases
      let worked = try cases[0].read()
      #expect(worked.subject.terms.map(\.id) == ["open"])
      #expect(worked.subject.isMultimodal == false)
      #expect(cases[0].line(licenses: library).isJudged)
    }
  }

  @Test func `values keep their shapes, and null says nothing`() throws {
    let cases = try file(
      """
      {"cases": [{"id": "A", "model": {"licenses": "open"}, "profile": {
        "entity": {"kind": "company", "dau": 1, "domicile": null, "establishments": ["EU", "NO"]},
        "use": {"military": false, "users_in": "NO"}}}]}
      """
    ).cases
    let use = try cases[0].read(regions: ["EU": ["DE", "FR"]]).use
    #expect(use.entity.kind == .company)
    #expect(use.entity.dau == 1)
    #expect(use.entity.domicile == nil)
    #expect(use.entity.establishments == ["DE", "FR", "NO"])
    #expect(use.use.military == false)
    #expect(use.use.usersIn == ["NO"])
  }

  @Test func `a case that cannot be read leaves the others alone`() throws {
    let cases = try file(
      """
      {"cases": [7, {"id": "B", "model": {"name": "m"}, "profile": {}},
        {"id": "C", "model": {"licenses": ["open"]}},
        {"id": "D", "model": {"licenses": ["open"]}, "profile": {"use": 1}},
        {"id": "E", "model": {"licenses": ["open"]}, "profile": {"use": {"purpose": {"a": 1}}}},
        {"id": "F", "model": {"licenses": ["open"]}, "profile": {"use": {"purpose": "x"}}},
        {"id": "G", "model": {"licenses": ["nowhere"]}, "profile": {}}]}
      """
    ).cases
    let lines = cases.map { $0.line(licenses: library) }
    #expect(lines.map(\.isJudged) == [false, false, false, false, false, false, true])
    #expect(
      lines.prefix(6).map(\.json.canonicalText) == [
        #"{"error":"The case has no 'model'.","id":"1"}"#,
        #"{"error":"'model.licenses' takes a list of license ids.","id":"B"}"#,
        #"{"error":"The case has no 'profile'.","id":"C"}"#,
        #"{"error":"'use' has a value no profile takes.","id":"D"}"#,
        #"{"error":"'use.purpose' has a value no profile takes.","id":"E"}"#,
        #"{"error":"'use.purpose' has no value 'x'. It takes personal, research, evaluation, "#
          + #"internal-business, product, maas.","id":"F"}"#,
      ])
    guard case .object(let unknown) = lines[6].json else {
      Issue.record("no object")
      return
    }
    #expect(unknown["overall"] == .text("unknown"))
  }

  @Test func `a file without cases is refused`() {
    #expect(throws: DecodingError.self) { try file("{}") }
  }

  @Test func `the line carries answers, reasons, duties and assumptions`() throws {
    let fixture = LicenseFixture("open") { fixture in
      fixture.facts["field_of_use"] = "built-in-list"
      fixture.facts["commercial_use"] = "no"
    }
    let cases = try file(
      """
      {"cases": [{"id": "A", "model": {"licenses": ["open"], "multimodal": false},
        "profile": {"use": {"purpose": "product"}}}]}
      """
    ).cases
    let line = cases[0].line(licenses: LicenseLibrary(licenses: [fixture.license])).json
    guard case .object(let object) = line, case .list(let reasons) = object["reasons"],
      case .object(let first) = reasons.first, case .list(let duties) = object["duties"],
      case .list(let assumptions) = object["assumptions"]
    else {
      Issue.record("\(line.canonicalText)")
      return
    }
    #expect(object["id"] == .text("A"))
    #expect(object["overall"] == .text("prohibited"))
    #expect(
      object["by_question"]
        == .object([
          "use": .text("prohibited"), "territory": .text("allowed"),
          "field-of-use": .text("allowed-with-duty"),
        ]))
    #expect(reasons.count == 2)
    #expect(first["question"] == .text("use"))
    #expect(first["license"] == .text("open"))
    #expect(first["clause"] == .text("§1"))
    #expect(duties.count == 1)
    #expect(
      assumptions.contains(.object(["field": .text("use.commercial"), "value": .flag(true)])))
  }
}
