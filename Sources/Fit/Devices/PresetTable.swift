/// Memory and bandwidth of common hardware.
///
/// **Source**: see `Preset.Source`; rows of localmodel.run agree with the list of llmfit. Data of
/// localmodel.run is under CC BY 4.0 ("Data: localmodel.run").
extension Preset {
  /// Every preset, by manufacturer.
  public static let all: [Preset] = nvidia + amd + apple + other

  private static let nvidia: [Preset] = [
    card("rtx-2080", "RTX 2080", 8, 448, .llmfit, "rtx 2080"),
    card("rtx-3060", "RTX 3060 12 GB", 12, 360, .localmodelrun, "rtx 3060"),
    card("rtx-3090", "RTX 3090", 24, 936, .localmodelrun, "rtx 3090"),
    card("rtx-4060-ti-16", "RTX 4060 Ti 16 GB", 16, 288, .localmodelrun, "rtx 4060 ti"),
    card("rtx-4070", "RTX 4070", 12, 504, .localmodelrun, "rtx 4070"),
    card("rtx-4080", "RTX 4080", 16, 717, .localmodelrun, "rtx 4080"),
    card("rtx-4090", "RTX 4090", 24, 1008, .localmodelrun, "rtx 4090"),
    card("rtx-5070", "RTX 5070", 12, 672, .llmfit, "rtx 5070"),
    card("rtx-5080", "RTX 5080", 16, 960, .llmfit, "rtx 5080"),
    card("rtx-5090", "RTX 5090", 32, 1792, .localmodelrun, "rtx 5090"),
    card("a100-80", "A100 80 GB", 80, 2039, .llmfit, "a100 sxm4 80gb"),
    card("h100-sxm", "H100 SXM", 80, 3350, .llmfit, "h100 80gb hbm3"),
    card("l40s", "L40S", 48, 864, .llmfit, "l40s"),
    card("a10", "A10", 24, 600, .llmfit, "a10"),
    card("t4", "T4", 16, 320, .llmfit, "t4"),
    Preset(
      id: "gb10", name: "GB10", kind: .unified, backend: .cuda, memoryGiB: 121...121,
      bandwidthGBs: 273...273, source: .manufacturer, words: ["gb10"]),
  ]

  private static let amd: [Preset] = [
    card("rx-7900-xt", "RX 7900 XT", 20, 800, .llmfit, "7900 xt", backend: .rocm),
    card("rx-7900-xtx", "RX 7900 XTX", 24, 960, .localmodelrun, "7900 xtx", backend: .rocm),
    card("rx-9070-xt", "RX 9070 XT", 16, 624, .llmfit, "9070 xt", backend: .rocm),
    Preset(
      id: "ryzen-ai-max-128", name: "Ryzen AI Max 128 GB", kind: .unified, backend: .vulkan,
      memoryGiB: 128...128, bandwidthGBs: 256...256, source: .localmodelrun, words: ["8060s"]),
  ]

  private static let apple: [Preset] = [
    chip("m1", "Apple M1", 8...8, 68...68, .localmodelrun, "m1"),
    chip("m2", "Apple M2", 16...16, 100...100, .localmodelrun, "m2"),
    chip("m4", "Apple M4", 16...24, 120...120, .localmodelrun, "m4"),
    chip("m4-pro", "Apple M4 Pro", 24...48, 273...273, .localmodelrun, "m4 pro"),
    chip("m4-max", "Apple M4 Max", 64...128, 546...546, .localmodelrun, "m4 max"),
    chip("m5-max", "Apple M5 Max", 48...128, 614...614, .llmfit, "m5 max"),
    chip("m3-ultra", "Apple M3 Ultra", 256...256, 800...819, .localmodelrun, "m3 ultra"),
  ]

  private static let other: [Preset] = [8, 16, 32].map { gibibytes in
    Preset(
      id: "laptop-\(Int(gibibytes))", name: "Laptop with \(Int(gibibytes)) GB", kind: .processor,
      backend: .cpu, memoryGiB: gibibytes...gibibytes, bandwidthGBs: 89.6...89.6,
      source: .localmodelrun, words: [])
  }

  private static func card(
    _ id: String, _ name: String, _ memoryGiB: Double, _ bandwidthGBs: Double, _ source: Source,
    _ words: String, backend: Device.Backend = .cuda
  ) -> Preset {
    Preset(
      id: id, name: name, kind: .discrete, backend: backend, memoryGiB: memoryGiB...memoryGiB,
      bandwidthGBs: bandwidthGBs...bandwidthGBs, source: source,
      words: words.split(separator: " ").map(String.init))
  }

  private static func chip(
    _ id: String, _ name: String, _ memoryGiB: ClosedRange<Double>,
    _ bandwidthGBs: ClosedRange<Double>, _ source: Source, _ words: String
  ) -> Preset {
    Preset(
      id: id, name: name, kind: .apple, backend: .metal, memoryGiB: memoryGiB,
      bandwidthGBs: bandwidthGBs, source: source,
      words: words.split(separator: " ").map(String.init))
  }
}
