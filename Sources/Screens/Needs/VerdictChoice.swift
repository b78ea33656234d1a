internal import Catalog
internal import Decision

/// What can be chosen for the license need: the verdict asked for, or what legal review means.
enum VerdictChoice: CaseIterable {
  case allowed, allowedWithDuty, keepReview, dropReview, askReview

  var label: String {
    switch self {
    case .allowed: return "allowed"
    case .allowedWithDuty: return "allowed with a duty"
    case .keepReview: return "for review: keep"
    case .dropReview: return "for review: drop"
    case .askReview: return "for review: ask"
    }
  }

  var detail: String {
    switch self {
    case .allowed: return "nothing has to be done for it"
    case .allowedWithDuty: return "duties such as a notice are fine"
    case .keepReview: return "models a lawyer must look at stay, marked ?"
    case .dropReview: return "models a lawyer must look at are left out"
    case .askReview: return "they are set aside until somebody answers"
    }
  }

  /// Whether the need stands so already.
  func holds(for must: Must) -> Bool {
    var chosen = must
    apply(to: &chosen)
    return chosen == must
  }

  func apply(to must: inout Must) {
    switch self {
    case .allowed: must.value = .text("allowed")
    case .allowedWithDuty: must.value = .text("allowed-with-duty")
    case .keepReview: must.review = nil
    case .dropReview: must.review = .drop
    case .askReview: must.review = .ask
    }
  }
}
