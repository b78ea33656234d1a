internal import Catalog
internal import Decision
internal import Licensing
internal import Records

/// `NUMBER=STATE`: how far a duty of the chosen model is.
struct DutyChange {
  let number: Int
  let state: LicenseDuty.State

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let number = Int(parts[0]) else {
      throw Failure(
        .usage, "'--duty \(text)' is not of the form NUMBER=STATE.",
        hint: "weigh decide numbers the duties of the chosen model.")
    }
    guard let state = LicenseDuty.State(rawValue: parts[1]) else {
      let words = LicenseDuty.State.allCases.map(\.rawValue)
      throw Failure(
        .usage, "'\(parts[1])' is no state of a duty.",
        hint: "There are \(Wording.list(words)).")
    }
    self.number = number
    self.state = state
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
    draft.shortlist[position].duties[duties[number - 1]] = state
  }

  /// The duties of the chosen model, numbered, each with its state.
  static func lines(_ draft: DecisionDraft, _ outcome: Outcome) -> [String] {
    guard let chosen = draft.shortlist.first(where: { $0.verdict == .choose }) else { return [] }
    let duties = duties(of: chosen.model, in: outcome)
    guard !duties.isEmpty else { return [] }
    return ["Duties of \(chosen.model):"]
      + duties.enumerated().map { position, duty in
        "  \(position + 1). \(chosen.duties[duty].rawValue): \(duty)"
      }
  }

  private static func duties(of model: String, in outcome: Outcome) -> [String] {
    let alternative =
      outcome.row(of: model)?.alternative ?? outcome.exclusion(of: model)?.alternative
    return alternative?.license.duties ?? []
  }
}
