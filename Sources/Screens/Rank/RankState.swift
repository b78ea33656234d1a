internal import Catalog
internal import Cells
internal import Decision

/// Where somebody stands on the Rank screen.
struct RankState: Hashable, Sendable {
  var list = ListCursor()
  /// The lines of the list, brought up to date by `refreshRank`.
  var lines: [RankLine] = []
  /// What each line is about, so that the cursor finds it again in another ranking.
  var names: [String] = []
  /// Whether the lines no longer fit the ranking.
  var isStale = true
  var sort = RankSort.rank
  var isReversed = false
  /// Whether models that hang on an unknown fact stand in the list.
  var showsUnknown = false
  /// The models whose other ways stand below their rows, by id.
  var unfolded: Set<String> = []
  /// Columns scrolled out to the left.
  var skippedColumns = 0
}

/// What the list is sorted by; rank numbers never change with it.
enum RankSort: Hashable, Sendable {
  case rank
  case criterion(String)
  case column(RankColumn.ID)
}

/// One line of the Rank screen.
enum RankLine: Hashable, Sendable {
  /// A ranked model, by its position in the outcome.
  case row(Int)
  /// Another way of running a ranked model, by the model's position in the outcome and its own
  /// among the model's ways.
  case way(row: Int, place: Int)
  /// A closed model, by its position among the references.
  case reference(Int)
  /// Models that hang on an unknown fact, folded.
  case folded(Int)
  /// Models set aside until somebody answers.
  case pending(Int)
}

extension AppState {
  /// Works out the lines again and keeps the cursor on its model.
  mutating func refreshRank() {
    let former = rank.names.indices.contains(rank.list.row) ? rank.names[rank.list.row] : nil
    rank.lines = rankLines()
    rank.names = rank.lines.map(lineName)
    rank.isStale = false
    if let former, let place = rank.names.firstIndex(of: former) {
      rank.list.row = place
    } else if former == nil {
      // A list that is opened begins at its first ranked model, not at a closed one above it.
      rank.list.row = rank.lines.firstIndex { if case .row = $0 { true } else { false } } ?? 0
    }
  }

  /// The model of a line, or what the line is called.
  private func lineName(_ line: RankLine) -> String {
    switch line {
    case .row(let index): return outcome.rows[index].model.id
    case .reference(let index): return outcome.references[index].model.id
    case .way(let row, let place):
      let model = outcome.rows[row].model.id
      let ways = ways(of: model)
      return model + "\t" + (ways.indices.contains(place) ? ways[place].name : "")
    case .folded: return "\tfolded"
    case .pending: return "\tpending"
    }
  }

  private func rankLines() -> [RankLine] {
    let query = filters[.rank]
    let names = outcome.rows.map(\.model.id)
    let matching = query.map { rowsFound($0, names) } ?? Array(names.indices)
    let meeting = matching.filter { outcome.rows[$0].group == .meets }
    let hanging = matching.filter { outcome.rows[$0].group == .hangs }
    var lines = outcome.rows.isEmpty ? [] : merged(sorted(meeting), query)
    if rank.showsUnknown || query != nil {
      lines += sorted(hanging).map(RankLine.row)
    } else if !hanging.isEmpty {
      lines.append(.folded(hanging.count))
    }
    if !outcome.pending.isEmpty, query == nil { lines.append(.pending(outcome.pending.count)) }
    return rank.unfolded.isEmpty ? lines : lines.flatMap(withWays)
  }

  /// Rows whose model has the letters in its name, or one of whose ways holds the words.
  private func rowsFound(_ query: String, _ names: [String]) -> [Int] {
    let byName = Set(NameFilter(names: names).matches(query))
    let words = query.lowercased().split(separator: " ")
    return outcome.rows.indices.filter { index in
      if byName.contains(index) { return true }
      let row = outcome.rows[index]
      return ([row.alternative] + row.otherDeliveries).contains { way in
        let name = way.deliveryName.lowercased()
        return words.allSatisfy { name.contains($0) }
      }
    }
  }

  /// A line with the other ways of its model below it, where somebody unfolded them.
  private func withWays(_ line: RankLine) -> [RankLine] {
    guard case .row(let index) = line else { return [line] }
    let ways = ways(of: outcome.rows[index].model.id)
    return [line] + ways.indices.filter { !ways[$0].isBest }.map { .way(row: index, place: $0) }
  }

  private func sorted(_ positions: [Int]) -> [Int] {
    guard rank.sort != .rank else { return rank.isReversed ? positions.reversed() : positions }
    let keyed = positions.map { (position: $0, key: sortKey(outcome.rows[$0])) }
    let ordered = keyed.sorted { left, right in
      if left.key == right.key { return left.position < right.position }
      // What is not known stands last, whichever way the list is turned.
      guard let leftKey = left.key, let rightKey = right.key else { return left.key != nil }
      return rank.isReversed ? rightKey < leftKey : leftKey < rightKey
    }
    return ordered.map(\.position)
  }

  /// What a row is sorted by: a number, or a name.
  private func sortKey(_ row: RankedRow) -> SortKey? {
    switch rank.sort {
    case .rank: return .number(Double(row.position))
    case .criterion(let id):
      guard let index = outcome.criteria.firstIndex(where: { $0.definition.id == id }) else {
        return nil
      }
      return row.contributions[index].cell.bounds == nil
        ? nil : .number(-outcome.value(of: row.contributions[index]))
    case .column(let id):
      guard let column = RankColumn.all.first(where: { $0.id == id }) else { return nil }
      let text = column.text(row, in: outcome)
      if text.evidence == nil { return nil }
      if column.alignsRight, let number = Double(text.plain) {
        return .number(id == .context ? -number : number)
      }
      return .name(text.text.lowercased())
    }
  }

  /// Closed models between the ranked ones, where their score would put them.
  private func merged(_ positions: [Int], _ query: String?) -> [RankLine] {
    guard query == nil, rank.sort == .rank, !outcome.criteria.isEmpty else {
      return positions.map(RankLine.row)
    }
    let order = outcome.scenario.order
    let shown = outcome.references.indices.prefix(outcome.scenario.referenceCount)
    var references = (rank.isReversed ? shown.reversed() : Array(shown))[...]
    var lines: [RankLine] = []
    for position in positions {
      let score = outcome.rows[position].ranking(order)
      while let next = references.first {
        let other = outcome.references[next].ranking(order)
        guard rank.isReversed ? other < score : other > score else { break }
        lines.append(.reference(next))
        references = references.dropFirst()
      }
      lines.append(.row(position))
    }
    return lines + references.map(RankLine.reference)
  }
}

/// What rows are compared by.
enum SortKey: Hashable, Comparable {
  case number(Double)
  case name(String)

  static func < (left: SortKey, right: SortKey) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): return left < right
    case (.name(let left), .name(let right)): return left < right
    case (.number, .name): return true
    case (.name, .number): return false
    }
  }
}
