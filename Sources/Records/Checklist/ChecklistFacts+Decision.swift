internal import Catalog
internal import Decision
internal import Licensing

/// What people put into the record that also answers an item.
extension Checklist {
  /// 16: the models to fall back on.
  @Sendable static func fallbackFacts(_ subject: ChecklistSubject) -> [String] {
    let names = subject.record.marks.filter { $0.verdict == .fallback }.map(\.model)
    guard !names.isEmpty else { return ["No model of the shortlist is named as the fallback."] }
    return names.map { id in
      let place = subject.record.entry(id)?.placement
      let standing = place.map { "rank \($0.rank)" } ?? "not ranked"
      return "Fallback: \(id), \(standing)."
    }
  }

  /// 17: what opens the question again, and when to look in any case.
  @Sendable static func reopeningFacts(_ subject: ChecklistSubject) -> [String] {
    let conditions = subject.record.reopenIf
    var facts = conditions.map { condition in
      let who = condition.test == nil ? "People watch" : "weigh recheck tests"
      return "\(who): \(PlainText.oneLine(condition.text))."
    }
    if conditions.isEmpty { facts.append("No condition that reopens the question is named.") }
    return facts + [subject.record.review.reminder]
  }

  /// 18: what the licenses ask to be shown or passed on.
  @Sendable static func noticeFacts(_ subject: ChecklistSubject) -> [String] {
    guard let alternative = subject.alternative, let entry = subject.entry else { return [] }
    let states = subject.record.marks.first { $0.model == entry.id }?.duties ?? DutyStates()
    let duties = alternative.license.evaluation?.duties ?? []
    let shown = duties.filter(\.concernsNotices).map(\.text)
    guard !shown.isEmpty else { return ["No duty to show or pass on a notice is known."] }
    return unique(shown).map { "\(PlainText.capitalized(states[$0].rawValue)): \($0)" }
  }

  /// 19: who decided, when, and how long it holds.
  @Sendable static func approvalFacts(_ subject: ChecklistSubject) -> [String] {
    let record = subject.record
    return [
      record.deciders.isEmpty
        ? "Nobody is named as deciding." : "Decided by \(Wording.list(record.deciders)).",
      "Dated \(record.decided), status \(record.status.word).",
      record.review.reminder,
      record.expires.map { "It counts no more from \($0)." } ?? "No expiry is set.",
    ]
  }
}

extension LicenseDuty {
  /// Whether it is about what others are shown or handed.
  fileprivate var concernsNotices: Bool {
    switch kind {
    case .prescribed(let duty): return duty.kind != .register
    case .thresholdMark, .followUses, .propagation: return true
    case .registration, .redistribution, .hosting, .modificationLimits, .outputs, .hostLicense:
      return false
    }
  }
}
