/// One model, and one way of running it where that was chosen too.
public struct ModelChoice: Hashable, Sendable {
  /// The model's id.
  public var model: String
  /// The key of the delivery; `nil` for whichever is best.
  public var delivery: String?

  /// Names a choice.
  public init(model: String, delivery: String? = nil) {
    self.model = model
    self.delivery = delivery
  }
}

/// All of a scenario that a person can change, and so can undo.
public struct ScenarioState: Hashable, Sendable {
  /// Needs and weights, as TOML.
  public var needs: String
  /// Marked models, in the order they were marked.
  public var marks: [ModelChoice]
  /// The shortlist, first place first.
  public var shortlist: [ModelChoice]
  /// The decision being drafted, as JSON; `nil` before anybody began.
  public var draft: String?

  /// Makes a state.
  public init(
    needs: String, marks: [ModelChoice] = [], shortlist: [ModelChoice] = [], draft: String? = nil
  ) {
    self.needs = needs
    self.marks = marks
    self.shortlist = shortlist
    self.draft = draft
  }
}

/// A scenario as it was when it was read.
public struct StoredScenario: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// The number of its needs: name and revision together never mean two different texts.
  public let revision: Int
  /// When it last changed, as the caller said.
  public let updated: String
  /// What it holds.
  public let state: ScenarioState
  /// What undo would take back; `nil` at the beginning.
  public let undoTitle: String?
  /// What redo would bring back; `nil` when nothing was undone.
  public let redoTitle: String?

  let id: Int64
  let head: Int64
}

/// A scenario in a list.
public struct ScenarioSummary: Hashable, Sendable {
  /// Its name.
  public let name: String
  /// The number of its needs.
  public let revision: Int
  /// When it last changed, as the caller said.
  public let updated: String
  /// How many changes its history holds, those undone included.
  public let edits: Int
}

/// One change in a scenario's history.
public struct ScenarioEdit: Hashable, Sendable {
  /// What was done, in the words of the screen.
  public let title: String
  /// When, as the caller said.
  public let made: String
  /// The number of the needs after it.
  public let revision: Int
}
