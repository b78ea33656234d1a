extension Verdict {
  /// The verdict in plain words.
  public var label: String {
    switch self {
    case .allowed: return "allowed"
    case .allowedWithDuty: return "allowed with duties"
    case .needsLegalReview: return "needs legal review"
    case .unknown: return "unknown"
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
  /// What was assumed, in one sentence.
  public var text: String {
    let label = IntendedUse.field(field)?.label ?? field
    switch value {
    case .flag(let flag): return "\(label): assumed \(flag ? "yes" : "no")."
    case .word(let word): return "\(label): assumed \(word)."
    case .number(let number): return "\(label): assumed \(Figure.plain(number))."
    case .words(let words):
      return "\(label): assumed \(words.isEmpty ? "none" : Figure.listed(words))."
    }
  }
}
