/// Where a run is.
public struct ProbeProgress: Equatable, Sendable {
  /// A part of a run.
  public enum Step: String, Sendable, Codable, CaseIterable {
    /// Does a server answer, and with which model?
    case connect
    /// Requests that do not count, and two that measure prompts.
    case warmUp = "warm-up"
    /// Requests that measure the first token.
    case firstToken = "first-token"
    /// Requests that measure speed.
    case throughput
    /// Several requests at once.
    case streams
    /// Files of a layer probe are written.
    case files
    /// Engines of a layer probe load them.
    case engines
    /// Rounds of short prompts on both files.
    case rounds
    /// Rounds of long prompts on both files.
    case longPrompt = "long-prompt"
    /// Questions of the moderation battery.
    case moderation
    /// Another model labels the answers.
    case judge

    /// What it is called.
    public var words: String {
      switch self {
      case .connect: "server answers"
      case .warmUp: "warm-up"
      case .firstToken: "first token"
      case .throughput: "throughput"
      case .streams: "several at once"
      case .files: "write two files"
      case .engines: "start the engine"
      case .rounds: "rounds"
      case .longPrompt: "long prompts"
      case .moderation: "moderation"
      case .judge: "judge"
      }
    }
  }

  /// Something that takes time.
  public enum Wait: Equatable, Sendable {
    /// For the first text of an answer.
    case answer(seconds: Double)
    /// For a model that is loading.
    case loading(seconds: Double)
    /// Before a request is sent again.
    case retry(seconds: Double)
    /// Because the server asked to.
    case rateLimit(seconds: Double)
  }

  /// The part it is in.
  public var step: Step
  /// Requests of this part that are done.
  public var done: Int
  /// Requests of this part.
  public var total: Int
  /// Seconds since the run began, pauses not counted.
  public var elapsedSeconds: Double
  /// Seconds the rest will take if it goes on like this: an estimate, nil before the first
  /// answer.
  public var secondsLeft: Double?
  /// The last value of this part: milliseconds to the first token, or tokens per second.
  public var lastValue: Double?
  /// What is waited for now, if it takes more than a second.
  public var wait: Wait?

  /// A place in a run.
  public init(
    step: Step, done: Int, total: Int, elapsedSeconds: Double, lastValue: Double? = nil,
    wait: Wait? = nil, secondsLeft: Double? = nil
  ) {
    self.step = step
    self.done = done
    self.total = total
    self.elapsedSeconds = elapsedSeconds
    self.lastValue = lastValue
    self.wait = wait
    self.secondsLeft = secondsLeft
  }
}

/// What a run should do next.
public enum ProbeControl: Sendable {
  /// Go on. A caller pauses a run by taking its time to answer.
  case proceed
  /// End here and keep what was measured.
  case stop
}
