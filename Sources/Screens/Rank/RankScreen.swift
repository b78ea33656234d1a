internal import Catalog
internal import Cells
internal import Decision

/// 2 Rank: which models are left, in what order, and how firm that is.
struct RankScreen {
  let state: AppState

  /// Cells before the model's name: cursor, rank, mark.
  private static let prefix = 8

  static func listHeight(_ state: AppState, _ layout: Layout) -> Int {
    let rows = layout.listRows - 1
    let extras = RankExtras(state: state)
    guard layout.isWide else { return rows }
    let wanted = extras.height(layout)
    let needed = max(state.rank.lines.count, 12)
    return rows - needed >= wanted ? needed : max(1, min(rows, max(12, rows - wanted)))
  }

  /// A column of the table: one of the shared ones, or the criterion the list is sorted by.
  enum Column: Hashable {
    case shared(RankColumn.ID)
    case criterion(Int)
  }

  /// The columns from left to right; which of them are shown depends on the width.
  static func columns(_ state: AppState) -> [Column] {
    var all: [Column] = [
      .shared(.model), .shared(.score), .shared(.range), .shared(.bar), .shared(.license),
      .shared(.way), .shared(.price), .shared(.firstToken), .shared(.host), .shared(.context),
      .shared(.languages),
    ]
    if state.outcome.hasPolicies { all.append(.shared(.restrictions)) }
    if let index = extraCriterion(state) { all.insert(.criterion(index), at: 2) }
    return all
  }

  /// The criterion the list is sorted by, where no shared column shows it.
  private static func extraCriterion(_ state: AppState) -> Int? {
    guard case .criterion(let id) = state.rank.sort, shared(id) == nil else { return nil }
    return state.outcome.criteria.firstIndex { $0.definition.id == id }
  }

  private static func shared(_ criterion: String) -> RankColumn.ID? {
    switch criterion {
    case "price.blended": return .price
    case "speed.first_token": return .firstToken
    case "context": return .context
    default: return nil
    }
  }

  private static func isSorted(_ column: Column, _ state: AppState) -> Bool {
    switch (column, state.rank.sort) {
    case (.shared(.score), .rank): return true
    case (.shared(let id), .column(let sorted)): return id == sorted
    case (.shared(let id), .criterion(let criterion)): return shared(criterion) == id
    case (.criterion, .criterion): return true
    default: return false
    }
  }

  /// The column the list is sorted by; nothing while it stands by rank.
  static func sortedColumn(_ state: AppState) -> Column? {
    state.rank.sort == .rank ? nil : columns(state).first { isSorted($0, state) }
  }

  static func columnLayout(_ state: AppState, _ layout: Layout) -> ColumnLayout {
    // The way a model runs by is named in full where license and price keep their place beside it,
    // else by what runs; where not even that leaves room for both, the license goes first.
    let full = columnLayout(state, layout, wayWidth: .max, isShort: false)
    if shows([.license, .price, .way], full, state) { return full }
    let brief = columnLayout(state, layout, wayWidth: shortWay, isShort: false)
    if shows([.license, .price, .way], brief, state) || state.rank.skippedColumns > 0 {
      return brief
    }
    return columnLayout(state, layout, wayWidth: shortWay, isShort: true)
  }

  /// Cells that hold the name of any quantization.
  private static let shortWay = 9

  private static func shows(
    _ ids: [RankColumn.ID], _ layout: ColumnLayout, _ state: AppState
  ) -> Bool {
    let all = columns(state)
    return ids.allSatisfy { id in layout.columns.contains { all[$0.index] == .shared(id) } }
  }

  private static func columnLayout(
    _ state: AppState, _ layout: Layout, wayWidth: Int, isShort: Bool
  ) -> ColumnLayout {
    let texts = RankTexts(state: state)
    let specs = columns(state).map { column -> ColumnSpec in
      let isArrowed = isSorted(column, state) && column != .shared(.score)
      let least = texts.width(column) + (isArrowed ? 2 : 0)
      switch column {
      case .shared(.model):
        return ColumnSpec(
          width: 22, growingTo: layout.listWidth >= 100 ? 40 : 28, priority: 0, isPinned: true)
      case .shared(.way):
        return ColumnSpec(
          width: min(least, wayWidth), growingTo: 24, priority: isShort ? 3 : 5)
      case .shared(let id):
        // What a model may be used for goes before how fast or where it runs.
        let place = (RankColumn.all.firstIndex { $0.id == id } ?? 0) * 2
        let priority = id == .license ? isShort ? 5 : 3 : place
        let most = [.bar: 9, .license: 18, .languages: 20, .restrictions: 24][id]
        return ColumnSpec(width: least, growingTo: most, priority: priority)
      case .criterion: return ColumnSpec(width: least, priority: 3)
      }
    }
    return ColumnLayout.fit(
      specs, into: layout.listWidth - prefix - (layout.isWide ? 0 : 1),
      gap: layout.listWidth >= 100 ? 2 : 1, skipping: state.rank.skippedColumns)
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    let columns = Self.columnLayout(state, layout)
    header(columns, into: &frame)
    let height = Self.listHeight(state, layout)
    let list = state.rank.list
    let window = ListWindow(
      rows: state.rank.lines.count, cursor: list.row, height: height, first: list.first)
    var row = layout.bodyTop + 1
    for position in window.rows {
      draw(position, row: row, columns, into: &frame)
      if position == list.row {
        frame.buffer.markCursorRow(row, columns: 0..<layout.listWidth)
        frame.buffer.cursor = Position(row: row, column: 1)
      }
      row += 1
    }
    frame.writeHidden(window.hidden, row: row, column: Self.prefix)
    if state.rank.lines.isEmpty { empty(into: &frame) }
    let preview = state.preview
    frame.paneRule(title: preview.title)
    frame.panel(preview, in: layout.pane, scroll: list.paneScroll)
    if layout.isWide {
      RankExtras(state: state).draw(into: &frame, from: layout.bodyTop + 1 + height + 1)
    }
  }

  private func empty(into frame: inout Frame) {
    let text =
      state.filters[.rank] != nil
      ? "No model has these letters; Esc shows all."
      : state.nothingLeft ?? "No model is left; 1 changes the needs."
    let lines = frame.glyphs.metrics.wrapped(
      frame.glyphs.spelled(text), to: frame.layout.listWidth - Self.prefix - 1)
    for (position, line) in lines.enumerated() {
      frame.write(line, row: frame.layout.bodyTop + 2 + position, column: Self.prefix)
    }
  }

  private func header(_ layout: ColumnLayout, into frame: inout Frame) {
    let row = frame.layout.bodyTop
    frame.field("#", row: row, column: 3, width: 2, align: .right, role: .muted)
    let all = Self.columns(state)
    let texts = RankTexts(state: state)
    for placed in layout.columns {
      let column = all[placed.index]
      let isSorted = Self.isSorted(column, state)
      let arrow =
        isSorted
        ? " " + (state.rank.isReversed ? frame.glyphs.up : frame.glyphs.down)
        : column == .shared(.score) ? "  " : ""
      let room = max(1, placed.width - arrow.count)
      let head = frame.glyphs.metrics.clipped(texts.header(column), to: room)
      frame.field(
        head + arrow, row: row, column: Self.prefix + placed.start,
        width: placed.width, align: texts.alignsRight(column) ? .right : .left,
        role: isSorted ? .accent : .muted)
    }
  }

  private func draw(
    _ position: Int, row: Int, _ columns: ColumnLayout, into frame: inout Frame
  ) {
    if position == state.rank.list.row {
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
    }
    let limit = frame.layout.listWidth
    switch state.rank.lines[position] {
    case .row(let index): draw(state.outcome.rows[index], row: row, columns, into: &frame)
    case .reference(let index):
      draw(state.outcome.references[index], row: row, columns, into: &frame)
    case .way(let index, let place):
      let ways = state.ways(of: state.outcome.rows[index].model.id)
      guard ways.indices.contains(place) else { return }
      RankWays(state: state).draw(
        ways[place], among: ways, row: row, from: Self.prefix + 2, into: &frame)
    case .folded(let count):
      let verb = count == 1 ? "hangs" : "hang"
      frame.write(
        "\(count) more \(verb) on an unknown fact", row: row, column: Self.prefix, role: .caution,
        limit: limit - Self.prefix - 13)
      frame.writeRight("x shows them", row: row, end: limit - 1, role: .muted)
    case .pending(let count):
      frame.write(
        "\(count) set aside until somebody answers", row: row, column: Self.prefix, role: .caution,
        limit: limit - Self.prefix - 15)
      frame.writeRight("3 says by which", row: row, end: limit - 1, role: .muted)
    }
  }

  private func draw(
    _ model: RankedRow, row: Int, _ columns: ColumnLayout, into frame: inout Frame
  ) {
    let isRanked = model.rank > 0
    let number = isRanked ? "\(model.bracket)" : frame.glyphs.dash
    frame.field(
      number, row: row, column: 2, width: 3, align: .right, role: isRanked ? .text : .muted)
    frame.write(state.rankMark(model), row: row, column: 5, role: .muted, limit: 1)
    if state.document.marks.contains(model.model.id) {
      frame.write(frame.glyphs.marked, row: row, column: 6, role: .accent, limit: 1)
    }
    let all = Self.columns(state)
    let texts = RankTexts(state: state)
    let hasRange = columns.columns.contains { all[$0.index] == .shared(.range) }
    for placed in columns.columns {
      let column = all[placed.index]
      let start = Self.prefix + placed.start
      if column == .shared(.bar) {
        frame.write(
          frame.glyphs.bar(model.score.mid, cells: placed.width), row: row, column: start,
          role: isRanked ? .accent : .muted)
        continue
      }
      let text =
        column == .shared(.way)
        ? texts.way(model, width: placed.width) : texts.text(column, model, hasRange: hasRange)
      let hasArrow =
        column == .shared(.score)
        || Self.isSorted(column, state) && texts.alignsRight(column)
      let width = placed.width - (hasArrow ? 2 : 0)
      frame.field(
        text, row: row, column: start, width: width,
        align: texts.alignsRight(column) ? .right : .left,
        role: !isRanked ? .muted : text == "?" ? .caution : .text,
        isName: column == .shared(.model))
    }
  }
}

extension AppState {
  /// What stands behind a rank: `=` shared, `·` not to be told apart yet, `?` hangs on a fact.
  func rankMark(_ row: RankedRow) -> String {
    guard row.rank > 0 else { return "" }
    if row.group == .hangs { return glyphs.unknown }
    guard row.isTied else { return "" }
    let place = row.position - 1
    let isShared = [place - 1, place + 1].contains { index in
      outcome.rows.indices.contains(index) && outcome.rows[index].rank == row.rank
    }
    return isShared || row.isBracketDrawn ? "=" : glyphs.pending
  }
}
