internal import Catalog
internal import Cells
internal import Decision
internal import Records
internal import Sheets

/// Where somebody stands on the Compare screen.
struct CompareState: Hashable, Sendable {
  /// The view asked for; without one, what the window has room for.
  var view: CompareView?
  /// The cursor of the rows.
  var list = ListCursor()
  /// The cursor of the list beside the scatter.
  var points = ListCursor()
  /// The model whose column has the cursor.
  var model: String?
  /// The criteria of the axes, by id; without them the two that weigh most.
  var right: String?
  var up: String?
  /// The view of two shortlists.
  var lists = ListsState()
}

/// The ways compared models are shown.
enum CompareView: String, CaseIterable, Hashable, Sendable {
  case bars, scatter, table, all, lists
}

/// An axis of the scatter.
enum CompareAxis: Hashable, Sendable {
  case right, up
}

/// One row of bars or of the table.
enum CompareRow: Hashable, Sendable {
  case score
  /// A fact, by its position in the comparison; criteria come first.
  case fact(Int)
}

extension AppState {
  /// The comparison of the marked models, where there are enough of them.
  var comparison: ModelComparison? {
    guard let compared, compared.columns.count > 1 else { return nil }
    return compared
  }

  /// Brings the comparison up to date with marks and ranking.
  mutating func settleCompare() {
    guard screen == .compare else {
      compared = nil
      return
    }
    if compared == nil || comparedMarks != document.marks {
      compared = ModelComparison(document.marks, in: outcome)
      comparedMarks = document.marks
    }
    settleLists()
  }

  /// The views a window has room for; without scores there is only the table.
  func compareViews(_ layout: Layout) -> [CompareView] {
    if outcome.criteria.isEmpty { return [.table, .lists] }
    return CompareView.allCases.filter { $0 != .all || layout.isWide }
  }

  /// The view in front.
  func compareView(_ layout: Layout) -> CompareView {
    let all = compareViews(layout)
    if let view = compare.view, all.contains(view) { return view }
    return all.contains(.all) ? .all : all[0]
  }

  /// The rows of bars or of the table.
  func compareRows(_ view: CompareView) -> [CompareRow] {
    guard let comparison else { return [] }
    let score: [CompareRow] = outcome.criteria.isEmpty ? [] : [.score]
    return score
      + comparison.facts.indices.filter { view == .table || comparison.facts[$0].criterion != nil }
      .map(CompareRow.fact)
  }

  /// The row under the cursor.
  var currentCompareRow: CompareRow? {
    let view = compareView(layout)
    guard view != .scatter, view != .lists else { return nil }
    let rows = compareRows(view)
    return rows.indices.contains(compare.list.row) ? rows[compare.list.row] : rows.first
  }

  /// The column under the cursor.
  var compareColumn: Int {
    comparison?.columns.firstIndex { $0.model.id == compare.model } ?? 0
  }

  /// The criteria of the two axes, by position; nothing where there are fewer than two.
  var compareAxes: (right: Int, up: Int)? {
    guard outcome.criteria.count > 1 else { return nil }
    func position(_ id: String?) -> Int? {
      outcome.criteria.firstIndex { $0.definition.id == id }
    }
    let byWeight = outcome.criteria.indices.sorted {
      let (left, right) = (outcome.criteria[$0].weight, outcome.criteria[$1].weight)
      return left != right ? left > right : $0 < $1
    }
    let up = position(compare.up) ?? byWeight.first { $0 != position(compare.right) } ?? 0
    let right = position(compare.right) ?? byWeight.first { $0 != up } ?? 1
    return right == up ? nil : (right, up)
  }

  /// The two axes with every model that can be drawn.
  var tradeOff: TradeOff? {
    guard let comparison, let axes = compareAxes else { return nil }
    return comparison.tradeOff(right: axes.right, up: axes.up)
  }

  /// The model of the scatter's list under the cursor.
  var currentPoint: TradeOff.Point? {
    guard let tradeOff else { return nil }
    let listed = CompareScatter.listed(tradeOff)
    return listed.indices.contains(compare.points.row)
      ? tradeOff.points[listed[compare.points.row]] : nil
  }

  /// The model keys act on.
  var currentCompared: String? {
    if showsLists { return currentListed?.id }
    guard let comparison else { return nil }
    if compareView(layout) == .scatter { return currentPoint?.id }
    return comparison.columns[compareColumn].model.id
  }
}
