internal import Decision
internal import Screens
internal import Store

/// Keeps a scenario while questions are answered: every answer at once, so that nothing is lost.
struct AskKeeper {
  private(set) var scenario: Scenario
  /// Whether the scenario is a file, which is never written to.
  private let isFile: Bool
  private let isStorable: Bool
  private var keeper: ScenarioKeeper
  private var document: Document
  private var failure: String?
  private(set) var isKept: Bool

  init(scenario: Scenario, stored: StoredScenario?, database: UserDatabase, isFile: Bool) {
    self.scenario = scenario
    self.isFile = isFile
    isStorable = database.path != nil
    keeper = ScenarioKeeper(database: database, stored: stored)
    isKept = stored != nil
    document = Document(
      scenario: scenario, marks: stored?.state.marks.map(\.model) ?? [],
      shortlist: stored?.state.shortlist.map(\.model) ?? [])
  }

  /// Takes over a change and keeps it under a title.
  mutating func change(to changed: Scenario, title: String) {
    guard changed != scenario else { return }
    scenario = changed
    document.scenario = changed
    guard !isFile, isStorable else { return }
    switch keeper.keep(document, title: title) {
    case .kept: isKept = true
    case .renamed(let name):
      isKept = true
      scenario.name = name
      document.scenario.name = name
    case .changedElsewhere(_, let sentence): failure = sentence
    case .failed(let sentence): failure = sentence
    }
  }

  /// Begins the scenario even where no answer changed it, so that it can be gone on with.
  mutating func begin() {
    guard !isKept, !isFile, isStorable, failure == nil else { return }
    switch keeper.keep(document, title: "ask") {
    case .kept: isKept = true
    case .renamed(let name):
      isKept = true
      scenario.name = name
    case .changedElsewhere(_, let sentence), .failed(let sentence): failure = sentence
    }
  }

  /// Whether the text of the scenario is all that is left of the answers.
  var printsText: Bool { isFile || !isStorable }

  /// What became of the answers.
  var ending: String? {
    if let failure { return "The last answers were not kept: \(failure)" }
    if isFile { return "The scenario is a file; its changed text follows and nothing was saved." }
    if !isStorable { return "Nothing was stored; the text of the scenario follows." }
    return isKept ? "Kept as scenario '\(scenario.name)'." : nil
  }
}
