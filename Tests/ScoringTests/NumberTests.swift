import Foundation
import Testing

@testable import Scoring

/// Arithmetic of our own, against the C library's.
@Suite struct NumberTests {
  @Test func `the logarithm is within two units in the last place`() {
    var chance = RandomTables(seed: 21)
    for _ in 0..<20_000 {
      let x = Foundation.exp(1400 * chance.share() - 700)
      let expected = Foundation.log(x)
      #expect(abs(naturalLogarithm(x) - expected) <= 2 * expected.ulp)
    }
    for x in [0.9999999999, 1, 1.0000000001, .leastNonzeroMagnitude, .greatestFiniteMagnitude] {
      #expect(abs(naturalLogarithm(x) - Foundation.log(x)) <= 2 * Foundation.log(x).ulp)
    }
    for x in [0, -1, Double.infinity, .nan] { #expect(naturalLogarithm(x).isNaN) }
  }

  @Test func `the exponential is within two units in the last place`() {
    var chance = RandomTables(seed: 22)
    for _ in 0..<20_000 {
      let x = 1400 * chance.share() - 700
      let expected = Foundation.exp(x)
      #expect(abs(exponential(x) - expected) <= 2 * expected.ulp, "\(x)")
    }
    #expect(exponential(0) == 1)
    #expect(exponential(-800) == 0)
    #expect(exponential(710) == .infinity)
    #expect(exponential(-740) > 0)
    #expect(exponential(.nan).isNaN)
  }

  @Test func `powers of zero weights count for nothing`() {
    #expect(positivePower(0.3, 0) == 1)
    #expect(abs(positivePower(2, 10) - 1024) < 1e-9)
  }

  @Test func `competition ranks share the better rank and round first`() {
    #expect(competitionRanks([0.5, 0.9, 0.5, 0.1]) == [2, 1, 2, 4])
    #expect(competitionRanks([0.5, 0.5 + 1e-13]) == [1, 1])
    #expect(competitionRanks([0.5, 0.5 + 1e-11]) == [2, 1])
    #expect(competitionRanks([]) == [])
  }
}
