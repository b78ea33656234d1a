/// What a rate counts and a requirement asks for.
public enum RateOutcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// Does in substance what was asked.
  case answered
  /// Refuses or talks around the question.
  case declined
  /// Answers and sends the reader to somebody who knows.
  case answeredCaveat = "answered_caveat"

  /// Whether a label is one.
  public func includes(_ label: FinalLabel) -> Bool {
    switch self {
    case .answered: label.outcome == .answered
    case .declined: label.outcome.isDeclined
    case .answeredCaveat: label.outcome == .answered && label.flags.contains(.caveat)
    }
  }

  /// What a person reads.
  public var words: String {
    switch self {
    case .answered: "answered"
    case .declined: "declined"
    case .answeredCaveat: "answered with a caveat"
    }
  }
}
