internal import Catalog
internal import Decision
internal import Records
internal import Store

/// The decision being drafted for a stored scenario.
struct DraftKeeper {
  let session: Session

  /// The draft with its shortlist: the marked models, until somebody says otherwise.
  func draft(of outcome: Outcome) -> DecisionDraft {
    var draft: DecisionDraft
    if let text = session.stored?.state.draft, let json = try? JSONValue(jsonText: text) {
      draft = DecisionDraft(json: json)
    } else {
      draft = DecisionDraft(title: "")
      draft.question = ""
    }
    let state = session.stored?.state
    let picked = (state?.shortlist.isEmpty ?? true ? state?.marks : state?.shortlist) ?? []
    let open = Set(
      outcome.context.base.candidates.filter { $0.model.status != .closed }.map(\.model.id))
    draft.shortlist.removeAll { !open.contains($0.model) }
    for model in picked.map(\.model)
    where open.contains(model) && !draft.shortlist.contains(where: { $0.model == model }) {
      draft.shortlist.append(DecisionDraft.Candidate(model))
    }
    // Shown and exported in the order of the ranking; what is not ranked stands last.
    let places = Dictionary(
      outcome.rows.map { ($0.model.id, $0.position) }, uniquingKeysWith: { first, _ in first })
    draft.shortlist.sort {
      let left = places[$0.model] ?? .max
      let right = places[$1.model] ?? .max
      return left != right ? left < right : $0.model.precedesByBytes($1.model)
    }
    return draft
  }

  /// Keeps a draft with its scenario.
  func keep(_ draft: DecisionDraft) throws {
    guard let stored = session.stored else {
      throw Failure(
        .usage, "a decision is kept with a stored scenario, and this one is a file or a preset.",
        hint: "To store it: weigh needs --preset NAME --name NAME.")
    }
    try session.demandStorage()
    var state = stored.state
    state.draft = draft.json.canonicalText
    do {
      _ = try session.database.save(state, to: stored, title: "decision", at: Clock.now())
    } catch {
      throw Failure(error.exitStatus, error.message)
    }
  }
}
