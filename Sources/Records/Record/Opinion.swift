public import Catalog

extension DecisionRecord {
  /// What one reviewer says of one model.
  public struct Opinion: Hashable, Sendable {
    /// Where a reviewer stands.
    public enum Stance: String, CaseIterable, Hashable, Sendable {
      case agrees, objects, undecided
      case notAsked = "not asked"
    }

    /// Who says it.
    public var reviewer: String
    /// The model's id.
    public var model: String
    /// Where they stand.
    public var stance: Stance
    /// When they said it.
    public var date: CalendarDate?
    /// Anything they add.
    public var note: String?

    /// Puts an opinion together.
    public init(
      reviewer: String, model: String, stance: Stance, date: CalendarDate? = nil,
      note: String? = nil
    ) {
      self.reviewer = reviewer
      self.model = model
      self.stance = stance
      self.date = date
      self.note = note
    }
  }

  /// What a model will be used for.
  public struct UseNote: Hashable, Sendable {
    /// The intended use.
    public var intended: String?
    /// Who will use it.
    public var users: [String]
    /// What it must not be used for.
    public var outOfScope: [String]

    /// Says nothing, or what is given.
    public init(intended: String? = nil, users: [String] = [], outOfScope: [String] = []) {
      self.intended = intended
      self.users = users
      self.outOfScope = outOfScope
    }
  }

  /// A look that was taken at the decision after it was made.
  public struct ReviewNote: Hashable, Sendable {
    /// The day of the look.
    public var date: CalendarDate
    /// Who looked.
    public var by: String
    /// What they say.
    public var note: String?
    /// The review date that held until then.
    public var former: CalendarDate

    /// Notes a look.
    public init(date: CalendarDate, by: String, note: String? = nil, former: CalendarDate) {
      self.date = date
      self.by = by
      self.note = note
      self.former = former
    }
  }

  /// A finding of a later check that somebody has seen and lives with.
  public struct Acknowledgement: Hashable, Sendable {
    /// The code of the finding.
    public var code: String
    /// The model it is about.
    public var model: String?
    /// When it was seen.
    public var date: CalendarDate
    /// Who lives with it.
    public var by: String
    /// Why.
    public var reason: String
    /// SHA-256 of what the finding found; the next change raises it again.
    public var factSHA256: String

    /// Notes that a finding was seen.
    public init(
      code: String, model: String?, date: CalendarDate, by: String, reason: String,
      factSHA256: String
    ) {
      self.code = code
      self.model = model
      self.date = date
      self.by = by
      self.reason = reason
      self.factSHA256 = factSHA256
    }
  }
}
