internal import Catalog
internal import Decision
internal import Records

/// `NUMBERS=STATE[:OWNER[:DATE[:NOTE]]]`: how far items of the checklist are.
struct ItemChange {
  typealias State = DecisionRecord.ChecklistEntry.State

  let items: [Int]
  let state: State
  let rest: ChangeTail

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw Failure(
        .usage, "'--item \(text)' is not of the form NUMBERS=STATE[:OWNER[:DATE[:NOTE]]].",
        hint: "Example: --item 1-3=done --item '4=open:reviewer 1:2027-01-15'.")
    }
    items = try Self.numbers(parts[0])
    let (word, rest) = try ChangeTail.split(parts[1], of: "--item", limit: 3)
    let wanted = word.lowercased().split(separator: "-").joined(separator: " ")
    guard let state = State(rawValue: wanted) else {
      let words = State.allCases.map(\.rawValue)
      throw Failure(
        .usage, "'\(word)' is no state of an item.",
        hint: Spelling.nearest(wanted, in: words).map { "Did you mean '\($0)'?" }
          ?? "There are \(Wording.list(words)).")
    }
    self.state = state
    self.rest = rest
  }

  /// Changes the state; name, day and note stay where none is given.
  func apply(to draft: inout DecisionDraft) {
    for id in items {
      var entry = draft.checklistEntry(id)
      entry.state = state
      if let owner = rest.owner { entry.owner = owner }
      if let due = rest.due { entry.due = due }
      if let note = rest.note { entry.note = note }
      draft.set(entry)
    }
  }

  /// `4`, `1-3`, `1-3,7`.
  private static func numbers(_ text: String) throws -> [Int] {
    let all = ChecklistItem.all.map(\.id)
    var numbers: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
        Int($0.filter { $0 != " " })
      }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count < 3,
        first <= last, all.contains(first), all.contains(last)
      else {
        throw Failure(
          .usage, "'--item \(text)=…' names no item of the checklist.",
          hint: "Items have numbers from 1 to \(all.count): weigh decide --checklist.")
      }
      numbers += first...last
    }
    return numbers
  }
}
