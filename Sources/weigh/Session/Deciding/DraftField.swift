internal import Catalog
internal import Decision
internal import Records

/// A part of a decision that can be emptied by its name.
struct DraftField: Sendable {
  /// The name, which is that of the option that fills it.
  let name: String
  /// Empties it.
  let clear: @Sendable (inout DecisionDraft) -> Void

  private init(_ name: String, _ clear: @escaping @Sendable (inout DecisionDraft) -> Void) {
    self.name = name
    self.clear = clear
  }

  /// Every part, in the order of the options.
  static let all: [DraftField] = [
    DraftField("title") { $0.title = "" },
    DraftField("question") { $0.question = "" },
    DraftField("product") { $0.product = nil },
    DraftField("intended-use") { $0.use.intended = nil },
    DraftField("user") { $0.use.users = [] },
    DraftField("out-of-scope") { $0.use.outOfScope = [] },
    DraftField("decider") { $0.deciders = [] },
    DraftField("consulted") { $0.consulted = [] },
    DraftField("informed") { $0.informed = [] },
    DraftField("verdicts") { draft in
      for place in draft.shortlist.indices { draft.shortlist[place].verdict = .open }
    },
    DraftField("none") { $0.isNoneOfThese = false },
    DraftField("because") { $0.because = "" },
    DraftField("not-first-because") { $0.notFirstBecause = nil },
    DraftField("against") { $0.against = [] },
    DraftField("opinion") { $0.opinions = [] },
    DraftField("reopen-if") { $0.reopenIf.removeAll { $0.test == nil } },
    DraftField("reopen-when") { $0.reopenIf.removeAll { $0.test != nil } },
    DraftField("review-by") { $0.reviewBy = nil },
    DraftField("review-reason") { $0.reviewReason = nil },
    DraftField("expires") { $0.expires = nil },
    DraftField("duty") { draft in
      for place in draft.shortlist.indices { draft.shortlist[place].duties = DutyStates() }
    },
    DraftField("item") { $0.checklist = [] },
    DraftField("notes") { $0.notes = "" },
    DraftField("accept") { $0.status = .proposed },
  ]

  /// The part of a name.
  static func named(_ name: String) throws -> DraftField {
    if let field = all.first(where: { $0.name == name }) { return field }
    throw Failure(
      .usage, "there is nothing called '\(name)' to clear.",
      hint: Spelling.nearest(name, in: all.map(\.name)).map { "Did you mean '\($0)'?" }
        ?? "There are \(Wording.list(all.map(\.name))).")
  }
}
