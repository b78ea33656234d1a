/// The constants of the prompt formula: which share of a device's published 16-bit rate an engine
/// reaches on a prompt of some hundred tokens.
///
/// **Source**: published runs of llama.cpp on 40 devices (`pp512` and near it). Old builds reached a
/// third of what recent ones do, and published rates count differently (some with, some without
/// matrix units), so the ends lie far apart; the middle is the median of devices.
struct PrefillModel: Hashable {
  /// The least, usual and most share of the published rate.
  let low: Double
  let middle: Double
  let high: Double

  /// Tokens an engine works on at once; the weights are read once for each such batch.
  static let batchTokens: Int64 = 512
  /// Attention over a long prompt runs slower than the matrices, up to this many times.
  static let attentionFactor = (low: 1.0, middle: 2.5, high: 6.0)
  /// Models below 3 B parameters fill a device less.
  static let smallModelFactor = 0.45
  /// What each share of layers in host memory costs: divisor one plus this, times the share.
  static let spillCost = (low: 30.0, middle: 8.0, high: 1.0)

  /// The constants of a device.
  static func of(_ device: Device, isMixture: Bool) -> PrefillModel {
    switch device.family {
    case .cuda:
      return isMixture
        ? PrefillModel(low: 0.07, middle: 0.20, high: 0.70)
        : PrefillModel(low: 0.35, middle: 0.72, high: 1.20)
    case .stackedMemory:
      return isMixture
        ? PrefillModel(low: 0.02, middle: 0.08, high: 0.40)
        : PrefillModel(low: 0.12, middle: 0.22, high: 0.60)
    case .rocm:
      return isMixture
        ? PrefillModel(low: 0.04, middle: 0.14, high: 0.45)
        : PrefillModel(low: 0.17, middle: 0.30, high: 0.60)
    case .vulkan:
      return isMixture
        ? PrefillModel(low: 0.03, middle: 0.10, high: 0.55)
        : PrefillModel(low: 0.05, middle: 0.30, high: 1.10)
    case .metal:
      return isMixture
        ? PrefillModel(low: 0.12, middle: 0.30, high: 0.65)
        : PrefillModel(low: 0.38, middle: 0.62, high: 0.95)
    }
  }
}
