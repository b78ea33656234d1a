public import Catalog
internal import Licensing

/// A decision with everything it rests on: which models were looked at, what every one of them was
/// measured by, who decided what and why, and what would open the question again.
///
/// The record is the only source; every other file is generated from it. What is read back from its
/// JSON is equal to what was written. Everything a shortlist holds is read straight from the record:
/// `record.entries` is `record.content.entries`.
@dynamicMemberLookup
public struct DecisionRecord: Hashable, Sendable {
  /// The schema it is written in.
  public static let schema = "weigh.decision/\(schemaNumber)"
  /// Raised when an older Weigh cannot read the record any more.
  public static let schemaNumber = 2
  /// What must be said wherever a license verdict is shown.
  public static let disclaimer = LicenseEvaluation.disclaimer

  /// Where a decision stands.
  public enum Status: Hashable, Sendable {
    case proposed, accepted, rejected, deprecated
    /// Replaced by the record of this number.
    case superseded(by: Int)
  }

  /// What was decided.
  public enum Choice: Hashable, Sendable {
    /// Nothing yet.
    case open
    /// Against every model looked at.
    case noneOfThese
    /// For one model, by its id.
    case model(String)
  }

  /// A model of the shortlist with what people say of it.
  public struct Mark: Hashable, Sendable {
    /// The model's id.
    public let model: String
    /// What people say of it.
    public let verdict: ShortlistVerdict
    /// How far the duties of its licenses are.
    public let duties: DutyStates
  }

  /// When to look again, and how that day came about.
  public struct Review: Hashable, Sendable {
    /// How the day came about.
    public enum Basis: String, CaseIterable, Hashable, Sendable {
      /// People named it.
      case given
      /// The usual time between two releases of the family.
      case cadence
      /// The longest window, because nobody knows how often the family is replaced.
      case cadenceNotKnown = "cadence not known"
    }

    /// The day.
    public let day: CalendarDate
    /// How it came about.
    public let basis: Basis
    /// The days the window holds, whoever set the day; `nil` in records that do not say.
    public internal(set) var windowDays: Int? = nil
    /// Why people set a later day than the window allows.
    public internal(set) var reason: String? = nil
  }

  /// Its number in the folder; `nil` until it is exported.
  public internal(set) var number: Int?
  /// The name of its files.
  public internal(set) var slug: String
  /// The title.
  public internal(set) var title: String
  /// Where it stands.
  public internal(set) var status: Status
  /// What keeps it from being accepted, each in a sentence; empty unless acceptance was asked for.
  public internal(set) var missing: [String]
  /// The day of the decision.
  public internal(set) var decided: CalendarDate
  /// Who decides.
  public internal(set) var deciders: [String]
  /// Who was asked.
  public internal(set) var consulted: [String]
  /// Who is told.
  public internal(set) var informed: [String]
  /// The question, with what must be known to understand it.
  public internal(set) var question: String
  /// The product that will use the model.
  public internal(set) var product: String?
  /// What it will be used for, for whom, and what for not.
  public internal(set) var use: UseNote
  /// Anything else.
  public internal(set) var notes: String

  /// What was decided.
  public internal(set) var choice: Choice
  /// Why.
  public internal(set) var because: String
  /// What speaks against it.
  public internal(set) var against: [String]
  /// Why the chosen one, when another one ranks above it.
  public internal(set) var notFirstBecause: String?
  /// What people say of every model of the shortlist, in its order.
  public internal(set) var marks: [Mark]
  /// What reviewers say of the models, in the order they said it.
  public internal(set) var opinions: [Opinion]
  /// What would open the question again.
  public internal(set) var reopenIf: [ReopenCondition]
  /// When to look again.
  public internal(set) var review: Review
  /// The day from which the decision counts no more; never before the review.
  public internal(set) var expires: CalendarDate?
  /// The looks that were taken since, in their order.
  public internal(set) var reviews: [ReviewNote]
  /// How far each item of the checklist is, in the checklist's order; empty in older records.
  public internal(set) var checklist: [ChecklistEntry]
  /// Findings that somebody has seen and lives with.
  public internal(set) var acknowledged: [Acknowledgement]

  /// What everything above was decided on.
  public internal(set) var content: ShortlistContent
  /// What other programs added, under keys that begin with `x-`.
  public internal(set) var extensions: [String: JSONValue]

  /// What the shortlist holds.
  public subscript<Value>(dynamicMember path: KeyPath<ShortlistContent, Value>) -> Value {
    content[keyPath: path]
  }

  /// Four digits: `0007`.
  public static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The name of its files without an ending: `0007-support-bot-model`.
  public var fileStem: String { (number.map { Self.padded($0) + "-" } ?? "") + slug }

  /// The chosen model's id.
  public var chosen: String? {
    if case .model(let id) = choice { return id }
    return nil
  }

  /// The figures of a model of the shortlist.
  public func entry(_ id: String) -> Entry? { content.entry(id) }
}

extension DecisionRecord.Status {
  /// The word in files.
  public var word: String {
    switch self {
    case .proposed: return "proposed"
    case .accepted: return "accepted"
    case .rejected: return "rejected"
    case .deprecated: return "deprecated"
    case .superseded: return "superseded"
    }
  }

  /// The number of the record that replaces it.
  public var successor: Int? {
    if case .superseded(let number) = self { return number }
    return nil
  }

  /// The status a word in a file stands for.
  public init?(word: String, successor: Int?) {
    switch (word, successor) {
    case ("proposed", nil): self = .proposed
    case ("accepted", nil): self = .accepted
    case ("rejected", nil): self = .rejected
    case ("deprecated", nil): self = .deprecated
    case ("superseded", let number?): self = .superseded(by: number)
    default: return nil
    }
  }
}
