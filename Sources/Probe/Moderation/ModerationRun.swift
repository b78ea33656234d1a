public import Moderation

/// One run of a battery on one server: what was asked, how, and what it answered.
public struct ModerationRun: Equatable, Sendable, Codable {
  /// How it ended.
  public var status: ProbeRun.Status
  /// Why it did not complete.
  public var failure: ProbeError?
  /// What probed: name and version of the program.
  public var program = "weigh"
  /// Milliseconds since 1970 when it began.
  public var startedAt: Int64 = 0
  /// Milliseconds since 1970 when it ended.
  public var endedAt: Int64 = 0
  /// What a person calls the endpoint.
  public var endpointLabel: String
  /// The endpoint's address; it never holds a key.
  public var endpointURL: String
  /// What was served.
  public var model: ServedModel
  /// What was to be asked.
  public var plan: ModerationPlan
  /// The battery's name.
  public var batteryID: String
  /// Its version.
  public var batteryVersion: String
  /// SHA-256 of it.
  public var batteryHash: String
  /// The version of the rules its first labels are from.
  public var ruleset: String
  /// SHA-256 of these rules.
  public var rulesetHash: String
  /// How the model was asked not to think; nil before that is known.
  public var thinking: ThinkingMode?
  /// Whether it thinks nevertheless.
  public var keepsThinking = false
  /// SHA-256 of the system prompt; nil without one.
  public var systemPromptHash: String?
  /// Answers that were to come, samples counted.
  public var planned: Int
  /// The answers, in the order they came.
  public var answers: [ModerationAnswer]
  /// Whether its budget ended it.
  public var isBudgetSpent = false
  /// What was done differently from the plan.
  public var notes: [ProbeNote] = []

  /// A run that has not asked anything yet.
  public init(
    endpoint: Endpoint, model: ServedModel, plan: ModerationPlan, battery: Battery,
    tables: PhraseTables, planned: Int
  ) {
    status = .stopped
    endpointLabel = endpoint.label
    endpointURL = endpoint.url
    self.model = model
    self.plan = plan
    batteryID = battery.id
    batteryVersion = battery.version
    batteryHash = battery.hash
    ruleset = tables.version
    rulesetHash = tables.hash
    self.planned = planned
    answers = []
  }

  /// How it was kept from thinking, as a person reads it.
  public var thinkingWords: String {
    switch (thinking, keepsThinking) {
    case (nil, _): "not known"
    case (.unasked, false): "off: none was seen"
    case (let mode?, false): mode.words
    case (let mode?, true): "on: \(mode.words), and it thinks nevertheless"
    }
  }

  /// Answers that are still to come; those that failed are asked for again.
  public var missing: Int { max(0, planned - answers.count { $0.failure == nil }) }

  /// The exit code a command ends with, requirements apart.
  public var exitCode: Int32 {
    switch status {
    case .complete: 0
    case .stopped: 130
    case .failed: failure?.exitCode ?? 69
    }
  }
}
