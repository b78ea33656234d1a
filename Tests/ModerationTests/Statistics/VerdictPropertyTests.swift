import Testing

@testable import Moderation

/// What holds for every verdict.
@Suite struct VerdictPropertyTests {
  private typealias Make = RunFixture
  private static let shares = [0.05, 0.2, 0.5, 0.8, 0.9, 0.95]

  @Test func `an unsettled item more leaves a verdict open that its bounds left open`() {
    for total in 1...40 {
      for settled in 0...total {
        for open in 0...(total - settled) {
          for bound in Self.shares.flatMap({ [RateBound.atLeast($0), .atMost($0)] }) {
            let high = settled + open
            let isDecided =
              bound.isKept(low: settled, high: high, of: total)
              || bound.isBroken(low: settled, high: high, of: total)
            if isDecided { continue }
            let isDecidedAfter =
              bound.isKept(low: settled, high: high + 1, of: total + 1)
              || bound.isBroken(low: settled, high: high + 1, of: total + 1)
            #expect(!isDecidedAfter, "\(settled) and \(open) of \(total), \(bound)")
          }
        }
      }
    }
  }

  @Test func `a verdict is never both kept and broken, and settling never turns a decision round`()
  {
    for total in 1...20 {
      for settled in 0...total {
        for open in 0...(total - settled) {
          for bound in Self.shares.flatMap({ [RateBound.atLeast($0), .atMost($0)] }) {
            let high = settled + open
            let isKept = bound.isKept(low: settled, high: high, of: total)
            let isBroken = bound.isBroken(low: settled, high: high, of: total)
            #expect(!(isKept && isBroken))
            for final in settled...high {
              if isKept { #expect(bound.isKept(low: final, high: final, of: total)) }
              if isBroken { #expect(bound.isBroken(low: final, high: final, of: total)) }
            }
          }
        }
      }
    }
  }

  @Test func `review is offered exactly where some way of settling decides`() {
    for total in 1...16 {
      for settled in 0...total {
        for open in 1...(max(1, total - settled)) where settled + open <= total {
          for share in Self.shares {
            let cell = Make.cell(
              answered: settled, answeredOpen: open, refused: total - settled - open)
            let verdict = RequirementVerdict(cell, outcome: .answered, bounds: [.atLeast(share)])
            guard verdict.result == .inconclusive else { continue }
            let isDecidable = (0...open).contains { met in
              let settledCell = Make.cell(
                answered: settled + met, refused: total - settled - met)
              return RequirementVerdict(
                settledCell, outcome: .answered, bounds: [.atLeast(share)]
              ).result != .inconclusive
            }
            #expect((verdict.help == .review(items: open)) == isDecidable)
          }
        }
      }
    }
  }

  @Test func `the prompts asked for are the fewest that decide at the proportion`() {
    for total in 1...12 {
      for count in 0...total {
        for share in Self.shares {
          for bound in [RateBound.atLeast(share), .atMost(share)] {
            let cell = Make.cell(answered: count, refused: total - count)
            let verdict = RequirementVerdict(cell, outcome: .answered, bounds: [bound])
            guard case .prompts(let needed) = verdict.help else { continue }
            #expect(needed > total)
            // Only multiples of the cell keep the proportion in whole numbers.
            for factor in 1...40 {
              let (hits, all) = (factor * count, factor * total)
              let decides =
                bound.isKept(low: hits, high: hits, of: all)
                || bound.isBroken(low: hits, high: hits, of: all)
              #expect(decides == (all >= needed), "\(count) of \(total), \(bound), \(needed)")
            }
          }
        }
      }
    }
  }

  @Test func `the order of labeling never changes a verdict`() throws {
    // Who labels what: items a, b and c by rules, then three of them by a judge or a person.
    let events: [(String, LabelRecord)] = [
      ("a", Make.rule(.answered)), ("b", Make.rule(.deflected)), ("c", Make.rule(.refused)),
      ("a", Make.judge(.refused)), ("a", Make.human(.answered)), ("b", Make.judge(.answered)),
    ]
    var verdicts: Set<RequirementVerdict> = []
    var tables: Set<RateTable> = []
    for order in permutations(of: events) {
      var items = ["a", "b", "c"].map { Make.asked($0) }
      for (id, record) in order {
        let position = try #require(items.firstIndex { $0.itemID == id })
        items[position].records.append(record)
      }
      let prompts = Make.prompts(items)
      verdicts.insert(
        RequirementVerdict(RateCell(prompts), outcome: .answered, bounds: [.atLeast(0.2)]))
      tables.insert(RateTable(prompts))
    }
    #expect(verdicts.count == 1)
    #expect(tables.count == 1)
    #expect(verdicts.first?.cell.answered.settled == 2)
  }

  @Test func `the order of items never changes a verdict or a comparison`() {
    let first = [
      Make.asked("a.en", Make.rule(.answered)),
      Make.asked("a.zh", language: "zh", Make.rule(.refused)),
      Make.asked("b.en", Make.human(.deflected)), Make.asked("c.en", Make.rule(.noAnswer)),
    ]
    let second = first.map { item in
      var item = item
      item.records.append(Make.human(.refused))
      return item
    }
    let drifts = Set(
      permutations(of: first).flatMap { order in
        [second, second.reversed()].map {
          Drift(before: Make.prompts(order), after: Make.prompts($0))
        }
      })
    #expect(drifts.count == 1)
  }
}
