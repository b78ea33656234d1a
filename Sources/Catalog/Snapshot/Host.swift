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
    offers = record.rows("offers").compactMap { Offer(row: $0, host: record.id) }
    var head = record
    head.lists = head.lists.filter { $0.name != "offers" }
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

  init?(row: Row, host: String) {
    guard let model = row["model"]?.text, let input = row["input"]?.number,
      let output = row["output"]?.number
    else { return nil }
    self.host = host
    self.model = model
    inputUSDPerMillionTokens = input
    outputUSDPerMillionTokens = output
    idAtHost = row["id_at_host"]?.text
    variant = row["variant"]?.text
    quantization = row["quantization"]?.text
    contextTokens = row["context"]?.integer
    firstTokenMilliseconds = row["latency_ms_p50"]?.number
    firstTokenMillisecondsP99 = row["latency_ms_p99"]?.number
    tokensPerSecond = row["tok_s_p50"]?.number
    datacenters = row["datacenters"]?.list
    isPriceOutlier = row["price_outlier"]?.flag ?? false
    isAggregated = row["route"]?.text == "aggregator"
    evidence = row.evidence
    if let source = row["latency_s"]?.text {
      latencyEvidence = Evidence(source: source, asOf: row["latency_d"]?.date)
    } else {
      latencyEvidence = row.evidence
    }
  }

  /// Whether it costs nothing; a free route is not a way to run a product.
  public var isFree: Bool {
    variant == "free" || (inputUSDPerMillionTokens == 0 && outputUSDPerMillionTokens == 0)
  }
}

/// One published score.
public struct BenchmarkResult: Hashable, Sendable {
  /// Whose statement a score is.
  public enum Kind: String, Sendable {
    case independent, vendor, unknown
  }

  /// The benchmark's id.
  public let benchmark: String
  /// The model's id.
  public let model: String
  /// The score in the benchmark's unit.
  public let score: Double
  /// Whose statement it is.
  public let kind: Kind
  /// Thinking, prompt or tool mode.
  public let mode: String?
  /// Who ran it.
  public let evaluator: String?
  /// When it was run or published.
  public let date: CalendarDate?
  /// Who states it.
  public let evidence: Evidence?

  init?(row: Row, benchmark: String) {
    guard let model = row["model"]?.text, let score = row["score"]?.number,
      let kind = row["kind"]?.text.flatMap(Kind.init)
    else { return nil }
    self.benchmark = benchmark
    self.model = model
    self.score = score
    self.kind = kind
    mode = row["mode"]?.text
    evaluator = row["evaluator"]?.text
    date = row["date"]?.date
    evidence = row.evidence
  }
}
