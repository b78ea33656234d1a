import Catalog
import Scoring
import Testing

@testable import Decision

/// How sure an order is, and what would settle it.
@Suite struct RobustnessTests {
  private let two = [
    Preference(criterion: "provenance.disclosed", place: 1),
    Preference(criterion: "context", place: 2),
  ]

  private func model(_ id: String, open: Int, closed: Int, context: Int64?) -> Record {
    var record = Fixture.reviewed(id, open: open, closed: closed)
    record.facts.removeAll { $0.field == "context" }
    if let context { record.facts.append(Fixture.fact("context", .integer(context))) }
    return record
  }

  private func outcome(
    _ records: [Record], _ edit: (inout Scenario) -> Void = { _ in }
  ) throws -> Outcome {
    try Fixture(records).outcome(Fixture.scenario(preferences: two, edit: edit))
  }

  @Test func `two criteria in order give the share of weightings worked out by hand`() throws {
    // a: 1, 0; b: 0.5, 1. a leads from a first weight of 2/3 on; the order draws 1/2 … 1 evenly.
    let outcome = try outcome([
      model("acme/a", open: 12, closed: 0, context: 8192),
      model("acme/b", open: 6, closed: 6, context: 262_144),
    ])
    #expect(outcome.order == ["a", "b"])
    let robustness = try #require(outcome.robustness())
    #expect(robustness.draws == 10_000)
    #expect(abs(robustness.finalists[0].firstShare - 2.0 / 3) < 0.02)
    #expect(robustness.finalists[0].topThreeShare == 1)
    #expect(robustness.finalists[1].centralWeights.map { abs($0[0] - 7.0 / 12) < 0.01 } == true)
    #expect(robustness.finalists[1].confidence == 1)
    #expect(robustness.verdict.hasPrefix("a is first in 6"))
    #expect(robustness.verdict.contains("of 10,000 weightings that keep your order, b in 3"))
    #expect(robustness.title == "10,000 weightings that keep your order; seed 1")
  }

  @Test func `the space follows the weights unless the scenario names one`() throws {
    let records = [
      model("acme/a", open: 12, closed: 0, context: 8192),
      model("acme/b", open: 6, closed: 6, context: 262_144),
    ]
    let kept = try outcome(records)
    #expect(kept.robustness()?.space == .order)
    let byHand = kept.reweighted([0.9, 0.1])
    #expect(byHand.robustness()?.space == .around)
    #expect(
      byHand.robustness()?.verdict
        == "No need to fine-tune the weights: a is first in 100 % of 10,000 weightings near "
        + "yours.")
    let fixed = try outcome(records) { $0.robustness = RobustnessSettings(space: .fixed, draws: 9) }
    #expect(fixed.robustness()?.finalists.map(\.firstShare) == [1, 0])
    #expect(fixed.robustness()?.drawn == "9 draws of what is not known, at your weights")
    let free = try outcome(records) { $0.robustness.space = .free }
    #expect(free.robustness()?.drawn == "10,000 weightings of any kind")
  }

  @Test func `one draw is told in the singular`() {
    let words = RobustnessSettings.Space.allCases.map { Robustness.words($0, draws: 1) }
    #expect(
      words == [
        "1 weighting that keeps your order", "1 weighting near yours",
        "1 draw of what is not known, at your weights", "1 weighting of any kind",
      ])
  }

  @Test func `a close call is said, and who is more often first`() throws {
    let outcome = try outcome([
      model("acme/a", open: 12, closed: 0, context: 8192),
      model("acme/b", open: 7, closed: 5, context: 262_144),
    ]) { $0.robustness.space = .free }
    let robustness = try #require(outcome.robustness())
    #expect(robustness.verdict.hasPrefix("A close call: "), "\(robustness.verdict)")
  }

  @Test func `one row, no row and no criterion have their own words or none`() throws {
    let single = try outcome([model("acme/a", open: 12, closed: 0, context: 8192)])
    #expect(
      single.robustness()?.verdict
        == "a is the only one that can be first, so no weights decide.")
    #expect(single.otherMethods == nil)
    #expect(single.weightRanges.compactMap { $0?.isWhole } == [true, true])
    let nobody = try outcome([model("acme/a", open: 12, closed: 0, context: 8192)]) {
      $0.musts = [.rule("context", .greaterOrEqual, .integer(1_000_000))]
    }
    #expect(nobody.robustness() == nil)
    #expect(nobody.weightRanges.isEmpty)
    #expect(nobody.weightsJSON(nil).canonicalText.contains("\"robustness\":null"))
    let without = try Fixture([Fixture.model("acme/a")]).outcome(Fixture.scenario())
    #expect(without.robustness() == nil)
    #expect(without.weightRanges.isEmpty)
    #expect(without.otherMethods == nil)
  }

  @Test func `slices and threads of any number give the same bytes`() throws {
    let outcome = try outcome([
      model("acme/a", open: 8, closed: 0, context: nil),
      model("acme/b", open: 6, closed: 6, context: 131_072),
      model("acme/c", open: 2, closed: 3, context: 65_536),
    ])
    let study = try #require(RobustnessStudy(outcome))
    let whole = try #require(study.counts(blocks: 0..<study.blockCount))
    let expected = outcome.weightsJSON(study.result(of: whole)).canonicalText
    for sliceCount in [2, 3, 7] {
      let ends = (0...sliceCount).map { $0 * study.blockCount / sliceCount }
      let slices = zip(ends, ends.dropFirst()).compactMap { study.counts(blocks: $0..<$1) }
      var merged = try #require(slices.last)
      for slice in slices.dropLast() { merged.merge(slice) }
      let text = outcome.weightsJSON(study.result(of: merged)).canonicalText
      #expect(text == expected, "\(sliceCount) slices")
    }
  }

  @Test func `a cancelled run gives nothing, and what was made says how much`() throws {
    let outcome = try outcome([
      model("acme/a", open: 8, closed: 0, context: nil),
      model("acme/b", open: 6, closed: 6, context: 131_072),
    ])
    #expect(outcome.robustness(isCancelled: { true }) == nil)
    let study = try #require(RobustnessStudy(outcome))
    let part = study.result(of: try #require(study.counts(blocks: 0..<3)))
    #expect(!part.isComplete)
    #expect(
      part.title == "768 weightings that keep your order, of 10,000 asked for; seed 1")
    #expect(study.draws(before: 3) == 768)
    #expect(study.draws(before: study.blockCount) == 10_000)
  }

  @Test func `the open fact that can change the first place comes first, with its remedy`() throws {
    let outcome = try outcome([
      model("acme/a", open: 8, closed: 4, context: 131_072),
      model("acme/b", open: 8, closed: 4, context: nil),
    ])
    let fact = try #require(outcome.robustness()?.openFacts.first)
    #expect(fact.row.model.id == "acme/b")
    #expect(fact.criterion.definition.id == "context")
    #expect(fact.canChangeFirst)
    #expect(fact.expectedGain > 0.002)
    #expect(isNear(fact.swing, 0.25))
    #expect(
      fact.sentence
        == "Context of b: worth up to 25 points, and could alone change first place. "
        + fact.wayToSettle)
    let sure = try self.outcome([
      model("acme/a", open: 12, closed: 0, context: 262_144),
      model("acme/b", open: 0, closed: 12, context: nil),
    ])
    #expect(sure.robustness()?.openFacts.isEmpty == true)
  }

  @Test func `draws part what ranges could not, and say so`() throws {
    let outcome = try outcome([
      model("acme/a", open: 9, closed: 1, context: nil),
      model("acme/b", open: 6, closed: 2, context: nil),
    ])
    #expect(outcome.rows.map(\.isTied) == [true, true])
    let drawn = outcome.bracketed(by: try #require(outcome.robustness()))
    #expect(drawn.rows.map(\.isTied) == [false, false])
    #expect(drawn.rows.map(\.bracket) == [1, 2])
    #expect(drawn.rows.map(\.isBracketDrawn) == [true, true])
  }

  @Test func `rows behind those that were drawn keep provisional brackets`() throws {
    let records = (0..<34).map { number in
      model(
        "acme/m\(number + 10)", open: 12 - number / 3, closed: number / 3,
        context: Int64(262_144 - 4096 * number))
    }
    let outcome = try outcome(records)
    let drawn = outcome.bracketed(by: try #require(outcome.robustness()))
    #expect(drawn.rows.prefix(29).allSatisfy { $0.isBracketDrawn })
    #expect(drawn.rows.suffix(3).allSatisfy { !$0.isBracketDrawn })
    for (row, next) in zip(drawn.rows, drawn.rows.dropFirst()) {
      #expect(row.bracket <= next.bracket && next.bracket <= next.rank)
    }
  }

  @Test func `finalists are the first thirty and all that can be first, others are counted`() throws
  {
    let records =
      (0..<40).map { model("acme/m\($0 + 10)", open: 6, closed: 6, context: 65_536) }
      + [model("acme/open", open: 0, closed: 0, context: nil)]
    let outcome = try outcome(records)
    let live = try #require(outcome.robustness(reach: .live))
    #expect(live.finalists.count == 30)
    #expect(live.draws == 2000)
    #expect(live.cutCount == 11)
    #expect(
      live.cutRemark
        == "11 more models cannot be ruled out as first and were not looked at.")
    let whole = try #require(outcome.robustness())
    #expect(whole.finalists.count == 41)
    #expect(whole.cutRemark == nil)
  }

  @Test func `a model that hangs on a fact is no finalist beside one that meets all`() throws {
    let outcome = try outcome([
      model("acme/a", open: 2, closed: 10, context: 65_536),
      model("acme/b", open: 12, closed: 0, context: nil),
    ]) { $0.musts = [.rule("context", .greaterOrEqual, .integer(1024))] }
    #expect(outcome.order == ["a", "b"])
    #expect(outcome.robustness()?.finalists.map(\.row.model.id) == ["acme/a"])
  }

  @Test func `shares of draws are whole per cent, never 0 or 100 where that is not so`() {
    #expect(Robustness.percent(0) == "0 %")
    #expect(Robustness.percent(0.0004) == "under 1 %")
    #expect(Robustness.percent(0.704) == "70 %")
    #expect(Robustness.percent(0.9961) == "over 99 %")
    #expect(Robustness.percent(1) == "100 %")
  }

  @Test func `other methods are a remark, and name who they would put first`() throws {
    let outcome = try outcome([
      model("acme/a", open: 12, closed: 0, context: 65_536),
      model("acme/b", open: 3, closed: 9, context: 65_536),
    ])
    #expect(outcome.otherMethods?.sentence == "Also first under TOPSIS and weighted product.")
    // A zero is the end of a weighted product.
    let zero = try self.outcome([
      model("acme/a", open: 12, closed: 0, context: 8192),
      model("acme/b", open: 7, closed: 5, context: 65_536),
    ])
    #expect(zero.order == ["a", "b"])
    #expect(
      zero.otherMethods?.sentence?.contains("Under weighted product b would be first.") == true)
  }
}
