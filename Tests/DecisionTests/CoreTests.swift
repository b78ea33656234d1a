import Foundation
import Scoring
import Testing

@testable import Decision

@Suite struct CoreTests {
  @Test func `and, or and not follow Kleene's strong tables`() {
    let all = TruthValue.allCases
    for left in all {
      for right in all {
        #expect(left.and(right) == right.and(left))
        #expect(left.and(right).negated == left.negated.or(right.negated))
      }
      #expect(left.and(.pass) == left)
      #expect(left.or(.fail) == left)
      #expect(left.negated.negated == left)
    }
    #expect(TruthValue.unknown.and(.fail) == .fail)
    #expect(TruthValue.unknown.or(.pass) == .pass)
    #expect(TruthValue.unknown.and(.pass) == .unknown)
  }

  @Test func `an interval passes or fails only as a whole`() {
    let cell = Cell.interval(low: 10, mid: 15, high: 20)
    #expect(cell.compared(.greaterOrEqual, to: 10) == .pass)
    #expect(cell.compared(.greaterOrEqual, to: 11) == .unknown)
    #expect(cell.compared(.greaterOrEqual, to: 21) == .fail)
    #expect(cell.compared(.less, to: 20) == .unknown)
    #expect(cell.compared(.equal, to: 25) == .fail)
    #expect(cell.compared(.equal, to: 15) == .unknown)
    #expect(cell.compared(.notEqual, to: 25) == .pass)
    #expect(Cell.missing.compared(.less, to: 1) == .unknown)
  }

  @Test func `the logarithm agrees with the C library to two units in the last place`() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let x = Double.random(in: -300...300, using: &generator)
      let number = pow(10, x)
      let ours = naturalLogarithm(number)
      let theirs = log(number)
      #expect(abs(ours - theirs) <= 2 * theirs.ulp, "ln(\(number))")
    }
    #expect(naturalLogarithm(1) == 0)
    #expect(naturalLogarithm(0).isNaN)
    #expect(naturalLogarithm(-1).isNaN)
    #expect(naturalLogarithm(.infinity).isNaN)
  }

  @Test func `a curve is 0 at its worst point, 1 at its best, and clamped outside`() {
    for curve in [
      ValueCurve.linear(worst: 20, best: 90), .linear(worst: 8, best: 2),
      .logarithmic(worst: 8, best: 0.05), .logarithmic(worst: 8192, best: 262_144),
    ] {
      let ends: (Double, Double)
      switch curve {
      case .linear(let worst, let best), .logarithmic(let worst, let best): ends = (worst, best)
      case .points: ends = (0, 0)
      }
      #expect(curve.value(ends.0) == 0)
      #expect(abs(curve.value(ends.1) - 1) < 1e-12)
      let beyondBest = ends.1 > ends.0 ? ends.1 * 2 : ends.1 / 2
      let beyondWorst = ends.1 > ends.0 ? ends.0 / 2 : ends.0 * 2
      #expect(curve.value(beyondBest) == 1)
      #expect(curve.value(beyondWorst) == 0)
    }
    #expect(abs(ValueCurve.logarithmic(worst: 1, best: 100).value(10) - 0.5) < 1e-12)
    // The ratio of the ends is larger than any number.
    #expect(abs(ValueCurve.logarithmic(worst: 1e-300, best: 1e300).value(1) - 0.5) < 1e-12)
  }

  @Test func `a curve that rises and falls counts its inner corners in an interval`() {
    let curve = ValueCurve.points([.init(0, 0), .init(10, 1), .init(20, 0)])
    let value = curve.value(.interval(low: 5, mid: 6, high: 15))
    #expect(value == Triple(low: 0.5, mid: 0.6, high: 1))
    #expect(curve.value(Cell.missing) == nil)
  }

  @Test func `a broken curve is refused`() {
    #expect(ValueCurve.linear(worst: 1, best: 1).fault == .worstIsBest)
    #expect(ValueCurve.linear(worst: .nan, best: 1).fault == .notFinite)
    #expect(ValueCurve.logarithmic(worst: 0, best: 1).fault == .notPositive)
    #expect(ValueCurve.points([.init(1, 0), .init(1, 1)]).fault == .unsorted)
    #expect(ValueCurve.points([.init(1, 0)]).fault == .tooFewPoints)
    #expect(ValueCurve.linear(worst: 2, best: 1).fault == nil)
  }

  @Test func `weights from an order are rank-order centroids, and ties share`() {
    let three = WeightMethod.centroid.weights(places: [1, 2, 3])
    let expected = [11.0 / 18, 5.0 / 18, 2.0 / 18]
    for (ours, theirs) in zip(three, expected) { #expect(abs(ours - theirs) < 1e-12) }
    let tied = WeightMethod.centroid.weights(places: [1, 2, 2])
    #expect(abs(tied[1] - 7.0 / 36) < 1e-12)
    #expect(tied[1] == tied[2])
    let even = WeightMethod.evenSteps.weights(places: [3, 1, 2])
    #expect(even.map { ($0 * 6).rounded() } == [1, 3, 2])
    #expect(WeightMethod.centroid.weights(places: []) == [])
    #expect(WeightMethod.normalized([0, 0]) == nil)
  }

  @Test func `parts with one decimal add up to the shown total`() {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<1000 {
      let parts = (0..<8).map { _ in Double.random(in: 0...20, using: &generator) }
      let shown = Wording.shares(parts).compactMap(Double.init).map { ($0 * 10).rounded() }
      let total = (parts.reduce(0, +) * 10).rounded()
      #expect(shown.reduce(0, +) == total)
    }
  }

  @Test func `numbers are spelled the same everywhere`() {
    #expect(Wording.grouped(1_234_567) == "1,234,567")
    #expect(Wording.grouped(-1234) == "-1,234")
    #expect(Wording.grouped(0) == "0")
    #expect(Wording.decimals(0.125, 2) == "0.13")
    #expect(Wording.decimals(-0.001, 2) == "0.00")
    #expect(Wording.price(0.0825) == "0.083")
    #expect(Wording.price(1.5) == "1.50")
    #expect(Wording.tokens(131_072) == "128k")
    #expect(Wording.tokens(128_000) == "128k")
    #expect(Wording.tokens(1_000_000) == "1M")
    #expect(Wording.tokens(512) == "512")
    #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
    #expect(Wording.count(1, "model") == "1 model")
  }
}
