public import Probe

/// A run that is kept, with everything its page shows.
public struct ProbeRecord: Sendable {
  /// What was measured.
  public enum Content: Sendable {
    /// A server.
    case latency(ProbeRun)
    /// A model without its weights.
    case layers(LayerRun)
    /// How a server answers the questions of a battery.
    case moderation(ModerationRecord)
  }

  /// The run as the list shows it.
  public let entry: ProbeEntry
  /// What was measured.
  public let content: Content
  /// Which model of the catalog it counts for and how well that is known, in sentences.
  public let identity: [String]
  /// What changed since an earlier run of the same kind, in sentences; empty without one.
  public let drift: [String]
  /// The moderation run that this one repeats; nil for any other.
  public let former: ModerationRecord?
  /// The command that shows it again.
  public let command: String

  /// Describes a run.
  public init(
    entry: ProbeEntry, content: Content, identity: [String], drift: [String] = [],
    former: ModerationRecord? = nil, command: String
  ) {
    self.entry = entry
    self.content = content
    self.identity = identity
    self.drift = drift
    self.former = former
    self.command = command
  }
}

/// How a probe ended that was started on the screen.
public enum ProbeOutcome: Sendable {
  /// Something was measured and kept; `remark` says what keeping it did, or why it failed.
  case kept(ProbeRecord, remark: String)
  /// Nothing was measured; the sentence says why and what to do.
  case nothing(String)
  /// The server has several models, and one must be named.
  case choose([String])
}
