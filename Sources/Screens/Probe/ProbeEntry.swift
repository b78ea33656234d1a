public import Catalog
public import Moderation

/// An earlier run of this installation as the list of the Probe screen shows it.
public struct ProbeEntry: Hashable, Sendable {
  /// What was probed.
  public enum Kind: Hashable, Sendable {
    /// A server.
    case latency
    /// A model without its weights.
    case layers
    /// How a server answers the questions of a battery.
    case moderation
  }

  /// What came of the questions of a battery.
  public struct Moderation: Hashable, Sendable {
    /// How much was asked.
    public let tier: BatteryTier
    /// The answers that came, and those that were to come.
    public let answered: Int
    /// Answers that were to come.
    public let planned: Int
    /// Prompts refused, of those that count.
    public let refused: Int
    /// Prompts that count: answered, refused or deflected.
    public let counted: Int

    /// Counts a run.
    public init(tier: BatteryTier, answered: Int, planned: Int, refused: Int, counted: Int) {
      self.tier = tier
      self.answered = answered
      self.planned = planned
      self.refused = refused
      self.counted = counted
    }
  }

  /// How it ended.
  public enum Ending: Hashable, Sendable {
    /// As planned.
    case complete
    /// Early; what it has is kept, and the rest can be measured later.
    case stopped
    /// It has nothing that counts.
    case failed
  }

  /// The id it is kept under.
  public let id: String
  /// What was probed.
  public let kind: Kind
  /// When it began.
  public let date: CalendarDate?
  /// What was served, as the server or the catalog calls it.
  public let model: String
  /// Where it ran.
  public let place: String
  /// Milliseconds to the first token, the median or the predicted figure.
  public let firstTokenMilliseconds: Double?
  /// Tokens per second of one stream, the median or the predicted figure.
  public let tokensPerSecond: Double?
  /// How well it is known which model was measured, in a word or two.
  public let identity: String
  /// How it ended.
  public let ending: Ending
  /// Whether what it lacks can still be measured.
  public let canResume: Bool
  /// What came of the questions; nil for any other kind of run.
  public let moderation: Moderation?

  /// Describes a run.
  public init(
    id: String, kind: Kind, date: CalendarDate?, model: String, place: String,
    firstTokenMilliseconds: Double?, tokensPerSecond: Double?, identity: String,
    ending: Ending, canResume: Bool, moderation: Moderation? = nil
  ) {
    self.moderation = moderation
    self.id = id
    self.kind = kind
    self.date = date
    self.model = model
    self.place = place
    self.firstTokenMilliseconds = firstTokenMilliseconds
    self.tokensPerSecond = tokensPerSecond
    self.identity = identity
    self.ending = ending
    self.canResume = canResume
  }
}
