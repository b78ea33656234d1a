import Testing

@testable import Moderation

/// The exact tests and their adjustment.
@Suite struct TestsOfChanceTests {
  @Test(arguments: [
    (5, 0, 0.0625), (6, 0, 0.0313), (8, 1, 0.0391), (10, 2, 0.0386), (12, 3, 0.0352),
  ]) func `the worked examples of McNemar's test`(first: Int, second: Int, chance: Double) {
    #expect(RunFixture.rounded(McNemar.exact(first, second), 4) == chance)
    #expect(RunFixture.rounded(McNemar.exact(second, first), 4) == chance)
  }

  @Test func `an even split and none at all are no surprise`() {
    #expect(McNemar.exact(0, 0) == 1)
    #expect(McNemar.exact(7, 7) == 1)
    #expect(McNemar.midP(0, 0) == 1)
    #expect(McNemar.midP(7, 7) == 1)
  }

  @Test func `mid-p takes half the chance of the split seen`() {
    #expect(McNemar.midP(5, 0) == 0.03125)
    #expect(McNemar.midP(6, 0) == 0.015625)
    #expect(McNemar.midP(8, 1) == 11.0 / 512)
  }

  @Test func `the sign-flip test equals McNemar's for single pairs`() {
    for first in 0...20 {
      for second in 0...20 {
        let differences =
          Array(repeating: 1, count: first) + Array(repeating: -1, count: second) + [0, 0]
        #expect(SignFlip.exact(differences) == McNemar.exact(first, second))
      }
    }
  }

  @Test func `the sign-flip test equals counting all signs`() {
    for differences in [[3, 2, 1], [2, -1, 1, 1], [4], [2, 2, -2, 1], [3, 3, 2, -1, 1]] {
      let sum = abs(differences.reduce(0, +))
      let sums = differences.reduce([0]) { sums, size in
        sums.map { $0 + size } + sums.map { $0 - size }
      }
      let extreme = sums.count { abs($0) >= sum }
      #expect(SignFlip.exact(differences) == Double(extreme) / Double(sums.count))
    }
  }

  @Test func `six languages of one content are one content`() {
    #expect(SignFlip.exact([6]) == 1)
    #expect(SignFlip.exact([3, 3]) == 0.5)
  }

  @Test func `chances of many coins sum to one`() {
    let chances = FairSigns.chances(repeatElement(1, count: 400))
    #expect(chances.count == 401)
    #expect((chances.reduce(0, +) - 1).magnitude < 1e-12)
    #expect(McNemar.exact(300, 100) < 1e-20)
    #expect(McNemar.exact(300, 100) > 0)
  }

  @Test func `the worked example of Holm's adjustment`() {
    #expect(Holm.adjust([0.01, 0.04, 0.03]).map { RunFixture.rounded($0) } == [0.03, 0.06, 0.06])
  }

  @Test func `Holm leaves one test alone, never passes 1, and keeps the order`() {
    #expect(Holm.adjust([]) == [])
    #expect(Holm.adjust([0.2]) == [0.2])
    #expect(Holm.adjust([0.6, 0.9]) == [1, 1])
    #expect(Holm.adjust([0.02, 0.02]) == [0.04, 0.04])
  }

  /// The chance to find a difference where `share` of the prompts flip one way and 3 of 100 the
  /// other: a sum over all splits.
  private static func power(_ prompts: Int, _ share: Double) -> Double {
    let flips = share + 0.03
    var sum = 0.0
    // Of `count` prompts that flip, how many do so the one way.
    var oneWay = [1.0]
    for (count, chance) in binomial(prompts, flips).enumerated() {
      if count > 0 { oneWay = tossed(oneWay, share / flips) }
      sum += chance * (0..<found[count]).reduce(0) { $0 + oneWay[$1] + oneWay[count - $1] }
    }
    return sum
  }

  /// For each number of prompts that flip, how small counts of the lesser way are a finding; it
  /// never falls as the number grows.
  private static let found: [Int] = (0...104).reduce(into: []) { found, count in
    var lesser = found.last ?? 0
    while 2 * lesser < count, McNemar.exact(lesser, count - lesser) < 0.05 { lesser += 1 }
    found.append(lesser)
  }

  private static func binomial(_ total: Int, _ share: Double) -> [Double] {
    (0..<total).reduce([1.0]) { chances, _ in tossed(chances, share) }
  }

  private static func tossed(_ chances: [Double], _ share: Double) -> [Double] {
    zip(chances + [0], [0] + chances).map { $0 * (1 - share) + $1 * share }
  }

  @Test(arguments: [
    (14, [0.01, 0.08, 0.39, 0.81]), (26, [0.10, 0.44, 0.85, 0.99]),
    (56, [0.46, 0.89, 1.00, 1.00]), (104, [0.81, 1.00, 1.00, 1.00]),
  ]) func `the power of the comparison`(prompts: Int, powers: [Double]) {
    let found = [0.15, 0.25, 0.40, 0.60].map {
      RunFixture.rounded(Self.power(prompts, $0), 2)
    }
    #expect(found == powers)
  }
}
