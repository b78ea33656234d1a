public import Licensing

extension Verdict {
  /// The verdict in words.
  public var label: String {
    switch self {
    case .allowed: return "allowed"
    case .allowedWithDuty: return "allowed with a duty"
    case .needsLegalReview: return "needs legal review"
    case .unknown: return "not known"
    case .prohibited: return "prohibited"
    }
  }
}

extension Assumption {
  /// What was taken for granted, as a sentence.
  public var text: String {
    let label = IntendedUse.field(field)?.label ?? field
    let answer: String
    switch value {
    case .word(let word): answer = word
    case .flag(let flag): answer = flag ? "yes" : "no"
    case .number(let number): answer = Wording.grouped(number)
    case .words(let words): answer = words.isEmpty ? "none" : Wording.list(words)
    }
    return "\(label): \(answer) (\(field))."
  }
}
