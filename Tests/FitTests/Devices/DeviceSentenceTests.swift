import Catalog
import Testing

@testable import Fit

/// Devices in words, and how they are looked for.
struct DeviceSentenceTests {
  @Test func `a device says what it has, and what is not known`() {
    let card = Device(
      id: "a", name: "Card", kind: .discrete, count: 2, memoryBytes: 24 << 30,
      bandwidthBytesPerSecond: 1008e9, halfPrecisionFLOPSPerSecond: 165.2e12, ramBytes: 64 << 30,
      cores: 16)
    #expect(
      card.sentence
        == "2 × Card: 24.0 GiB each, of which a model may use 23.0 GiB each; 1,008 GB/s each; "
        + "165 TFLOPS with 16-bit numbers each; 64.0 GiB of host memory; 16 cores.")
    let processor = Device(
      id: "b", name: "CPU", kind: .processor, memoryBytes: 32 << 30, ramBytes: 32 << 30, cores: 1)
    #expect(
      processor.sentence
        == "CPU: 32.0 GiB, of which a model may use 28.8 GiB; bandwidth not known; 1 core.")
    let chip = Device(
      id: "c", name: "Chip", kind: .apple, memoryBytes: 64 << 30, bandwidthBytesPerSecond: 68.25e9,
      highestBandwidthBytesPerSecond: 100e9, halfPrecisionFLOPSPerSecond: 2.6e12)
    #expect(
      chip.sentence
        == "Chip: 64.0 GiB, of which a model may use 48.0 GiB; 68.3–100 GB/s; 2.6 TFLOPS with "
        + "16-bit numbers.")
  }

  @Test func `a measurement says what it rests on, and when it is not to be kept`() {
    func test(spread: Double, load: Double?) -> ReadTest {
      ReadTest(
        single: ReadTest.Reading(threads: 1, bytesPerSecond: 13.94e9, spread: 1.1),
        all: ReadTest.Reading(threads: 4, bytesPerSecond: 17.71e9, spread: spread),
        bufferBytes: 1 << 30, load: load)
    }
    let measured =
      "1 thread reads 13.9 GB/s; 4 threads read 17.7 GB/s (1.0 GiB read, best of 5 passes)."
    #expect(test(spread: 1.1, load: 0.5).sentences == [measured])
    #expect(
      test(spread: 1.82, load: 3.25).sentences == [
        measured,
        "The machine was busy (slowest pass 1.82 times the fastest, load 3.3): do not keep this "
          + "figure. Close other programs and measure again.",
      ])
    #expect(
      test(spread: 1.82, load: nil).sentences.last
        == "The machine was busy (slowest pass 1.82 times the fastest): do not keep this figure. "
        + "Close other programs and measure again.")
  }

  @Test func `words find devices by the beginnings of their names`() {
    func ids(_ text: String) -> [String] { catalogPresets.search(text).map(\.id) }
    #expect(ids("rtx 4090") == ["rtx-4090", "rtx-4090-d", "rtx-4090-laptop"])
    #expect(ids("4090 lap") == ["rtx-4090-laptop"])
    #expect(ids("ult apple").contains("m3-ultra"))
    #expect(ids("toaster").isEmpty)
    #expect(ids("").count == catalogPresets.all.count)
    #expect(ids("h200").contains("dgx-h200"))
  }

  @Test func `a server is counted and named by what it holds`() throws {
    let server = try #require(catalogPresets.named("dgx-h100"))
    let device = try #require(server.device(id: "a"))
    #expect(device.count == 8)
    #expect(device.name == catalogPresets.named("h100-sxm")?.name)
    #expect(try DeviceDeclaration(id: "a", preset: "dgx-h100").resolved(catalogPresets) == device)
  }
}
