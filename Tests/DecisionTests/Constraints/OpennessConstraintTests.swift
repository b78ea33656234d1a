import Catalog
import Decision
import Testing

/// Rules on how open a model is, and on its training data.
@Suite struct OpennessConstraintTests {
  private func review(_ states: [(Field, String)]) -> [Record.Section] {
    [Record.Section(name: "openness", facts: states.map { Fixture.fact($0.0, .text($0.1)) })]
  }

  @Test func `the rung of the license is compared with the rung asked for`() throws {
    let approved = Fixture(Fixture.model(Fixture.id))
    #expect(try approved.observe(.rule("openness", .greaterOrEqual, .integer(3))).truth == .pass)
    let fail = try approved.observe(.rule("openness", .greaterOrEqual, .integer(4)))
    #expect(fail.truth == .fail)
    #expect(
      fail.sentence
        == "Openness: open weights, OSI-approved license, "
        + "asked open-source AI (likely meets OSAID) or more.")
    #expect(
      fail.reopen
        == "Reopens if a source states open-source AI (likely meets OSAID) or more for Alpha-7B, "
        + "or the limit falls to open weights, OSI-approved license.")
    #expect(fail.margin == Margin(distance: -1, relative: -0.25, unit: "rung"))
  }

  @Test func `a restricted license stands below a permissive one`() throws {
    let study = Fixture(Fixture.model(Fixture.id, license: "example-study"))
    #expect(try study.observe(.rule("openness", .greaterOrEqual, .integer(1))).truth == .pass)
    #expect(try study.observe(.rule("openness", .greaterOrEqual, .integer(2))).truth == .fail)
  }

  @Test func `without a license the rung is unknown`() throws {
    let fixture = Fixture(Fixture.model(Fixture.id, license: nil))
    let open = try fixture.observe(.rule("openness", .greaterOrEqual, .integer(1)))
    #expect(open.truth == .unknown)
    #expect(
      open.sentence
        == "Openness: not known for Alpha-7B, asked open weights, restricted license or more.")
  }

  @Test func `training data are open, partial or closed, or nobody has looked`() throws {
    let must = Must.rule("training-data", .among, .list(["open", "partial"]))
    let partial = Fixture(
      Fixture.model(Fixture.id, sections: review([("training_data_base", "partial")])))
    #expect(try partial.observe(must).truth == .pass)
    let closed = Fixture(
      Fixture.model(Fixture.id, sections: review([("training_data_base", "closed")])))
    let fail = try closed.observe(must)
    #expect(fail.truth == .fail)
    #expect(fail.sentence == "Data provenance: closed, asked open or partial.")
    #expect(
      fail.reopen == "Reopens if the need also allows closed, or another source states otherwise.")
    #expect(fail.evidence.map(\.field) == ["training data base"])
    let silent = Fixture(Fixture.model(Fixture.id))
    let open = try silent.observe(must)
    #expect(open.truth == .unknown)
    #expect(open.sentence == "Data provenance: not known, asked open or partial.")
  }

  @Test func `a review of the family stands for its models until one has its own`() throws {
    var fixture = Fixture([
      Fixture.model("acme/a", family: "line"),
      Fixture.model(
        "acme/b", family: "line", sections: review([("training_data_base", "closed")])),
    ])
    fixture.more = [
      Record(kind: .family, id: "line", sections: review([("training_data_base", "open")]))
    ]
    let must = Must.rule("training-data", .among, .list(["open"]))
    #expect(try fixture.observe(must, of: "acme/a").truth == .pass)
    #expect(try fixture.observe(must, of: "acme/b").truth == .fail)
  }
}
