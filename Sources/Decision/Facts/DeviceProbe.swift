public import Catalog
public import Fit

/// What a probe says of one model in one quantization on one piece of hardware.
///
/// **Shape**: a probe of the model itself, whose file or numbers were compared with the catalog's;
/// or a layer probe, which foretells it from a few layers and is never a measurement of the model.
public struct DeviceProbe: Hashable, Sendable {
  /// A figure with its band.
  public struct Figure: Hashable, Sendable {
    /// Low end.
    public let low: Double
    /// The figure to show.
    public let middle: Double
    /// High end.
    public let high: Double

    /// States a figure.
    public init(low: Double, middle: Double, high: Double) {
      self.low = low
      self.middle = middle
      self.high = high
    }
  }

  /// How the figures came about.
  public enum Method: Hashable, Sendable {
    /// The model itself answered.
    case own
    /// A few of its layers answered; the band holds for kinds of layers that were compared with
    /// full models.
    case layers(isValidated: Bool)
  }

  /// The id of the run.
  public let run: String
  /// The catalog id of the model.
  public let model: String
  /// The hardware.
  public let device: ProbedDevice
  /// How the weights were stored.
  public let quantization: String
  /// How the figures came about.
  public let method: Method
  /// When it ran.
  public let date: CalendarDate?
  /// The engine with its build, and what else was set, in words.
  public let setting: String?
  /// Tokens per second of one stream.
  public let decodeTokensPerSecond: Figure?
  /// Prompt tokens per second.
  public let promptTokensPerSecond: Figure?
  /// Milliseconds to the first token after `promptTokens`.
  public let firstTokenMilliseconds: Figure?
  /// Tokens of the longest prompt that was measured.
  public let promptTokens: Int
  /// Bytes the engine allocated.
  public let anonymousBytes: Figure?
  /// Bytes of the file that lay in memory.
  public let mappedBytes: Figure?
  /// Tokens of context the memory holds for.
  public let contextTokens: Int?

  /// States what a probe found.
  public init(
    run: String, model: String, device: ProbedDevice, quantization: String, method: Method,
    date: CalendarDate?, setting: String? = nil, decodeTokensPerSecond: Figure? = nil,
    promptTokensPerSecond: Figure? = nil, firstTokenMilliseconds: Figure? = nil,
    promptTokens: Int, anonymousBytes: Figure? = nil, mappedBytes: Figure? = nil,
    contextTokens: Int? = nil
  ) {
    self.run = run
    self.model = model
    self.device = device
    self.quantization = quantization
    self.method = method
    self.date = date
    self.setting = setting
    self.decodeTokensPerSecond = decodeTokensPerSecond
    self.promptTokensPerSecond = promptTokensPerSecond
    self.firstTokenMilliseconds = firstTokenMilliseconds
    self.promptTokens = promptTokens
    self.anonymousBytes = anonymousBytes
    self.mappedBytes = mappedBytes
    self.contextTokens = contextTokens
  }

  /// Whether it says anything of a quantization on a device.
  public func isOf(_ wanted: Quantization, on device: Device) -> Bool {
    Quantization.named(quantization) == wanted && self.device.isOf(device)
  }

  /// Where its figures stand among those of other origins.
  var origin: SpeedOrigin { method == .own ? .ownProbe : .layerProbe }

  /// Whether a figure of it may settle a need in favor of a model.
  var isValidated: Bool { method != .layers(isValidated: false) }

  /// How it is known, in words: `own probe`, `layer probe`, and that a layer probe of this kind was
  /// never compared with a full model.
  public var methodWords: String {
    switch method {
    case .own: return "own probe"
    case .layers(true): return "estimated by layer probe"
    case .layers(false): return "estimated by layer probe, of a kind that is not validated"
    }
  }

  /// The decode speed as one origin among others.
  var decodeFigure: SpeedFigure? { decodeTokensPerSecond.map { speed($0) } }

  /// Seconds to the first token of a prompt, as one origin among others.
  ///
  /// **Shape**: what was measured, for a prompt of the measured length within a tenth; worked out
  /// from the prompt speed for a shorter one; nothing for a longer one, whose attention nobody
  /// timed.
  func firstTokenFigure(promptTokens wanted: Int64) -> SpeedFigure? {
    let tokens = Double(max(1, wanted))
    let measured = Double(promptTokens)
    guard tokens <= measured * (1 + Self.sameLength) else { return nil }
    if tokens >= measured * (1 - Self.sameLength) {
      return firstTokenMilliseconds.map {
        speed(Figure(low: $0.low / 1000, middle: $0.middle / 1000, high: $0.high / 1000))
      }
    }
    guard let prompt = promptTokensPerSecond, let decode = decodeTokensPerSecond, prompt.low > 0,
      decode.low > 0
    else { return nil }
    return speed(
      Figure(
        low: tokens / prompt.high + 1 / decode.high,
        middle: tokens / prompt.middle + 1 / decode.middle,
        high: tokens / prompt.low + 1 / decode.low),
      remark: "worked out from the prompt speed at \(Wording.grouped(measured)) tokens")
  }

  /// Lengths that lie so near count as one; chosen.
  private static let sameLength = 0.1

  private func speed(_ figure: Figure, remark: String? = nil) -> SpeedFigure {
    let remarks = [remark, setting].compactMap(\.self)
    return SpeedFigure(
      origin: origin, low: figure.low, middle: figure.middle, high: figure.high, source: run,
      remark: remarks.isEmpty ? nil : remarks.joined(separator: "; "))
  }
}

extension DeviceProbe.Figure {
  /// Half of the band in per cent of the figure, rounded: 10 for ± 10 %.
  public var bandPercent: Int? {
    guard middle > 0, high >= low else { return nil }
    return Int(((high - low) / 2 / middle * 100).rounded())
  }
}
