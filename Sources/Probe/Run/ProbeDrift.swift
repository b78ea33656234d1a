public import Catalog

/// What changed between two runs against one endpoint.
///
/// **Shape** Figures whose definition depends on lengths that differ between the plans are left
/// out; `settings` names the plan then.
public struct ProbeDrift: Equatable, Sendable {
  /// A figure that both runs have.
  public enum Figure: String, Sendable, Codable, CaseIterable {
    /// Milliseconds to the first text.
    case firstToken = "ttft_ms"
    /// Tokens per second after the first.
    case decode = "decode_tok_s"
    /// Prompt tokens per second.
    case prompt = "prompt_tok_s"
    /// Milliseconds from sent to the end.
    case endToEnd = "e2e_ms"

    /// What a person calls it.
    public var words: String {
      switch self {
      case .firstToken: "first token"
      case .decode: "decode"
      case .prompt: "prompt"
      case .endToEnd: "whole answer"
      }
    }

    /// True for times, where less is better.
    var isTime: Bool { self == .firstToken || self == .endToEnd }

    func of(_ metrics: ProbeMetrics) -> MetricSummary? {
      switch self {
      case .firstToken: metrics.firstToken
      case .decode: metrics.decode
      case .prompt: metrics.prompt
      case .endToEnd: metrics.endToEnd
      }
    }
  }

  /// One figure, before and now.
  public struct Change: Equatable, Sendable {
    /// Which figure.
    public let figure: Figure
    /// Its summary in the earlier run.
    public let before: MetricSummary
    /// Its summary in the later run.
    public let now: MetricSummary

    /// The later median as a multiple of the earlier one.
    public var ratio: Double { now.median / before.median }

    /// Whether both runs have enough values for an interval of the median.
    public var hasIntervals: Bool { min(before.n, now.n) >= MetricSummary.fewestForInterval }

    /// True if the intervals of the medians do not overlap: the change is more than chance.
    public var intervalsPart: Bool {
      hasIntervals && (now.low > before.high || now.high < before.low)
    }

    init?(_ figure: Figure, _ before: ProbeRun, _ now: ProbeRun) {
      guard let old = figure.of(before.metrics), let new = figure.of(now.metrics), old.median > 0
      else { return nil }
      self.figure = figure
      self.before = old
      self.now = new
    }
  }

  /// The day of the earlier run, in universal time.
  public let since: CalendarDate?
  /// The figures both runs have, in the order of `Figure`.
  public let changes: [Change]
  /// What differs in the setting.
  public let settings: [RunDifference]

  /// Compares two runs; their order is that of their times.
  public init(_ one: ProbeRun, _ other: ProbeRun) {
    let isInOrder = one.startedAt <= other.startedAt
    let before = isInOrder ? one : other
    let now = isInOrder ? other : one
    // A day is a whole number of days since 1970, rounded down also before it.
    let day = (Double(before.startedAt) / 86_400_000).rounded(.down)
    since = Int(exactly: day).flatMap { CalendarDate(dayNumber: $0) }
    settings = RunDifference.between(before, now)
    let (old, new) = (before.plan, now.plan)
    let isSamePrompt =
      old.promptTokens == new.promptTokens && before.promptKind == now.promptKind
    let isSameAnswer =
      old.throughputPromptTokens == new.throughputPromptTokens
      && old.outputTokens == new.outputTokens
    changes = Figure.allCases.compactMap { figure in
      let isComparable =
        switch figure {
        case .firstToken, .prompt: isSamePrompt
        case .decode, .endToEnd: isSameAnswer
        }
      return isComparable ? Change(figure, before, now) : nil
    }
  }

  /// True if a figure changed by more than chance.
  public var isSignificant: Bool { changes.contains(where: \.intervalsPart) }
}
