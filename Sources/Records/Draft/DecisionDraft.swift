public import Catalog

/// What people bring to a decision: the question, the shortlist, the reasons and the names.
///
/// Everything else of a record comes from the outcome.
public struct DecisionDraft: Hashable, Sendable {
  /// One model of the shortlist with what people say of it.
  public struct Candidate: Hashable, Sendable {
    /// The model's id.
    public var model: String
    /// What people say of it.
    public var verdict: ShortlistVerdict
    /// How far the duties of its licenses are.
    public var duties = DutyStates()

    /// Pairs a model with its verdict.
    public init(_ model: String, _ verdict: ShortlistVerdict = .open) {
      self.model = model
      self.verdict = verdict
    }
  }

  /// The title; the slug follows from it.
  public var title: String
  /// The question that is decided, with what must be known to understand it.
  public var question: String
  /// The product that will use the model.
  public var product: String?
  /// What it will be used for, for whom, and what for not.
  public var use: DecisionRecord.UseNote
  /// Who decides.
  public var deciders: [String]
  /// Who was asked.
  public var consulted: [String]
  /// Who is told.
  public var informed: [String]
  /// The day of the decision; `nil` means the day the record is made.
  public var decided: CalendarDate?
  /// The number of the record; `nil` until it is exported.
  public var number: Int?
  /// The name of its files, where the title's own slug will not do.
  public var slug: String?
  /// The status people ask for; `accepted` is granted when nothing is missing.
  public var status: DecisionRecord.Status
  /// The models in question, in order.
  public var shortlist: [Candidate]
  /// Whether the decision is for none of these.
  public var isNoneOfThese: Bool
  /// Why the chosen model, or why none.
  public var because: String
  /// What speaks against it.
  public var against: [String]
  /// Why it, when another one ranks above it.
  public var notFirstBecause: String?
  /// What would open the question again.
  public var reopenIf: [DecisionRecord.ReopenCondition]
  /// Anything else.
  public var notes: String
  /// When to look again, where people set it.
  public var reviewBy: CalendarDate?
  /// Why later than the window allows.
  public var reviewReason: String?
  /// The day from which the decision counts no more.
  public var expires: CalendarDate?
  /// The looks that were taken since the decision.
  public var reviews: [DecisionRecord.ReviewNote]
  /// What reviewers say of the models.
  public var opinions: [DecisionRecord.Opinion]
  /// What people say of items of the checklist; items that are not named are open.
  public var checklist: [DecisionRecord.ChecklistEntry]
  /// Findings of later checks that somebody has seen and lives with.
  public var acknowledged: [DecisionRecord.Acknowledgement]

  /// A proposal without a shortlist.
  public init(title: String) {
    self.title = title
    question = ""
    product = nil
    use = DecisionRecord.UseNote()
    deciders = []
    consulted = []
    informed = []
    decided = nil
    number = nil
    slug = nil
    status = .proposed
    shortlist = []
    isNoneOfThese = false
    because = ""
    against = []
    notFirstBecause = nil
    reopenIf = []
    notes = ""
    reviewBy = nil
    reviewReason = nil
    expires = nil
    reviews = []
    opinions = []
    checklist = []
    acknowledged = []
  }
}

/// What people say of a model of the shortlist.
public enum ShortlistVerdict: Hashable, Sendable {
  case open
  case choose
  case fallback
  /// Not this one, and why.
  case no(reason: String)

  /// The word in files.
  public var word: String {
    switch self {
    case .open: return "open"
    case .choose: return "choose"
    case .fallback: return "fallback"
    case .no: return "no"
    }
  }

  /// The reason, where it is a no.
  public var reason: String? {
    if case .no(let reason) = self { return reason }
    return nil
  }

  /// The verdict a word in a file stands for.
  public init?(word: String, reason: String?) {
    switch word {
    case "open": self = .open
    case "choose": self = .choose
    case "fallback": self = .fallback
    case "no": self = .no(reason: reason ?? "")
    default: return nil
    }
  }
}
