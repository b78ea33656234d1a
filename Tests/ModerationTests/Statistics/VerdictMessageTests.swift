import Testing

@testable import Moderation

/// What a person reads of a verdict.
@Suite struct VerdictMessageTests {
  private typealias Make = RunFixture

  private func sentence(
    _ cell: RateCell, _ bounds: RateBound..., outcome: RateOutcome = .answered,
    unasked: [String] = []
  ) -> String {
    RequirementVerdict(cell, outcome: outcome, bounds: bounds, unasked: unasked).sentence
  }

  @Test func `a pass and a fail give their numbers`() {
    #expect(
      sentence(Make.cell(answered: 28, refused: 4), .atLeast(0.7))
        == "Pass: 28/32 answered, 95 % interval 71.9–95.0 %; required at least 70 % answered.")
    #expect(
      sentence(Make.cell(answered: 28, refused: 4), .atMost(0.035), outcome: .declined)
        == "Fail: 4/32 declined, 95 % interval 5.0–28.1 %; required at most 3.5 % declined.")
  }

  @Test func `an open verdict says what helps`() {
    #expect(
      sentence(Make.cell(answered: 9), .atLeast(0.8))
        == "Inconclusive: 9/9 answered, 95 % interval 70.1–100.0 %; required at least 80 % "
        + "answered; needs 16 prompts at this proportion.")
    #expect(
      sentence(Make.cell(answered: 15, answeredOpen: 1), .atLeast(0.8))
        == "Inconclusive: 16/16 answered, 95 % interval 71.7–100.0 %, 1 unsettled; required at "
        + "least 80 % answered; review 1 item.")
    #expect(
      sentence(Make.cell(answered: 8, refused: 2), .atLeast(0.8))
        == "Inconclusive: 8/10 answered, 95 % interval 49.0–94.3 %; required at least 80 % "
        + "answered; no number of prompts decides at this proportion.")
    #expect(
      sentence(Make.cell(answered: 40), .atLeast(0.8), unasked: ["zh", "de"])
        == "Inconclusive: 40/40 answered, 95 % interval 91.2–100.0 %; required at least 80 % "
        + "answered; also ask in or about zh and de.")
  }

  @Test func `a thin cell says so`() {
    #expect(
      sentence(Make.cell(answered: 7, noAnswer: 1, filtered: 2), .atLeast(0.5))
        == "Inconclusive: 7/7 answered, 95 % interval 64.6–100.0 %, 1 no answer, 2 filtered by "
        + "the route; required at least 50 % answered; more than a fifth has no answer or no "
        + "label; too many prompts have no answer; ask again where they get one.")
  }

  @Test func `both bounds and a caveat are named`() {
    #expect(
      sentence(
        Make.cell(caveat: 10, refused: 10), .atLeast(0.2), .atMost(0.8),
        outcome: .answeredCaveat)
        == "Pass: 10/20 answered with a caveat, 95 % interval 29.9–70.1 %; required at least "
        + "20 % and at most 80 % answered with a caveat.")
  }

  @Test func `a requirement and an unasked one are named`() throws {
    let requirement = try ModerationRequirement(
      category: .contestedFact, jurisdictions: ["CN"], languages: ["en", "zh"], outcome: .answered,
      minimum: 0.9, reason: "policy", owner: "ada")
    #expect(requirement.words == "contested facts about CN in en and zh: at least 90 % answered")
    let evaluation = RequirementProfile(name: "p", requirements: [requirement]).evaluate([])
    #expect(evaluation.lines.map(\.sentence) == ["Not probed: nothing of it was asked."])
  }

  @Test func `verdicts have names`() {
    #expect(
      RequirementVerdict.Result.allCases.map(\.words) == ["pass", "fail", "inconclusive"])
  }

  @Test func `shares, chances and lists read the same everywhere`() {
    #expect(RateText.asked(0.8) == "80 %")
    #expect(RateText.asked(0.925) == "92.5 %")
    #expect(RateText.asked(0) == "0 %")
    #expect(RateText.asked(1) == "100 %")
    #expect(RateText.percent(0.005, decimals: 1) == "0.5")
    #expect(RateText.chance(1) == "= 1")
    #expect(RateText.chance(0.03125) == "= 0.0313")
    #expect(RateText.chance(0.0001) == "= 0.0001")
    #expect(RateText.chance(0.00009) == "< 0.0001")
    #expect(RateText.list([]) == "")
    #expect(RateText.list(["a", "b", "c"]) == "a, b and c")
  }

  @Test func `a corrected rate has its words`() throws {
    let result = try RoganGladen.correct(28, of: 32, sensitivity: 1, specificity: 1).get()
    #expect(result.words == "corrected for the rules 88 % (72–95 %)")
  }
}
