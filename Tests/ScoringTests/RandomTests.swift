import Scoring
import Testing

/// Random numbers are part of a result, so they are pinned.
@Suite struct RandomTests {
  /// The first numbers of seed 0 as the authors' C code prints them.
  @Test func `SplitMix64 gives its published numbers`() {
    var numbers = SplitMix64(seed: 0)
    #expect(numbers.next() == 0xE220_A839_7B1D_CDAF)
    #expect(numbers.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(SplitMix64.value(seed: 0, at: 1) == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func `shares lie in 0 up to 1 and fill it evenly`() {
    var numbers = Xoshiro256(seed: 1)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<100_000 {
      let share = numbers.nextShare()
      #expect(share >= 0 && share < 1)
      tenths[Int(share * 10)] += 1
    }
    #expect(tenths.allSatisfy { abs($0 - 10_000) < 500 })
  }
}
