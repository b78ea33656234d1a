internal import Catalog
internal import Decision
internal import Records
internal import Screens
internal import Store

/// The decision being drafted for a stored scenario.
struct DraftKeeper {
  let session: Session

  /// The draft with its shortlist: the marked models, until somebody says otherwise.
  func draft(of outcome: Outcome) -> DecisionDraft {
    let state = session.stored?.state
    let picked = (state?.shortlist.isEmpty ?? true ? state?.marks : state?.shortlist) ?? []
    return DecisionDraft(stored: state?.draft).listing(picked.map(\.model), in: outcome)
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

extension DecisionDraft {
  /// The draft as a scenario keeps it; an empty one where nobody began.
  init(stored text: String?) {
    if let text, let json = try? JSONValue(jsonText: text) {
      self.init(json: json)
    } else {
      self.init(title: "")
    }
  }
}

extension Document {
  /// A stored scenario with everything people can change.
  init(scenario: Scenario, state: ScenarioState?) {
    self.init(
      scenario: scenario, marks: state?.marks.map(\.model) ?? [],
      shortlist: state?.shortlist.map(\.model) ?? [], draft: DecisionDraft(stored: state?.draft))
  }
}
