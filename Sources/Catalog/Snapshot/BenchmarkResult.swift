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
  /// The model's name at the source.
  public let label: String?
  /// The page that states it.
  public let sourceURL: String?
  /// Who states it.
  public let evidence: Evidence?

  /// The columns in the order ``init(_:_:benchmark:)`` takes their values.
  static let columns: [Field] = [
    "model", "score", "kind", "mode", "evaluator", "date", "label", "source_url",
  ]

  init?(_ values: [FactValue?], _ evidence: Evidence?, benchmark: String) {
    guard let model = values[0]?.text, let score = values[1]?.number,
      let kind = values[2]?.text.flatMap(Kind.init)
    else { return nil }
    self.benchmark = benchmark
    self.model = model
    self.score = score
    self.kind = kind
    mode = values[3]?.text
    evaluator = values[4]?.text
    date = values[5]?.date
    label = values[6]?.text
    sourceURL = values[7]?.text
    self.evidence = evidence
  }
}
