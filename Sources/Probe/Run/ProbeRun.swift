/// One probe of one server: what was done, what came out, and what to know about it.
///
/// Holds no key, no prompt and no answer; prompts follow from `seed`.
public struct ProbeRun: Equatable, Sendable, Codable {
  /// How a run ended.
  public enum Status: String, Sendable, Codable {
    /// Every request was sent.
    case complete
    /// Somebody stopped it.
    case stopped
    /// Something made it end early, or no request succeeded.
    case failed
  }

  /// How it ended.
  public var status: Status
  /// Why it did not complete.
  public var failure: ProbeError?
  /// What probed: name and version of the program.
  public var program: String
  /// Milliseconds since 1970 when it began.
  public var startedAt: Int64
  /// Milliseconds since 1970 when it ended.
  public var endedAt: Int64
  /// What a person calls the endpoint.
  public var endpointLabel: String
  /// The endpoint's address; it never holds a key.
  public var endpointURL: String
  /// What was served.
  public var model: ServedModel
  /// What was to be done.
  public var plan: ProbePlan
  /// Where the prompts came from.
  public var seed: UInt64
  /// How long prompts of so many words are here.
  public var gauge: PromptGauge
  /// Cores of this machine.
  public var cores: Int
  /// This machine's one-minute load average before the run.
  public var loadBefore: Double?
  /// The same after it.
  public var loadAfter: Double?
  /// Each measured request, in order.
  public var samples: [ProbeSample]
  /// The figures.
  public var metrics: ProbeMetrics
  /// What to know about the figures, in a fixed order without repeats.
  public var flags: [ProbeFlag]
  /// What was done differently from the plan.
  public var notes: [ProbeNote]

  /// A run of these samples; their figures follow.
  public init(
    status: Status, endpointLabel: String, endpointURL: String, model: ServedModel,
    plan: ProbePlan, seed: UInt64, samples: [ProbeSample]
  ) {
    self.status = status
    program = "weigh"
    startedAt = 0
    endedAt = 0
    self.endpointLabel = endpointLabel
    self.endpointURL = endpointURL
    self.model = model
    self.plan = plan
    self.seed = seed
    gauge = .guess
    cores = 1
    self.samples = samples
    metrics = ProbeMetrics(samples: samples)
    flags = samples.reduce(into: Set<ProbeFlag>()) { $0.formUnion($1.flags) }.sorted()
    notes = []
  }

  /// The exit code a command ends with.
  public var exitCode: Int32 {
    switch status {
    case .complete: 0
    case .stopped: 130
    case .failed: failure?.exitCode ?? 69
    }
  }

  /// Samples that count.
  public var succeeded: Int { samples.count { $0.failure == nil } }
}
