internal import Catalog

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
}

extension DecisionDraft {
  /// What the draft chooses; of several chosen models, the first.
  public var choice: DecisionRecord.Choice {
    if let chosen = shortlist.first(where: { $0.verdict == .choose }) {
      return .model(chosen.model)
    }
    return isNoneOfThese ? .noneOfThese : .open
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
