internal import Cells
internal import Decision
internal import Records

/// The list in front, whichever screen it belongs to.
extension AppState {
  /// Where the parts of the place in front lie.
  var layout: Layout { layout(for: size) }

  func layout(for size: Size) -> Layout {
    switch place {
    case .detail, .excluded: return Layout(size, previewShare: 2)
    case .probe: return Layout(size, mostPreviewRows: 4)
    default: return Layout(size)
    }
  }

  /// The cursor of the list in front.
  var list: ListCursor {
    get {
      switch place {
      case .needs: return needs.list
      case .rank: return rank.list
      case .excluded: return excluded.isInModels ? excluded.models : excluded.rules
      case .detail: return details.last?.list ?? ListCursor()
      case .compare where showsLists: return compare.lists.list
      case .compare: return compareView(layout) == .scatter ? compare.points : compare.list
      case .weights: return weights.list
      case .probe: return probe[keyPath: probeCursor]
      case .decide: return decide.list
      }
    }
    set {
      switch place {
      case .needs: needs.list = newValue
      case .rank: rank.list = newValue
      case .excluded:
        if excluded.isInModels {
          excluded.models = newValue
        } else {
          if newValue.row != excluded.rules.row { excluded.models = ListCursor() }
          excluded.rules = newValue
        }
      case .detail:
        guard !details.isEmpty else { return }
        details[details.count - 1].list = newValue
      case .weights: weights.list = newValue
      case .probe: probe[keyPath: probeCursor] = newValue
      case .decide: decide.list = newValue
      case .compare where showsLists: compare.lists.list = newValue
      case .compare:
        if compareView(layout) == .scatter {
          compare.points = newValue
        } else {
          compare.list = newValue
        }
      }
    }
  }

  /// How many rows the list in front has.
  var listCount: Int {
    switch place {
    case .needs: return needRows.count
    case .rank: return rank.lines.count
    case .excluded: return excluded.isInModels ? excludedModels.count : excludedReports.count
    case .detail: return detailRowCount
    case .weights: return outcome.criteria.count
    case .probe:
      switch moderationDepth {
      case .answers: return listedReplies.count
      case .answer: return answerRows
      case .page: return showsProbePage ? probePageRows : probeRows.count
      }
    case .compare where showsLists: return comparedLists?.entries.count ?? 0
    case .compare:
      let view = compareView(layout)
      return view == .scatter
        ? tradeOff.map { CompareScatter.listed($0).count } ?? 0 : compareRows(view).count
    case .decide: return decideRows.count
    }
  }

  /// How many rows of the list in front are seen.
  var listHeight: Int { listHeight(for: size) }

  func listHeight(for size: Size) -> Int {
    let layout = layout(for: size)
    switch place {
    case .needs: return NeedsScreen.listHeight(self, layout)
    case .rank: return RankScreen.listHeight(self, layout)
    case .excluded:
      return excluded.isInModels
        ? ExcludedScreen.modelRows(layout) : ExcludedScreen.ruleRows(layout)
    case .detail: return DetailScreen.listHeight(self, layout)
    case .compare where showsLists: return CompareLists.regions(self, layout).listRows
    case .compare: return CompareScreen.listHeight(self, layout)
    case .weights: return WeightsScreen.listHeight(self, layout)
    case .probe: return ProbeScreen.listHeight(self, layout)
    case .decide: return DecideScreen.listHeight(layout)
    }
  }

  /// Brings everything that follows from the state up to date: caches, cursors, windows.
  mutating func settle() {
    settleWays()
    settleCompare()
    settleWeights()
    settleDecide()
    if rank.isStale { refreshRank() }
    if reports == nil, screen == .excluded || outcome.rows.isEmpty { reports = kept.ruleReports }
    guard Layout(size).fits else { return }
    var cursor = list
    cursor.settle(count: listCount, height: listHeight)
    list = cursor
    if place == .excluded, !excluded.isInModels {
      excluded.models.settle(
        count: excludedModels.count, height: ExcludedScreen.modelRows(layout))
    }
  }
}
