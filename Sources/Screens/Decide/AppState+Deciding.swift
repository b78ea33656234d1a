internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// What Enter, Space and the other keys change on Decide.
extension AppState {
  mutating func openDecideRow() -> [Effect] {
    switch currentDecideRow {
    case .candidate(let place):
      let model = decision.shortlist[place].model
      if let reviewer = decide.reviewer {
        askForOpinion(of: decide.reviewers[reviewer], on: model)
      } else {
        askForVerdict(on: model)
      }
    case DecideRow.none?: return turnDecide()
    case .field(.status): askForStatus()
    case .field(let field): ask(for: field)
    case .checklist: overlay = .standings(StandingList(kind: .checklist))
    case .duties: overlay = .standings(StandingList(kind: .duties))
    case .format: return turnDecide()
    case nil: message = "Nothing is on the shortlist; a on 2 Rank puts a model there."
    }
    return []
  }

  /// Space: the next opinion, none of these, a format on or off.
  mutating func turnDecide() -> [Effect] {
    switch currentDecideRow {
    case .candidate(let place):
      guard let reviewer = decide.reviewer else {
        message = "Enter sets the verdict; ← → go to a reviewer's opinion."
        return []
      }
      let all = DecisionRecord.Opinion.Stance.allCases
      let name = decide.reviewers[reviewer]
      let model = decision.shortlist[place].model
      let here = decision.opinion(of: name, on: model)?.stance ?? .notAsked
      let next = all[((all.firstIndex(of: here) ?? all.count - 1) + 1) % all.count]
      return set(next, of: name, on: model)
    case DecideRow.none?:
      let isNone = !decision.isNoneOfThese
      return editDecision(isNone ? "none of these" : "not none of these") {
        $0.isNoneOfThese = isNone
      }
    case .format(let place):
      let name = ExportFormats.all[place].name
      if decide.formats.remove(name) == nil { decide.formats.insert(name) }
    case .field, .checklist, .duties: message = "Enter changes it."
    case nil: message = "Nothing is on the shortlist; a on 2 Rank puts a model there."
    }
    return []
  }

  mutating func askForReviewer() {
    guard hasDecision else {
      message = "Nothing is on the shortlist; a on 2 Rank puts a model there."
      return
    }
    overlay = .area(
      TextArea(
        title: "Add a reviewer", note: "The name as it will stand in the record.",
        purpose: .reviewer))
  }

  mutating func dropCandidate() -> [Effect] {
    guard case .candidate(let place) = currentDecideRow else {
      message = "d takes a model off the shortlist; the cursor is on none."
      return []
    }
    let model = decision.shortlist[place].model
    let rest = decision.shortlist.map(\.model).filter { $0 != model }
    var draft = decision
    draft.drop(model)
    message = "\(shortName(model)) is off the shortlist; u undoes it."
    return edit("drop \(shortName(model))") { document in
      document.draft = draft
      // Without a shortlist the marks stand in for one.
      if document.shortlist.isEmpty || rest.isEmpty { document.marks.removeAll { $0 == model } }
      document.shortlist = document.shortlist.isEmpty ? [] : rest
    }
  }

  private mutating func askForVerdict(on model: String) {
    let words = ["choose", "fallback", "no", "open"]
    let candidate = decision.shortlist.first { $0.model == model }
    overlay = .picker(
      Picker(
        title: "Verdict on \(shortName(model))",
        items: [
          .init(label: words[0], detail: "this one is taken"),
          .init(label: words[1], detail: "if the chosen one falls out"),
          .init(label: words[2], detail: "with a reason, which is asked for"),
          .init(label: words[3], detail: "nothing is said yet"),
        ], purpose: .verdict(model: model),
        cursor: words.firstIndex(of: candidate?.verdict.word ?? "open") ?? 3))
  }

  private mutating func askForOpinion(of reviewer: String, on model: String) {
    let all = DecisionRecord.Opinion.Stance.allCases
    let here = decision.opinion(of: reviewer, on: model)?.stance ?? .notAsked
    overlay = .picker(
      Picker(
        title: "\(reviewer) on \(shortName(model))",
        items: all.map { .init(label: $0.rawValue, detail: "") }
          + [.init(label: "add a note", detail: "what the reviewer adds")],
        purpose: .stance(reviewer: reviewer, model: model),
        cursor: all.firstIndex(of: here) ?? 0))
  }

  private mutating func askForStatus() {
    let statuses = Self.statuses
    overlay = .picker(
      Picker(
        title: "Status", note: "A superseded record is named by its successor.",
        items: [
          .init(label: "proposed", detail: "not decided yet"),
          .init(label: "accepted", detail: "granted when nothing is missing"),
          .init(label: "rejected", detail: "looked at and turned down"),
          .init(label: "deprecated", detail: "counts no more"),
        ], purpose: .status, cursor: statuses.firstIndex(of: decision.status) ?? 0,
        lines: decisionGaps.map { "Missing: \($0)" }))
  }

  private static let statuses: [DecisionRecord.Status] = [
    .proposed, .accepted, .rejected, .deprecated,
  ]

  private mutating func ask(for field: DecideField) {
    overlay = .area(
      TextArea(
        title: field.label, note: field.note, lines: field.lines(decision),
        takesSeveral: field.takesSeveral, purpose: .field(field)))
  }

  mutating func chooseVerdict(_ chosen: Int, on model: String) -> [Effect] {
    switch chosen {
    case 0:
      return editDecision("choose \(shortName(model))") { draft in
        for place in draft.shortlist.indices {
          if draft.shortlist[place].model == model {
            draft.shortlist[place].verdict = .choose
          } else if draft.shortlist[place].verdict == .choose {
            draft.shortlist[place].verdict = .open
          }
        }
        draft.isNoneOfThese = false
      }
    case 1: return set(.fallback, on: model)
    case 2:
      let reason = decision.shortlist.first { $0.model == model }?.verdict.reason
      overlay = .area(
        TextArea(
          title: "Why not \(shortName(model))", note: "A model is turned down with a reason.",
          lines: [reason ?? ""], purpose: .rejection(model: model)))
      return []
    default: return set(.open, on: model)
    }
  }

  private mutating func set(_ verdict: ShortlistVerdict, on model: String) -> [Effect] {
    editDecision("\(verdict.word): \(shortName(model))") { draft in
      for place in draft.shortlist.indices where draft.shortlist[place].model == model {
        draft.shortlist[place].verdict = verdict
      }
    }
  }

  mutating func chooseStance(_ chosen: Int, of reviewer: String, on model: String) -> [Effect] {
    let all = DecisionRecord.Opinion.Stance.allCases
    guard all.indices.contains(chosen) else {
      let note = decision.opinion(of: reviewer, on: model)?.note
      overlay = .area(
        TextArea(
          title: "\(reviewer) on \(shortName(model))", note: "What the reviewer adds.",
          lines: [note ?? ""], purpose: .opinion(reviewer: reviewer, model: model)))
      return []
    }
    return set(all[chosen], of: reviewer, on: model)
  }

  private mutating func set(
    _ stance: DecisionRecord.Opinion.Stance, of reviewer: String, on model: String
  ) -> [Effect] {
    // Somebody with a column keeps it, whatever is said.
    if !decide.added.contains(reviewer) { decide.added.append(reviewer) }
    let note = decision.opinion(of: reviewer, on: model)?.note
    let today = recording.today
    return editDecision("\(reviewer) \(stance.rawValue): \(shortName(model))") { draft in
      draft.set(
        DecisionRecord.Opinion(
          reviewer: reviewer, model: model, stance: stance,
          date: stance == .notAsked ? nil : today, note: note))
    }
  }

  mutating func chooseStatus(_ chosen: Int) -> [Effect] {
    let status = Self.statuses[chosen]
    let effects = editDecision("status \(status.word)") { $0.status = status }
    let gaps = decisionGaps.count
    if status == .accepted, gaps > 0 {
      message =
        "It stays proposed until nothing is missing: \(Wording.count(gaps, "point")) on Status."
    }
    return effects
  }

  /// Takes over what was typed; returns why not.
  mutating func accept(_ area: TextArea) -> (effects: [Effect], problem: String?) {
    let text = area.said.joined(separator: " ")
    switch area.purpose {
    case .field(let field):
      var draft = decision
      do {
        try field.set(area.said, in: &draft, context: kept.context)
      } catch {
        return ([], error.sentence)
      }
      return (editDecision(field.label.lowercased()) { $0 = draft }, nil)
    case .reviewer:
      guard !text.isEmpty else { return ([], "A reviewer has a name.") }
      guard !decide.reviewers.contains(text) else { return ([], "\(text) is there already.") }
      decide.added.append(text)
      if case .candidate = currentDecideRow {} else { decide.list.row = 0 }
      decide.reviewer = decide.reviewers.firstIndex(of: text)
      message = "Space or Enter says what \(text) thinks of the model under the cursor."
      return ([], nil)
    case .rejection(let model):
      guard !text.isEmpty else { return ([], "A model is turned down with a reason.") }
      return (set(.no(reason: text), on: model), nil)
    case .opinion(let reviewer, let model):
      let today = recording.today
      let effects = editDecision("note of \(reviewer)") { draft in
        var opinion =
          draft.opinion(of: reviewer, on: model)
          ?? DecisionRecord.Opinion(
            reviewer: reviewer, model: model, stance: .undecided, date: today)
        opinion.note = text.isEmpty ? nil : text
        draft.set(opinion)
      }
      return (effects, nil)
    case .standing(let part, let kind, let row): return accept(text, part, kind, row)
    }
  }
}
