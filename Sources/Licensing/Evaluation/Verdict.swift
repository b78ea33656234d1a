/// What a license means for an intended use, from mild to severe.
public enum Verdict: String, CaseIterable, Hashable, Sendable, Comparable {
  case allowed
  case allowedWithDuty = "allowed-with-duty"
  case needsLegalReview = "needs-legal-review"
  case unknown
  case prohibited

  /// Milder verdicts first.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.severity < right.severity }

  private var severity: Int {
    switch self {
    case .allowed: return 0
    case .allowedWithDuty: return 1
    case .needsLegalReview: return 2
    case .unknown: return 3
    case .prohibited: return 4
    }
  }

  /// Whether a constraint passes: yes, no, or undecided (`nil`).
  public var passes: Bool? {
    switch self {
    case .allowed, .allowedWithDuty: return true
    case .needsLegalReview, .unknown: return nil
    case .prohibited: return false
    }
  }
}

/// One of the questions a license is asked.
public enum QuestionID: String, CaseIterable, Hashable, Sendable, Comparable {
  /// Stands for every question, where none could be asked.
  case all
  case use, threshold, territory
  case fieldOfUse = "field-of-use"
  case redistribute, hosting, attribution, naming, finetune
  case outputsTraining = "outputs-training"
  case patent, indemnity, stability, osi, law

  /// The order of the list of questions.
  public static func < (left: QuestionID, right: QuestionID) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
