public import Decision
public import Records

/// What a person can change, and so can undo: scenario, marks, shortlist and the decision.
public struct Document: Hashable, Sendable {
  /// Needs, weights and everything else a result follows from.
  public var scenario: Scenario
  /// Marked models, in the order they were marked.
  public var marks: [String]
  /// The shortlist, first place first.
  public var shortlist: [String]
  /// What people bring to the decision.
  public var draft: DecisionDraft

  /// Makes a document.
  public init(
    scenario: Scenario, marks: [String] = [], shortlist: [String] = [],
    draft: DecisionDraft = DecisionDraft(title: "")
  ) {
    self.scenario = scenario
    self.marks = marks
    self.shortlist = shortlist
    self.draft = draft
  }
}
