internal import Catalog
internal import Cells
internal import Decision
internal import Sheets

/// What the Compare screen says while fewer than two models are marked.
struct CompareEmpty {
  let state: AppState

  func draw(into frame: inout Frame) {
    frame.panel(Panel("", items), in: frame.layout.page)
  }

  private var items: [PanelItem] {
    var items: [PanelItem] = [
      .text("Mark two to four models with Space on 2 Rank, then press 4 here or c there.")
    ]
    let missing = state.document.marks.filter { state.base.candidate($0) == nil }
    if !missing.isEmpty {
      items.append(
        .text("Marked, but not in this catalog: \(Wording.list(missing)).", .caution))
    }
    let names = state.suggestedMarks.map(state.shortName)
    if !names.isEmpty {
      let words =
        names.count > 1
        ? "compares the first two of the ranking: \(Wording.list(names))"
        : "adds the best of the others: \(names[0])"
      items += [.blank, .text("Enter \(words).")]
    }
    if let one = state.compared?.columns.first {
      items += [.blank, .title("Marked"), .blank, .entry(one.model.shortName, one.place)]
    }
    return items
  }
}
