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
/// **Source**: fitted to 281 user-submitted measurements (`llmfit-core/data/community` of
/// `AlexsJones/llmfit` at 3f44fd30, MIT) and to 21 own runs on one processor; the rows are no
/// part of Weigh. Bands cover 94 % of dense, 95 % of mixture, 100 % of split rows, and 21 of 21
/// on the processor.
public struct SpeedModel: Hashable, Sendable {
  /// The version named in records.
  public static let version = "fit-1"

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
  /// The band where the number of layers is guessed from the size.
  static let bandWithoutLayers = 0.60...1.40

  /// The constants of a class.
  public static func of(_ speedClass: SpeedClass) -> SpeedModel {
    switch speedClass {
    case .dense: return SpeedModel(efficiency: 0.80, secondsPerLayer: 60e-6, band: 0.70...1.30)
    case .mixture: return SpeedModel(efficiency: 0.60, secondsPerLayer: 100e-6, band: 0.60...1.60)
    case .partlyInRAM:
      return SpeedModel(efficiency: 0.80, secondsPerLayer: 60e-6, band: 0.50...1.60)
    case .processor: return SpeedModel(efficiency: 0.66, secondsPerLayer: 0, band: 0.70...1.40)
    }
  }

  /// A processor whose bandwidth is a published peak and not measured by the read test.
  static let unmeasuredProcessor = SpeedModel(
    efficiency: hostEfficiency, secondsPerLayer: 0, band: 0.50...1.60)
}
