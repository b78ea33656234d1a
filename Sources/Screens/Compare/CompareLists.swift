internal import Cells
internal import Decision
internal import Records

/// Two shortlists side by side: every model of either, and below what the lists differ in.
struct CompareLists {
  let state: AppState
  let comparison: ShortlistComparison

  /// Where the parts of the view lie.
  struct Regions {
    let listTop: Int
    let listRows: Int
    let pane: Pane
  }

  static func regions(_ state: AppState, _ layout: Layout) -> Regions {
    let body = layout.messageRow - layout.bodyTop
    let count = state.compare.lists.comparison?.entries.count ?? 0
    let rows = max(1, min(max(1, count), body - 1 - max(4, body / 2)))
    let top = layout.bodyTop + 1
    let below = top + rows + (body > 16 ? 1 : 0)
    return Regions(
      listTop: top, listRows: rows,
      pane: Pane(
        row: below + 1, column: 1, width: layout.size.columns - 2,
        rows: max(1, layout.messageRow - below - 1), ruleColumns: 0..<layout.size.columns))
  }

  /// Where the columns begin; scores need a usual width.
  private struct Columns {
    let name: Int
    let ranks: Int
    let scores: Int?
    let cause: Int

    init(_ size: Size) {
      name = size.columns >= 100 ? 34 : size.columns >= 78 ? 23 : 20
      ranks = 4 + name + 1
      scores = size.columns >= 78 ? ranks + 19 : nil
      cause = scores.map { $0 + 15 } ?? ranks + 19
    }
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    let regions = Self.regions(state, layout)
    let columns = Columns(layout.size)
    head(columns, into: &frame)
    let list = state.compare.lists.list
    let window = ListWindow(
      rows: comparison.entries.count, cursor: list.row, height: regions.listRows,
      first: list.first)
    for (line, position) in window.rows.enumerated() {
      let row = regions.listTop + line
      entry(comparison.entries[position], row, columns, into: &frame)
      guard position == list.row else { continue }
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
      frame.buffer.markCursorRow(row)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
    frame.writeHidden(window.hidden, row: regions.listTop + regions.listRows - 1)
    let preview = state.preview
    frame.rule(
      row: regions.pane.row - 1, title: preview.title, columns: regions.pane.ruleColumns)
    frame.panel(preview, in: regions.pane, scroll: list.paneScroll)
  }

  private func head(_ columns: Columns, into frame: inout Frame) {
    let row = frame.layout.bodyTop
    frame.write("Model", row: row, column: 4, role: .muted)
    for (text, offset, width) in [("A", 0, 4), ("B", 5, 4), ("Moved", 10, 7)] {
      frame.field(
        text, row: row, column: columns.ranks + offset, width: width, align: .right, role: .muted)
    }
    if let scores = columns.scores {
      frame.field("Score A", row: row, column: scores, width: 7, align: .right, role: .muted)
      frame.field("B", row: row, column: scores + 8, width: 5, align: .right, role: .muted)
    }
    frame.write("Due to", row: row, column: columns.cause, role: .muted)
  }

  private func entry(
    _ entry: EntryComparison, _ row: Int, _ columns: Columns, into frame: inout Frame
  ) {
    frame.field(entry.shortName, row: row, column: 4, width: columns.name, isName: true)
    for (side, offset) in [(Side.a, 0), (.b, 5)] {
      let standing = entry.standing[side]
      let text = standing.rank.map { standing.isListed ? String($0) : "(\($0))" } ?? "–"
      frame.field(
        text, row: row, column: columns.ranks + offset, width: 4, align: .right,
        role: standing.isListed ? .text : .muted)
    }
    if let rise = entry.rise, rise != 0 {
      frame.field(
        (rise > 0 ? frame.glyphs.up : frame.glyphs.down) + String(abs(rise)), row: row,
        column: columns.ranks + 10, width: 7, align: .right, role: .accent)
    }
    if let scores = columns.scores {
      for (side, offset, width) in [(Side.a, 0, 7), (.b, 8, 5)] {
        let score = entry.standing[side].score.map { Wording.decimals($0 * 100, 1) } ?? "–"
        frame.field(
          score, row: row, column: scores + offset, width: width, align: .right)
      }
    }
    frame.write(entry.cause(in: comparison.files), row: row, column: columns.cause)
  }
}

/// What the view says before a file is open.
struct CompareListsEmpty {
  let state: AppState

  func draw(into frame: inout Frame) {
    frame.panel(
      Panel(
        "",
        [
          .text(
            "Enter opens a shortlist or decision record of somebody else beside the ranking of "
              + "\(state.outcome.scenario.name)."), .blank,
          .text("To write one for others: weigh shortlist."),
        ]), in: frame.layout.page)
  }
}

extension AppState {
  /// What the lists differ in, or why the model under the cursor moved.
  var listsPane: Panel {
    guard let comparison = comparedLists else { return Panel("") }
    if compare.lists.showsWhy, let entry = currentListed { return why(entry, comparison) }
    var items: [PanelItem] = []
    if !comparison.needs.isEmpty {
      items.append(.title("Needs that differ"))
      items += comparison.needs.map { effect($0.words, $0.effectWords) }
    }
    if !comparison.settings.isEmpty {
      items.append(.title("Settings that differ"))
      items += comparison.settings.map { effect("\($0.key): \($0.words)", $0.effectWords) }
    }
    let weights = comparison.weights.filter { !$0.weight.isEqual }
    if !weights.isEmpty {
      let moved = comparison.movedWeight.map {
        ": \(Wording.decimals($0 * 100, 0)) % of the weight moved"
      }
      items.append(.title("Weights that differ" + (moved ?? "")))
      items += weights.map { shift in
        let percents = shift.weight.map { Wording.decimals($0 * 100, 0) }
        return .entry(shift.label, "\(percents.a) → \(percents.b) %")
      }
    }
    if !comparison.curves.isEmpty {
      items.append(.title("Ranges that differ"))
      items += comparison.curves.map {
        .text([Span("\($0.label): A \($0.text.a), B \($0.text.b)")], indent: 2)
      }
    }
    items.append(.title("Agreement"))
    items += comparison.agreement.sentences.map { .text([Span($0)], indent: 2) }
    items.append(.title("Who and when"))
    for side in Side.allCases {
      items += comparison.files[side].originSentences.map {
        .text([Span("\(side.rawValue): \($0)")], indent: 3)
      }
    }
    let sentences = comparison.comparabilitySentences.map {
      PanelItem.text([Span($0)], indent: 2)
    }
    return Panel(
      comparison.differs ? "Can they be compared?" : "No difference", sentences + items)
  }

  private func effect(_ words: String, _ effect: String) -> PanelItem {
    .text([Span(words), Span("   \(effect)", .accent)], indent: 2)
  }

  private func why(_ entry: EntryComparison, _ comparison: ShortlistComparison) -> Panel {
    var items: [PanelItem] = entry.explanation.map { .text([Span($0)], indent: 2) }
    for shift in entry.split?.shifts ?? [] where abs(shift.parts.total) >= 0.0005 {
      items.append(.text([Span(shift.words(in: comparison.files))], indent: 2))
    }
    for side in Side.allCases {
      for reason in entry.reasons(side, in: comparison.files[side]) {
        items.append(.text([Span("\(side.rawValue): \(reason)")], indent: 3))
      }
    }
    for fact in comparison.comparability.changedFacts where fact.model == entry.id {
      items.append(.text([Span(fact.words)], indent: 2))
    }
    if items.isEmpty { items = [.text("Nothing differs: \(entry.cause(in: comparison.files))")] }
    return Panel("Why \(entry.shortName)", items)
  }
}
