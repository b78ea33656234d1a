internal import Catalog
internal import Cells
internal import Decision
internal import Records

/// 7 Decide: shortlist, record, exports, and the rest of the record, one row each.
struct DecideScreen {
  let state: AppState

  /// A line of the screen: a heading, or a row the cursor can stand on.
  private enum Line {
    case columns
    case rule(String)
    case row(Int)
  }

  static func listHeight(_ layout: Layout) -> Int {
    layout.isWide ? layout.listRows : layout.messageRow - layout.bodyTop
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    guard state.hasDecision else { return empty(into: &frame) }
    let (lines, window) = shown(layout)
    let rows = state.decideRows
    for (place, position) in window.rows.enumerated() {
      let row = layout.bodyTop + place
      switch lines[position] {
      case .columns: header(row: row, into: &frame)
      case .rule(let title):
        frame.rule(row: row, title: title, columns: 0..<layout.listWidth)
      case .row(let index):
        draw(rows[index], isCursor: index == state.decide.list.row, row: row, into: &frame)
      }
    }
    frame.writeHidden(window.hidden, row: layout.bodyTop + window.count)
    guard layout.isWide else { return }
    frame.paneRule(title: state.decidePane.title)
    frame.panel(state.decidePane, in: layout.pane)
  }

  private func empty(into frame: inout Frame) {
    let text = [
      "Nothing is on the shortlist.",
      "Mark models with Space, or add them with a, on 2 Rank; then press 7.",
    ]
    for (place, line) in text.enumerated() {
      frame.write(line, row: frame.layout.bodyTop + 1 + place, column: 4, role: .muted)
    }
  }

  /// All lines, and the window of them around the cursor.
  private func shown(_ layout: Layout) -> ([Line], ListWindow) {
    var lines: [Line] = [.columns]
    var block = DecideRow.Block.shortlist
    var cursor = 0
    for (index, row) in state.decideRows.enumerated() {
      if row.block != block {
        block = row.block
        if let title = block.title { lines.append(.rule(title)) }
      }
      if index == state.decide.list.row { cursor = lines.count }
      lines.append(.row(index))
    }
    // The heading above the first row of a block stays in sight with it.
    let height = Self.listHeight(layout)
    return (lines, ListWindow(rows: lines.count, cursor: cursor, height: height))
  }

  /// The row of the list under a row of the screen.
  static func row(at screenRow: Int, _ state: AppState) -> Int? {
    let (lines, window) = DecideScreen(state: state).shown(state.layout)
    let position = window.first + screenRow - state.layout.bodyTop
    guard window.rows.contains(position), case .row(let index) = lines[position] else {
      return nil
    }
    return index
  }

  // MARK: Shortlist

  /// Where the columns of the shortlist stand.
  private struct Columns {
    let name: Int
    let nameWidth: Int
    let score: Int
    /// Reviewers that are seen, each with its column and width.
    var reviewers: [(place: Int, column: Int, width: Int)] = []
    let verdict: Int
    let verdictWidth: Int

    init(_ state: AppState, _ layout: Layout) {
      let width = layout.listWidth
      let names = state.decide.reviewers.map {
        min(12, max(4, layout.metricsWidth($0, state.glyphs)))
      }
      name = 7
      // The verdict keeps eighteen cells, and the name as many.
      nameWidth = min(30, max(18, width - 7 - 7 - 20 - names.reduce(0) { $0 + $1 + 2 }))
      score = name + nameWidth + 1
      var column = score + 7
      let first = Self.first(names, room: width - column - 20, cursor: state.decide.reviewer)
      for place in names.indices.dropFirst(first) {
        guard column + names[place] + 2 <= width - 18 else { break }
        reviewers.append((place, column, names[place]))
        column += names[place] + 2
      }
      verdict = column
      verdictWidth = max(1, width - column - 1)
    }

    /// The first reviewer to show, so that the one under the cursor is seen.
    private static func first(_ widths: [Int], room: Int, cursor: Int?) -> Int {
      guard let cursor, widths.indices.contains(cursor) else { return 0 }
      var used = 0
      var first = cursor
      while first >= 0, used + widths[first] + 2 <= room {
        used += widths[first] + 2
        first -= 1
      }
      return min(cursor, first + 1)
    }
  }

  /// How many reviewers have no room.
  static func hiddenReviewers(_ state: AppState, _ layout: Layout) -> Int {
    state.decide.reviewers.count - Columns(state, layout).reviewers.count
  }

  private func header(row: Int, into frame: inout Frame) {
    let columns = Columns(state, frame.layout)
    frame.write("Shortlist", row: row, column: 4, role: .muted)
    frame.field("Score", row: row, column: columns.score, width: 5, align: .right, role: .muted)
    for reviewer in columns.reviewers {
      frame.field(
        state.decide.reviewers[reviewer.place], row: row, column: reviewer.column,
        width: reviewer.width, role: .muted)
    }
    frame.write("Verdict", row: row, column: columns.verdict, role: .muted)
  }

  private func draw(_ item: DecideRow, isCursor: Bool, row: Int, into frame: inout Frame) {
    if isCursor { frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent) }
    switch item {
    case .candidate(let place): candidate(place, isCursor: isCursor, row: row, into: &frame)
    case .none:
      let isOn = state.decision.isNoneOfThese
      frame.write(
        "[\(isOn ? "x" : " ")] none of these", row: row, column: 4, role: isOn ? .text : .muted)
    case .field(let field):
      let text = words(field)
      part(field.label, text ?? "not said", role: text == nil ? .muted : .text, row, into: &frame)
    case .checklist:
      part("Checklist", ChecklistProgress(state.decision).sentence, role: .text, row, into: &frame)
    case .duties:
      let duties = state.standings(.duties)
      let open = duties.count { $0.state == "open" }
      part(
        "Duties", "\(duties.count), \(open) open", role: open > 0 ? .caution : .text, row,
        into: &frame)
    case .format(let place): export(place, row: row, into: &frame)
    }
    guard isCursor else { return }
    frame.buffer.markCursorRow(row, columns: 0..<frame.layout.listWidth)
    frame.buffer.cursor = Position(row: row, column: 1)
  }

  private func candidate(_ place: Int, isCursor: Bool, row: Int, into frame: inout Frame) {
    let columns = Columns(state, frame.layout)
    let candidate = state.decision.shortlist[place]
    let ranked = state.kept.row(of: candidate.model)
    frame.field("\(place + 1)", row: row, column: 3, width: 3, align: .right)
    frame.field(
      state.shortName(candidate.model), row: row, column: columns.name, width: columns.nameWidth,
      isName: true)
    frame.field(
      ranked.map { Wording.points($0.score.mid) } ?? "out", row: row, column: columns.score,
      width: 5, align: .right, role: ranked == nil ? .caution : .text)
    for reviewer in columns.reviewers {
      let name = state.decide.reviewers[reviewer.place]
      let opinion = state.decision.opinion(of: name, on: candidate.model)
      let sign = sign(opinion?.stance ?? .notAsked, frame.glyphs)
      let isHere = isCursor && state.decide.reviewer == reviewer.place
      frame.write(
        isHere ? "[\(sign)]" : " \(sign)\(opinion?.note == nil ? "" : "*")", row: row,
        column: reviewer.column, limit: reviewer.width)
    }
    let reason = candidate.verdict.reason.map { ": \($0)" } ?? ""
    frame.write(
      candidate.verdict.word + reason, row: row, column: columns.verdict,
      role: candidate.verdict == .choose ? .good : candidate.verdict == .open ? .muted : .text,
      limit: columns.verdictWidth)
  }

  private func sign(_ stance: DecisionRecord.Opinion.Stance, _ glyphs: GlyphSet) -> String {
    switch stance {
    case .agrees: return glyphs.meets
    case .objects: return glyphs.fails
    case .undecided: return glyphs.unknown
    case .notAsked: return glyphs.dash
    }
  }

  // MARK: Record and exports

  private func part(
    _ label: String, _ text: String, role: Role, _ row: Int, into frame: inout Frame
  ) {
    frame.write(label, row: row, column: 4, role: .muted)
    frame.write(text, row: row, column: 15, role: role, limit: frame.layout.listWidth - 16)
  }

  /// What a field holds, on one line; nothing where nothing is said.
  private func words(_ field: DecideField) -> String? {
    switch field {
    case .status:
      let granted = state.decide.record?.status.word ?? state.decision.status.word
      let waits = state.decision.status.word != granted
      return granted + (waits ? ", \(state.decision.status.word) when nothing is missing" : "")
    case .reviewBy where state.decision.reviewBy == nil:
      return state.decide.record.map { "\($0.review.day), the usual window" }
    case .reopenIf:
      let texts = state.decision.reopenIf.map(\.text)
      return texts.isEmpty ? nil : texts.joined(separator: " · ")
    default:
      let text = field.lines(state.decision).joined(separator: field == .deciders ? ", " : "; ")
      return text.isEmpty ? nil : text
    }
  }

  private func export(_ place: Int, row: Int, into frame: inout Frame) {
    let format = ExportFormats.all[place]
    let isOn = state.decide.formats.contains(format.name)
    frame.write("[\(isOn ? "x" : " ")]", row: row, column: 4)
    frame.write(format.name, row: row, column: 8, limit: 10)
    let files = state.decide.standing?.files.filter { $0.format == format.name } ?? []
    let standing = standing(files)
    let width = frame.glyphs.metrics.cellWidth(frame.glyphs.spelled(standing))
    let end = frame.layout.listWidth - 1
    let names =
      files.count > 1
      ? Wording.count(files.count, "file")
      : files.first?.name ?? "\(state.decide.record?.fileStem ?? "record").\(format.fileExtension)"
    frame.write(
      names, row: row, column: 19, role: isOn ? .text : .muted, limit: end - 19 - width - 2)
    frame.writeRight(standing, row: row, end: end, role: .muted)
  }

  private func standing(_ files: [ExportStanding.File]) -> String {
    if files.isEmpty { return "" }
    if files.contains(where: { $0.place == .foreign }) { return "differs" }
    if files.contains(where: { $0.place == .outdated }) { return "older" }
    return files.allSatisfy { $0.place == .same } ? "written" : "not written"
  }
}

extension Layout {
  /// The cells a text takes as it is drawn.
  fileprivate func metricsWidth(_ text: String, _ glyphs: GlyphSet) -> Int {
    glyphs.metrics.cellWidth(glyphs.spelled(text))
  }
}
