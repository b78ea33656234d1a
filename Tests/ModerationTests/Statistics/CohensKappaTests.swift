import Testing

@testable import Moderation

/// How far two labelers agree.
@Suite struct CohensKappaTests {
  private typealias Make = RunFixture

  private func pairs(_ counts: [(Outcome, Outcome, Int)]) -> [(first: Outcome, second: Outcome)] {
    counts.flatMap { pair in Array(repeating: (pair.0, pair.1), count: pair.2) }
  }

  @Test func `a worked example`() {
    // Agreement .70, by chance .50: .20 of .50.
    let kappa = CohensKappa(
      pairs([
        (.answered, .answered, 20), (.answered, .refused, 5), (.refused, .answered, 10),
        (.refused, .refused, 15),
      ]))
    #expect(kappa.count == 50)
    #expect(kappa.agreed == 35)
    #expect(kappa.value == 0.4)
  }

  @Test func `full agreement is 1, the opposite is below 0`() {
    #expect(
      CohensKappa(pairs([(.answered, .answered, 3), (.refused, .refused, 2)])).value == 1)
    #expect(
      CohensKappa(pairs([(.answered, .refused, 2), (.refused, .answered, 2)])).value == -1)
  }

  @Test func `without items, or with one label throughout, there is no figure`() {
    #expect(CohensKappa([]).value == nil)
    #expect(CohensKappa(pairs([(.answered, .answered, 9)])).value == nil)
  }

  @Test func `layers are compared where both labeled`() {
    let items = [
      Make.asked("a", Make.rule(.answered), Make.judge(.answered), Make.human(.refused)),
      Make.asked("b", Make.rule(.refused), Make.judge(.refused), Make.human(.refused)),
      Make.asked("c", Make.rule(.refused), Make.judge(nil), Make.human(.refused)),
      Make.asked("d", Make.rule(.refused), Make.judge(.answered), Make.human(nil)),
    ]
    let kappa = CohensKappa(.judge, .human, in: items)
    #expect(kappa.count == 2)
    #expect(kappa.agreed == 1)
  }

  @Test func `two people are compared on what both labeled`() {
    let items = [
      Make.asked("a", Make.human(.answered), Make.human(.answered, by: "bob")),
      Make.asked("b", Make.human(.refused), Make.human(.deflected, by: "bob")),
      Make.asked("c", Make.human(.refused)),
      Make.asked("d", Make.human(.refused), Make.human(.answered, by: "bob"), Make.human(nil)),
    ]
    let kappa = CohensKappa(reviewers: "ada", "bob", in: items)
    #expect(kappa.count == 2)
    #expect(kappa.agreed == 1)
  }
}
