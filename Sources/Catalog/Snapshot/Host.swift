/// A service that runs models for others.
public struct Host: Sendable {
  /// The facts as written.
  public let record: Record
  /// `first-party`, `host`, `aggregator`, `gateway`, `plan` or `local-runtime`.
  public let kind: String
  /// What it asks for which model.
  public let offers: [Offer]

  init(_ record: Record) {
    kind = record.identity("kind")?.text ?? "host"
    var offers: [Offer] = []
    if let list = record.list("offers") {
      offers.reserveCapacity(list.count)
      list.forEachRow(Offer.columns) { values, evidence in
        if let offer = Offer(values, evidence, host: record.id) { offers.append(offer) }
      }
    }
    self.offers = offers
    var head = record
    head.lists.removeAll { $0.name == "offers" }
    self.record = head
  }

  /// Its id.
  public var id: String { record.id }
  /// Its name.
  public var name: String { record.identity("name")?.text ?? record.id }
  /// What is known of a field.
  public subscript(field: Field) -> Fact? { record[field] }
}

/// What one host asks for one variant of one model.
public struct Offer: Hashable, Sendable {
  /// The host's id.
  public let host: String
  /// The model's id.
  public let model: String
  /// The model's name at the host.
  public let idAtHost: String?
  /// `fp8`, `turbo`, `tee`, `free` …; `nil` for the plain offer.
  public let variant: String?
  /// The precision it serves.
  public let quantization: String?
  /// Price of input.
  public let inputUSDPerMillionTokens: Double
  /// Price of output.
  public let outputUSDPerMillionTokens: Double
  /// The longest input it serves.
  public let contextTokens: Int64?
  /// Median time to the first token.
  public let firstTokenMilliseconds: Double?
  /// The slowest 1 % of times to the first token.
  public let firstTokenMillisecondsP99: Double?
  /// Median decode speed.
  public let tokensPerSecond: Double?
  /// Where this offer is served from, where the offer says so itself.
  public let datacenters: [String]?
  /// Whether the price is far from all others.
  public let isPriceOutlier: Bool
  /// Whether it is passed on by an aggregator rather than served by the host.
  public let isAggregated: Bool
  /// Who states the prices.
  public let evidence: Evidence?
  /// Who states latency and speed.
  public let latencyEvidence: Evidence?

  /// The columns in the order ``init(_:_:host:)`` takes their values.
  static let columns: [Field] = [
    "model", "input", "output", "id_at_host", "variant", "quantization", "context",
    "latency_ms_p50", "latency_ms_p99", "tok_s_p50", "datacenters", "price_outlier", "route",
    "latency_s", "latency_d",
  ]

  init?(_ values: [FactValue?], _ evidence: Evidence?, host: String) {
    guard let model = values[0]?.text, let input = values[1]?.number,
      let output = values[2]?.number
    else { return nil }
    self.host = host
    self.model = model
    inputUSDPerMillionTokens = input
    outputUSDPerMillionTokens = output
    idAtHost = values[3]?.text
    variant = values[4]?.text
    quantization = values[5]?.text
    contextTokens = values[6]?.integer
    firstTokenMilliseconds = values[7]?.number
    firstTokenMillisecondsP99 = values[8]?.number
    tokensPerSecond = values[9]?.number
    datacenters = values[10]?.list
    isPriceOutlier = values[11]?.flag ?? false
    isAggregated = values[12]?.text == "aggregator"
    self.evidence = evidence
    if let source = values[13]?.text {
      latencyEvidence = Evidence(source: source, asOf: values[14]?.date)
    } else {
      latencyEvidence = evidence
    }
  }

  /// Whether it costs nothing; a free route is not a way to run a product.
  public var isFree: Bool {
    variant == "free" || (inputUSDPerMillionTokens == 0 && outputUSDPerMillionTokens == 0)
  }
}
