import Scoring
import Testing

/// Other methods, correlations and judgments, at their edges.
@Suite struct OtherMethodTests {
  @Test func `a column of zeros or of equal facts tells nobody apart`() throws {
    let plain = try OtherMethods.topsis([1, 3, 2], weights: [1], isCost: [false])
    let zeros = try OtherMethods.topsis(
      [1, 0, 3, 0, 2, 0], weights: [0.5, 0.5], isCost: [false, true])
    #expect(zeros == plain)
    let equal = try OtherMethods.topsis(
      [1, 7, 3, 7, 2, 7], weights: [0.5, 0.5], isCost: [false, true])
    for (left, right) in zip(equal, plain) { #expect(abs(left - right) < 1e-12) }
  }

  @Test func `facts of any size neither overflow nor vanish`() throws {
    let large = try OtherMethods.topsis([1e300, 3e300, 2e300], weights: [1], isCost: [false])
    let small = try OtherMethods.topsis([1e-300, 3e-300, 2e-300], weights: [1], isCost: [false])
    for scores in [large, small] {
      #expect(abs(scores[0]) < 1e-12 && abs(scores[1] - 1) < 1e-12 && abs(scores[2] - 0.5) < 1e-12)
    }
  }

  @Test func `methods say what they cannot score`() {
    #expect(throws: OtherMethods.Undefined.nothingDiffers) {
      try OtherMethods.topsis([1, 2], weights: [0.5, 0.5], isCost: [false, true])
    }
    #expect(throws: OtherMethods.Undefined.valueNotPositive(alternative: 1, criterion: 0)) {
      try OtherMethods.weightedProductOfShares([1, 0], weights: [1], isCost: [false])
    }
    #expect(throws: OtherMethods.Undefined.tooLarge) {
      try OtherMethods.weightedProductOfShares([1e308, 1e308], weights: [1], isCost: [false])
    }
  }

  @Test func `a cross-check names who moves by more than two places`() {
    // Row 4 is fifth in the order and would be first by product: it has no weak side.
    let values = [1, 0, 0.95, 0.01, 0.9, 0.02, 0.85, 0.03, 0.45, 0.4]
    let ranks = [1, 2, 3, 4, 5]
    let check = CrossCheck(values: values, weights: [0.5, 0.5], ranks: ranks)
    let product = check.weightedProduct
    #expect(product?.ranks.last == 1)
    #expect(product?.agreesOnFirst == false)
    #expect(product?.moved.contains(4) == true)
    #expect((product?.correlation ?? 1) < 0)
    // The floor keeps a zero from ending everything.
    #expect(product?.scores.first.map { abs($0 - 0.1) < 1e-12 } == true)
  }

  @Test func `a cross-check of one or of nothing has no TOPSIS`() {
    let one = CrossCheck(values: [0.4], weights: [1], ranks: [1])
    #expect(one.topsis == nil)
    #expect(one.weightedProduct?.agreesOnFirst == true)
    #expect(one.weightedProduct?.correlation == nil)
    let none = CrossCheck(values: [], weights: [1], ranks: [])
    #expect(none.topsis == nil && none.weightedProduct == nil)
  }

  @Test func `correlations of too little are not defined`() {
    #expect(RankCorrelation.kendallTauB([], []) == nil)
    #expect(RankCorrelation.kendallTauB([1], [1]) == nil)
    #expect(RankCorrelation.kendallTauB([1, 1], [1, 2]) == nil)
    #expect(RankCorrelation.kendallTauB([1, 2, 3], [3, 2, 1]) == -1)
    #expect(RankCorrelation.rankBiasedOverlap([], ["a"], persistence: 0.9) == nil)
    #expect(RankCorrelation.averageOverlap([String](), ["a"]) == nil)
  }

  @Test func `identical lists overlap fully and disjoint ones not at all`() throws {
    let list = ["a", "b", "c", "d", "e"]
    let same = try #require(RankCorrelation.rankBiasedOverlap(list, list, persistence: 0.9))
    #expect(abs(same - 1) < 1e-12)
    #expect(RankCorrelation.rankBiasedOverlap(list, ["x", "y"], persistence: 0.9) == 0)
    // Swapping the lists changes nothing.
    let other = ["b", "z", "a"]
    #expect(
      RankCorrelation.rankBiasedOverlap(list, other, persistence: 0.8)
        == RankCorrelation.rankBiasedOverlap(other, list, persistence: 0.8))
  }

  @Test func `judgments that agree have no worst triad, others name it`() throws {
    let even = try #require(PairwiseJudgments([[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]))
    #expect(even.worstTriad == nil)
    #expect(abs(even.weights[0] - 4.0 / 7) < 1e-12)
    #expect(even.consistencyRatio.map { $0 < 1e-12 } == true)
    let odd = try #require(
      PairwiseJudgments([
        [1, 2, 4, 1], [0.5, 1, 2, 8], [0.25, 0.5, 1, 1], [1, 0.125, 1, 1],
      ]))
    #expect(odd.worstTriad?.criteria == [0, 1, 3])
    #expect(odd.worstTriad?.contradiction == 16)
    #expect((odd.consistencyRatio ?? 0) > PairwiseJudgments.ratioLimit)
    #expect(PairwiseJudgments([[1]])?.weights == [1])
    #expect(PairwiseJudgments([[1, 3], [1.0 / 3, 1]])?.consistencyRatio == 0)
    for wrong in [[], [[1, 2]], [[1, -2], [-0.5, 1]], [[1, 0], [0, 1]]] {
      #expect(PairwiseJudgments(wrong) == nil)
    }
  }
}
