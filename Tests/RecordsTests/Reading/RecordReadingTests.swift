import Catalog
import Testing

@testable import Records

struct RecordReadingTests {
  @Test func `one changed digit is found, wherever it stands`() throws {
    let bytes = Array(JSONExport().text(of: try RecordFixture.record()).utf8)
    let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    #expect(digits.count > 500)
    for position in stride(from: 0, to: digits.count, by: 41) {
      var changed = bytes
      let digit = changed[digits[position]]
      changed[digits[position]] = digit == 0x39 ? 0x38 : digit + 1
      let text = String(decoding: changed, as: UTF8.self)
      #expect(throws: RecordProblem.self) { try DecisionRecord(jsonText: text) }
    }
  }

  @Test func `a changed record names itself`() throws {
    let text = JSONExport().text(of: try RecordFixture.record())
    let changed = text.replacing("Agreed in the weekly", with: "Agreed in the daily")
    #expect(throws: RecordProblem.changed(number: 7)) { try DecisionRecord(jsonText: changed) }
  }

  @Test func `space between the parts changes nothing`() throws {
    let record = try RecordFixture.record()
    #expect(try DecisionRecord(jsonText: record.json.canonicalText) == record)
    let spaced = record.json.indentedText.replacing("\n", with: "\r\n\t")
    #expect(try DecisionRecord(jsonText: spaced) == record)
  }

  @Test func `a newer record is refused by its number`() throws {
    let text = signed(try RecordFixture.record()) { $0["schema"] = .text("weigh.decision/3") }
    #expect(throws: RecordProblem.newerSchema("weigh.decision/3", newestKnown: 2)) {
      try DecisionRecord(jsonText: text)
    }
  }

  @Test(arguments: ["weigh.shortlist/1", "weigh.decision", "weigh.decision/0", "weigh.decision/x"])
  func `another schema is no decision record`(_ schema: String) throws {
    let text = signed(try RecordFixture.record()) { $0["schema"] = .text(schema) }
    #expect(throws: RecordProblem.notARecord(schema: schema, kind: "weigh.decision")) {
      try DecisionRecord(jsonText: text)
    }
  }

  @Test func `an unknown key is refused with the nearest known one`() throws {
    let text = signed(try RecordFixture.record()) { $0["titel"] = .null }
    #expect(throws: RecordProblem.unknownKey(path: "titel", nearest: "title")) {
      try DecisionRecord(jsonText: text)
    }
  }

  @Test func `keys of other programs are kept`() throws {
    let text = signed(try RecordFixture.record()) { $0["x-ticket"] = .text("ABC-1") }
    let record = try DecisionRecord(jsonText: text)
    #expect(record.extensions == ["x-ticket": .text("ABC-1")])
    #expect(JSONExport().text(of: record) == text)
  }

  @Test func `a missing or misshapen part is named by its place`() throws {
    let record = try RecordFixture.record()
    #expect(throws: RecordProblem.missingKey(path: "funnel[0].before")) {
      try DecisionRecord(
        jsonText: signed(record) { body in
          guard case .list(var steps) = body["funnel"], case .object(var step) = steps[0] else {
            return
          }
          step["before"] = nil
          steps[0] = .object(step)
          body["funnel"] = .list(steps)
        })
    }
    #expect(throws: RecordProblem.wrongValue(path: "title", expected: "a text")) {
      try DecisionRecord(jsonText: signed(record) { $0["title"] = .integer(1) })
    }
    #expect(throws: RecordProblem.missingKey(path: "self")) {
      try DecisionRecord(jsonText: "{\"schema\": \"weigh.decision/1\"}")
    }
  }

  @Test func `every part that is taken away is missed`() throws {
    let record = try RecordFixture.record()
    guard case .object(let body) = record.json else { return }
    for key in body.keys where key != "disclaimer" && key != "self" {
      let text = signed(record) { $0[key] = nil }
      let again = try? DecisionRecord(jsonText: text)
      #expect(again != record, "\(key)")
    }
  }

  @Test func `evidence that is not held or not used is refused`() throws {
    let record = try RecordFixture.record()
    var lacking = record
    lacking.content.evidence["e2"] = nil
    #expect(throws: RecordProblem.missingEvidence(id: "e2")) {
      try DecisionRecord(jsonText: lacking.json.canonicalText)
    }
    var idle = record
    idle.content.evidence["e99"] = record.evidence["e1"]
    #expect(throws: RecordProblem.unusedEvidence(id: "e99")) {
      try DecisionRecord(jsonText: idle.json.canonicalText)
    }
  }

  @Test func `other texts are told apart from records`() {
    #expect(throws: RecordProblem.notARecord(schema: nil, kind: "weigh.decision")) {
      try DecisionRecord(jsonText: "[]")
    }
    #expect(throws: RecordProblem.notARecord(schema: nil, kind: "weigh.decision")) {
      try DecisionRecord(jsonText: "{}")
    }
    #expect(throws: RecordProblem.syntax(.syntax(line: 2, column: 1, .missingValue))) {
      try DecisionRecord(jsonText: "\n# A title\n")
    }
  }

  @Test func `a cut document is an error wherever it is cut`() throws {
    let bytes = Array(try RecordFixture.record().json.canonicalText.utf8)
    for end in stride(from: 0, to: bytes.count, by: 97) {
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      #expect(throws: JSONProblem.self) { try JSONValue(jsonText: text) }
    }
  }
}
