/// How a model is run, which decides how close to the bandwidth it comes.
public enum SpeedClass: String, Hashable, Sendable, CaseIterable {
  /// All weights read, on one card or in shared memory.
  case dense
  /// Only some experts read, on one card or in shared memory.
  case mixture
  /// Some layers in host memory.
  case partlyInRAM = "partly-in-ram"
  /// Everything on the processor.
  case processor
}

/// The constants of the decode formula.
///
/// **Source**: fitted by `Benchmarks/fit.py` to 290 user-submitted runs (`llmfit-core/data/community`
/// of `AlexsJones/llmfit` at 3f44fd30, MIT), to 21 own runs on one processor, and checked on about
/// 330 published runs on some 45 other devices (scoreboards in discussions of `ggml-org/llama.cpp`,
/// `XiongjieDai/GPU-Benchmarks-on-LLM-Inference` and others). The rows are no part of Weigh.
/// Constants are those of recent engines; the bands reach down to what older builds reached.
public struct SpeedModel: Hashable, Sendable {
  /// The version named in records.
  public static let version = "fit-2"

  /// Share of the bandwidth that is reached.
  public let efficiency: Double
  /// Time a layer takes besides reading, in seconds.
  public let secondsPerLayer: Double
  /// From the least to the most speed, as multiples of the middle.
  public let band: ClosedRange<Double>

  /// Share of the published peak of host memory that layers there reach.
  static let hostEfficiency = 0.45
  /// How much longer a processor takes over the cache than over weights; from one measured point.
  static let processorCacheFactor = 5.0
  /// What guessing the number of layers adds to both ends of a band.
  static let guessedLayersWidening = 1.2
  /// From this bandwidth memory is stacked beside the chip, and engines reach less of it; no card
  /// with memory around the chip goes beyond 1,792 GB/s.
  static let stackedMemoryBytesPerSecond = 1.85e12

  /// The constants of a class on a device.
  public static func of(_ speedClass: SpeedClass, on device: Device) -> SpeedModel {
    switch speedClass {
    case .dense: return dense(device)
    case .mixture: return mixture(device)
    case .partlyInRAM:
      return SpeedModel(efficiency: 0.80, secondsPerLayer: 60e-6, band: 0.45...1.75)
    case .processor: return processor(device)
    }
  }

  private static func dense(_ device: Device) -> SpeedModel {
    switch device.family {
    case .cuda: return SpeedModel(efficiency: 0.82, secondsPerLayer: 60e-6, band: 0.70...1.30)
    case .stackedMemory:
      return SpeedModel(efficiency: 0.64, secondsPerLayer: 95e-6, band: 0.70...1.75)
    case .rocm: return SpeedModel(efficiency: 0.82, secondsPerLayer: 65e-6, band: 0.60...1.35)
    case .vulkan: return SpeedModel(efficiency: 0.80, secondsPerLayer: 65e-6, band: 0.42...1.35)
    case .metal: return SpeedModel(efficiency: 0.84, secondsPerLayer: 110e-6, band: 0.60...1.35)
    }
  }

  private static func mixture(_ device: Device) -> SpeedModel {
    switch device.family {
    case .cuda: return SpeedModel(efficiency: 0.65, secondsPerLayer: 90e-6, band: 0.60...1.60)
    case .stackedMemory:
      return SpeedModel(efficiency: 0.50, secondsPerLayer: 130e-6, band: 0.50...1.80)
    case .rocm: return SpeedModel(efficiency: 0.62, secondsPerLayer: 100e-6, band: 0.55...1.50)
    case .vulkan: return SpeedModel(efficiency: 0.60, secondsPerLayer: 110e-6, band: 0.38...1.50)
    case .metal: return SpeedModel(efficiency: 0.62, secondsPerLayer: 100e-6, band: 0.55...1.60)
    }
  }

  /// A processor whose bandwidth the read test measured, or whose published peak alone is known:
  /// 20 published runs on 15 of those reach 0.22 to 0.91 of it.
  private static func processor(_ device: Device) -> SpeedModel {
    if case .detected = device.origin {
      return SpeedModel(efficiency: 0.66, secondsPerLayer: 0, band: 0.70...1.40)
    }
    return SpeedModel(efficiency: 0.50, secondsPerLayer: 0, band: 0.45...1.80)
  }
}

extension SpeedModel {
  /// What drives a device, as far as speed shows a difference.
  enum Family {
    case cuda, stackedMemory, rocm, vulkan, metal
  }
}

extension Device {
  /// What drives this device, as far as speed shows a difference.
  var family: SpeedModel.Family {
    let bandwidth = bandwidthBytesPerSecond ?? 0
    if kind == .discrete, bandwidth > SpeedModel.stackedMemoryBytesPerSecond {
      return .stackedMemory
    }
    switch backend {
    case .cuda, .cpu: return .cuda
    case .rocm: return .rocm
    case .vulkan: return .vulkan
    case .metal: return .metal
    }
  }
}
