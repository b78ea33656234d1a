internal import Cells
internal import Decision

/// The texts of the ranked list, cell by cell.
struct RankTexts {
  let state: AppState

  func header(_ column: RankScreen.Column) -> String {
    switch column {
    case .shared(let id): return RankColumn.all.first { $0.id == id }?.header ?? ""
    case .criterion(let index): return state.outcome.criteria[index].definition.label
    }
  }

  func alignsRight(_ column: RankScreen.Column) -> Bool {
    switch column {
    case .shared(let id): return RankColumn.all.first { $0.id == id }?.alignsRight ?? false
    case .criterion: return true
    }
  }

  /// The least width that cuts no number of the lines in view.
  func width(_ column: RankScreen.Column) -> Int {
    let head = state.glyphs.metrics.cellWidth(header(column))
    switch column {
    case .shared(.bar): return 5
    case .shared(.license): return 10
    case .shared(.score): return max(head, widest(column)) + 2
    case .shared(.way): return max(head, min(18, widest(column)))
    case .shared(.model), .shared(.languages), .shared(.host), .shared(.restrictions):
      guard case .shared(let id) = column else { return head }
      return RankColumn.all.first { $0.id == id }?.width ?? head
    case .shared(let id):
      let least = RankColumn.all.first { $0.id == id }?.width ?? head
      return max(least, head, widest(column))
    case .criterion: return max(min(head, 10), widest(column))
    }
  }

  private func widest(_ column: RankScreen.Column) -> Int {
    visible.map {
      state.glyphs.metrics.cellWidth(state.glyphs.spelled(text(column, $0, hasRange: false)))
    }.max() ?? 0
  }

  /// The models near the part of the list that is seen.
  private var visible: [RankedRow] {
    let first = state.rank.list.first
    let lines = state.rank.lines.dropFirst(first).prefix(max(8, state.size.rows))
    return lines.compactMap { line in
      switch line {
      case .row(let index): return state.outcome.rows[index]
      case .reference(let index): return state.outcome.references[index]
      case .way, .folded, .pending: return nil
      }
    }
  }

  func text(_ column: RankScreen.Column, _ row: RankedRow, hasRange: Bool) -> String {
    switch column {
    case .shared(.score):
      guard !state.outcome.criteria.isEmpty else { return "" }
      let isOpen = row.score.high - row.score.low >= 0.01
      return Wording.points(row.score.mid) + (hasRange ? "" : isOpen ? "?" : " ")
    case .shared(let id):
      return RankColumn.all.first { $0.id == id }?.text(row, in: state.outcome).text ?? ""
    case .criterion(let index):
      let definition = state.outcome.criteria[index].definition
      switch row.contributions[index].cell {
      case .known(let value): return definition.spelled(value)
      case .interval(_, let mid, _): return definition.spelled(mid)
      case .missing: return "?"
      case .notApplicable: return "–"
      }
    }
  }

  /// The way a model runs by, in the fullest name that fits; what runs is never cut.
  func way(_ row: RankedRow, width: Int) -> String {
    state.fitted(row.alternative.deliveryNames, width)
  }
}
