internal import Catalog
internal import Decision

/// Fills in the checklist: what people say of each item, and what the record knows of it.
enum Checklist {
  /// What the facts of one item are made from.
  typealias Facts = @Sendable (ChecklistSubject) -> [String]

  /// The facts of every item, in the checklist's order.
  static let facts: [Facts] = [
    useFacts, needFacts, artifactFacts, licenseFacts, trainingDataFacts, cardFacts, hostFacts,
    chainFacts, probeFacts, noFacts, weaknessFacts, noFacts, limitFacts, noFacts, noFacts,
    fallbackFacts, reopeningFacts, noticeFacts, approvalFacts,
  ]

  /// All items: as people left them, with the facts of the day.
  ///
  /// **Shape**: an item nobody named is open; of one named twice the last word counts.
  static func filled(
    _ said: [DecisionRecord.ChecklistEntry], _ subject: ChecklistSubject
  ) -> [DecisionRecord.ChecklistEntry] {
    zip(ChecklistItem.all, facts).map { item, facts in
      var entry = said.last { $0.id == item.id } ?? DecisionRecord.ChecklistEntry(item.id)
      entry.facts = facts(subject)
      return entry
    }
  }

  /// Items of which only people know anything.
  @Sendable private static func noFacts(_ subject: ChecklistSubject) -> [String] { [] }
}

/// What is known when the checklist of a record is filled in.
struct ChecklistSubject {
  /// The record, all but its checklist.
  let record: DecisionRecord
  /// What it was made from.
  let outcome: Outcome
  /// The chosen model by the way it was ranked by; `nil` while none is chosen.
  let alternative: Alternative?
  /// The figures of the chosen model.
  let entry: DecisionRecord.Entry?

  init(_ record: DecisionRecord, outcome: Outcome) {
    self.record = record
    self.outcome = outcome
    entry = record.chosen.flatMap(record.entry)
    alternative = record.chosen.flatMap { id in
      outcome.row(of: id)?.alternative ?? outcome.exclusion(of: id)?.alternative
        ?? outcome.restriction(of: id)?.alternative
    }
  }
}

extension DecisionDraft {
  /// The item as people left it; one nobody named is open.
  public func checklistEntry(_ id: Int) -> DecisionRecord.ChecklistEntry {
    checklist.last { $0.id == id } ?? DecisionRecord.ChecklistEntry(id)
  }

  /// Puts an item as people say; one that is open without a word is forgotten.
  public mutating func set(_ entry: DecisionRecord.ChecklistEntry) {
    checklist.removeAll { $0.id == entry.id }
    var entry = entry
    entry.facts = []
    guard entry != DecisionRecord.ChecklistEntry(entry.id) else { return }
    checklist.append(entry)
    checklist.sort { $0.id < $1.id }
  }
}
