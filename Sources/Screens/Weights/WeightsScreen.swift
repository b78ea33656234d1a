internal import Catalog
internal import Cells
internal import Decision

/// 5 Weights: whether the answer survives other weights.
struct WeightsScreen {
  let state: AppState

  /// Where the parts of the screen lie.
  struct Regions {
    /// Cells of the list of weights.
    let leftWidth: Int
    /// The first cell and the cells of the order beside it.
    let rightStart: Int
    let rightWidth: Int
    /// Rows of both lists, without their headers.
    let rows: Int
    let orderRows: Int
    /// What would change the first place; in a narrow window the shares as well.
    let below: Pane
    /// The shares and the chart, in a wide window.
    let shares: Pane?
    let chart: Pane?
  }

  static func regions(_ state: AppState, _ layout: Layout) -> Regions {
    let width = layout.size.columns
    let body = layout.messageRow - layout.bodyTop
    let count = state.outcome.criteria.count
    guard layout.isWide else {
      let left = width < 78 ? width * 45 / 100 : width * 55 / 100
      let leastBelow = body >= 19 ? 9 : 5
      let rows = max(1, min(max(count, 5), body - 1 - leastBelow))
      let gap = body - 1 - rows - leastBelow > 3 ? 1 : 0
      let top = layout.bodyTop + 1 + rows + gap
      return Regions(
        leftWidth: left, rightStart: left + 1, rightWidth: width - left - 2, rows: rows,
        orderRows: rows,
        below: Pane(
          row: top + 1, column: 1, width: width - 2, rows: max(1, layout.messageRow - top - 1),
          ruleColumns: 0..<width),
        shares: nil, chart: nil)
    }
    let right = layout.sideWidth + 6
    let left = width - right - 4
    let rows = max(1, min(count, 14, body - 12))
    let top = layout.bodyTop + 1 + rows + 2
    let orderRows = max(6, min(rows, 10))
    let sharesTop = layout.bodyTop + 1 + orderRows + 1
    let shareLines = Panel("", state.shareItems(width: right - 2)).lines(
      width: right - 2, glyphs: state.glyphs
    ).count
    let shareRows = min(9, max(3, shareLines))
    let chartTop = sharesTop + 1 + shareRows + 1
    return Regions(
      leftWidth: left, rightStart: width - right, rightWidth: right - 1, rows: rows,
      orderRows: orderRows,
      below: Pane(
        row: top + 1, column: 1, width: left - 1, rows: layout.messageRow - top - 2,
        ruleColumns: 0..<left),
      shares: Pane(
        row: sharesTop + 1, column: width - right, width: right - 1, rows: shareRows,
        ruleColumns: width - right..<width),
      chart: Pane(
        row: chartTop, column: width - right, width: right - 1,
        rows: layout.messageRow - chartTop - 1, ruleColumns: width - right..<width))
  }

  static func listHeight(_ state: AppState, _ layout: Layout) -> Int { regions(state, layout).rows }

  func draw(into frame: inout Frame) {
    let layout = frame.layout
    guard !state.outcome.criteria.isEmpty else {
      frame.write(
        "Nothing is preferred yet, so nothing weighs; 1 Needs adds wishes.",
        row: layout.bodyTop + 1)
      return
    }
    let regions = Self.regions(state, layout)
    weights(regions, into: &frame)
    order(regions, into: &frame)
    let panel = state.weightsPane
    frame.rule(row: regions.below.row - 1, title: panel.title, columns: regions.below.ruleColumns)
    frame.panel(panel, in: regions.below, scroll: state.weights.list.paneScroll)
    if let shares = regions.shares {
      frame.rule(row: shares.row - 1, title: state.sharesTitle, columns: shares.ruleColumns)
      frame.panel(Panel("", state.shareItems(width: shares.width)), in: shares)
    }
    if let chart = regions.chart, let criterion = state.currentWeightPosition {
      WeightChart(state: state, criterion: criterion).draw(in: chart, into: &frame)
    }
  }

  // MARK: Weights

  private func weights(_ regions: Regions, into frame: inout Frame) {
    let outcome = state.outcome
    let order = state.weightRows
    let now = Wording.shares(order.map { outcome.criteria[$0].weight * 100 })
    let former = order.map { position in
      state.weights.saved?.weights.first {
        $0.criterion == outcome.criteria[position].definition.id
      }?.weight ?? outcome.criteria[position].weight
    }
    let was = Wording.shares(former.map { $0 * 100 })
    let labels = outcome.criteria.map { frame.glyphs.metrics.cellWidth($0.definition.label) }
    let most = regions.leftWidth >= 56 ? 22 : regions.leftWidth >= 44 ? 17 : 11
    // Where room is short the weights before give way; r and the header tell of them.
    let showsFormer = regions.leftWidth >= 40
    let labelWidth = max(9, min(most, labels.max() ?? 0))
    let wasEnd = 4 + labelWidth + (showsFormer ? 7 : 0)
    let nowEnd = wasEnd + 7
    let barStart = nowEnd + 2
    let top = frame.layout.bodyTop
    frame.field("Criterion", row: top, column: 4, width: labelWidth, role: .muted)
    if showsFormer { frame.writeRight("was", row: top, end: wasEnd, role: .muted) }
    frame.writeRight("now", row: top, end: nowEnd, role: .muted)
    let list = state.weights.list
    let window = ListWindow(
      rows: order.count, cursor: list.row, height: regions.rows, first: list.first)
    let largest = max(0.01, outcome.criteria.map(\.weight).max() ?? 1)
    for (line, position) in window.rows.enumerated() {
      let row = top + 1 + line
      let criterion = outcome.criteria[order[position]]
      frame.field(criterion.definition.label, row: row, column: 4, width: labelWidth)
      if showsFormer { frame.writeRight(was[position], row: row, end: wasEnd, role: .muted) }
      frame.writeRight(now[position], row: row, end: nowEnd)
      let cells = regions.leftWidth - barStart - 1
      frame.write(
        frame.glyphs.bar(criterion.weight / largest, cells: max(0, cells)), row: row,
        column: barStart, role: .accent, limit: max(0, cells))
      guard position == list.row else { continue }
      frame.write(frame.glyphs.cursor, row: row, column: 1, role: .accent)
      frame.buffer.markCursorRow(row, columns: 0..<regions.leftWidth)
      frame.buffer.cursor = Position(row: row, column: 1)
    }
    frame.writeHidden(window.hidden, row: top + regions.rows)
    if frame.layout.isWide {
      frame.write(
        order.count > 1
          ? "The others keep their shares of what is left." : "It is the only one that weighs.",
        row: top + 1 + regions.rows + 1, column: 4, role: .muted, limit: regions.leftWidth - 5)
    }
  }

  // MARK: Order

  private func order(_ regions: Regions, into frame: inout Frame) {
    let top = frame.layout.bodyTop
    let start = regions.rightStart
    let end = start + regions.rightWidth
    let movedWidth = 6
    let rows = state.outcome.rows.prefix(regions.orderRows)
    let scores = rows.map { Wording.decimals($0.ranking(state.outcome.scenario.order) * 100, 1) }
    let scoreWidth = max(5, scores.map(\.count).max() ?? 5)
    frame.write("Order now", row: top, column: start, role: .muted)
    frame.writeRight("score", row: top, end: end - movedWidth, role: .muted)
    frame.writeRight("moved", row: top, end: end, role: .muted)
    if rows.isEmpty {
      frame.write(
        "No model is left; 1 changes the needs.", row: top + 1, column: start,
        limit: regions.rightWidth)
    }
    for (line, model) in rows.enumerated() {
      let row = top + 1 + line
      frame.field("\(model.bracket)", row: row, column: start, width: 3, align: .right)
      frame.write(state.rankMark(model), row: row, column: start + 3, role: .muted, limit: 1)
      frame.field(
        model.model.shortName, row: row, column: start + 5,
        width: max(4, regions.rightWidth - 5 - scoreWidth - movedWidth - 1), isName: true)
      frame.writeRight(scores[line], row: row, end: end - movedWidth)
      let moved = moved(model, frame.glyphs)
      frame.writeRight(moved.text, row: row, end: end, role: moved.role)
    }
  }

  /// How many places a model moved since the weights before.
  private func moved(_ row: RankedRow, _ glyphs: GlyphSet) -> (text: String, role: Role) {
    guard let former = state.weights.formerPlaces[row.model.id], former != row.position else {
      return ("", .muted)
    }
    return former > row.position
      ? (glyphs.up + "\(former - row.position)", .good)
      : (glyphs.down + "\(row.position - former)", .caution)
  }
}

extension AppState {
  /// The criterion under the cursor, by position in the outcome.
  var currentWeightPosition: Int? {
    let rows = weightRows
    return rows.indices.contains(weights.list.row) ? rows[weights.list.row] : nil
  }

  /// What stands below the weights: what changes the first place, and in a narrow window the shares.
  ///
  /// Where both have no room, who is first comes before what would change it.
  var weightsPane: Panel {
    let below = WeightsScreen.regions(self, layout).below
    let title = "What would change the first place"
    let flips = flipItems(width: below.width)
    guard !layout.isWide else { return Panel(title, flips) }
    let shares = shareItems(width: size.columns - 2)
    let both = Panel(title, flips + [.blank, .title(sharesTitle)] + shares)
    guard both.lines(width: below.width, glyphs: glyphs).count > below.rows else { return both }
    return Panel(sharesTitle, shares + [.blank, .title(title)] + flips)
  }

  /// What stands above the weights.
  var weightsHeader: String {
    let name = "weights of \(document.scenario.name)"
    return outcome.criteria.isEmpty ? name : name + "    they always sum to 100 %"
  }

  /// Whether the weights differ from those that stood before.
  var weightsAreChanged: Bool {
    guard let saved = weights.saved else { return false }
    return !shownScenario.isWeighing(like: saved.scenario)
  }

  /// The command of the screen: the weight a key moved last, the others keeping their shares, gives
  /// the weights shown as long as its number is whole.
  var weightsCommand: String {
    guard weightsAreChanged, let moved = weights.lastMoved,
      let criterion = outcome.criteria.first(where: { $0.definition.id == moved })
    else { return "weigh rank" }
    let percent = criterion.weight * 100
    guard abs(percent - percent.rounded()) < 1e-9 else { return "weigh rank" }
    return "weigh rank --weight \(moved)=\(Wording.decimals(percent, 0))"
  }
}
