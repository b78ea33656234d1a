internal import Catalog
internal import Cells
internal import Decision
internal import Licensing
internal import Records

/// The checklist and the duties of the chosen model: lists in which every row has a state, somebody
/// who sees to it, and a day.
extension AppState {
  /// The rows of such a list.
  func standings(_ kind: StandingList.Kind) -> [Standing] {
    switch kind {
    case .checklist:
      return ChecklistItem.all.map { item in
        let entry = decision.checklistEntry(item.id)
        let facts = decide.record?.checklist.first { $0.id == item.id }?.facts ?? []
        return Standing(
          title: "\(item.id). \(item.title)", state: entry.state.rawValue, owner: entry.owner,
          due: entry.due, note: entry.note, facts: [item.reference] + facts)
      }
    case .duties:
      let states = duties
      return dutiesOfChoice.map { duty in
        let standing = states[standing: duty]
        return Standing(
          title: duty, state: standing.state.rawValue, owner: standing.owner, due: standing.due,
          note: nil, facts: [duty, DecisionRecord.disclaimer])
      }
    }
  }

  private var duties: DutyStates {
    decision.shortlist.first { .model($0.model) == decision.choice }?.duties ?? DutyStates()
  }

  /// Keys of such a list.
  mutating func updateStandings(_ list: StandingList, _ key: Key) -> [Effect] {
    var list = list
    if var area = list.area {
      switch area.take(key) {
      case .stay: list.area = area
      case .close: list.area = nil
      case .accept:
        let (effects, problem) = accept(area)
        area.problem = problem
        list.area = problem == nil ? nil : area
        overlay = .standings(list)
        return effects
      }
      overlay = .standings(list)
      return []
    }
    let rows = standings(list.kind)
    var effects: [Effect] = []
    switch key {
    case .escape, .character("q"):
      overlay = nil
      return []
    case .character(" "), .enter: effects = turn(list)
    case .character("o"): list.area = area(.owner, list, rows)
    case .character("b"): list.area = area(.due, list, rows)
    case .character("n") where list.kind == .checklist: list.area = area(.note, list, rows)
    case .character("u"): effects = undo()
    case .control("r"): effects = redo()
    case .tab: list.scroll += 1
    default:
      let row = list.list.row
      list.list.take(key, count: rows.count)
      if list.list.row != row { list.scroll = 0 }
    }
    overlay = .standings(list)
    return effects
  }

  /// The next state of the row under the cursor.
  private mutating func turn(_ list: StandingList) -> [Effect] {
    switch list.kind {
    case .checklist:
      guard ChecklistItem.all.indices.contains(list.list.row) else { return [] }
      var entry = decision.checklistEntry(ChecklistItem.all[list.list.row].id)
      let all = DecisionRecord.ChecklistEntry.State.allCases
      entry.state = all[((all.firstIndex(of: entry.state) ?? 0) + 1) % all.count]
      return editDecision("item \(entry.id) \(entry.state.rawValue)") { $0.set(entry) }
    case .duties:
      let all = LicenseDuty.State.allCases
      return change(dutyAt: list.list.row, "state of a duty") { standing in
        standing.state = all[((all.firstIndex(of: standing.state) ?? 0) + 1) % all.count]
      }
    }
  }

  private mutating func change(
    dutyAt row: Int, _ title: String, _ change: (inout DutyStates.Standing) -> Void
  ) -> [Effect] {
    let duties = dutiesOfChoice
    guard duties.indices.contains(row), case .model(let id) = decision.choice else { return [] }
    return editDecision(title) { draft in
      for place in draft.shortlist.indices where draft.shortlist[place].model == id {
        change(&draft.shortlist[place].duties[standing: duties[row]])
      }
    }
  }

  private func area(_ part: StandingList.Part, _ list: StandingList, _ rows: [Standing])
    -> TextArea?
  {
    guard rows.indices.contains(list.list.row) else { return nil }
    let row = rows[list.list.row]
    let (title, note, text): (String, String, String)
    switch part {
    case .owner: (title, note, text) = ("Owner", "Who sees to it, or accepts it.", row.owner ?? "")
    case .due:
      (title, note, text) = ("By when", "A day as 2027-02-18.", row.due?.description ?? "")
    case .note: (title, note, text) = ("Note", "Anything, or why it is accepted.", row.note ?? "")
    }
    return TextArea(
      title: title, note: note, lines: [text],
      purpose: .standing(part, list.kind, row: list.list.row))
  }

  /// Takes over who, when or a note.
  mutating func accept(
    _ text: String, _ part: StandingList.Part, _ kind: StandingList.Kind, _ row: Int
  ) -> (effects: [Effect], problem: String?) {
    let said = text.isEmpty ? nil : text
    var due: CalendarDate?
    if part == .due {
      do { due = try DecideField.day(said) } catch { return ([], error.sentence) }
    }
    switch kind {
    case .checklist:
      guard ChecklistItem.all.indices.contains(row) else { return ([], nil) }
      var entry = decision.checklistEntry(ChecklistItem.all[row].id)
      switch part {
      case .owner: entry.owner = said
      case .due: entry.due = due
      case .note: entry.note = said
      }
      return (editDecision("item \(entry.id)") { $0.set(entry) }, nil)
    case .duties:
      let effects = change(dutyAt: row, "who sees to a duty") { standing in
        if part == .owner { standing.owner = said }
        if part == .due { standing.due = due }
      }
      return (effects, nil)
    }
  }
}

/// One row of a list with states.
struct Standing: Hashable, Sendable {
  let title: String
  let state: String
  let owner: String?
  let due: CalendarDate?
  let note: String?
  let facts: [String]
}
