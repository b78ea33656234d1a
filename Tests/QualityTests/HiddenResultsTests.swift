import Catalog
import Testing

@testable import Quality

/// Hiding results and predicting them.
@Suite struct HiddenResultsTests {
  private static let settings = CalibrationSettings(lowAnchor: "m00", highAnchor: "m39")

  @Test func `results that follow an ability are predicted far better than by column means`() throws
  {
    let rows = QualityRows(LineFitTests.known(noise: 0.05).0.snapshot)
    let hidden = HiddenResults(rows, uses: [], steps: [:], seeds: [1], Self.settings)
    let figures = try #require(hidden.figures())
    #expect(figures.ratio < 0.4)
    #expect(figures.coverage > 90)
    #expect(figures.count == rows.count)
  }

  @Test func `results that follow nothing are predicted no better than by column means`() throws {
    var (fixture, _) = LineFitTests.known(noise: 0.05)
    // The scores of each benchmark change hands by an order that has nothing to do with ability.
    fixture.results = fixture.results.enumerated().map { position, result in
      Fixture.Published(
        model: fixture.results[(position * 37 + position / 8 * 101) % fixture.results.count].model,
        benchmark: result.benchmark, score: result.score)
    }
    let rows = QualityRows(fixture.snapshot)
    let figures = try #require(
      HiddenResults(rows, uses: [], steps: [:], seeds: [1], Self.settings).figures())
    #expect(figures.ratio > 0.85)
  }

  @Test func `a run's overall score and its categories are hidden together`() {
    var (fixture, _) = LineFitTests.known(noise: 0.05)
    fixture.benchmark("b0-part")
    for result in fixture.results where result.benchmark == "b0" {
      fixture.result(result.model, "b0-part", result.score)
    }
    let rows = QualityRows(fixture.snapshot)
    let folds = HiddenResults.deal(rows, seed: 5)
    var byRun: [Int: Set<Int>] = [:]
    for (cell, fold) in zip(rows.cells, folds) { byRun[cell.run, default: []].insert(fold) }
    #expect(byRun.values.allSatisfy { $0.count == 1 })
    #expect(Set(folds) == Set(0..<HiddenResults.folds))
  }

  @Test func `what is hidden has no part in its own prediction`() throws {
    let (fixture, _) = LineFitTests.known(noise: 0.05)
    var changed = fixture
    let place = 100
    let old = fixture.results[place]
    changed.results[place] = Fixture.Published(
      model: old.model, benchmark: old.benchmark, score: 100 - old.score)
    func prediction(_ fixture: Fixture) throws -> HiddenResults.Prediction {
      let rows = QualityRows(fixture.snapshot)
      let model = try #require(rows.models.firstIndex(of: old.model))
      let column = try #require(rows.columns.firstIndex(of: Fixture.column(old.benchmark)))
      let cell = try #require(
        rows.cells.firstIndex { $0.model == model && $0.column == column })
      let fold = HiddenResults.deal(rows, seed: 9)[cell]
      // Predictions come fold by fold, in the order of the cells.
      let before = HiddenResults.deal(rows, seed: 9).enumerated().count {
        $0.element < fold || ($0.element == fold && $0.offset < cell)
      }
      return HiddenResults(rows, uses: [], steps: [:], seeds: [9], Self.settings)
        .predictions[before]
    }
    let first = try prediction(fixture)
    let second = try prediction(changed)
    #expect(first.actual != second.actual)
    #expect(first.predicted == second.predicted)
    #expect(first.columnMean == second.columnMean)
  }

  @Test func `the same seed gives the same predictions, another seed another deal`() {
    let rows = QualityRows(LineFitTests.known(noise: 0.05).0.snapshot)
    func predicted(_ seed: UInt64) -> [Double] {
      HiddenResults(rows, uses: [], steps: [:], seeds: [seed], Self.settings)
        .predictions.map(\.predicted)
    }
    #expect(predicted(1) == predicted(1))
    #expect(HiddenResults.deal(rows, seed: 1) != HiddenResults.deal(rows, seed: 2))
  }

  @Test func `a use case takes a step where one helps, and none where it does not`() throws {
    var (fixture, lines) = LineFitTests.known(noise: 0.02)
    // Every second model is far better at the first four benchmarks than its ability says.
    fixture.results = fixture.results.enumerated().map { position, result in
      let isBetter = position / lines.count % 2 == 0 && position % lines.count < 4
      let logit = logit(ofShare: result.score / 100) + (isBetter ? 1.5 : 0)
      return Fixture.Published(
        model: result.model, benchmark: result.benchmark, score: 100 * share(ofLogit: logit))
    }
    fixture.basket("alike", ["b0", "b1", "b2", "b3"])
    let (plain, _) = LineFitTests.known(noise: 0.02)
    let uses = fixture.snapshot.baskets.values.map(QualityUse.init)
    let spreads = Self.settings.steps
    func steps(_ fixture: Fixture) -> [String: Double] {
      HiddenResults(
        QualityRows(fixture.snapshot), uses: uses, steps: [:], tried: spreads, seeds: [1, 2],
        Self.settings
      ).bestSteps(uses, tried: spreads)
    }
    #expect(try #require(steps(fixture)["alike"]) >= 0.5)
    #expect((steps(plain)["alike"] ?? 0) <= 0.3)
  }
}
