import Testing

@testable import Moderation

/// The interval of a share.
@Suite struct WilsonIntervalTests {
  @Test(arguments: [
    (0, 9, 0.0, 0.299), (9, 9, 0.701, 1), (3, 12, 0.089, 0.532), (14, 14, 0.785, 1),
    (28, 32, 0.719, 0.950),
  ]) func `the worked examples`(count: Int, total: Int, low: Double, high: Double) {
    let interval = WilsonInterval(count, of: total)
    #expect(RunFixture.rounded(interval?.low) == low)
    #expect(RunFixture.rounded(interval?.high) == high)
  }

  @Test func `there is none of nothing, nor of a count that cannot be`() {
    #expect(WilsonInterval(0, of: 0) == nil)
    #expect(WilsonInterval(3, of: 2) == nil)
    #expect(WilsonInterval(-1, of: 2) == nil)
  }

  @Test func `it holds the share, lies within 0 and 1, and mirrors`() throws {
    for total in 1...80 {
      var last = -1.0
      for count in 0...total {
        let interval = try #require(WilsonInterval(count, of: total))
        let mirror = try #require(WilsonInterval(total - count, of: total))
        let share = Double(count) / Double(total)
        #expect(interval.low >= 0 && interval.high <= 1)
        #expect(interval.low <= share && share <= interval.high)
        #expect(interval.low > last)
        #expect((interval.low - (1 - mirror.high)).magnitude < 1e-12)
        last = interval.low
      }
    }
  }
}
