public import Decision

/// What a person can change, and so can undo: the scenario, the marks and the shortlist.
public struct Document: Hashable, Sendable {
  /// Needs, weights and everything else a result follows from.
  public var scenario: Scenario
  /// Marked models, in the order they were marked.
  public var marks: [String]
  /// The shortlist, first place first.
  public var shortlist: [String]

  /// Makes a document.
  public init(scenario: Scenario, marks: [String] = [], shortlist: [String] = []) {
    self.scenario = scenario
    self.marks = marks
    self.shortlist = shortlist
  }
}
