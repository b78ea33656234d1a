internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// What keys do on the Compare screen.
extension AppState {
  /// c: puts the marked models side by side.
  mutating func openCompare() {
    guard document.marks.count > 1 else {
      message = "Mark two models to compare; Space marks."
      return
    }
    show(.compare)
  }

  /// Enter: opens the model of the column; with too few marks, marks the best of the ranking.
  mutating func openCompared() -> [Effect] {
    if showsLists { return openListed() }
    guard comparison == nil else {
      if let id = currentCompared { openModel(id) }
      return []
    }
    let additions = suggestedMarks
    guard !additions.isEmpty else {
      message = "No model is left to compare; 1 changes the needs."
      return []
    }
    return edit("mark \(Wording.list(additions.map(shortName)))") { $0.marks += additions }
  }

  /// The best ranked models that would make two marks.
  var suggestedMarks: [String] {
    let known = document.marks.filter { base.candidate($0) != nil }
    guard known.count < 2, document.marks.count < 3 else { return [] }
    let best = outcome.rows.map(\.model.id).filter { !known.contains($0) }
    return known.count + best.count < 2 ? [] : Array(best.prefix(2 - known.count))
  }

  mutating func moveColumn(_ key: Key?) {
    guard !showsLists else { return message = "Lists have no columns to go to; v goes on." }
    guard let comparison else {
      message = "There is no column yet."
      return
    }
    guard compareView(layout) != .scatter else {
      message = "The scatter has no columns; j k go through its list."
      return
    }
    let step = key == .left || key == .character("h") ? -1 : 1
    let target = compareColumn + step
    guard comparison.columns.indices.contains(target) else {
      message = step < 0 ? "This is the first column." : "This is the last column."
      return
    }
    compare.model = comparison.columns[target].model.id
  }

  /// d: takes the mark of the column off.
  mutating func dropColumn() -> [Effect] {
    guard !showsLists else {
      message = "Only a column of marked models can be dropped; v goes on."
      return []
    }
    guard let comparison, let id = currentCompared, document.marks.contains(id) else {
      message = "Only a marked model can be dropped."
      return []
    }
    let name = shortName(id)
    let column = compareColumn
    let effects = edit("unmark \(name)") { $0.marks.removeAll { $0 == id } }
    let left = comparison.columns.map(\.model.id).filter { $0 != id }
    if !left.isEmpty { compare.model = left[min(column, left.count - 1)] }
    message = "\(name) is no longer compared; u brings it back."
    return effects
  }

  mutating func nextView() {
    guard comparison != nil else {
      compare.view = showsLists ? nil : .lists
      return
    }
    let views = compareViews(layout)
    let here = views.firstIndex(of: compareView(layout)) ?? 0
    compare.view = views[(here + 1) % views.count]
  }

  /// b: asks for the axis to the right, then for the one upwards.
  mutating func askAxes() {
    guard !showsLists else { return message = "Only the scatter has axes; v goes on." }
    guard comparison != nil, outcome.criteria.count > 1 else {
      message = "Two axes need two wishes; 1 Needs adds them."
      return
    }
    overlay = .picker(axisPicker(.right))
  }

  private func axisPicker(_ axis: CompareAxis) -> Picker {
    let chosen = axisChoices(axis)
    let current = axis == .right ? compareAxes?.right : compareAxes?.up
    return Picker(
      title: axis == .right ? "Axis to the right" : "Axis upwards",
      note: "Two criteria stand against each other; better is where few others are.",
      items: chosen.map { position in
        let criterion = outcome.criteria[position]
        return Picker.Item(
          label: criterion.definition.label,
          detail: "weighs \(outcome.weightShares[position]) %")
      }, purpose: .axis(axis), cursor: current.flatMap { chosen.firstIndex(of: $0) } ?? 0)
  }

  /// The criteria an axis can show; the second axis shows another than the first.
  private func axisChoices(_ axis: CompareAxis) -> [Int] {
    outcome.criteria.indices.filter {
      axis == .right || outcome.criteria[$0].definition.id != compare.right
    }
  }

  mutating func choose(axis: CompareAxis, _ position: Int) {
    let id = outcome.criteria[axisChoices(axis)[position]].definition.id
    switch axis {
    case .right:
      compare.right = id
      if compare.up == id { compare.up = nil }
      overlay = .picker(axisPicker(.up))
    case .up:
      compare.up = id
      compare.points = ListCursor()
      if ![.scatter, .all].contains(compareView(layout)) { compare.view = .scatter }
    }
  }

  mutating func exportCharts() {
    message = "Charts cannot be exported yet; weigh compare --json has their numbers."
  }

  /// The source behind the fact under the cursor.
  var comparedSource: String? {
    guard let comparison, case .fact(let index) = currentCompareRow else { return nil }
    return comparison.facts[index].cells[compareColumn].evidence.first {
      base.snapshot.sources[$0.source] != nil
    }?.source
  }

  /// Counts and gaps, above the columns.
  var compareHeader: String {
    if showsLists { return listsHeader }
    let count = compared?.columns.count ?? 0
    guard let comparison else {
      return count == 0 ? "no model is marked" : "1 model is marked"
    }
    let gaps = comparison.gaps.map { Wording.decimals($0, 1) }
    let text = "\(count) marked"
    guard !gaps.isEmpty else { return text }
    if size.columns < 78 { return text + "    gaps \(gaps.joined(separator: ", "))" }
    return text + "    gap to the first: \(Wording.list(gaps)) points"
  }

  /// The views, the one in front in brackets.
  var compareViewTabs: String {
    if showsLists { return "view [lists]" }
    guard comparison != nil else { return "" }
    let front = compareView(layout)
    // The last view is named where there is room for all.
    let views = compareViews(layout).filter { $0 != .lists || size.columns >= 100 }
    if size.columns < 78 { return "view [\(front.rawValue)]" }
    return "view "
      + views.map { $0 == front ? "[\($0.rawValue)]" : " \($0.rawValue) " }.joined()
  }

  /// What the signs of the view mean.
  var compareLegend: String {
    if showsLists { return layout.commandRow == nil ? "Same as: \(command)" : "" }
    guard comparison != nil else { return "" }
    switch compareView(layout) {
    case .table: return "+ best in its row   * measured here   ~ estimated   ? unknown"
    case .scatter:
      return "\(glyphs.pending) another ranked model   the line: unbeaten on both, at middle values"
    case .lists: return ""
    case .bars, .all:
      let signs = "+ best   \(glyphs.bar) sure   \(glyphs.rule) possible   ? unknown"
      return size.columns < 78 ? signs : signs + "   0 to 100 over each declared range"
    }
  }
}
