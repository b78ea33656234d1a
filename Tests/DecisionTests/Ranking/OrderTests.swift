import Catalog
import Decision
import Testing

/// The order of a list: scores, ties, brackets, rank ranges and groups.
@Suite struct OrderTests {
  @Test func `the higher middle comes first, whatever the ids are`() throws {
    let outcome = try Fixture([
      Fixture.reviewed("acme/a", open: 3, closed: 9),
      Fixture.reviewed("acme/b", open: 9, closed: 3),
      Fixture.reviewed("acme/c", open: 6, closed: 6),
    ]).outcome(Fixture.disclosing())
    #expect(outcome.order == ["b", "c", "a"])
    #expect(outcome.rows.map(\.rank) == [1, 2, 3])
    #expect(outcome.rows.map(\.position) == [1, 2, 3])
    #expect(outcome.rows.map(\.score.mid) == [0.75, 0.5, 0.25])
  }

  @Test func `equal models share a rank, and the next one is counted on`() throws {
    let outcome = try Fixture([
      Fixture.reviewed("acme/c", open: 3, closed: 9),
      Fixture.reviewed("acme/b", open: 6, closed: 6),
      Fixture.reviewed("acme/a", open: 6, closed: 6),
    ]).outcome(Fixture.disclosing())
    #expect(outcome.order == ["a", "b", "c"])
    #expect(outcome.rows.map(\.rank) == [1, 1, 3])
    #expect(outcome.rows.map(\.position) == [1, 2, 3])
  }

  @Test func `of equal middles the surer one comes first`() throws {
    let outcome = try Fixture([
      Fixture.reviewed("acme/a", open: 0, closed: 0),
      Fixture.reviewed("acme/b", open: 4, closed: 4),
      Fixture.reviewed("acme/c", open: 6, closed: 6),
    ]).outcome(Fixture.disclosing())
    #expect(outcome.order == ["c", "b", "a"])
    #expect(outcome.rows.map(\.score.mid) == [0.5, 0.5, 0.5])
    #expect(outcome.rows.map(\.rank) == [1, 2, 3])
    #expect(outcome.rows.map(\.coverage) == [1, 1, 0])
  }

  @Test func `a cautious order goes by the low end, a hopeful one by the high end`() throws {
    let fixture = Fixture([
      Fixture.reviewed("acme/wide", open: 3, closed: 0),
      Fixture.reviewed("acme/sure", open: 7, closed: 5),
    ])
    // wide: 0.25 … 0.625 … 1; sure: 0.583.
    #expect(try fixture.outcome(Fixture.disclosing()).order == ["wide", "sure"])
    let low = try fixture.outcome(Fixture.disclosing { $0.order = .low })
    #expect(low.order == ["sure", "wide"])
    #expect(low.rows.map { $0.ranking(.low) } == low.rows.map(\.score.low))
    #expect(low.rows[1].contributions[0].points == 0.25)
    let high = try fixture.outcome(Fixture.disclosing { $0.order = .high })
    #expect(high.order == ["wide", "sure"])
    #expect(high.rows[0].contributions[0].points == 1)
  }

  @Test func `models whose middles lie in each other's range share a bracket`() throws {
    let outcome = try Fixture([
      Fixture.reviewed("acme/a", open: 6, closed: 2),
      Fixture.reviewed("acme/b", open: 5, closed: 3),
      Fixture.reviewed("acme/c", open: 2, closed: 10),
    ]).outcome(Fixture.disclosing())
    #expect(outcome.order == ["a", "b", "c"])
    #expect(outcome.rows.map(\.bracket) == [1, 1, 3])
    #expect(outcome.rows.map(\.isTied) == [true, true, false])
    #expect(outcome.rows.map(\.rank) == [1, 2, 3])
  }

  @Test func `a bracket is counted from its leader, not from neighbor to neighbor`() throws {
    // a 8/12, b 6…10 around 7.5…: chain a–b–c where a and c can be told apart.
    let outcome = try Fixture([
      Fixture.reviewed("acme/a", open: 7, closed: 1),
      Fixture.reviewed("acme/b", open: 5, closed: 3),
      Fixture.reviewed("acme/c", open: 3, closed: 5),
    ]).outcome(Fixture.disclosing())
    // a: 7…9…11, b: 5…7…9, c: 3…5…7 twelfths.
    #expect(outcome.order == ["a", "b", "c"])
    #expect(outcome.rows.map(\.bracket) == [1, 1, 3])
  }

  @Test func `a difference below half a point is no difference`() throws {
    let models = [("acme/a", Int64(100_000)), ("acme/b", 98_000), ("acme/c", 60_000)]
    let outcome = try Fixture(
      models.map { Fixture.model($0.0, facts: [Fixture.fact("downloads_30d", .integer($0.1))]) }
    ).outcome(
      Fixture.scenario(preferences: [Preference(criterion: "adoption", place: 1)]))
    #expect(outcome.rows.map(\.rank) == [1, 2, 3])
    #expect(outcome.rows.map(\.bracket) == [1, 1, 3])
  }

  @Test func `a rank range holds every rank the open facts allow`() throws {
    let outcome = try Fixture([
      Fixture.reviewed("acme/a", open: 9, closed: 3),
      Fixture.reviewed("acme/b", open: 4, closed: 2),
      Fixture.reviewed("acme/c", open: 5, closed: 7),
      Fixture.reviewed("acme/d", open: 1, closed: 11),
    ]).outcome(Fixture.disclosing())
    // a 9, b 4…10, c 5, d 1 twelfths.
    #expect(outcome.order == ["a", "b", "c", "d"])
    #expect(outcome.rows.map(\.rankRange) == [1...2, 1...3, 2...3, 4...4])
  }

  @Test func `identical models share their best rank`() throws {
    let outcome = try Fixture([
      Fixture.reviewed("acme/a", open: 6, closed: 6),
      Fixture.reviewed("acme/b", open: 6, closed: 6),
    ]).outcome(Fixture.disclosing())
    #expect(outcome.rows.map(\.rankRange) == [1...1, 1...1])
  }

  @Test func `models that hang on an unknown fact follow those that meet every need`() throws {
    var records = [
      Fixture.reviewed("acme/best", open: 12, closed: 0),
      Fixture.reviewed("acme/good", open: 6, closed: 6),
      Fixture.reviewed("acme/poor", open: 1, closed: 11),
    ]
    records[0].facts.removeAll { $0.field == "languages" }
    let outcome = try Fixture(records).outcome(
      Fixture.disclosing(musts: [.rule("languages", .contains, .list(["en"]))]))
    #expect(outcome.order == ["good", "poor", "best"])
    #expect(outcome.rows.map(\.group) == [.meets, .meets, .hangs])
    #expect(outcome.rows.map(\.rank) == [1, 2, 3])
    #expect(outcome.rows.map(\.rankRange) == [1...1, 2...2, 3...3])
    #expect(outcome.rows[2].unknownMusts == [0])
    #expect(outcome.meetingCount == 2)
    #expect(outcome.hangingCount == 1)
  }

  @Test func `a bracket never reaches over the end of a group`() throws {
    var records = [
      Fixture.reviewed("acme/a", open: 6, closed: 6),
      Fixture.reviewed("acme/b", open: 6, closed: 6),
    ]
    records[1].facts.removeAll { $0.field == "languages" }
    let outcome = try Fixture(records).outcome(
      Fixture.disclosing(musts: [.rule("languages", .contains, .list(["en"]))]))
    #expect(outcome.rows.map(\.bracket) == [1, 2])
    #expect(outcome.rows.map(\.rank) == [1, 2])
    #expect(outcome.rows.map(\.isTied) == [false, false])
  }

  @Test func `an example worked by hand`() throws {
    // Three criteria in this order: rank-order centroids 11/18, 5/18, 2/18.
    var fixture = Fixture([
      Fixture.model(
        "acme/a", context: 46_341, facts: [Fixture.fact("downloads_30d", .integer(31_623))])
    ])
    fixture.offer("acme/a", input: 0.632456, output: 0.632456)
    let outcome = try fixture.outcome(
      Fixture.scenario(preferences: [
        Preference(criterion: "price.blended", place: 1),
        Preference(criterion: "language.fit", place: 2),
        Preference(criterion: "quality", place: 3),
      ]))
    let row = try #require(outcome.rows.first)
    // Price halfway on its scale 0.5, no language asked 1, no result [0, 1] with middle 0.5.
    let (first, second, third) = (11.0 / 18, 5.0 / 18, 2.0 / 18)
    let price = first * 0.5
    #expect(isNear(row.score.low, price + second, within: 1e-6))
    #expect(isNear(row.score.mid, price + second + third / 2, within: 1e-6))
    #expect(isNear(row.score.high, price + second + third, within: 1e-6))
    #expect(isNear(row.coverage, 16 / 18))
    #expect(outcome.criteria.map(\.weight).reduce(0, +) == 1)
  }
}
