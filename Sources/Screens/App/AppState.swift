public import Cells
public import Decision
internal import Sheets

/// Everything the full-screen program shows, as one value.
public struct AppState: Sendable {
  /// The catalog and what was measured here.
  public internal(set) var base: EvaluationBase
  /// What can be undone.
  public internal(set) var document: Document
  /// The ranking of the document, or of the change being tried.
  public internal(set) var outcome: Outcome
  /// The screen in front.
  public internal(set) var screen: ScreenID
  /// The size of the window, as last told.
  public internal(set) var size = Size(columns: 80, rows: 24)
  /// The marks to draw with.
  public var glyphs: GlyphSet
  /// The option that names what the program was opened on, where nothing of it is stored yet.
  public var origin: String?
  /// A sentence for the message line; gone with the next key.
  public internal(set) var message: String?

  /// The ranking of the document alone, and what each of its rules keeps out.
  var kept: Outcome
  var reports: [RuleReport]?
  var undone: [Change] = []
  var done: [Change] = []
  /// A smaller demand that is looked at and not kept.
  var trial: Trial?
  /// The screens left, newest last.
  var visited: [ScreenID] = []
  /// What is looked for, screen by screen.
  var filters: [Place: String] = [:]
  var needs = NeedsState()
  var rank = RankState()
  var excluded = ExcludedState()
  var compare = CompareState()
  var weights = WeightsState()
  var probe = ProbeState()
  var decide = DecideState()
  /// What of a record comes from outside: the day and the versions of the program.
  public var recording = Recording()
  /// Counts rankings, so that an answer to an older one is known as such.
  var rankingNumber = 0
  /// The marked models side by side, while that screen is in front, and the marks it was made for.
  var compared: ModelComparison?
  var comparedMarks: [String] = []
  /// The ways of the models that are unfolded or open; gone with the ranking they belong to.
  var openWays: [String: [Way]] = [:]
  /// The models opened over a list, innermost last.
  var details: [DetailState] = []
  var overlay: Overlay?

  /// A document before a change, and what the change was.
  struct Change: Hashable, Sendable {
    let document: Document
    let title: String
  }

  /// A change that is tried.
  struct Trial: Hashable, Sendable {
    /// The need it is a smaller demand of, by id.
    let need: String
    let change: Relaxation
    let words: String
  }

  /// Opens the program on a document; one without any need begins at the presets.
  ///
  /// - Throws: `ScenarioError` when the scenario cannot be ranked.
  public init(base: EvaluationBase, document: Document, screen: ScreenID, glyphs: GlyphSet) throws {
    self.base = base
    self.document = document
    self.screen = screen
    self.glyphs = glyphs
    outcome = try evaluate(EvaluationContext(base: base, scenario: document.scenario))
    kept = outcome
    if screen == .needs, document.isBlank { overlay = .picker(presetPicker) }
    settle()
  }

  /// Takes over new measurements, so that a finished probe counts at once.
  public mutating func use(_ base: EvaluationBase) {
    self.base = base
    weights.placedScenario = nil
    rerank()
    settle()
  }

  /// Says something in the message line, such as what a file would not take.
  public mutating func say(_ sentence: String) { message = sentence }

  /// Uses another name for a scenario, here and in everything undo holds.
  public mutating func rename(_ name: String, to other: String) {
    if document.scenario.name == name { document.scenario.name = other }
    let renamed = { (change: Change) in
      guard change.document.scenario.name == name else { return change }
      var document = change.document
      document.scenario.name = other
      return Change(document: document, title: change.title)
    }
    done = done.map(renamed)
    undone = undone.map(renamed)
    rerank()
  }

  /// Shows a document as another program left it; what was done here before cannot be undone.
  public mutating func replace(with document: Document) {
    self.document = document
    done = []
    undone = []
    trial = nil
    weights.saved = nil
    rerank()
    settle()
  }

  /// Takes note of the window's size.
  public mutating func resize(_ size: Size) {
    self.size = size
    settle()
  }

  /// The scenario that is shown: the document's, with the tried change.
  var shownScenario: Scenario {
    guard let trial else { return document.scenario }
    return document.scenario.relaxed(by: trial.change) ?? document.scenario
  }

  /// The place keys are looked up for.
  var place: Place {
    if !details.isEmpty { return .detail }
    switch screen {
    case .needs: return .needs
    case .rank: return .rank
    case .excluded: return .excluded
    case .compare: return .compare
    case .weights: return .weights
    case .probe: return .probe
    case .decide: return .decide
    }
  }

  /// Ranks again after a change; a scenario that cannot be ranked leaves the last result in place.
  @discardableResult
  mutating func rerank() -> Bool {
    do {
      let isKept = kept.scenario == document.scenario && kept.context.base === base
      let untried =
        isKept
        ? kept
        : try evaluate(
          EvaluationContext(base: base, scenario: document.scenario, reusing: kept.context))
      if trial != nil, document.scenario.musts.contains(where: { $0.id == trial?.need }) {
        outcome = try evaluate(
          EvaluationContext(base: base, scenario: shownScenario, reusing: untried.context))
      } else {
        trial = nil
        outcome = untried
      }
      openWays = [:]
      compared = nil
      rankingNumber += 1
      if !isKept { reports = nil }
      kept = untried
      rank.isStale = true
      return true
    } catch {
      message = Self.sentence("\(error)")
      return false
    }
  }

  /// A clause as the beginning of a sentence.
  public static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension Document {
  /// Whether nobody has asked for anything yet.
  var isBlank: Bool { scenario.musts.isEmpty && scenario.preferences.isEmpty }
}
