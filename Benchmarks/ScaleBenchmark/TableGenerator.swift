import Columns
import Foundation
import Scoring

extension SplitMix64 {
  /// Uniform in 0..<1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Roughly normal: the sum of four uniform numbers, mean 0, deviation 1.
  mutating func bell() -> Double {
    (share() + share() + share() + share() - 2) * 1.732_050_807_568_877
  }
}

/// Ten columns of 34 bytes a row, made of a seed: two of codes, two of integers, six of numbers.
///
/// Shares and spreads are those observed over a catalog of 1,312 checkpoints, rounded; four of the
/// columns of numbers lack 60 to 80 % of their facts, and the five rules together let about 12 % pass.
struct TableGenerator {
  private var random: SplitMix64
  private let count: Int

  init(seed: UInt64, count: Int) {
    random = SplitMix64(seed: seed)
    self.count = count
  }

  mutating func columns() -> [(name: String, column: AnyColumn)] {
    let license = codes([0.28, 0.13, 0.17, 0.37])
    let openness = codes([0.19, 0.36, 0.25, 0.12, 0.03])
    var context = [Int32](repeating: .noFact, count: count)
    var length = [Float](repeating: .nan, count: count)
    for row in 0..<count where random.share() >= 0.05 {
      let power = max(-3, min(6, Int((2 + random.bell() * 1.6).rounded())))
      context[row] = Int32(2048) << Int32(power + 3)
      length[row] = Float(log(Double(context[row])))
    }
    var released = [Int32](repeating: .noFact, count: count)
    for row in 0..<count where random.share() >= 0.1 {
      released[row] = 20_700 - Int32(random.share() * random.share() * 3_000)
    }
    return [
      ("license", .codes(.init(license))), ("openness", .codes(.init(openness))),
      ("context", .integers(.init(context))), ("released", .integers(.init(released))),
      ("quality", .numbers(.init(numbers(missing: 0.70, mean: 50, deviation: 16)))),
      ("price", .numbers(.init(numbers(missing: 0.60, mean: -0.8, deviation: 1.2)))),
      ("decode", .numbers(.init(numbers(missing: 0.75, mean: 3.5, deviation: 0.9)))),
      ("firstToken", .numbers(.init(numbers(missing: 0.80, mean: 6.8, deviation: 0.9)))),
      ("length", .numbers(.init(length))),
      ("headroom", .numbers(.init(numbers(missing: 0.05, mean: 4, deviation: 22)))),
    ]
  }

  /// Codes by their shares; what is left over is not known.
  private mutating func codes(_ shares: [Double]) -> [UInt8] {
    (0..<count).map { _ in
      var left = random.share()
      for (code, share) in shares.enumerated() {
        left -= share
        if left < 0 { return UInt8(code) }
      }
      return Workload.noCode
    }
  }

  private mutating func numbers(missing: Double, mean: Double, deviation: Double) -> [Float] {
    (0..<count).map { _ in
      random.share() < missing ? .nan : Float(mean + deviation * random.bell())
    }
  }
}
