/// Where a figure of speed comes from, the most trusted first.
public enum SpeedOrigin: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// A probe of this artifact on this device, or of this endpoint.
  case ownProbe
  /// A probe of single layers on this device.
  case layerProbe
  /// The median a host states for its own endpoint.
  case hosted
  /// A measurement of the same model and quantization on the same hardware by somebody else, or of
  /// another build of the engine.
  case community
  /// The formula.
  case formula

  /// The more trusted first.
  public static func < (left: SpeedOrigin, right: SpeedOrigin) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What it is called.
  public var words: String {
    switch self {
    case .ownProbe: return "own probe"
    case .layerProbe: return "layer probe"
    case .hosted: return "measured at the host"
    case .community: return "measured on the same hardware"
    case .formula: return "formula"
    }
  }
}

/// One figure of one kind of speed, with where it comes from.
///
/// **Units**: those of its kind: tokens per second, or seconds. **Shape**: `low ≤ middle ≤ high`.
public struct SpeedFigure: Hashable, Sendable {
  /// Where it comes from.
  public let origin: SpeedOrigin
  /// The least.
  public let low: Double
  /// The figure to show.
  public let middle: Double
  /// The most.
  public let high: Double
  /// Who states it: a run, a source key, the version of the formula.
  public let source: String
  /// Why it counts for less than its kind usually does, if it does.
  public let remark: String?

  /// States a figure; ends in the wrong order are put right.
  public init(
    origin: SpeedOrigin, low: Double, middle: Double, high: Double, source: String,
    remark: String? = nil
  ) {
    self.origin = origin
    self.low = min(low, middle)
    self.middle = middle
    self.high = max(high, middle)
    self.source = source
    self.remark = remark
  }
}

/// Which of several figures counts, and what the others say.
public struct SpeedChoice: Hashable, Sendable {
  /// The most trusted figure; `nil` where there is none.
  public let best: SpeedFigure?
  /// The other figures, the more trusted first.
  public let others: [SpeedFigure]

  /// Chooses by trust; of equally trusted figures the first given counts.
  public init(_ figures: [SpeedFigure]) {
    let ordered = figures.enumerated()
      .sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }
      .map(\.element)
    best = ordered.first
    others = Array(ordered.dropFirst())
  }
}

/// What was run when a speed was measured, as far as it decides whether the figure counts here.
public struct MeasuredSetting: Hashable, Sendable {
  /// The id of the device of the scenario it was measured on, or of the preset.
  public let device: String
  /// How many such devices worked together.
  public let count: Int64
  /// How the weights were stored.
  public let quantization: String
  /// The engine, such as `llama.cpp`.
  public let engine: String?
  /// The build of the engine.
  public let build: String?

  /// Describes what was run.
  public init(
    device: String, count: Int64 = 1, quantization: String, engine: String? = nil,
    build: String? = nil
  ) {
    self.device = device
    self.count = count
    self.quantization = quantization
    self.engine = engine
    self.build = build
  }

  /// How much a measurement of this setting counts for a delivery; `nil` where it is of another
  /// device, number of devices, quantization or engine.
  ///
  /// A run of another build of the same engine counts as one of somebody else's, because builds
  /// differ by as much as 1.7 times.
  public func origin(
    _ measured: SpeedOrigin, on device: Device, quantization wanted: Quantization,
    build wantedBuild: String? = nil
  ) -> SpeedOrigin? {
    guard isOf(device), Quantization.named(quantization) == wanted, count == device.count else {
      return nil
    }
    if let engine, engine != device.runtime.rawValue { return nil }
    guard let build, let wantedBuild, build != wantedBuild else { return measured }
    return max(measured, .community)
  }

  private func isOf(_ other: Device) -> Bool {
    if device == other.id { return true }
    if case .preset(let preset) = other.origin { return device == preset }
    return false
  }
}
