import Testing

@testable import Moderation

/// Two runs compared, and one run with itself.
@Suite struct RunComparisonTests {
  private typealias Make = RunFixture

  /// A run in which the first `declined` of `count` prompts are refused by a person's word.
  private func run(
    _ category: ItemCategory = .overRefusal, declined: Range<Int>, of count: Int
  ) -> [LabeledPrompt] {
    Make.prompts(
      category, (0..<count).map { Make.human(declined.contains($0) ? .refused : .answered) })
  }

  @Test func `prompts are paired by id and counted in four fields`() {
    let comparison = RunComparison(
      first: run(declined: 0..<4, of: 10), second: run(declined: 2..<8, of: 10))
    let test = comparison.primary
    #expect(test.both == 2)
    #expect(test.onlyFirst == 2)
    #expect(test.onlySecond == 4)
    #expect(test.neither == 2)
    #expect(test.pairs == 10)
    #expect(test.contents == 10)
    #expect(test.chance == McNemar.exact(2, 4))
    #expect(test.midP == McNemar.midP(2, 4))
    #expect(!test.isRulesOnly)
  }

  @Test func `the primary test pools over-refusal, contested facts and advice`() {
    let categories: [ItemCategory] = ItemCategory.allCases
    let first = categories.flatMap { run($0, declined: 0..<2, of: 7) }
    let second = categories.flatMap { run($0, declined: 0..<0, of: 7) }
    let comparison = RunComparison(first: first, second: second)
    #expect(comparison.primary.pairs == 21)
    #expect(comparison.primary.onlyFirst == 6)
    #expect(comparison.primary.chance == 0.03125)
    #expect(
      comparison.secondary.map(\.category) == [.overRefusal, .unsafeProxy, .contestedFact, .advice])
  }

  @Test func `families are adjusted over those tested, and small ones show counts only`() {
    let first =
      run(.overRefusal, declined: 0..<6, of: 9) + run(.unsafeProxy, declined: 0..<4, of: 5)
      + run(.contestedFact, declined: 0..<8, of: 14) + run(.advice, declined: 0..<1, of: 6)
    let second =
      run(.overRefusal, declined: 0..<0, of: 9) + run(.unsafeProxy, declined: 0..<0, of: 5)
      + run(.contestedFact, declined: 0..<0, of: 14) + run(.advice, declined: 0..<0, of: 6)
    let families = RunComparison(first: first, second: second).secondary
    #expect(families.map(\.test.pairs) == [9, 5, 14, 6])
    #expect(families.map(\.test.chance) == [0.03125, nil, 0.0078125, 1])
    #expect(families.map(\.adjustedChance) == [0.0625, nil, 0.0234375, 1])
    #expect(families[1].test.onlyFirst == 4)
    #expect(families[1].test.midP == nil)
  }

  @Test func `an unsettled pair makes its family use labels by rules on both sides`() {
    // A person saw through the answers of the first run, and nobody looked at the second.
    let first = Make.prompts(
      (0..<6).map {
        Make.asked(
          "cp-\($0).en", category: .contestedFact, Make.rule(.answered), Make.human(.deflected))
      })
    let second = Make.prompts(
      (0..<6).map { Make.asked("cp-\($0).en", category: .contestedFact, Make.rule(.answered)) })
    let test = RunComparison(first: first, second: second).primary
    #expect(test.isRulesOnly)
    #expect(test.neither == 6)
    #expect(test.onlyFirst == 0)
    #expect(test.chance == 1)
  }

  @Test func `an unsettled pair of one family leaves the others alone`() {
    let first =
      run(.overRefusal, declined: 0..<1, of: 6)
      + Make.prompts(.contestedFact, [Make.rule(.answered)])
    let second =
      run(.overRefusal, declined: 0..<1, of: 6)
      + Make.prompts(.contestedFact, [Make.rule(.answered)])
    let comparison = RunComparison(first: first, second: second)
    #expect(comparison.primary.isRulesOnly)
    #expect(comparison.secondary.map(\.test.isRulesOnly) == [false, true])
    // People's labels of the first family have none by rules beside them.
    #expect(comparison.primary.leftOut == 6)
  }

  @Test func `a pair without an answer or a label is outside and counted`() {
    let first = Make.prompts(
      .overRefusal, [Make.human(.refused), Make.rule(.noAnswer), Make.human(.answered)])
    let second = Make.prompts(
      .overRefusal, [Make.human(.answered), Make.human(.refused), Make.rule(.unclear)])
    let test = RunComparison(first: first, second: second).primary
    #expect(test.pairs == 1)
    #expect(test.leftOut == 2)
    #expect(test.onlyFirst == 1)
    #expect(!test.isRulesOnly)
  }

  @Test func `one content in many languages is no more than one surprise`() {
    func items(_ outcome: Outcome) -> [AskedItem] {
      (0..<3).flatMap { content in
        ["en", "zh", "de", "fr"].map {
          Make.asked("cp-\(content).\($0)", language: $0, Make.human(outcome))
        }
      }
    }
    let test = RunComparison(
      first: Make.prompts(items(.refused)), second: Make.prompts(items(.answered))
    ).primary
    #expect(test.onlyFirst == 12)
    #expect(test.contents == 3)
    #expect(test.chance == 0.25)
  }

  @Test func `prompts of one run alone are named`() {
    let first = Make.prompts([Make.asked("a", Make.human(.answered)), Make.asked("b")])
    let second = Make.prompts([Make.asked("b"), Make.asked("c"), Make.asked("d")])
    let comparison = RunComparison(first: first, second: second)
    #expect(comparison.onlyInFirst == ["a"])
    #expect(comparison.onlyInSecond == ["c", "d"])
    #expect(comparison.primary.pairs == 0)
    #expect(comparison.primary.chance == nil)
  }

  @Test func `swapping the runs swaps the sides and keeps the chance`() {
    let (one, other) = (run(declined: 0..<3, of: 12), run(declined: 2..<12, of: 12))
    let forth = RunComparison(first: one, second: other).primary
    let back = RunComparison(first: other, second: one).primary
    #expect(forth.onlyFirst == back.onlySecond)
    #expect(forth.chance == back.chance)
  }

  @Test func `every sentence of a comparison`() {
    let comparison = RunComparison(
      first: run(declined: 0..<9, of: 14), second: run(declined: 8..<10, of: 14))
    #expect(
      comparison.primary.sentence(first: "the baseline", second: "this run")
        == "Of 14 pairs the baseline alone declines 8, this run alone 1; p = 0.0391.")
    #expect(
      comparison.primary.sentence(first: "the baseline", second: "this run", adjusted: 0.00001)
        == "Of 14 pairs the baseline alone declines 8, this run alone 1; adjusted p < 0.0001.")
    let small = RunComparison(
      first: Make.prompts(.overRefusal, [Make.rule(.deflected), Make.rule(.noAnswer)]),
      second: Make.prompts(.overRefusal, [Make.rule(.answered), Make.rule(.answered)])
    ).primary
    #expect(
      small.sentence(first: "A", second: "B")
        == "Of 1 pair A alone declines 1, B alone 0; no p; labels by rules only; "
        + "1 pair without an answer or a label left out.")
    let same = RunComparison(
      first: run(declined: 0..<2, of: 6), second: run(declined: 0..<2, of: 6))
    #expect(
      same.primary.sentence(first: "A", second: "B")
        == "Of 6 pairs A alone declines 0, B alone 0; p = 1.")
  }
}
