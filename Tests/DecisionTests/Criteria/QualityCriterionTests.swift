import Catalog
import Decision
import Testing

/// Published results of the use case.
@Suite struct QualityCriterionTests {
  private func scoring(_ scores: [(Double, String)]) -> Fixture {
    var fixture = Fixture(Fixture.model(Fixture.id))
    for (score, kind) in scores { fixture.result(Fixture.id, score, kind: kind) }
    return fixture
  }

  @Test func `one result is its points with 1.96 standard errors on each side`() throws {
    // Spread 3 and floor 4: a standard error of 5.
    let bounds = try #require(try scoring([(60, "independent")]).cell("quality").bounds)
    #expect(isNear(bounds.mid, 60))
    #expect(isNear(bounds.low, 60 - 9.8))
    #expect(isNear(bounds.high, 60 + 9.8))
  }

  @Test func `20 points are worth nothing and 90 everything`() throws {
    let curve = try #require(Criteria.named("quality")).curve
    for (points, worth) in [(20.0, 0.0), (90, 1), (55, 0.5), (0, 0), (100, 1)] {
      #expect(curve.value(points) == worth)
    }
  }

  @Test func `no result is missing, never guessed from size`() throws {
    let large = Fixture(Fixture.model(Fixture.id, parameters: 700_000_000_000))
    #expect(try large.cell("quality") == .missing)
    #expect(try scoring([(60, "unknown")]).cell("quality") == .missing)
  }

  @Test func `independent runs count before the developer's own claims`() throws {
    let both = scoring([(60, "independent"), (90, "vendor")])
    #expect(isNear(try #require(try both.cell("quality").bounds).mid, 60))
    let alternative = try both.alternative(Fixture.id)
    #expect(alternative.quality("general")?.isVendorOnly == false)
  }

  @Test func `the developer's claims alone have at least 7 points of error`() throws {
    let fixture = scoring([(60, "vendor")])
    let bounds = try #require(try fixture.cell("quality").bounds)
    #expect(isNear(bounds.high - bounds.mid, 7 * 1.96))
    let alternative = try fixture.alternative(Fixture.id)
    #expect(alternative.quality("general")?.isVendorOnly == true)
  }

  @Test func `of several modes the one that shows most counts, and the ends stay in range`() throws
  {
    let two = scoring([(40, "independent"), (60, "independent")])
    #expect(isNear(try #require(try two.cell("quality").bounds).mid, 60))
    let top = try #require(try scoring([(100, "independent")]).cell("quality").bounds)
    #expect(top.high == 100 && top.low < top.mid && top.mid <= top.high)
  }

  @Test func `points are spelled whole, each result is evidence`() throws {
    let criterion = try #require(Criteria.named("quality"))
    let fixture = scoring([(60, "independent")])
    #expect(criterion.spelled(try fixture.cell("quality")) == "60 [50–70]")
    let alternative = try fixture.alternative(Fixture.id)
    #expect(criterion.evidence(alternative).map(\.value) == ["60.0 % = 60 points"])
    #expect(criterion.evidence(alternative).map(\.kind) == [.independent])
    #expect(
      criterion.wayToSettle(alternative)
        == "Look up an independent result of Alpha-7B on a benchmark of this use case, "
        + "or run your own.")
  }

  /// An exam on the common scale: 15 points to a logit, 30 points where half is right.
  private func calibrated(_ scores: [(String, Double)]) -> Fixture {
    var fixture = Fixture(
      [Fixture.model(Fixture.id)] + scores.dropFirst().map { Fixture.model($0.0) })
    for (model, score) in scores { fixture.result(model, score) }
    fixture.basketRecord = Record(
      kind: .basket, id: "general", identity: [.init("name", .text("General"))])
    fixture.examRange = 0...100
    fixture.more = [
      Record(
        kind: .catalog, id: "catalog", identity: [.init("calibration", .text("one"))]),
      Record(
        kind: .calibration, id: "one",
        identity: [
          .init("date", .date(Fixture.asOf)), .init("low_anchor", .text("a/b")),
          .init("high_anchor", .text("c/d")), .init("low_ability", .number(0)),
          .init("high_ability", .number(2)), .init("ability_precision", .number(0.25)),
          .init("line_variance", .number(0)), .init("claim_variance", .number(0)),
          .init("claim_error", .number(0)),
        ],
        lists: [
          Record.List(
            name: "items",
            rows: [
              Row(
                values: [
                  .init("benchmark", .text("exam")), .init("evidence", .text("independent")),
                  .init("offset", .number(0)), .init("slope", .number(1)),
                  .init("variance", .number(0.2)), .init("models", .integer(4)),
                ], evidence: nil)
            ])
        ]),
    ]
    return fixture
  }

  @Test func `on the common scale one result is drawn toward the middle, with its error`() throws {
    let bounds = try #require(try calibrated([(Fixture.id, 50)]).cell("quality").bounds)
    #expect(isNear(bounds.mid, 30))
    #expect(isNear(bounds.high - bounds.mid, 1.96 * 15 / 4.25.squareRoot()))
  }

  @Test func `another model changes no quality by one bit`() throws {
    let alone = try #require(try calibrated([(Fixture.id, 71)]).cell("quality").bounds)
    let others = (1...5).map { ("example/Other-\($0)", Double($0) * 19) }
    let among = try #require(try calibrated([(Fixture.id, 71)] + others).cell("quality").bounds)
    #expect(alone == among)
  }
}
