internal import Catalog
internal import Cells
internal import Decision

/// Where somebody stands on the Excluded screen.
struct ExcludedState: Hashable, Sendable {
  var rules = ListCursor()
  var models = ListCursor()
  /// Whether the lower list has the cursor.
  var isInModels = false
}

/// 3 Excluded: why not this model, and what would change that.
struct ExcludedScreen {
  let state: AppState

  /// Rows of the list of needs.
  static func ruleRows(_ layout: Layout) -> Int { max(2, (layout.messageRow - layout.bodyTop) / 3) }
  /// Rows of the list of models.
  static func modelRows(_ layout: Layout) -> Int {
    max(1, layout.messageRow - layout.bodyTop - ruleRows(layout) - 4)
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    rules(into: &frame)
    let top = layout.bodyTop + 1 + Self.ruleRows(layout)
    guard let report = state.currentReport else {
      frame.write(
        state.filters[.excluded] == nil
          ? "Nothing is excluded." : "Nothing has these letters; Esc shows all.",
        row: layout.bodyTop + 1, column: 4, role: .muted)
      return
    }
    frame.rule(row: top, title: "\(report.label): \(report.wanted(in: state.base))")
    models(report, from: top + 1, into: &frame)
  }

  private func rules(into frame: inout Frame) {
    let layout = frame.layout
    let row = layout.bodyTop
    let width = layout.size.columns
    let change = width >= 100 ? 50 : 40
    frame.write("Removed by", row: row, column: 4, role: .muted)
    frame.field("Models", row: row, column: change - 16, width: 6, align: .right, role: .muted)
    frame.field("Alone", row: row, column: change - 8, width: 6, align: .right, role: .muted)
    frame.write("Smallest change that helps", row: row, column: change, role: .muted)
    let reports = state.excludedReports
    let list = state.excluded.rules
    let window = ListWindow(
      rows: reports.count, cursor: list.row, height: Self.ruleRows(layout), first: list.first)
    for (line, position) in window.rows.enumerated() {
      let report = reports[position]
      let row = layout.bodyTop + 1 + line
      let isTried = state.trial?.need == report.must.id
      frame.field(report.label, row: row, column: 4, width: change - 22)
      frame.field(
        "\(report.removed.count)", row: row, column: change - 16, width: 6, align: .right)
      frame.field("\(report.alone.count)", row: row, column: change - 8, width: 6, align: .right)
      if let relaxation = report.relaxation {
        let gain = relaxation.gained == 1 ? "1 comes" : "\(relaxation.gained) come"
        let words = isTried ? "trying: \(state.trial?.words ?? "")" : relaxation.words
        frame.write(
          words, row: row, column: change,
          role: isTried ? .caution : .text, limit: max(0, width - change - 12))
        frame.writeRight(gain, row: row, end: width - 1)
      } else {
        frame.write("no single change of it helps", row: row, column: change, role: .muted)
      }
      if position == list.row { mark(row, isActive: !state.excluded.isInModels, into: &frame) }
    }
    frame.writeHidden(window.hidden, row: layout.bodyTop + Self.ruleRows(layout))
  }

  private func mark(_ row: Int, isActive: Bool, into frame: inout Frame) {
    frame.write(
      frame.glyphs.cursor, row: row, column: 1, role: isActive ? .accent : .muted)
    guard isActive else { return }
    frame.buffer.markCursorRow(row)
    frame.buffer.cursor = Position(row: row, column: 1)
  }

  private func models(_ report: RuleReport, from top: Int, into frame: inout Frame) {
    let width = frame.size.columns
    let models = state.excludedModels
    let list = state.excluded.models
    let height = Self.modelRows(frame.layout)
    let window = ListWindow(
      rows: models.count, cursor: list.row, height: height, first: list.first)
    let nameWidth = min(44, width * 3 / 10)
    for (line, position) in window.rows.enumerated() {
      let model = models[position]
      let row = top + line
      frame.field(
        model.model.shortName, row: row, column: 4, width: nameWidth, isName: true)
      let others = state.otherNeeds(model, than: report)
      let right =
        others.isEmpty
        ? "this alone"
        : others.count == 1
          ? "and \(others[0])" : "and \(others.count) more"
      let rightWidth = min(24, frame.glyphs.metrics.cellWidth(right))
      frame.writeRight(
        frame.glyphs.metrics.clipped(right, to: rightWidth), row: row, end: width - 1,
        role: .muted)
      let observation = model.observation(of: report.position)
      let truth = observation?.truth ?? .unknown
      let text = truth.mark(frame.glyphs)
      frame.write(
        [Span(text.0 + " ", text.1), Span(state.reason(observation))], row: row,
        column: 6 + nameWidth, limit: max(0, width - nameWidth - rightWidth - 9))
      if position == list.row { mark(row, isActive: state.excluded.isInModels, into: &frame) }
    }
    frame.writeHidden(window.hidden, row: top + height - 1)
    let lines = frame.glyphs.metrics.wrapped(
      frame.glyphs.spelled(note(report, models)), to: min(100, width - 2))
    for (line, text) in lines.prefix(2).enumerated() {
      frame.write(text, row: frame.layout.messageRow - 2 + line, role: .muted)
    }
  }

  /// The change of the need in full, or what would change the verdict on the model.
  private func note(_ report: RuleReport, _ models: [ExcludedModel]) -> String {
    if state.excluded.isInModels {
      let row = state.excluded.models.row
      guard models.indices.contains(row) else { return "" }
      let model = models[row]
      let reopen = model.observation(of: report.position)?.reopen ?? ""
      return state.nearestWay(model).map { "Nearest by \($0). " + reopen } ?? reopen
    }
    guard let relaxation = report.relaxation else {
      return "Every model it removes fails another need as well."
    }
    let count = Wording.count(relaxation.gained, "model")
    return "\(AppState.sentence(relaxation.words)): \(count) would come back."
  }
}
