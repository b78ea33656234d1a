internal import Catalog
internal import Decision
internal import Records
internal import Screens
internal import Store

/// Keeps a document on every change, so that quitting asks nothing and a crash loses nothing.
struct ScenarioKeeper {
  /// What came of keeping a document.
  enum Result {
    case kept
    /// It was kept under another name, because its own was taken by another scenario.
    case renamed(String)
    /// Another program changed the scenario; this is how it stands now.
    case changedElsewhere(Document, String)
    case failed(String)
  }

  let database: UserDatabase
  var stored: StoredScenario?
  /// Names this program has stored scenarios under; going back to one by undo is no new scenario.
  private var own: Set<String> = []

  init(database: UserDatabase, stored: StoredScenario?) {
    self.database = database
    self.stored = stored
    if let stored { own.insert(stored.name) }
  }

  /// Saves a document under its scenario's name.
  mutating func keep(_ document: Document, title: String) -> Result {
    let time = Clock.now()
    let name = document.scenario.name
    do {
      if let stored, stored.name == name {
        self.stored = try database.save(
          state(of: document), to: stored, title: title, at: time)
        return .kept
      }
      if own.contains(name), let former = try database.scenario(named: name) {
        stored = try database.save(
          state(of: document), to: former, title: title, at: time)
        _ = try database.openScenario(named: name)
        return .kept
      }
      return try begin(document, at: time)
    } catch let error as UserDatabaseError {
      if case .changedElsewhere(let name) = error,
        let present = try? database.scenario(named: name),
        let scenario = try? Scenario(toml: present.state.needs, file: name)
      {
        stored = present
        let document = Document(scenario: scenario, state: present.state)
        return .changedElsewhere(document, "Another Weigh changed it; this is how it stands now.")
      }
      return .failed(error.message)
    } catch {
      return .failed("\(error)")
    }
  }

  private mutating func begin(_ document: Document, at time: String) throws -> Result {
    let wanted = document.scenario.name
    let name = try freeName(wanted)
    var document = document
    document.scenario.name = name
    _ = try database.createScenario(
      named: name, state: state(of: document), at: time)
    stored = try database.openScenario(named: name)
    own.insert(name)
    return name == wanted ? .kept : .renamed(name)
  }

  private func state(of document: Document) -> ScenarioState {
    let isBegun = document.draft != DecisionDraft(title: "")
    return ScenarioState(
      needs: document.scenario.toml, marks: document.marks.map { ModelChoice(model: $0) },
      shortlist: document.shortlist.map { ModelChoice(model: $0) },
      draft: isBegun ? document.draft.json.canonicalText : nil)
  }

  /// The name, or the name with the first number that is free.
  private func freeName(_ name: String) throws -> String {
    let taken = Set(try database.scenarios().map(\.name))
    guard taken.contains(name) else { return name }
    var number = 2
    while taken.contains("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }
}
