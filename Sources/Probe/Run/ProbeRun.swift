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
  /// What the prompts were made of.
  public var promptKind: PromptKind
  /// How long prompts of so many words are here.
  public var gauge: PromptGauge
  /// The machine it ran on, as the caller names it.
  public var device: String?
  /// What the server's own process used, where it is known.
  public var server: ServerUse?
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
    promptKind = .words
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

  /// The figures without the requests during which this machine had other work; nil if
  /// there were no such requests, or nothing but them.
  public var quietMetrics: ProbeMetrics? {
    let quiet = samples.filter { !$0.flags.contains(.busy) }
    guard quiet.count < samples.count, quiet.contains(where: { $0.failure == nil }) else {
      return nil
    }
    return ProbeMetrics(samples: quiet)
  }

  /// Samples that count.
  public var succeeded: Int { samples.count { $0.failure == nil } }
}

/// What prompts are made of.
public enum PromptKind: String, Sendable, Codable, CaseIterable {
  /// Words, of about the planned length in the server's tokens.
  case words
  /// The server's own token numbers, of exactly the planned length.
  case tokens
}

extension KeyedDecodingContainer {
  /// A run from before there were token numbers had words.
  func decode(_ type: PromptKind.Type, forKey key: Key) throws -> PromptKind {
    try decodeIfPresent(type, forKey: key) ?? .words
  }
}
