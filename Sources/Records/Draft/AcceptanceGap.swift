public import Catalog

/// What keeps a decision from being accepted.
public enum AcceptanceGap: Hashable, Sendable {
  /// No model is chosen, and nobody said that none is.
  case noChoice
  /// More than one model is chosen.
  case severalChosen([String])
  /// A model is chosen, and the decision is for none.
  case choiceBesideNone(String)
  /// Nobody has said anything of a model of the shortlist.
  case verdictOpen(String)
  /// A model is turned down without a reason.
  case reasonMissing(String)
  /// The chosen model is kept out by these needs.
  case chosenIsOut(String, needs: [String])
  /// The chosen model is left out by policy packs that are on.
  case chosenIsRestricted(String, packs: [String])
  /// These items of the checklist are open, and nobody says who sees to them by when.
  case itemsOpen([Int])
  /// These items are accepted risks, and nobody says who accepts them and why.
  case risksUnexplained([Int])
  /// The review is later than the window allows, and nobody says why.
  case reviewTooLate(CalendarDate, last: CalendarDate, windowDays: Int)
  /// The decision expires before anybody looks at it again.
  case expiresBeforeReview(CalendarDate, review: CalendarDate)
}

extension AcceptanceGap {
  /// What is wrong with the dates of a decision.
  static func dates(
    _ review: DecisionRecord.Review, expires: CalendarDate?, last: CalendarDate?
  ) -> [AcceptanceGap] {
    var gaps: [AcceptanceGap] = []
    if let last, let days = review.windowDays, review.day > last, review.reason == nil {
      gaps.append(.reviewTooLate(review.day, last: last, windowDays: days))
    }
    if let expires, expires < review.day {
      gaps.append(.expiresBeforeReview(expires, review: review.day))
    }
    return gaps
  }
}

extension DecisionDraft {
  /// What the draft chooses; of several chosen models, the first.
  public var choice: DecisionRecord.Choice {
    if let chosen = shortlist.first(where: { $0.verdict == .choose }) {
      return .model(chosen.model)
    }
    return isNoneOfThese ? .noneOfThese : .open
  }

  /// The id of the chosen model.
  var chosenModel: String? {
    if case .model(let id) = choice { return id }
    return nil
  }

  /// What a draft lacks to be accepted, as far as it can tell by itself.
  public var gaps: [AcceptanceGap] {
    var gaps: [AcceptanceGap] = []
    let chosen = shortlist.filter { $0.verdict == .choose }.map(\.model)
    if chosen.isEmpty && !isNoneOfThese { gaps.append(.noChoice) }
    if chosen.count > 1 { gaps.append(.severalChosen(chosen)) }
    if let first = chosen.first, isNoneOfThese { gaps.append(.choiceBesideNone(first)) }
    for candidate in shortlist {
      switch candidate.verdict {
      case .open: gaps.append(.verdictOpen(candidate.model))
      case .no(let reason) where PlainText.oneLine(reason).isEmpty:
        gaps.append(.reasonMissing(candidate.model))
      case .no, .choose, .fallback: break
      }
    }
    let items = ChecklistItem.all.map { checklistEntry($0.id) }
    let open = items.filter { $0.state == .open && !$0.isAssigned }.map(\.id)
    if !open.isEmpty { gaps.append(.itemsOpen(open)) }
    let risks = items.filter { $0.state == .acceptedRisk && !$0.isExplained }.map(\.id)
    if !risks.isEmpty { gaps.append(.risksUnexplained(risks)) }
    return gaps
  }
}

extension DecisionRecord.ChecklistEntry {
  /// Whether somebody sees to it by a day.
  public var isAssigned: Bool { says(owner) && due != nil }

  /// Whether somebody stands for it with a reason.
  public var isExplained: Bool { says(owner) && says(note) }

  private func says(_ text: String?) -> Bool {
    text.map { !PlainText.oneLine($0).isEmpty } ?? false
  }
}
