import Catalog
import Decision
import Testing

/// How much of its making is disclosed.
@Suite struct ProvenanceCriterionTests {
  private func row(_ item: String, _ state: String) -> Row {
    Row(
      values: [.init("item", .text(item)), .init("state", .text(state))],
      evidence: Fixture.evidence)
  }

  /// A model whose first items of the review have these states.
  private func reviewed(_ states: [String], family: String? = nil) -> Fixture {
    let rows = zip(ProvenanceItem.all, states).map { row($0.key, $1) }
    return Fixture(
      Fixture.model(
        Fixture.id, family: family, lists: [Record.List(name: "provenance", rows: rows)]))
  }

  private var count: Int { ProvenanceItem.all.count }

  @Test func `a full review counts disclosed as one, partly as a half, the rest as nothing`()
    throws
  {
    var states = Array(repeating: "partly", count: count)
    #expect(try reviewed(states).cell("provenance.disclosed") == .known(50))
    states[0] = "disclosed"
    states[1] = "not-disclosed"
    #expect(try reviewed(states).cell("provenance.disclosed") == .known(50))
    states = Array(repeating: "disclosed", count: count)
    #expect(try reviewed(states).cell("provenance.disclosed") == .known(100))
  }

  @Test func `items nobody checked count from none to all`() throws {
    let states = Array(repeating: "disclosed", count: 10)
    let bounds = try #require(try reviewed(states).cell("provenance.disclosed").bounds)
    #expect(bounds.low == 100 * 10 / Double(count))
    #expect(bounds.high == 100)
    #expect(bounds.mid == (bounds.low + 100) / 2)
  }

  @Test func `items that do not apply are left out`() throws {
    let states = ["disclosed"] + Array(repeating: "n.a.", count: count - 1)
    #expect(try reviewed(states).cell("provenance.disclosed") == .known(100))
    let none = Array(repeating: "n.a.", count: count)
    #expect(try reviewed(none).cell("provenance.disclosed") == .notApplicable)
  }

  @Test func `nothing checked is worth from nothing to everything, never nothing`() throws {
    for states in [[], ["not-checked"]] {
      #expect(try reviewed(states).cell("provenance.disclosed") == .missing)
      let row = try #require(try reviewed(states).outcome(Fixture.disclosing()).rows.first)
      #expect(row.contributions[0].value == Triple(low: 0, mid: 0.5, high: 1))
    }
  }

  @Test func `an item not disclosed is a statement, worth nothing`() throws {
    let closed = reviewed(Array(repeating: "not-disclosed", count: count))
    #expect(try closed.cell("provenance.disclosed") == .known(0))
    #expect(try closed.worth("provenance.disclosed") == Triple(0))
  }

  @Test func `a model inherits from its family, and the family from its developer`() throws {
    var fixture = reviewed(["not-disclosed"], family: "line")
    fixture.more = [
      Record(
        kind: .family, id: "line", identity: [.init("name", .text("Line"))],
        lists: [
          Record.List(
            name: "provenance",
            rows: [
              row(ProvenanceItem.all[0].key, "disclosed"), row(ProvenanceItem.all[1].key, "partly"),
            ])
        ])
    ]
    fixture.developerSections = [
      Record.Section(name: "transparency", facts: [Fixture.fact("crawling", .flag(true))])
    ]
    let alternative = try fixture.alternative(Fixture.id)
    let answers = alternative.provenanceAnswers
    #expect(answers.map(\.state) == [.notDisclosed, .partly, .disclosed])
    #expect(answers.map(\.origin) == [.own, .family("line"), .developer("example")])
    #expect(answers.map(\.basis) == [.reading, .reading, .indicator])
    #expect(
      alternative.provenanceEvidence.map(\.value) == [
        "not disclosed", "partly, inherited from the family Line",
        "disclosed, inherited from the developer Example",
      ])
  }

  @Test func `the Index answers the items it speaks of, and only those`() throws {
    let fixture = Fixture(
      Fixture.model(
        Fixture.id,
        sections: [
          Record.Section(
            name: "openness",
            facts: [
              Fixture.fact("training_data_base", .text("open")),
              Fixture.fact("training_data_finetune", .text("closed")),
              Fixture.fact("datasheet", .text("open")), Fixture.fact("licenses", .text("open")),
            ])
        ]))
    let answers = try fixture.alternative(Fixture.id).provenanceAnswers
    #expect(answers.map(\.item.key) == ["gpai.data-provenance", "datasheet.published"])
    #expect(answers.map(\.state) == [.partly, .disclosed])
    #expect(answers.map(\.basis) == [.dimensions, .dimensions])
  }

  @Test func `the share is spelled in whole per cent, its items are the evidence`() throws {
    let criterion = try #require(Criteria.named("provenance.disclosed"))
    #expect(criterion.spelled(.interval(low: 50, mid: 75, high: 100)) == "75 [50–100]")
    let alternative = try reviewed(["disclosed", "n.a."]).alternative(Fixture.id)
    #expect(
      criterion.evidence(alternative).map(\.field) == ["summary published", "general information"])
    #expect(
      criterion.wayToSettle(alternative)
        == "Read the model card and the training-content summary of its developer.")
  }
}
