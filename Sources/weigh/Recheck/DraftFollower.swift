internal import Catalog
internal import Records
internal import Store

/// Keeps the stored draft of a record in step with a change made to the record.
struct DraftFollower {
  let database: UserDatabase

  /// Takes the change over where the scenario of the record is stored here with the draft of that
  /// number.
  ///
  /// - Returns: what is to be said where the draft cannot follow; nothing where there is none.
  func follow(_ record: DecisionRecord) -> [String] {
    let name = record.basis.scenarioName
    guard let stored = try? database.scenario(named: name), let text = stored.state.draft,
      let json = try? JSONValue(jsonText: text)
    else { return [] }
    var draft = DecisionDraft(json: json)
    guard let number = draft.number, number == record.number else { return [] }
    draft.take(over: record)
    var state = stored.state
    state.draft = draft.json.canonicalText
    do {
      _ = try database.save(state, to: stored, title: "decision", at: Clock.now())
    } catch {
      return ["the draft stored with '\(name)' is not in step: \(error.message)"]
    }
    return database.path == nil
      ? ["the draft stored with '\(name)' is not in step, because nothing is stored here."] : []
  }
}
