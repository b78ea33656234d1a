internal import Catalog
internal import Cells
internal import Decision
internal import Moderation
internal import Probe

/// 6 Probe: what a model does here.
struct ProbeScreen {
  let state: AppState

  /// Where the parts of a page lie.
  struct Regions {
    /// Rows of the steps, their headers included.
    let stepRows: Int
    let stepWidth: Int
    let main: Pane
    /// The server and what is to be known, in a wide window.
    let side: Pane?
  }

  static func regions(_ state: AppState, _ layout: Layout) -> Regions {
    let steps = state.probeStanding?.steps.count ?? 0
    let stepRows = steps == 0 ? 0 : steps + 1
    let gap = stepRows > 0 && layout.size.rows >= 20 ? 1 : 0
    let top = layout.bodyTop + stepRows + gap
    let width = layout.isWide ? layout.listWidth : layout.size.columns
    let end = layout.isWide ? layout.messageRow - 1 : layout.messageRow
    let main = Pane(
      row: top, column: 1, width: width - 2, rows: max(1, end - top), ruleColumns: 0..<width)
    guard layout.isWide else {
      return Regions(stepRows: stepRows, stepWidth: width, main: main, side: nil)
    }
    let start = layout.size.columns - layout.sideWidth
    return Regions(
      stepRows: stepRows, stepWidth: width, main: main,
      side: Pane(
        row: layout.bodyTop, column: start, width: layout.sideWidth - 1,
        rows: max(1, end - layout.bodyTop), ruleColumns: start..<layout.size.columns))
  }

  static func listHeight(_ state: AppState, _ layout: Layout) -> Int {
    switch state.moderationDepth {
    case .answers: return ModerationScreen.listRows(layout)
    case .answer: return ModerationScreen.regions(state, layout).main.rows
    case .page: return state.showsProbePage ? regions(state, layout).main.rows : layout.listRows
    }
  }

  func draw(into frame: inout Frame) {
    if let moderation = state.moderation, state.moderationDepth != .page {
      let screen = ModerationScreen(state: state, standing: moderation)
      state.moderationDepth == .answers ? screen.list(into: &frame) : screen.answer(into: &frame)
    } else if state.showsProbePage {
      page(into: &frame)
    } else {
      list(into: &frame)
    }
  }

  // MARK: The page of one probe

  private func page(into frame: inout Frame) {
    let regions = Self.regions(state, frame.layout)
    guard let standing = state.probeStanding else { return }
    steps(standing, width: regions.stepWidth, into: &frame)
    frame.panel(state.probeMain, in: regions.main, scroll: state.probe.page.row, more: "PgDn")
    if let side = regions.side {
      frame.panel(state.probeSide, in: side, scroll: state.probe.page.paneScroll)
    }
  }

  private func steps(_ standing: ProbeStanding, width: Int, into frame: inout Frame) {
    guard !standing.steps.isEmpty else { return }
    let top = frame.layout.bodyTop
    let labels = standing.steps.map { frame.glyphs.metrics.cellWidth($0.label) }
    let labelWidth = min(24, max(14, labels.max() ?? 0))
    let barStart = 4 + labelWidth + 2
    let counts = standing.steps.map { "\($0.done) of \($0.total)".count }
    let doneWidth = max(10, (counts.max() ?? 0) + 1)
    let resultWidth = 16
    let cells = min(24, width - barStart - doneWidth - 2 - resultWidth - 2)
    let barWidth = cells >= 6 ? cells : 0
    let doneEnd = barStart + barWidth + (barWidth > 0 ? 1 : 0) + doneWidth
    frame.write("Step", row: top, column: 4, role: .muted)
    frame.writeRight("Done", row: top, end: doneEnd, role: .muted)
    frame.write("Result", row: top, column: doneEnd + 3, role: .muted)
    for (position, step) in standing.steps.enumerated() {
      let row = top + 1 + position
      let isDone = step.done >= step.total && step.total > 0 && position != standing.current
      let isCurrent = position == standing.current && state.probe.live?.isRunning ?? false
      if isCurrent {
        frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
        frame.buffer.cursor = Position(row: row, column: 1)
      } else if isDone {
        frame.write(frame.glyphs.meets, row: row, column: 1, role: .good)
      }
      frame.field(step.label, row: row, column: 4, width: labelWidth)
      if barWidth > 0 {
        let fraction = step.total > 0 ? Double(step.done) / Double(step.total) : 0
        frame.write(
          frame.glyphs.track(fraction, cells: barWidth), row: row, column: barStart,
          role: step.done > 0 ? .accent : .muted, limit: barWidth)
      }
      frame.writeRight("\(step.done) of \(step.total)", row: row, end: doneEnd)
      frame.write(
        state.probeResult(of: position, standing), row: row, column: doneEnd + 3,
        role: isCurrent && state.probe.live?.wait != nil ? .caution : .text,
        limit: max(0, width - doneEnd - 3))
    }
  }

  // MARK: The list

  private func list(into frame: inout Frame) {
    let layout = frame.layout
    let lines = state.probeLines
    let current = state.currentProbeRow
    let cursor = lines.firstIndex { $0 == current.map(ProbeLine.row) } ?? 0
    let window = ListWindow(rows: lines.count, cursor: cursor, height: layout.listRows)
    let columns = EntryColumns(state.probe.entries ?? [], width: layout.listWidth, frame.glyphs)
    for (line, position) in window.rows.enumerated() {
      let row = layout.bodyTop + line
      draw(lines[position], row: row, columns, into: &frame)
      guard position == cursor, case .row = lines[position] else { continue }
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
      frame.buffer.markCursorRow(row, columns: 0..<layout.listWidth)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
    frame.writeHidden(window.hidden, row: layout.bodyTop + layout.listRows - 1)
    let preview = state.preview
    frame.paneRule(title: preview.title)
    frame.panel(preview, in: layout.pane, scroll: state.probe.list.paneScroll)
  }

  private func draw(
    _ line: ProbeLine, row: Int, _ columns: EntryColumns, into frame: inout Frame
  ) {
    let width = frame.layout.listWidth
    switch line {
    case .heading(let title): frame.rule(row: row, title: title, columns: 0..<width)
    case .remark(let text): frame.write(text, row: row, column: 4, role: .muted, limit: width - 5)
    case .columns: columns.header(row: row, into: &frame)
    case .row(.entry(let place)):
      guard let entries = state.probe.entries, entries.indices.contains(place) else { return }
      columns.draw(entries[place], asOf: state.base.snapshot.release.asOf, row: row, into: &frame)
    case .row(let item):
      let (name, detail) = state.probeWords(item)
      let nameWidth = 27
      frame.field(name, row: row, column: 4, width: nameWidth)
      frame.write(
        detail, row: row, column: 4 + nameWidth + 2, role: .muted,
        limit: max(0, width - nameWidth - 7))
    }
  }

  /// The line of the list on a row of the screen.
  static func row(at screenRow: Int, _ state: AppState) -> ProbeRow? {
    let layout = state.layout
    let lines = state.probeLines
    let cursor = lines.firstIndex { $0 == state.currentProbeRow.map(ProbeLine.row) } ?? 0
    let window = ListWindow(rows: lines.count, cursor: cursor, height: layout.listRows)
    let position = window.first + screenRow - layout.bodyTop
    guard window.rows.contains(position), case .row(let row) = lines[position] else { return nil }
    return row
  }
}

/// The columns of earlier runs: what does not fit is left out, the name gives way first.
struct EntryColumns {
  private let nameStart: Int
  private let nameWidth: Int
  private let dateWidth: Int
  private let firstTokenEnd: Int
  private let speedEnd: Int
  private let identityWidth: Int

  init(_ entries: [ProbeEntry], width: Int, _ glyphs: GlyphSet) {
    func widest(_ header: String, _ texts: [String]) -> Int {
      max(header.count, texts.map { glyphs.metrics.cellWidth($0) }.max() ?? 0)
    }
    dateWidth = 10
    let measured = entries.filter { $0.kind != .moderation }
    let first = widest("First token", measured.map(Self.firstToken))
    // The counts of a battery take the room of both figures.
    let counts = entries.compactMap(Self.counts).map { glyphs.metrics.cellWidth($0) }.max() ?? 0
    let speed = max(widest("Speed", measured.map(Self.speed)), counts - first - 2)
    let identity = widest("Identity", entries.map(Self.known))
    let rest = width - 4 - dateWidth - 2 - first - 2 - speed - 2
    identityWidth = rest - identity - 2 >= 18 ? identity : 0
    nameStart = 4 + dateWidth + 2
    nameWidth = max(4, rest - (identityWidth > 0 ? identityWidth + 2 : 0) - 1)
    firstTokenEnd = nameStart + nameWidth + 1 + first
    speedEnd = firstTokenEnd + 2 + speed
  }

  func header(row: Int, into frame: inout Frame) {
    frame.write("Date", row: row, column: 4, role: .muted)
    frame.field("Model", row: row, column: nameStart, width: nameWidth, role: .muted)
    frame.writeRight("First token", row: row, end: firstTokenEnd, role: .muted)
    frame.writeRight("Speed", row: row, end: speedEnd, role: .muted)
    if identityWidth > 0 { frame.write("Identity", row: row, column: speedEnd + 2, role: .muted) }
  }

  func draw(_ entry: ProbeEntry, asOf: CalendarDate, row: Int, into frame: inout Frame) {
    let date = entry.date.map { Dates.short($0, asOf: asOf) } ?? frame.glyphs.unknown
    frame.write(date, row: row, column: 4, role: .muted, limit: dateWidth)
    frame.field(entry.model, row: row, column: nameStart, width: nameWidth, isName: true)
    if let counts = Self.counts(entry) {
      frame.writeRight(counts, row: row, end: speedEnd)
    } else {
      frame.writeRight(Self.firstToken(entry), row: row, end: firstTokenEnd)
      frame.writeRight(Self.speed(entry), row: row, end: speedEnd)
    }
    if identityWidth > 0 {
      frame.write(Self.known(entry), row: row, column: speedEnd + 2, role: .muted)
    }
  }

  /// What came of the questions of a battery: `quick: 4 of 28 refused`; nil for other runs.
  private static func counts(_ entry: ProbeEntry) -> String? {
    entry.moderation.map { "\($0.tier.rawValue): \($0.refused) of \($0.counted) refused" }
  }

  /// A predicted figure says so.
  private static func mark(_ entry: ProbeEntry) -> String { entry.kind == .layers ? "~" : "" }

  private static func firstToken(_ entry: ProbeEntry) -> String {
    entry.firstTokenMilliseconds.map { mark(entry) + ValueSeries.time($0) } ?? "?"
  }

  private static func speed(_ entry: ProbeEntry) -> String {
    entry.tokensPerSecond.map { mark(entry) + ValueSeries.number($0) + " tok/s" } ?? "?"
  }

  /// How well the model is known, and how the run ended where it did not complete.
  private static func known(_ entry: ProbeEntry) -> String {
    switch entry.ending {
    case .complete: entry.identity
    case .stopped: "stopped early"
    case .failed: "failed"
    }
  }
}
