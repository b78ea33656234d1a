import Scoring

/// Tables, weights and options made by chance from a seed.
struct RandomTables {
  private var random: Xoshiro256

  init(seed: UInt64) { random = Xoshiro256(seed: seed) }

  mutating func share() -> Double { random.nextShare() }

  mutating func whole(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(share() * Double(range.count))
  }

  /// A value of 0 … 1, sometimes exactly an end or a tenth.
  mutating func value() -> Double {
    switch whole(0..<10) {
    case 0: return 0
    case 1: return 1
    case 2, 3: return Double(whole(0..<11)) / 10
    default: return share()
    }
  }

  mutating func cell(uncertain: Double) -> ScoreCell {
    guard share() < uncertain else { return .known(value()) }
    let ends = [value(), value(), value()].sorted()
    switch whole(0..<4) {
    case 0: return .unknown
    case 1: return .missing(low: ends[0], high: ends[2])
    case 2 where ends[0] < ends[2]:
      // The peak may lie at an end.
      return .interval(low: ends[0], mid: ends[whole(0..<3)], high: ends[2])
    default: return .interval(low: ends[0], mid: ends[1], high: ends[2])
    }
  }

  mutating func table(
    alternatives: Int, criteria: Int, uncertain: Double = 0.3
  ) throws -> ScoreTable {
    let cells = (0..<alternatives * criteria).map { _ in cell(uncertain: uncertain) }
    let keys = (0..<alternatives * criteria).map { _ in random.next() }
    return try ScoreTable(
      alternativeCount: alternatives, criterionCount: criteria, cells: cells, keys: keys)
  }

  mutating func weights(_ count: Int) -> [Double] {
    let points = (0..<count).map { _ in whole(0..<6) == 0 ? 0 : share() }
    return WeightMethod.normalized(points) ?? points.map { _ in 1 / Double(count) }
  }

  /// Places 1, 2, 2, 4 … in any order.
  mutating func places(_ count: Int) -> [Int] {
    competitionRanks((0..<count).map { _ in Double(whole(0..<max(1, count))) })
  }

  mutating func space(_ count: Int) -> WeightSpace {
    switch whole(0..<4) {
    case 0: return .order(places: places(count))
    case 1: return .around(weights: weights(count), concentration: 0.5 + 100 * share())
    case 2: return .fixed(weights: weights(count))
    default: return .free
    }
  }
}
