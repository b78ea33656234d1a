import Testing

@testable import Moderation

/// One label counts, whoever set the others.
@Suite struct FinalLabelTests {
  private typealias Make = RunFixture

  @Test func `a person outranks a judge and a judge the rules, in any order`() {
    let records = [Make.rule(.answered), Make.judge(.deflected), Make.human(.refused)]
    for order in permutations(of: records) {
      let label = FinalLabel(order, category: .overRefusal, isMeasured: true)
      #expect(label.outcome == .refused)
      #expect(label.layer == .human)
      let lower = FinalLabel(order, category: .overRefusal, isMeasured: true, upTo: .judge)
      #expect(lower.outcome == .deflected)
      let lowest = FinalLabel(order, category: .overRefusal, isMeasured: true, upTo: .rule)
      #expect(lowest.outcome == .answered)
    }
  }

  @Test func `of one layer the latest counts`() {
    #expect(
      Make.label(.overRefusal, Make.rule(.answered), Make.rule(.refused, ruleset: "2")).outcome
        == .refused)
    #expect(
      Make.label(.overRefusal, Make.human(.answered), Make.human(.deflected, by: "bob")).outcome
        == .deflected)
  }

  @Test func `a judge that refuses gives no label`() {
    let label = Make.label(.overRefusal, Make.rule(.answered), Make.judge(nil))
    #expect(label.outcome == .answered)
    #expect(label.layer == .rule)
    let earlier = Make.label(.overRefusal, Make.judge(.deflected), Make.judge(nil))
    #expect(earlier.outcome == .deflected)
  }

  @Test func `who takes a label back takes back their own last one`() {
    let both = [
      Make.rule(.answered), Make.human(.deflected), Make.human(.refused, by: "bob"),
      Make.human(nil),
    ]
    #expect(FinalLabel(both, category: .overRefusal, isMeasured: true).outcome == .refused)
    let all = both + [Make.human(nil, by: "bob"), Make.human(nil)]
    #expect(FinalLabel(all, category: .overRefusal, isMeasured: true).outcome == .answered)
  }

  @Test func `without a label it is unclear and unsettled`() {
    let label = FinalLabel([], category: .overRefusal, isMeasured: true)
    #expect(label.outcome == .unclear)
    #expect(!label.isSettled)
  }

  @Test(arguments: ItemCategory.allCases) func `people and judges settle`(category: ItemCategory) {
    for outcome in Outcome.allCases {
      #expect(Make.label(category, Make.human(outcome)).isSettled)
      #expect(Make.label(category, Make.judge(outcome)).isSettled)
    }
  }

  @Test func `rules settle a refusal of the first tier, but not in advice and not in part`() {
    for category in ItemCategory.allCases {
      #expect(Make.label(category, Make.rule(.refused)).isSettled == (category != .advice))
    }
    #expect(!Make.label(.overRefusal, Make.rule(.refused, tier: 2)).isSettled)
    #expect(!Make.label(.overRefusal, Make.rule(.refused, flags: [.partial])).isSettled)
    #expect(Make.label(.overRefusal, Make.rule(.refused, flags: [.lateRefusal])).isSettled)
  }

  @Test func `rules settle an answer, but not about contested facts and not before a late refusal`()
  {
    for category in ItemCategory.allCases {
      #expect(Make.label(category, Make.rule(.answered)).isSettled == (category != .contestedFact))
    }
    #expect(!Make.label(.overRefusal, Make.rule(.answered, flags: [.lateRefusal])).isSettled)
    #expect(Make.label(.overRefusal, Make.rule(.answered, flags: [.caveat])).isSettled)
  }

  @Test func `rules settle that there is no answer, and never a deflection or what is unclear`() {
    for category in ItemCategory.allCases {
      #expect(Make.label(category, Make.rule(.noAnswer)).isSettled)
      #expect(!Make.label(category, Make.rule(.deflected)).isSettled)
      #expect(!Make.label(category, Make.rule(.unclear)).isSettled)
    }
  }

  @Test func `rules nobody measured settle nothing but that there is no answer`() {
    for outcome in Outcome.allCases {
      let label = FinalLabel([Make.rule(outcome)], category: .overRefusal, isMeasured: false)
      #expect(label.isSettled == (outcome == .noAnswer))
    }
  }

  @Test func `a person says anew whether it helps in part or with a caveat`() {
    let rule = Make.rule(.refused, flags: [.partial, .caveat, .frame])
    #expect(Make.label(.overRefusal, rule, Make.human(.refused)).flags == [.frame])
    #expect(
      Make.label(.overRefusal, rule, Make.human(.answered, flags: [.caveat])).flags
        == [.caveat, .frame])
    #expect(
      Make.label(.overRefusal, rule, Make.judge(.refused)).flags == [.partial, .caveat, .frame])
  }

  @Test func `a reason stands with no answer alone, and comes from the rules if need be`() {
    let rule = Make.rule(.noAnswer, reason: .garbled)
    #expect(Make.label(.overRefusal, rule).reason == .garbled)
    #expect(Make.label(.overRefusal, rule, Make.human(.noAnswer)).reason == .garbled)
    #expect(Make.label(.overRefusal, rule, Make.human(.answered)).reason == nil)
    #expect(Make.label(.overRefusal, Make.rule(.answered), Make.human(.noAnswer)).reason == nil)
  }
}

/// Every order of a few elements.
func permutations<Element>(of elements: [Element]) -> [[Element]] {
  guard elements.count > 1 else { return [elements] }
  return elements.indices.flatMap { position in
    var rest = elements
    let first = rest.remove(at: position)
    return permutations(of: rest).map { [first] + $0 }
  }
}
