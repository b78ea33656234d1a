internal import Decision

/// How many items of a checklist are in which state.
public struct ChecklistProgress: Hashable, Sendable {
  /// Items by their state.
  public let counts: [DecisionRecord.ChecklistEntry.State: Int]
  /// All items.
  public let total: Int

  /// Counts a whole checklist.
  public init(_ entries: [DecisionRecord.ChecklistEntry]) {
    counts = Dictionary(entries.map { ($0.state, 1) }, uniquingKeysWith: +)
    total = entries.count
  }

  /// Counts the checklist of a draft, items nobody named included.
  public init(_ draft: DecisionDraft) {
    self.init(ChecklistItem.all.map { draft.checklistEntry($0.id) })
  }

  /// How many items are done.
  public var done: Int { counts[.done] ?? 0 }

  /// All counts in a sentence.
  public var sentence: String {
    let others = [DecisionRecord.ChecklistEntry.State.acceptedRisk, .notApplicable, .open]
      .compactMap { state in counts[state].map { "\(state.rawValue) \($0)" } }
    return "\(done) of \(total) done"
      + (others.isEmpty ? "" : "; " + others.joined(separator: ", "))
      + "."
  }
}
