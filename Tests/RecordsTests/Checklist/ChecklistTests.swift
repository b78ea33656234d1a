import Catalog
import Decision
import Testing

@testable import Records

/// The nineteen items: what people say, what the record knows, and what acceptance asks.
@Suite struct ChecklistTests {
  @Test func `every item has its facts, in order`() {
    #expect(Checklist.facts.count == ChecklistItem.all.count)
    #expect(ChecklistItem.all.map(\.id) == Array(1...19))
  }

  @Test func `a record always holds all items, answered or not`() throws {
    let record = try RecordFixture.record {
      $0.status = .proposed
      $0.checklist = [.init(4, state: .done, owner: "counsel", facts: ["made up"])]
    }
    #expect(record.checklist.map(\.id) == Array(1...19))
    #expect(record.checklist[3].state == .done)
    #expect(record.checklist[3].owner == "counsel")
    #expect(!record.checklist[3].facts.contains("made up"))
    #expect(record.checklist[4].state == .open)
  }

  @Test func `facts come from the outcome, each with what it rests on`() throws {
    let record = try RecordFixture.record {
      $0.use = .init(intended: "answer customers", users: ["customers"], outOfScope: ["advice"])
      $0.reopenIf.append(
        .init(
          "Price: more than 0.45",
          test: .init(field: "price", comparison: .greater, value: .number(0.45))))
    }
    let facts = record.checklist.map(\.facts)
    #expect(
      facts[0].prefix(4) == [
        "Product: Support bot.", "Intended use: answer customers.", "Users: customers.",
        "Out of scope: advice.",
      ])
    #expect(facts[0].last == "14 of 15 questions on the use are open.")
    #expect(facts[1][1].hasSuffix("SHA-256 " + String(repeating: "ab", count: 32) + "."))
    #expect(
      facts[1][2]
        == "7 open models looked at: 3 ranked, 3 excluded and 1 waiting for an answer, each with "
        + "its reasons.")
    #expect(facts[2].first == "Repository example/alpha-7b, run as Acme Cloud.")
    #expect(facts[2].contains("The revision is not known."))
    #expect(facts[3].contains { $0.hasPrefix("Open Use License: ") })
    #expect(facts[3].last == DecisionRecord.disclaimer)
    #expect(
      facts[4] == ["None of \(ProvenanceItem.all.count) items of the data review was checked."])
    #expect(facts[5].last == "Every fact the decision weighs is known.")
    #expect(facts[6].first == "Host: Acme Cloud.")
    #expect(facts[6].contains("Data centers: not known."))
    #expect(facts[7].last == "No policy pack is on.")
    #expect(facts[8] == ["Nothing is required of how it answers."])
    #expect(facts[9].isEmpty && facts[11].isEmpty && facts[13].isEmpty && facts[14].isEmpty)
    #expect(facts[12].contains { $0.hasPrefix("Limit: Context: 32,768 tokens or more") })
    #expect(facts[12].contains { $0.hasPrefix("At the decision: ") })
    #expect(facts[15] == ["Fallback: example/beta-30b, rank 2."])
    #expect(facts[16].contains("People watch: its host raises the price."))
    #expect(facts[16].contains("weigh recheck tests: Price: more than 0.45."))
    #expect(facts[17] == ["No duty to show or pass on a notice is known."])
    #expect(facts[18].first == "Decided by reviewer 1 and reviewer 2.")
    #expect(facts[18].last == "No expiry is set.")
  }

  @Test func `without a choice no fact is made up about a model`() throws {
    let record = try RecordFixture.record {
      $0.status = .proposed
      $0.shortlist = [.init("example/alpha-7b")]
    }
    for item in [3, 4, 5, 6, 7, 8, 9, 11, 18] {
      #expect(record.checklist[item - 1].facts.isEmpty, "\(item)")
    }
  }

  @Test func `an open item without an owner and a date keeps a decision from being accepted`()
    throws
  {
    let record = try RecordFixture.record { draft in
      for id in [3, 4, 5, 7] { draft.set(.init(id)) }
      draft.set(.init(12, owner: "operations"))
    }
    #expect(record.status == .proposed)
    #expect(
      record.missing == [
        "Items 3 to 5, 7 and 12 of the checklist are open without an owner and a date. "
          + "Settle them, or say who does and by when."
      ])
    let one = try RecordFixture.record { $0.set(.init(19, due: CalendarDate("2026-08-20"))) }
    #expect(
      one.missing == [
        "Item 19 of the checklist is open without an owner and a date. "
          + "Settle it, or say who does and by when."
      ])
  }

  @Test func `an accepted risk needs a name and a reason`() throws {
    let record = try RecordFixture.record { draft in
      draft.set(.init(4, state: .acceptedRisk, owner: "reviewer 1", note: " "))
      draft.set(.init(6, state: .acceptedRisk, note: "the card is short"))
    }
    #expect(
      record.missing == [
        "Items 4 and 6 of the checklist are accepted risks without a name and a reason. Give both."
      ])
    let one = try RecordFixture.record { $0.set(.init(4, state: .acceptedRisk)) }
    #expect(
      one.missing == [
        "Item 4 of the checklist is an accepted risk without a name and a reason. Give both."
      ])
  }

  @Test func `an open item with an owner and a date is no obstacle`() throws {
    let record = try RecordFixture.record()
    #expect(record.status == .accepted)
    #expect(record.checklist[11].state == .open)
  }

  @Test func `an item that says nothing is forgotten by the draft`() {
    var draft = RecordFixture.draft()
    draft.set(.init(4, facts: ["nobody typed this"]))
    #expect(!draft.checklist.contains { $0.id == 4 })
    draft.set(.init(4, state: .done))
    draft.set(.init(1, state: .notApplicable))
    #expect(draft.checklist.map(\.id) == Array(1...19))
  }

  @Test func `progress counts every state`() throws {
    let record = try RecordFixture.record()
    #expect(
      ChecklistProgress(record.checklist).sentence
        == "16 of 19 done; accepted risk 1, n.a. 1, open 1.")
    #expect(ChecklistProgress(DecisionDraft(title: "")).sentence == "0 of 19 done; open 19.")
  }

  @Test func `the document lists all items with state, owner, date and facts`() throws {
    let page = ADRExport().text(of: try RecordFixture.record())
    #expect(page.contains("### Checklist\n\n16 of 19 done; accepted risk 1, n.a. 1, open 1.\n"))
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.contains { $0.contains("| open | operations | 2026-08-20 |") })
    #expect(
      rows.contains {
        $0.contains("| accepted risk | reviewer 2 |  | nothing is disclosed, and none is |")
      })
    for item in ChecklistItem.all {
      #expect(rows.contains { $0.hasPrefix("| \(item.id). ") }, "\(item.id)")
    }
  }
}
