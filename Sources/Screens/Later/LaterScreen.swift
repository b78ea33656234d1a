internal import Cells
internal import Decision

/// A screen that does not stand yet: what it will hold, and which command does it today.
struct LaterScreen {
  let state: AppState

  func draw(into frame: inout Frame) {
    frame.panel(panel, in: frame.layout.page)
  }

  private var panel: Panel {
    decide
  }

  private func entry(_ id: String) -> PanelItem {
    let name = state.shortName(id)
    guard let row = state.outcome.row(of: id) else { return .entry(name, "not ranked") }
    guard !state.outcome.criteria.isEmpty else { return .entry(name, "rank \(row.bracket)") }
    return .entry(name, "rank \(row.bracket), score \(Wording.points(row.score.mid))")
  }

  private var decide: Panel {
    let list = state.document.shortlist
    var items: [PanelItem] = [
      .text("The shortlist will get its verdicts, reasons and exports here."), .blank,
      .text("Today: \(state.command)"), .blank,
    ]
    items +=
      list.isEmpty
      ? [.text("a on 2 Rank adds a model to the shortlist.")]
      : [.title("Shortlist: \(list.count)"), .blank] + list.map(entry)
    return Panel("Decide", items)
  }
}
