import Testing

@testable import Fit

/// The read test, apart from what a machine answers.
struct ReadTestTests {
  private func test(spread: Double, load: Double?, threads: Int = 4) -> ReadTest {
    let reading = ReadTest.Reading(threads: threads, bytesPerSecond: 14e9, spread: spread)
    return ReadTest(single: reading, all: reading, bufferBytes: 1 << 30, load: load)
  }

  @Test func `the buffer is far larger than the last cache and within a quarter of the budget`() {
    let gib = Int64.gibibyte
    #expect(ReadTest.bufferBytes(lastCacheBytes: nil, budgetBytes: 16 * gib) == gib)
    #expect(ReadTest.bufferBytes(lastCacheBytes: 256 << 20, budgetBytes: 16 * gib) == 2 * gib)
    #expect(ReadTest.bufferBytes(lastCacheBytes: 1 * gib, budgetBytes: 16 * gib) == 4 * gib)
  }

  @Test func `a spread or a load that is too large means a busy machine`() {
    #expect(!test(spread: 1.5, load: 2).wasBusy)
    #expect(test(spread: 1.51, load: 0).wasBusy)
    #expect(test(spread: 1.1, load: 2.1).wasBusy)
    #expect(!test(spread: 1.1, load: nil).wasBusy)
  }

  @Test func `the last cache is the largest one`() {
    let root = "/sys/devices/system/cpu/cpu0/cache"
    let source = SystemSource.recorded(files: [
      root + "/index0/size": "48K\n", root + "/index2/size": "2M\n",
      root + "/index3/size": "107520K\n", root + "/uevent": "",
    ])
    #expect(ReadTest.lastCacheBytes(source) == 107_520 << 10)
    #expect(ReadTest.lastCacheBytes(.recorded(files: [:])) == nil)
  }

  @Test func `reading gives a speed for one thread and for all`() async {
    let test = await ReadTest.run(.recorded(files: [:]), cores: 2, budgetBytes: 64 << 20)
    #expect(test.bufferBytes == 16 << 20)
    #expect(test.single.bytesPerSecond > 0 && test.all.bytesPerSecond > 0)
    #expect(test.all.threads == 2 && test.single.threads == 1)
    #expect(test.all.spread >= 1)
  }
}
