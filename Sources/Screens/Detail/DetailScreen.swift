internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// Detail, over any list of models: why this score, and who says so.
struct DetailScreen {
  let state: AppState
  let subject: DetailSubject
  let detail: DetailState

  static func listHeight(_ state: AppState, _ layout: Layout) -> Int {
    switch state.details.last?.page {
    case .criterion, .need, .watch, .sheet: return 1
    default: return layout.listRows - 1
    }
  }

  /// The rectangle of a page of running text.
  static func pagePane(_ layout: Layout) -> Pane {
    Pane(
      row: layout.bodyTop + 1, column: 1, width: layout.size.columns - 2,
      rows: layout.messageRow - layout.bodyTop - 1, ruleColumns: 0..<layout.size.columns)
  }

  func draw(into frame: inout Frame) {
    switch detail.page {
    case .summary: summary(into: &frame)
    case .facts: facts(into: &frame)
    case .ways: WaysPage(state: state, subject: subject, detail: detail).draw(into: &frame)
    case .criterion, .need, .watch, .sheet:
      let panel = subject.page(detail.page, glyphs: state.glyphs)
      frame.rule(row: frame.layout.bodyTop, title: panel.title)
      frame.panel(
        panel, in: Self.pagePane(frame.layout), scroll: detail.list.row, more: "PgDn")
    }
  }

  private struct Columns {
    let name = 4
    let nameWidth = 19
    let value = 24
    let valueWidth: Int
    let weight: Int
    let points: Int
    let evidence: Int
    let evidenceWidth: Int

    init(_ width: Int) {
      evidenceWidth = width >= 78 ? 15 : 9
      evidence = width - evidenceWidth
      points = evidence - 9
      weight = points - 8
      valueWidth = max(8, weight - value - 1)
    }
  }

  private func summary(into frame: inout Frame) {
    let layout = frame.layout
    let columns = Columns(layout.listWidth)
    let rows = state.detailRows(subject)
    let top = layout.bodyTop
    frame.write(
      subject.row == nil ? "Need" : "Criterion", row: top, column: columns.name, role: .muted)
    frame.write(
      subject.row == nil ? "What was found" : "Value", row: top, column: columns.value, role: .muted
    )
    if subject.row != nil {
      frame.field("Weight", row: top, column: columns.weight, width: 6, align: .right, role: .muted)
      frame.field("Points", row: top, column: columns.points, width: 7, align: .right, role: .muted)
    }
    frame.write("Evidence", row: top, column: columns.evidence, role: .muted)
    let window = ListWindow(
      rows: rows.count, cursor: detail.list.row, height: layout.listRows - 1,
      first: detail.list.first)
    let book = subject.book
    for (line, position) in window.rows.enumerated() {
      let row = top + 1 + line
      draw(rows[position], row: row, columns, book, into: &frame)
      if position == detail.list.row { mark(row, into: &frame) }
    }
    frame.writeHidden(window.hidden, row: top + layout.listRows - 1)
    let preview = state.preview
    frame.paneRule(title: preview.title)
    frame.panel(preview, in: layout.pane, scroll: detail.list.paneScroll)
  }

  private func mark(_ row: Int, into frame: inout Frame) {
    frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
    frame.buffer.markCursorRow(row, columns: 0..<frame.layout.listWidth)
    frame.buffer.cursor = Position(row: row, column: 1)
  }

  private func draw(
    _ item: DetailRow, row: Int, _ columns: Columns, _ book: SourceBook, into frame: inout Frame
  ) {
    let width = frame.layout.listWidth
    switch item {
    case .heading(let title): frame.rule(row: row, title: title, columns: 0..<width)
    case .total: total(row: row, columns, into: &frame)
    case .criterion(let index): criterion(index, row: row, columns, book, into: &frame)
    case .need(let position): need(position, row: row, columns, book, into: &frame)
    case .delivery:
      frame.field(
        state.rowName(item, subject), row: row, column: columns.name, width: columns.nameWidth)
      let way = subject.alternative
      let price = way.blendedPrice.bounds.map { "\(Wording.price($0.mid)) USD/Mtok" }
      let parts = [way.deliveryName, price, way.speedWords, way.headroomWords].compactMap(\.self)
      frame.write(
        parts.joined(separator: ", "), row: row, column: columns.value,
        limit: columns.evidence - columns.value - 1)
      frame.write(
        book.marks(subject.evidence(item)), row: row, column: columns.evidence, role: .muted)
    case .ways:
      frame.field(
        state.rowName(item, subject), row: row, column: columns.name, width: columns.nameWidth)
      frame.write(
        subject.wayCounts, row: row, column: columns.value, limit: width - columns.value - 1)
    case .sheet(let index):
      frame.field(
        state.rowName(item, subject), row: row, column: columns.name, width: columns.nameWidth)
      frame.write(
        subject.sheetSummary(index), row: row, column: columns.value,
        limit: width - columns.value - 1)
    case .watch:
      frame.write("Watch", row: row, column: columns.name)
      frame.write(
        subject.watchItems.first?.text ?? "", row: row, column: columns.value,
        limit: width - columns.value - 1)
    case .facts:
      frame.write("Facts", row: row, column: columns.name)
      let facts = subject.facts
      let open = facts.count { $0.isUnknown }
      frame.write(
        "all \(facts.count), with their sources" + (open > 0 ? "; \(open) not known" : ""),
        row: row, column: columns.value, limit: width - columns.value - 1)
    }
  }

  private func criterion(
    _ index: Int, row: Int, _ columns: Columns, _ book: SourceBook, into frame: inout Frame
  ) {
    let criterion = state.outcome.criteria[index]
    let definition = criterion.definition
    let cell = subject.row?.contributions[index].cell ?? definition.cell(subject.alternative)
    let known = cell.bounds != nil
    let evidence = definition.evidence(subject.alternative)
    let kind = evidence.first?.kind
    frame.field(definition.label, row: row, column: columns.name, width: columns.nameWidth)
    let mark = known && kind == .measured ? "*" : known && kind == .estimated ? "~" : ""
    let value = cell == .missing ? "? not known" : mark + definition.spelled(cell)
    frame.field(
      known ? definition.withUnit(value) : value, row: row, column: columns.value,
      width: subject.row == nil ? columns.evidence - columns.value - 1 : columns.valueWidth,
      role: cell == .missing ? .caution : .text)
    if let scored = subject.row {
      let weights = Wording.shares(state.outcome.criteria.map { $0.weight * 100 })
      let points = Wording.shares(scored.contributions.map { $0.points * 100 })
      frame.field(
        "\(weights[index]) %", row: row, column: columns.weight, width: 7, align: .right)
      frame.field(points[index], row: row, column: columns.points, width: 7, align: .right)
    }
    let word = !known ? "unknown" : kind?.rawValue ?? "derived"
    let marks = book.marks(evidence)
    frame.field(
      columns.evidenceWidth > 10 ? "\(word) \(marks)" : marks, row: row, column: columns.evidence,
      width: columns.evidenceWidth, role: known ? .muted : .caution)
  }

  private func total(row: Int, _ columns: Columns, into frame: inout Frame) {
    guard let scored = subject.row else { return }
    let sum = scored.contributions.map { $0.points * 100 }.reduce(0, +)
    frame.field("100.0 %", row: row, column: columns.weight, width: 7, align: .right)
    frame.field(
      Wording.decimals(sum, 1), row: row, column: columns.points, width: 7, align: .right,
      role: .accent)
    let score = scored.score
    frame.write(
      "\(Wording.points(score.low)) to \(Wording.points(score.high)); "
        + "\(Wording.decimals(scored.coverage * 100, 0)) % known", row: row,
      column: columns.value, role: .muted, limit: columns.valueWidth)
  }

  private func need(
    _ position: Int, row: Int, _ columns: Columns, _ book: SourceBook, into frame: inout Frame
  ) {
    let must = state.outcome.scenario.musts[position]
    guard let definition = Constraints.named(must.field) else { return }
    let observation = definition.observe(subject.alternative, must)
    let mark = observation.truth.mark(frame.glyphs)
    let used = frame.write(mark.0, row: row, column: columns.name, role: mark.1)
    frame.field(
      definition.label, row: row, column: columns.name + used + 1,
      width: columns.nameWidth - used - 1)
    let marks = book.marks(observation.evidence)
    frame.field(
      observation.truth == .pass ? observation.observed : state.reason(observation), row: row,
      column: columns.value, width: columns.evidence - columns.value - 1,
      role: observation.truth == .pass ? .text : mark.1)
    frame.field(
      columns.evidenceWidth > 10 ? "\(observation.truth.word) \(marks)" : marks, row: row,
      column: columns.evidence, width: columns.evidenceWidth, role: .muted)
  }

  private func facts(into frame: inout Frame) {
    let layout = frame.layout
    let facts = state.detailFacts(subject)
    frame.write("Fact", row: layout.bodyTop, column: 4, role: .muted)
    frame.write("Value", row: layout.bodyTop, column: 34, role: .muted)
    let window = ListWindow(
      rows: facts.count, cursor: detail.list.row, height: layout.listRows - 1,
      first: detail.list.first)
    for (line, position) in window.rows.enumerated() {
      let row = layout.bodyTop + 1 + line
      let fact = facts[position]
      let isFirst = position == window.first || facts[position - 1].group != fact.group
      frame.field(isFirst ? fact.group : "", row: row, column: 4, width: 12, role: .muted)
      frame.field(fact.name, row: row, column: 17, width: 16)
      frame.write(
        fact.value, row: row, column: 34, role: fact.isUnknown ? .caution : .text,
        limit: layout.listWidth - 35)
      if position == detail.list.row { mark(row, into: &frame) }
    }
    if facts.isEmpty {
      frame.write("No fact has these letters; Esc shows all.", row: layout.bodyTop + 1, column: 4)
    }
    frame.writeHidden(window.hidden, row: layout.bodyTop + layout.listRows - 1)
    let preview = state.preview
    frame.paneRule(title: preview.title)
    frame.panel(preview, in: layout.pane, scroll: detail.list.paneScroll)
  }
}
