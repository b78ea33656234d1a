import Catalog
import Decision
import Licensing
import Testing

@testable import Records

/// How far the duties of a license are, from the draft into the record and its documents.
@Suite struct DutyStateTests {
  private static let mark = "Show a mark. The words: \"Built with Alpha\"."
  private static let copy = "Give recipients a copy of the license."

  private func record(_ change: (inout DutyStates) -> Void) throws -> DecisionRecord {
    func duty(_ kind: String, _ trigger: String, mark: String? = nil) -> Row {
      var values: [Row.NamedValue] = [
        .init("kind", .text(kind)), .init("trigger", .text(trigger)), .init("clause", .text("§4")),
      ]
      if let mark { values.append(.init("text", .text(mark))) }
      return Row(values: values, evidence: nil)
    }
    let license = RecordFixture.license(
      "open-use", commercial: "yes",
      duties: [
        duty("display", "make-available", mark: "Built with Alpha"),
        duty("license-copy", "make-available"),
      ])
    return try RecordFixture.record({ change(&$0.shortlist[0].duties) }, extra: [license])
  }

  @Test func `a duty nobody settled is open, and the document says so`() throws {
    let record = try record { _ in }
    #expect(record.entries[0].duties.contains(Self.mark))
    #expect(record.marks[0].duties[Self.mark] == .open)
    let page = ADRExport().text(of: record)
    #expect(page.contains("Bad, because a duty is open: Show a mark."))
    #expect(record.marks[0].duties.json == nil)
  }

  @Test func `a settled duty is told apart, and reads back from the file`() throws {
    let record = try record {
      $0[Self.mark] = .done
      $0[Self.copy] = .notApplicable
    }
    let page = ADRExport().text(of: record)
    #expect(page.contains("Neutral, because a duty is done: Show a mark."))
    #expect(page.contains("Neutral, because a duty does not apply here: Give recipients"))
    let back = try DecisionRecord(jsonText: record.json.canonicalText)
    #expect(back.marks == record.marks)
    #expect(back.marks[0].duties[Self.mark] == .done)
    #expect(back.marks[0].duties[Self.copy] == .notApplicable)
  }

  @Test func `a draft keeps the states, and forgets what is open again`() throws {
    var draft = RecordFixture.draft()
    draft.shortlist[0].duties[Self.mark] = .done
    #expect(DecisionDraft(json: try JSONValue(jsonText: draft.json.indentedText)) == draft)
    draft.shortlist[0].duties[Self.mark] = .open
    #expect(draft == RecordFixture.draft())
  }

  @Test func `an open duty keeps who sees to it, in the draft and in the record`() throws {
    let standing = DutyStates.Standing(
      .open, owner: "reviewer 2", due: CalendarDate("2026-09-01"))
    let record = try record { $0[standing: Self.mark] = standing }
    #expect(record.marks[0].duties[standing: Self.mark] == standing)
    #expect(try DecisionRecord(jsonText: record.json.canonicalText).marks == record.marks)
    var draft = RecordFixture.draft()
    draft.shortlist[0].duties[standing: Self.mark] = standing
    #expect(DecisionDraft(json: try JSONValue(jsonText: draft.json.indentedText)) == draft)
    draft.shortlist[0].duties[Self.mark] = .done
    #expect(draft.shortlist[0].duties[standing: Self.mark].owner == "reviewer 2")
    draft.shortlist[0].duties[standing: Self.mark] = .init()
    #expect(draft == RecordFixture.draft())
  }
}
