internal import Catalog
internal import Decision
internal import Records

/// `REVIEWER:MODEL=STANCE[: NOTE]`: what a reviewer says of a model.
struct OpinionChange {
  typealias Stance = DecisionRecord.Opinion.Stance

  let reviewer: String
  let model: String
  let stance: Stance
  let note: String?

  init(_ text: String) throws {
    let head = text.split(separator: ":", maxSplits: 1).map(String.init)
    let tail = head.count == 2 ? head[1].split(separator: "=", maxSplits: 1).map(String.init) : []
    guard tail.count == 2, let reviewer = Self.said(head[0]), let model = Self.said(tail[0]) else {
      throw Failure(
        .usage, "'--opinion \(text)' is not of the form REVIEWER:MODEL=STANCE[: NOTE].",
        hint: "Example: --opinion 'reviewer 1:Qwen/QwQ-32B=objects: data unstated'.")
    }
    let words = tail[1].split(separator: ":", maxSplits: 1).map(String.init)
    let wanted = Self.said(words.first ?? "") ?? ""
    guard let stance = Stance(rawValue: wanted.lowercased()) else {
      let known = Stance.allCases.map(\.rawValue)
      throw Failure(
        .usage, "'\(wanted)' is no opinion.",
        hint: Spelling.nearest(wanted, in: known).map { "Did you mean '\($0)'?" }
          ?? "There are \(Wording.list(known)).")
    }
    self.reviewer = reviewer
    self.model = model
    self.stance = stance
    note = words.count == 2 ? Self.said(words[1]) : nil
  }

  /// Puts the opinion in the place of an earlier one.
  func apply(to draft: inout DecisionDraft, model id: String, on day: CalendarDate) {
    draft.set(
      DecisionRecord.Opinion(
        reviewer: reviewer, model: id, stance: stance, date: stance == .notAsked ? nil : day,
        note: note))
  }

  /// The words of a text with single blanks, if there are any.
  private static func said(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}
