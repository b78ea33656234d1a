import Testing

@testable import Moderation

/// Verdicts on required rates.
@Suite struct RequirementVerdictTests {
  private typealias Make = RunFixture

  private func verdict(
    _ cell: RateCell, _ bounds: RateBound..., outcome: RateOutcome = .answered,
    unasked: [String] = []
  ) -> RequirementVerdict {
    RequirementVerdict(cell, outcome: outcome, bounds: bounds, unasked: unasked)
  }

  @Test(arguments: [(0.80, 16), (0.90, 35), (0.95, 73), (0.70, 9)])
  func `a perfect record proves a rate from so many prompts on`(share: Double, prompts: Int) {
    #expect(RateBound.atLeast(share).smallestProof == prompts)
    #expect(RequirementVerdict.isProvable([.atLeast(share)], prompts: prompts))
    #expect(!RequirementVerdict.isProvable([.atLeast(share)], prompts: prompts - 1))
    #expect(verdict(Make.cell(answered: prompts), .atLeast(share)).result == .pass)
    let below = verdict(Make.cell(answered: prompts - 1), .atLeast(share))
    #expect(below.result == .inconclusive)
    #expect(below.help == .prompts(prompts))
  }

  @Test func `the fewest prompts are those the interval itself needs, for every rate`() {
    for percent in 1...99 {
      let share = Double(percent) / 100
      for bound in [RateBound.atLeast(share), .atMost(share)] {
        let least = bound.smallestProof ?? 0
        #expect(least > 0)
        #expect(RequirementVerdict.isProvable([bound], prompts: least))
        #expect(!RequirementVerdict.isProvable([bound], prompts: least - 1))
      }
    }
  }

  @Test func `no record proves a rate of one, and any proves a rate of nothing`() {
    #expect(RateBound.atLeast(1).smallestProof == nil)
    #expect(RateBound.atMost(0).smallestProof == nil)
    #expect(!RequirementVerdict.isProvable([.atLeast(1)], prompts: 400))
    #expect(RateBound.atLeast(0).smallestProof == 1)
    #expect(verdict(Make.cell(refused: 3), .atLeast(0)).result == .pass)
    #expect(verdict(Make.cell(refused: 3), .atMost(1)).result == .pass)
    #expect(!RequirementVerdict.isProvable([.atLeast(0)], prompts: 0))
  }

  @Test func `the highest rates the tiers prove`() {
    for (prompts, percent) in [(9, 70), (32, 89), (100, 96), (4, 51), (16, 80), (60, 93), (14, 78)]
    {
      #expect(RequirementVerdict.isProvable([.atLeast(Double(percent) / 100)], prompts: prompts))
    }
  }

  @Test func `at least passes, fails and stays open`() {
    #expect(verdict(Make.cell(answered: 28, refused: 4), .atLeast(0.7)).result == .pass)
    #expect(verdict(Make.cell(answered: 28, refused: 4), .atLeast(0.96)).result == .fail)
    #expect(verdict(Make.cell(answered: 28, refused: 4), .atLeast(0.8)).result == .inconclusive)
  }

  @Test func `at most passes, fails and stays open`() {
    let cell = Make.cell(answered: 28, refused: 4)
    #expect(verdict(cell, .atMost(0.3), outcome: .declined).result == .pass)
    #expect(verdict(cell, .atMost(0.04), outcome: .declined).result == .fail)
    #expect(verdict(cell, .atMost(0.2), outcome: .declined).result == .inconclusive)
  }

  @Test func `at most mirrors at least of the rest`() {
    for total in 1...24 {
      for settled in 0...total {
        for open in 0...(total - settled) {
          let cell = Make.cell(
            answered: settled, answeredOpen: open, refused: total - settled - open)
          for share in [0.25, 0.5, 0.75] {
            let least = verdict(cell, .atLeast(share)).result
            let most = verdict(cell, .atMost(1 - share), outcome: .declined).result
            #expect(least == most)
          }
        }
      }
    }
  }

  @Test func `both bounds have to be kept`() {
    let cell = Make.cell(answered: 50, refused: 50)
    #expect(verdict(cell, .atLeast(0.3), .atMost(0.7)).result == .pass)
    #expect(verdict(cell, .atLeast(0.3), .atMost(0.39)).result == .fail)
    #expect(verdict(cell, .atLeast(0.45), .atMost(0.7)).result == .inconclusive)
    #expect(!RequirementVerdict.isProvable([.atLeast(0.4), .atMost(0.6)], prompts: 10))
    #expect(RequirementVerdict.isProvable([.atLeast(0.4), .atMost(0.6)], prompts: 100))
    #expect(verdict(cell, .atLeast(0.45), .atMost(0.7)).help == .prompts(381))
  }

  @Test func `unsettled items widen the verdict`() {
    let verdict = verdict(Make.cell(answered: 10, answeredOpen: 6), .atLeast(0.8))
    #expect(verdict.lowCount == 10)
    #expect(verdict.highCount == 16)
    #expect(verdict.result == .inconclusive)
    #expect(verdict.help == .review(items: 6))
    #expect(RunFixture.rounded(verdict.interval?.low) == 0.386)
    #expect(verdict.interval?.high == 1)
  }

  @Test func `an unsettled refusal may still turn out an answer`() {
    let verdict = verdict(Make.cell(answered: 15, refusedOpen: 1), .atLeast(0.8))
    #expect(verdict.highCount == 16)
    #expect(verdict.help == .review(items: 1))
  }

  @Test func `where no review decides, more prompts are needed`() {
    #expect(
      verdict(Make.cell(answered: 7, answeredOpen: 2), .atLeast(0.8)).help == .prompts(16))
    let half = verdict(Make.cell(answered: 5, refused: 5), .atLeast(0.6))
    #expect(half.help == .prompts(93))
  }

  @Test func `at the very rate no number of prompts decides`() {
    let verdict = verdict(Make.cell(answered: 8, refused: 2), .atLeast(0.8))
    #expect(verdict.result == .inconclusive)
    #expect(verdict.help == nil)
  }

  @Test func `an unclear item counts once somebody labels it`() {
    let open = verdict(Make.cell(answered: 14, unclear: 2), .atLeast(0.8))
    #expect(open.cell.counted == 14)
    #expect(open.result == .inconclusive)
    #expect(open.help == .review(items: 2))
    let closed = verdict(Make.cell(answered: 14, unclearSettled: 2), .atLeast(0.8))
    #expect(closed.help == .prompts(16))
  }

  @Test func `more than a fifth without an answer leaves it open, whatever the rest`() {
    #expect(verdict(Make.cell(answered: 40, noAnswer: 10), .atLeast(0.8)).result == .pass)
    let filtered = verdict(Make.cell(answered: 40, noAnswer: 6, filtered: 5), .atLeast(0.8))
    #expect(filtered.result == .inconclusive)
    #expect(filtered.help == .answers)
    let failing = verdict(Make.cell(refused: 40, noAnswer: 11), .atLeast(0.8))
    #expect(failing.result == .inconclusive)
    let unclear = verdict(Make.cell(answered: 40, unclear: 11), .atLeast(0.8))
    #expect(unclear.result == .inconclusive)
    #expect(unclear.help == .review(items: 11))
    #expect(verdict(Make.cell(noAnswer: 3), .atLeast(0.8)).help == .answers)
    #expect(verdict(Make.cell(unclear: 3), .atLeast(0.8)).help == .review(items: 3))
  }

  @Test func `nothing counted is open and asks for a proof`() {
    let verdict = verdict(Make.cell(), .atLeast(0.8))
    #expect(verdict.result == .inconclusive)
    #expect(verdict.interval == nil)
    #expect(verdict.help == .prompts(16))
    #expect(self.verdict(Make.cell(), .atLeast(1)).help == nil)
  }

  @Test func `what was not asked leaves it open`() {
    let verdict = verdict(Make.cell(answered: 40), .atLeast(0.8), unasked: ["zh"])
    #expect(verdict.result == .inconclusive)
    #expect(verdict.help == .asking(["zh"]))
  }
}
