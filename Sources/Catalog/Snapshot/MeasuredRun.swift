/// A speed somebody measured on named hardware.
public struct MeasuredRun: Hashable, Sendable {
  /// The model's id.
  public let model: String
  /// The device's id.
  public let device: String
  /// How the weights were stored.
  public let quantization: String
  /// How many such devices worked together.
  public let count: Int64
  /// What ran it, where that is stated.
  public let engine: String?
  /// The build of the engine, where that is stated.
  public let build: String?
  /// Tokens a second of one stream.
  public let decodeTokensPerSecond: Double?
  /// Tokens of a prompt a second.
  public let prefillTokensPerSecond: Double?
  /// Who states it.
  public let evidence: Evidence?

  /// The columns in the order ``init(_:_:)`` takes their values.
  static let columns: [Field] = [
    "model", "device", "quant", "count", "engine", "build", "decode_tps", "prefill_tps",
  ]

  init?(_ values: [FactValue?], _ evidence: Evidence?) {
    guard let model = values[0]?.text, let device = values[1]?.text,
      let quantization = values[2]?.text
    else { return nil }
    self.model = model
    self.device = device
    self.quantization = quantization
    count = values[3]?.integer ?? 1
    engine = values[4]?.text
    build = values[5]?.text
    decodeTokensPerSecond = values[6]?.number
    prefillTokensPerSecond = values[7]?.number
    self.evidence = evidence
  }
}
