internal import Catalog
internal import Cells
internal import Decision

/// What stands below the list in a wide window: why this order, how firm, and what is out.
struct RankExtras {
  let state: AppState

  private var outcome: Outcome { state.outcome }

  /// Rows it takes, the blank line above included; 0 when there is nothing to say.
  func height(_ layout: Layout) -> Int {
    let items = items
    guard !items.isEmpty else { return 0 }
    return Panel("", items).lines(width: layout.listWidth - 2, glyphs: state.glyphs).count + 1
  }

  func draw(into frame: inout Frame, from row: Int) {
    let layout = frame.layout
    let rows = layout.messageRow - 1 - row
    guard rows > 2 else { return }
    frame.panel(
      Panel("", items),
      in: Pane(
        row: row, column: 1, width: layout.listWidth - 2, rows: rows,
        ruleColumns: 0..<layout.listWidth), more: "in Detail")
  }

  private var items: [PanelItem] {
    var items: [PanelItem] = []
    if let leader = outcome.rows.first, let next = outcome.rows.dropFirst().first,
      !outcome.criteria.isEmpty
    {
      items += [.title("Why this order"), .text(order(leader, next)), .blank]
      items.append(.title("How firm it is"))
      let threats = state.threats.prefix(3)
      items +=
        threats.isEmpty
        ? [.text("No single weight changes the first place.")]
        : [.text("\(leader.model.shortName) would lose the lead with")]
          + threats.map {
            .text("\(state.words($0.flip)), to \($0.row.model.shortName)")
          }
      items.append(.blank)
    }
    if !outcome.restricted.isEmpty {
      items += [
        .title("Left out by a reported restriction: \(outcome.restricted.count)"),
        .text("Each meets the needs; 3 names instrument, date and source.", .muted), .blank,
      ]
    }
    let out = outcome.excluded.count
    if out > 0 {
      let counts = outcome.funnel.filter { $0.before > $0.after }.map {
        "\($0.must.label) \($0.before - $0.after)"
      }
      items += [
        .title("Excluded: \(out)"), .text(counts.joined(separator: "  ")),
        .text("3 shows each, and what would change it.", .muted),
      ]
    }
    return items
  }

  private func order(_ leader: RankedRow, _ next: RankedRow) -> String {
    let gap = leader.ranking(outcome.scenario.order) - next.ranking(outcome.scenario.order)
    let parts = outcome.differences(of: leader, against: next)
      .filter { abs($0.points) > 0.0005 }
      .sorted { abs($0.points) > abs($1.points) }
      .map {
        "\($0.criterion.definition.label.lowercased()) " + ($0.points > 0 ? "+" : "")
          + Wording.decimals($0.points * 100, 1)
      }
    return "\(leader.model.shortName) leads \(next.model.shortName) by "
      + "\(Wording.decimals(gap * 100, 1)): \(Wording.list(parts))."
  }
}
