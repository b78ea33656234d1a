import Catalog
import Testing

@testable import Fit

/// Names as drivers and systems print them.
struct DriverNameTests {
  private func match(_ name: String, _ gibibytes: Double?) -> Preset? {
    catalogPresets.matching(
      driverName: name, memoryBytes: gibibytes.map { Int64($0 * Double(Int64.gibibyte)) })
  }

  @Test(
    arguments: [
      ("AMD Radeon RX 7900 XTX", 23.98, "rx-7900-xtx"),
      ("AMD Radeon RX 7900 XT", 19.98, "rx-7900-xt"),
      ("Radeon RX 7900 XTX (RADV NAVI31)", 24, "rx-7900-xtx"),
      ("NVIDIA GeForce RTX 4090", 23.99, "rtx-4090"),
      ("NVIDIA GeForce RTX 4090 Laptop GPU", 16, "rtx-4090-laptop"),
      ("NVIDIA GeForce RTX 4060 Laptop GPU", 8, "rtx-4060-laptop"),
      ("RTX 3070 mobile", 8, "rtx-3070-laptop"), ("NVIDIA GeForce RTX 4090 D", 24, "rtx-4090-d"),
      ("NVIDIA GeForce RTX 4080 SUPER", 16, "rtx-4080-super"),
      ("NVIDIA GeForce RTX 4070 Ti SUPER", 16, "rtx-4070-ti-super"),
      ("NVIDIA GeForce RTX 4060 Ti", 16, "rtx-4060-ti-16"),
      ("NVIDIA GeForce RTX 4060 Ti", 8, "rtx-4060-ti-8"),
      ("NVIDIA GeForce RTX 3060 12GB", nil, "rtx-3060"),
      ("NVIDIA GeForce RTX 3080", 10, "rtx-3080"), ("NVIDIA GeForce RTX 3080", 12, "rtx-3080-12gb"),
      ("GeForce GTX 1080 Ti", 11, "gtx-1080-ti"), ("Quadro RTX 8000", 48, "quadro-rtx-8000"),
      ("NVIDIA RTX A6000", 47.99, "rtx-a6000"),
      ("NVIDIA RTX 6000 Ada Generation", 47.99, "rtx-6000-ada"),
      ("NVIDIA RTX PRO 6000 Blackwell Workstation Edition", 95.6, "rtx-pro-6000-blackwell"),
      ("Tesla T4", 15, "t4"), ("Tesla P40", 22.5, "tesla-p40"), ("NVIDIA A10", 22.5, "a10"),
      ("NVIDIA A10G", 22.5, "a10g"), ("Tesla V100-SXM2-32GB", 32, "v100-32"),
      ("NVIDIA A100-SXM4-80GB", 80, "a100-80"), ("NVIDIA A100-SXM4-40GB", 40, "a100-40"),
      ("NVIDIA A100 80GB PCIe", 80, "a100-80-pcie"), ("NVIDIA A100-PCIE-40GB", 40, "a100-40-pcie"),
      ("NVIDIA H100 80GB HBM3", 79.6, "h100-sxm"), ("NVIDIA H100 PCIe", 79.6, "h100-pcie"),
      ("NVIDIA H100 NVL", 93.6, "h100-nvl"), ("NVIDIA H200", 140.4, "h200-sxm"),
      ("NVIDIA L40S", 45, "l40s"), ("NVIDIA GB10", nil, "gb10"), ("NVIDIA GB10", 119.7, "gb10"),
      ("AMD Instinct MI300X", 192, "mi300x"), ("Intel(R) Arc(TM) A770 Graphics", 16, "arc-a770-16"),
      ("Intel(R) Arc(TM) B580 Graphics", 12, "arc-b580"), ("Apple M4 Pro", 48, "m4-pro"),
      ("Apple M4", 16, "m4"), ("Apple M3 Max", 36, "m3-max-300"),
      ("Apple M3 Max", 64, "m3-max-400"),
      ("Apple M4 Max", 36, "m4-max-410"), ("Apple M4 Max", 128, "m4-max"),
      ("Apple M1 Pro 14-Core GPU 16GB", 16, "m1-pro"),
      ("AMD EPYC 9354 32-Core Processor", 384, "epyc-9354"),
    ] as [(String, Double?, String)])
  func `a driver's name and memory mean one device`(name: String, memory: Double?, id: String) {
    #expect(match(name, memory)?.id == id)
  }

  @Test(
    arguments: [
      ("NVIDIA RTX 4090, Special", 24), ("NVIDIA GeForce RTX 4090 Max", 24), ("Apple M4 Ultra", 16),
      ("NVIDIA GeForce RTX 3060", 4), ("NVIDIA L40", 20), ("Tesla M4", 4), ("NVIDIA M4", 16),
      ("AMD GeForce RTX 4090", 24), ("NVIDIA A100-SXM4-80GB MIG 3g.40gb", 40),
      ("Radeon Graphics", 16),
      ("Intel Alder Lake-P GT2 [Iris Xe Graphics] (integrated)", 31), ("", 8), ("GPU", 8),
      ("(x", 1),
    ] as [(String, Double)])
  func `another suffix, size or maker is another product`(name: String, memory: Double) {
    #expect(match(name, memory) == nil)
  }

  @Test func `a name that memory cannot settle has the range of its parts`() throws {
    let unknown = try #require(match("Apple M3 Max", nil))
    #expect(unknown.bandwidthGBs == 300...400)
    let both = PresetTable([
      Preset(
        id: "a", name: "Part", kind: .discrete, sizesGiB: [4], bandwidthGBs: 128...128,
        halfPrecisionFLOPSPerSecond: 1e12, driverNames: ["part"]),
      Preset(
        id: "b", name: "Part", kind: .discrete, sizesGiB: [4], bandwidthGBs: 192...192,
        halfPrecisionFLOPSPerSecond: 2e12, driverNames: ["part"]),
    ])
    let joined = try #require(both.matching(driverName: "Part", memoryBytes: 4 << 30))
    #expect(joined.bandwidthGBs == 128...192)
    #expect(joined.halfPrecisionFLOPSPerSecond == nil)
  }

  @Test func `a part without a bandwidth leaves that of the name unknown`() throws {
    let table = PresetTable([
      Preset(
        id: "a", name: "Part", kind: .discrete, sizesGiB: [4], bandwidthGBs: 128...128,
        driverNames: ["part"]),
      Preset(id: "b", name: "Part", kind: .discrete, sizesGiB: [4], driverNames: ["part"]),
    ])
    #expect(try #require(table.matching(driverName: "part", memoryBytes: nil)).bandwidthGBs == nil)
  }
}
