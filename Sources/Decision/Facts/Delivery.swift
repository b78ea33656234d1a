public import Catalog
internal import Fit

/// One way of running a checkpoint.
///
/// All hosted facts of an alternative come from its one host.
public enum Delivery: Hashable, Sendable {
  /// On a device of the scenario, in one quantization.
  case selfHosted(device: String, quantization: String)
  /// Through one variant of one host.
  case hosted(Offer)
  /// On a server that answered a probe.
  case probed(Measurement)
  /// By its developer only: a closed model, shown as a reference.
  case closed(inputUSDPerMillionTokens: Double?, outputUSDPerMillionTokens: Double?)
  /// Not at all: no host serves it and no device was declared.
  case none

  /// A stable name for machine output: `hosted:deepinfra`, `self:workstation:Q4_K_M`.
  public var key: String {
    switch self {
    case .selfHosted(let device, let quantization): return "self:\(device):\(quantization)"
    case .hosted(let offer):
      let parts = [offer.host, offer.variant, offer.quantization].compactMap { $0 }
      return "hosted:" + parts.joined(separator: ":")
    case .probed(let measurement): return "probed:" + measurement.endpoint
    case .closed: return "closed"
    case .none: return "none"
    }
  }

  /// The offer, for hosted deliveries.
  public var offer: Offer? {
    if case .hosted(let offer) = self { return offer }
    return nil
  }

  /// Whether the weights run where the user is, not at a host.
  public var isLocal: Bool {
    switch self {
    case .selfHosted, .probed: return true
    case .hosted, .closed, .none: return false
    }
  }
}

/// What a probe run measured of one served model.
public struct Measurement: Hashable, Sendable {
  /// A median with its interval, and how many runs it rests on.
  public struct Quantity: Hashable, Sendable {
    /// Low end of the interval.
    public let low: Double
    /// The median.
    public let median: Double
    /// High end of the interval.
    public let high: Double
    /// Runs it rests on.
    public let count: Int

    /// Makes a quantity.
    public init(low: Double, median: Double, high: Double, count: Int) {
      self.low = low
      self.median = median
      self.high = high
      self.count = count
    }
  }

  /// The id of the run.
  public let run: String
  /// The catalog id of the model that was served.
  public let model: String
  /// What the user calls the server.
  public let endpoint: String
  /// When it ran.
  public let date: CalendarDate?
  /// Time to the first token.
  public let firstTokenMilliseconds: Quantity?
  /// Decode speed of one stream.
  public let tokensPerSecond: Quantity?
  /// The quantization the server named.
  public let quantization: String?

  /// Makes a measurement.
  public init(
    run: String, model: String, endpoint: String, date: CalendarDate?,
    firstTokenMilliseconds: Quantity?, tokensPerSecond: Quantity?, quantization: String?
  ) {
    self.run = run
    self.model = model
    self.endpoint = endpoint
    self.date = date
    self.firstTokenMilliseconds = firstTokenMilliseconds
    self.tokensPerSecond = tokensPerSecond
    self.quantization = quantization
  }
}
