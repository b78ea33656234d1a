import Catalog
import Decision
import Testing

@testable import Records

/// What people say of models, and choices made against it.
@Suite struct ObjectionTests {
  @Test func `a choice against an objection is accepted and stands in plain words`() throws {
    let record = try RecordFixture.record {
      $0.set(.init(reviewer: "reviewer 1", model: "example/alpha-7b", stance: .agrees))
      $0.set(
        .init(
          reviewer: "reviewer 2", model: "example/alpha-7b", stance: .objects,
          date: CalendarDate("2026-07-30"), note: "one host is too few"))
      $0.set(.init(reviewer: "reviewer 2", model: "example/beta-30b", stance: .undecided))
    }
    #expect(record.status == .accepted)
    let page = ADRExport().text(of: record)
    #expect(page.contains("It was chosen against the objection of reviewer 2.\n"))
    #expect(page.contains("* Good, because reviewer 1 agrees\n"))
    #expect(
      page.contains("* Bad, because reviewer 2 objects (2026-07-30): one host is too few\n"))
    #expect(page.contains("* Neutral, because reviewer 2 is undecided\n"))
  }

  @Test func `a reviewer's later word takes the place of the earlier`() {
    var draft = DecisionDraft(title: "")
    draft.set(.init(reviewer: "b", model: "x/y", stance: .agrees))
    draft.set(.init(reviewer: "a", model: "x/y", stance: .agrees))
    draft.set(.init(reviewer: "b", model: "x/y", stance: .objects))
    #expect(draft.opinions.count == 2)
    #expect(draft.reviewers == ["b", "a"])
    #expect(draft.opinion(of: "b", on: "x/y")?.stance == .objects)
    #expect(draft.opinion(of: "b", on: "x/z") == nil)
  }

  @Test func `a need that was set aside for the choice is named with who and why`() throws {
    let override = """

      [[override]]
      model = "example/gamma-70b"
      must = "context"
      verdict = "pass"
      by = "reviewer 1"
      date = 2026-07-30
      reason = "short contracts only"

      """
    let record = try RecordFixture.record(
      { $0.shortlist = [.init("example/gamma-70b", .choose)] },
      scenario: RecordFixture.scenario + override)
    let page = ADRExport().text(of: record)
    #expect(
      page.contains(
        "It was let through though the facts say that it fails the need `context`: reviewer 1 set "
          + "it to pass on 2026-07-30. short contracts only.\n"))
  }

  @Test func `use, users and limits of use stand in the document`() throws {
    let record = try RecordFixture.record {
      $0.use = .init(intended: "answer *customers*", users: ["customers"], outOfScope: ["advice"])
    }
    let page = ADRExport().text(of: record)
    #expect(page.contains("Intended use: answer \\*customers\\*.\n"))
    #expect(page.contains("Users: customers.\n"))
    #expect(page.contains("Not to be used for: advice.\n"))
  }
}
