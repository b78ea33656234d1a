extension Verdict {
  /// The verdict in plain words.
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

extension QuestionID {
  /// A short label.
  public var label: String {
    switch self {
    case .all: return "All questions"
    case .use: return "Use"
    case .threshold: return "Limits of size"
    case .territory: return "Territory"
    case .fieldOfUse: return "Field of use"
    case .redistribute: return "Passing on weights"
    case .hosting: return "Hosting"
    case .attribution: return "Attribution"
    case .naming: return "Naming"
    case .finetune: return "Fine-tuning"
    case .outputsTraining: return "Training on outputs"
    case .patent: return "Patents"
    case .indemnity: return "Indemnity"
    case .stability: return "Stability of terms"
    case .osi: return "OSI approval"
    case .law: return "Governing law"
    }
  }
}

extension Assumption {
  /// What was taken for granted, as a sentence.
  public var text: String {
    let answer: String
    switch value {
    case .word(let word): answer = word
    case .flag(let flag): answer = flag ? "yes" : "no"
    case .number(let number): answer = Figure.plain(number)
    case .words(let words): answer = words.isEmpty ? "none" : Figure.listed(words)
    }
    return "\(IntendedUse.field(field)?.label ?? field): \(answer) (\(field))."
  }
}
