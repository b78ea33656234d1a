internal import Catalog
internal import Cells
internal import Decision
internal import Scoring

/// What keys do on the ranked list.
extension AppState {
  /// The line under the cursor.
  var currentLine: RankLine? {
    rank.lines.indices.contains(rank.list.row) ? rank.lines[rank.list.row] : nil
  }

  /// The row under the cursor, ranked or closed.
  var currentRow: RankedRow? {
    switch currentLine {
    case .row(let index): return outcome.rows[index]
    case .reference(let index): return outcome.references[index]
    case .way: return currentWay?.row
    default: return nil
    }
  }

  /// The model under the cursor, whichever list it is in.
  var currentModel: String? {
    switch place {
    case .rank: return currentRow?.model.id
    case .detail: return details.last?.model
    case .excluded: return excluded.isInModels ? currentExcluded?.model.id : nil
    case .compare: return currentCompared
    default: return nil
    }
  }

  /// Enter.
  mutating func open() -> [Effect] {
    switch place {
    case .needs: return openNeed()
    case .rank: openLine()
    case .excluded: openExcluded()
    case .detail: openDetailRow()
    case .compare: return openCompared()
    case .probe: return openProbe()
    case .decide: return openDecideRow()
    case .weights: break
    }
    return []
  }

  private mutating func openLine() {
    switch currentLine {
    case .row, .reference: if let row = currentRow { openModel(row.model.id) }
    case .way: if let way = currentWay { openModel(way.row.model.id, way: way.key) }
    case .folded: _ = foldUnknowns()
    case .pending: message = "They wait for an answer; 3 shows which need asks for it."
    case nil: message = "No model is left; 1 changes the needs, 3 says what removed them."
    }
  }

  /// Opens a model over the screen, once; by one way of running it, where one is named.
  mutating func openModel(_ id: String, way: String? = nil) {
    if let last = details.last, last.model == id, last.way == way { return }
    details.append(DetailState(model: id, way: way))
    settleWays()
    if let subject, let exclusion = subject.exclusion,
      let row = subject.rows.firstIndex(of: .need(exclusion.firstMust))
    {
      details[details.count - 1].list.row = row
    }
    settleDetail()
  }

  /// Marks the model under the cursor, or takes the mark off.
  mutating func mark() -> [Effect] {
    guard let id = currentModel else {
      message = "Space marks a model; here is none."
      return []
    }
    let isMarked = document.marks.contains(id)
    if !isMarked, document.marks.count >= 4 {
      message = "Four models are marked, as many as can be compared."
      return []
    }
    let name = shortName(id)
    let effects = edit("\(isMarked ? "unmark" : "mark") \(name)") { document in
      if isMarked { document.marks.removeAll { $0 == id } } else { document.marks.append(id) }
    }
    if place == .rank { list.move(by: 1, count: listCount) }
    return effects
  }

  /// Puts the model under the cursor on the shortlist, or takes it off.
  mutating func shortlist() -> [Effect] {
    guard let id = currentModel else {
      message = "a adds a model to the shortlist; here is none."
      return []
    }
    let isListed = document.shortlist.contains(id)
    let name = shortName(id)
    message =
      isListed ? "\(name) is off the shortlist." : "\(name) is on the shortlist."
    return edit("\(isListed ? "drop" : "shortlist") \(name)") { document in
      if isListed {
        document.shortlist.removeAll { $0 == id }
      } else {
        document.shortlist.append(id)
      }
    }
  }

  func shortName(_ id: String) -> String { base.snapshot.model(id)?.shortName ?? id }

  /// Shows or folds the models that hang on an unknown fact.
  mutating func foldUnknowns() -> [Effect] {
    guard outcome.hangingCount > 0 else {
      message = "No model hangs on an unknown fact."
      return []
    }
    rank.showsUnknown.toggle()
    rank.isStale = true
    return []
  }

  mutating func scrollColumns(_ key: Key?) {
    let isBack = key == .left || key == .character("h")
    let layout = RankScreen.columnLayout(self, layout)
    if isBack {
      if rank.skippedColumns == 0 { message = "These are the first columns." }
      rank.skippedColumns = max(0, rank.skippedColumns - 1)
    } else if layout.hiddenCount == 0 {
      message = "No column is hidden."
    } else {
      rank.skippedColumns += 1
    }
  }

  /// What the list can be sorted by: the rank, the criteria in force, then names.
  var sortChoices: [(sort: RankSort, label: String, detail: String)] {
    var choices: [(sort: RankSort, label: String, detail: String)] = [
      (.rank, "Rank", "the score, as the weights have it")
    ]
    for (criterion, weight) in zip(outcome.criteria, outcome.weightShares) {
      choices.append(
        (
          .criterion(criterion.definition.id), criterion.definition.label,
          "weighs \(weight) %, best first"
        ))
    }
    choices += [
      (.column(.model), "Model", "by name"), (.column(.host), "Host", "by place"),
      (.column(.license), "License", "by name"), (.column(.context), "Context", "longest first"),
      (.column(.price), "Price", "lowest first"),
      (.column(.firstToken), "First token", "soonest first"),
    ].filter { choice in
      // A criterion in force sorts its column already.
      !choices.contains { $0.label == choice.1 }
    }
    return choices
  }

  var sortPicker: Picker {
    let choices = sortChoices
    return Picker(
      title: "Sort by", note: "Rank numbers stay as they are; S turns the order around.",
      items: choices.map { Picker.Item(label: $0.label, detail: $0.detail) }, purpose: .sort,
      cursor: choices.firstIndex { $0.sort == rank.sort } ?? 0)
  }

  mutating func sort(by position: Int) {
    let choices = sortChoices
    guard choices.indices.contains(position) else { return }
    rank.sort = choices[position].sort
    rank.isReversed = false
    rank.isStale = true
  }

  /// Gives the sorted criterion more or less weight; the others keep their shares.
  mutating func reweigh(by points: Double) -> [Effect] {
    guard case .criterion(let id) = rank.sort,
      let criterion = outcome.criteria.first(where: { $0.definition.id == id })
    else {
      message = "Sort by a criterion first (s); + and - then change its weight."
      return []
    }
    guard outcome.criteria.count > 1 else {
      message = onlyOneWeighs(criterion)
      return []
    }
    let target = min(100, max(0, (criterion.weight * 100 + points).rounded()))
    let label = criterion.definition.label
    guard abs(target - criterion.weight * 100) > 1e-9 else {
      message = "\(label) weighs \(Wording.decimals(target, 0)) % already."
      return []
    }
    let weighed = document.scenario.weighing([id: target], among: weighedCriteria)
    let effects = edit("\(label) weighs \(Wording.decimals(target, 0)) %") {
      if let weighed { $0.scenario = weighed }
    }
    if message == nil { message = "\(label) weighs \(Wording.decimals(target, 0)) %." }
    return effects
  }
}
