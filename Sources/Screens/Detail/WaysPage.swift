internal import Catalog
internal import Cells
internal import Decision
internal import Fit

/// The page of a model that lists every way of running it.
struct WaysPage {
  let state: AppState
  let subject: DetailSubject
  let detail: DetailState

  /// A column of the list.
  private enum Column: Int, CaseIterable {
    case name, score, memory, left, speed, price, reason

    var header: String {
      switch self {
      case .name: return "Way to run it"
      case .score: return "Score"
      case .memory: return "GiB of budget"
      case .left: return "Left %"
      case .speed: return "tok/s"
      case .price: return "$/Mtok"
      case .reason: return "Why"
      }
    }

    var alignsRight: Bool { self != .name && self != .reason }
  }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    let ways = state.detailWays(subject)
    let markWidth = frame.glyphs.isASCII ? 3 : 2
    let start = 4 + markWidth
    let columns = columnLayout(ways, width: layout.listWidth - start - 1, frame.glyphs)
    for placed in columns.columns {
      guard let column = Column(rawValue: placed.index) else { continue }
      frame.field(
        column.header, row: layout.bodyTop, column: start + placed.start, width: placed.width,
        align: column.alignsRight ? .right : .left, role: .muted)
    }
    let window = ListWindow(
      rows: ways.count, cursor: detail.list.row, height: layout.listRows - 1,
      first: detail.list.first)
    for (line, position) in window.rows.enumerated() {
      let row = layout.bodyTop + 1 + line
      draw(ways[position], row: row, start: start, columns, into: &frame)
      guard position == detail.list.row else { continue }
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
      frame.buffer.markCursorRow(row, columns: 0..<layout.listWidth)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
    if ways.isEmpty {
      frame.write("No way has these letters; Esc shows all.", row: layout.bodyTop + 1, column: 4)
    }
    frame.writeHidden(window.hidden, row: layout.bodyTop + layout.listRows - 1)
    let preview = state.preview
    frame.paneRule(title: preview.title)
    frame.panel(preview, in: layout.pane, scroll: detail.list.paneScroll)
  }

  private func draw(
    _ way: Way, row: Int, start: Int, _ columns: ColumnLayout, into frame: inout Frame
  ) {
    let mark = state.mark(of: way)
    frame.write(mark.0, row: row, column: 4, role: mark.1)
    let role: Role = way.competes && way.standing != .excluded ? .text : .muted
    let texts = texts(of: way)
    for placed in columns.columns {
      guard let column = Column(rawValue: placed.index) else { continue }
      let text = texts[placed.index]
      let shown =
        column == .name ? state.fitted([text] + way.alternative.deliveryNames, placed.width) : text
      frame.field(
        shown, row: row,
        column: start + placed.start, width: placed.width,
        align: column.alignsRight ? .right : .left, role: text == "?" ? .caution : role)
    }
  }

  private func columnLayout(_ ways: [Way], width: Int, _ glyphs: GlyphSet) -> ColumnLayout {
    let all = ways.map(texts)
    func widest(_ column: Column) -> Int {
      let texts = all.map { glyphs.metrics.cellWidth(glyphs.spelled($0[column.rawValue])) }
      return max(glyphs.metrics.cellWidth(column.header), texts.max() ?? 0)
    }
    let priorities: [Column: Int] = [
      .score: 1, .memory: 2, .reason: 3, .speed: 4, .price: 5, .left: 6,
    ]
    return ColumnLayout.fit(
      Column.allCases.map { column in
        switch column {
        case .name:
          return ColumnSpec(
            width: min(14, widest(column)), growingTo: min(36, widest(column)), priority: 0,
            isPinned: true)
        case .reason:
          return ColumnSpec(width: min(10, widest(column)), growingTo: 40, priority: 3)
        default: return ColumnSpec(width: widest(column), priority: priorities[column] ?? 9)
        }
      }, into: width, gap: 2)
  }

  private func texts(of way: Way) -> [String] {
    let alternative = way.alternative
    let memory = alternative.memory
    let dash = state.glyphs.dash
    let gibibyte = Double(Int64.gibibyte)
    let budget = memory.map { Wording.decimals($0.budget / gibibyte, 1) } ?? ""
    let need = memory.map { standing -> String in
      guard let need = standing.need else {
        let known = standing.leastNeed / gibibyte
        return (known > 0 ? Wording.decimals(known, 1) + "+" : "?") + " of \(budget)"
      }
      let low = Wording.decimals(need.low / gibibyte, 1)
      let high = Wording.decimals(need.high / gibibyte, 1)
      return (low == high ? low : "\(low)–\(high)") + " of \(budget)"
    }
    let left = memory.map { standing -> String in
      guard let bounds = standing.headroom.bounds else { return "?" }
      let low = Wording.decimals(bounds.low, 0)
      let high = Wording.decimals(bounds.high, 0)
      return low == high ? low : "\(low)–\(high)"
    }
    return [
      way.name, state.outcome.criteria.isEmpty ? dash : Wording.points(way.row.score.mid),
      need ?? dash, left ?? dash, speed(alternative), price(alternative),
      way.shortReason(in: state.outcome),
    ]
  }

  /// The speed with its interval: `~31 [22–40]`.
  private func speed(_ alternative: Alternative) -> String {
    guard let bounds = alternative.decodeSpeed.bounds, let words = alternative.speedWords else {
      return "?"
    }
    let mid = String(words.dropLast(" tok/s".count))
    guard bounds.low < bounds.high else { return mid }
    let digits = bounds.mid < 10 ? 1 : 0
    return mid
      + " [\(Wording.decimals(bounds.low, digits))–\(Wording.decimals(bounds.high, digits))]"
  }

  private func price(_ alternative: Alternative) -> String {
    switch alternative.blendedPrice {
    case .notApplicable: return state.glyphs.dash
    case .missing: return "?"
    case .known, .interval:
      return Wording.price(alternative.blendedPrice.bounds?.mid ?? 0)
    }
  }
}

extension AppState {
  /// The ways listed: all, or those the filter finds.
  func detailWays(_ subject: DetailSubject) -> [Way] {
    guard let query = filters[.detail] else { return subject.ways }
    return NameFilter(names: subject.ways.map(\.name)).holding(query).map { subject.ways[$0] }
  }

  /// The way under the cursor of the page of ways.
  func currentDetailWay(_ subject: DetailSubject) -> Way? {
    guard let state = details.last, state.page == .ways else { return nil }
    let ways = detailWays(subject)
    return ways.indices.contains(state.list.row) ? ways[state.list.row] : nil
  }

  /// Opens the page that lists every way of running the open model.
  mutating func openWaysPage() {
    guard let subject, let state = details.last else { return }
    guard !subject.ways.isEmpty else {
      message = "A closed model is run by its developer only."
      return
    }
    if state.page == .ways {
      message = "Enter opens a way, Esc goes back to the summary."
      return
    }
    filters[.detail] = nil
    if state.page != .summary { details[details.count - 1].leavePage() }
    details[details.count - 1].enter(.ways)
    let shown = subject.ways.firstIndex { $0.key == subject.alternative.delivery.key }
    details[details.count - 1].list.row = shown ?? 0
  }

  /// Opens the way under the cursor of the page over the one that is shown.
  mutating func openDetailWay() {
    guard let subject, let way = currentDetailWay(subject) else { return }
    if way.key == subject.alternative.delivery.key {
      message = "This is the way that is shown; Esc goes back to it."
      return
    }
    openModel(subject.model.id, way: way.key)
  }
}
