internal import Catalog
internal import Decision
internal import Licensing
internal import Records

/// `NUMBER=STATE[:OWNER[:DATE]]`: how far a duty of the chosen model is, and who sees to it.
struct DutyChange {
  let number: Int
  let state: LicenseDuty.State
  let rest: ChangeTail

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let number = Int(parts[0]) else {
      throw Failure(
        .usage, "'--duty \(text)' is not of the form NUMBER=STATE[:OWNER[:DATE]].",
        hint: "weigh decide numbers the duties of the chosen model.")
    }
    let (word, rest) = try ChangeTail.split(parts[1], of: "--duty", limit: 2)
    guard let state = LicenseDuty.State(rawValue: word) else {
      let words = LicenseDuty.State.allCases.map(\.rawValue)
      throw Failure(
        .usage, "'\(word)' is no state of a duty.", hint: "There are \(Wording.list(words)).")
    }
    self.number = number
    self.state = state
    self.rest = rest
  }

  func apply(to draft: inout DecisionDraft, outcome: Outcome) throws {
    guard let position = draft.shortlist.firstIndex(where: { $0.verdict == .choose }) else {
      throw Failure(
        .usage, "no model is chosen yet.", hint: "Choose one: weigh decide --choose ID.")
    }
    let duties = Self.duties(of: draft.shortlist[position].model, in: outcome)
    guard duties.indices.contains(number - 1) else {
      throw Failure(
        .usage, "there is no duty \(number); the license asks for \(duties.count).",
        hint: "weigh decide numbers them.")
    }
    var standing = draft.shortlist[position].duties[standing: duties[number - 1]]
    standing.state = state
    if let owner = rest.owner { standing.owner = owner }
    if let due = rest.due { standing.due = due }
    draft.shortlist[position].duties[standing: duties[number - 1]] = standing
  }

  /// The duties of the chosen model, numbered, each with its state.
  static func lines(_ draft: DecisionDraft, _ outcome: Outcome) -> [String] {
    guard let chosen = draft.shortlist.first(where: { $0.verdict == .choose }) else { return [] }
    let duties = duties(of: chosen.model, in: outcome)
    guard !duties.isEmpty else { return [] }
    return ["Duties of \(chosen.model):"]
      + duties.enumerated().map { position, duty in
        let standing = chosen.duties[standing: duty]
        let people = [standing.owner, standing.due.map { "by \($0)" }].compactMap(\.self)
        let words = ([standing.state.rawValue] + people).joined(separator: ", ")
        return "  \(position + 1). \(words): \(duty)"
      }
  }

  private static func duties(of model: String, in outcome: Outcome) -> [String] {
    let alternative =
      outcome.row(of: model)?.alternative ?? outcome.exclusion(of: model)?.alternative
      ?? outcome.restriction(of: model)?.alternative
    return alternative?.license.duties ?? []
  }
}
