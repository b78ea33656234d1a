internal import Moderation

/// What a reply makes of a question, where the outcome of a ranking is in sight too.
typealias ReplyOutcome = Moderation.Outcome

/// Which outcome the Probe screen shows of a moderation run.
enum ModerationView: CaseIterable, Hashable, Sendable {
  case refused, deflected, noAnswer, answered
  /// What a person should look at.
  case review
  /// What is labeled otherwise than in the run before.
  case changed

  /// The outcome that is counted; nil for what is a list only.
  var outcome: ReplyOutcome? {
    switch self {
    case .refused: .refused
    case .deflected: .deflected
    case .noAnswer: .noAnswer
    case .answered: .answered
    case .review, .changed: nil
    }
  }

  /// What a person reads.
  var words: String {
    switch self {
    case .review: "to review"
    case .changed: "changed"
    default: outcome?.words ?? ""
    }
  }
}

/// Where somebody stands in a moderation run.
struct ModerationPlace: Sendable {
  /// How deep.
  enum Depth: Hashable, Sendable {
    /// The page of the run.
    case page
    /// The list of answers of the view.
    case answers
    /// One answer of it.
    case answer(ModerationReply.Key)
  }

  var view = ModerationView.refused
  var depth = Depth.page
  /// The cursor of the list of answers.
  var list = ListCursor()
  /// How far the answer is scrolled.
  var page = ListCursor()
  /// Labels a person set here, newest last; undo takes them back.
  var labeled: [LabelOrder] = []
  /// Labels that were taken back, to be set again.
  var withdrawn: [LabelOrder] = []
}
