internal import Catalog
internal import Scoring

extension Evaluation {
  /// Orders rows and gives them ranks, brackets and rank ranges.
  ///
  /// Rows that meet every need come first; those that hang on an unknown fact follow and count on.
  func rank(_ rows: inout [RankedRow]) {
    let order = context.scenario.order
    let standings = rows.map { Standing($0, order) }
    let places = rows.indices.sorted { left, right in
      if standings[left] != standings[right] { return standings[left].precedes(standings[right]) }
      return rows[left].model.id.precedesByBytes(rows[right].model.id)
    }
    rows = places.map { rows[$0] }
    for position in rows.indices {
      rows[position].position = position + 1
      let isEqual = position > 0 && standings[places[position - 1]] == standings[places[position]]
      rows[position].rank = isEqual ? rows[position - 1].rank : position + 1
    }
    if criteria.isEmpty {
      for position in rows.indices { rows[position].bracket = rows[position].rank }
    } else {
      Self.bracket(&rows, from: 0)
    }
    range(&rows)
  }

  /// Brackets of rows that cannot be told from their leader; provisional until weightings are drawn.
  static func bracket(_ rows: inout [RankedRow], from first: Int) {
    var start = first
    while start < rows.count {
      start = bracket(&rows, startingAt: start, while: { !isDistinguishable($0, $1) }).upperBound
    }
  }

  /// Puts a row and those after it into one bracket, as long as they belong to its group and cannot
  /// be told from it.
  ///
  /// - Returns: the positions of the bracket.
  static func bracket(
    _ rows: inout [RankedRow], startingAt start: Int,
    while isAlike: (_ leader: RankedRow, _ row: RankedRow) -> Bool
  ) -> Range<Int> {
    let leader = rows[start]
    var end = start + 1
    while end < rows.count, rows[end].group == leader.group, isAlike(leader, rows[end]) { end += 1 }
    for position in start..<end {
      rows[position].bracket = leader.rank
      rows[position].isTied = end - start > 1
    }
    return start..<end
  }

  private static func isDistinguishable(_ leader: RankedRow, _ row: RankedRow) -> Bool {
    if abs(leader.score.mid - row.score.mid) < 0.005 { return false }
    let holdsRow = leader.score.low <= row.score.mid && row.score.mid <= leader.score.high
    let holdsLeader = row.score.low <= leader.score.mid && leader.score.mid <= row.score.high
    return !(holdsRow && holdsLeader)
  }

  /// Ranks the ranges allow, group by group.
  private func range(_ rows: inout [RankedRow]) {
    for group in [RankedRow.Group.meets, .hangs] {
      let members = rows.indices.filter { rows[$0].group == group }
      guard let offset = members.first else { continue }
      let ranges = Self.rankRanges(members.map { rows[$0].score })
      for (position, range) in zip(members, ranges) {
        rows[position].rankRange = (range.lowerBound + offset)...(range.upperBound + offset)
      }
    }
  }

  /// Ranks that ranges of scores allow.
  static func rankRanges(_ scores: [Triple]) -> [ClosedRange<Int>] {
    Scoring.rankRanges(lows: scores.map(\.low), highs: scores.map(\.high))
  }
}

/// What each rule did, counting a removed model at the first rule it fails, else at the first that
/// drops it.
struct FunnelCount {
  private let rules: [Rule]
  private(set) var considered = 0
  private var removed: [Int]
  private var failing: [Int]
  private var alone: [Int]
  private var unknown: [Int]

  init(rules: [Rule]) {
    self.rules = rules
    removed = [Int](repeating: 0, count: rules.count)
    failing = removed
    alone = removed
    unknown = removed
  }

  /// Takes in one model by the way of running it that came furthest.
  mutating func count(_ judged: Judged) {
    considered += 1
    for position in judged.failing { failing[position] += 1 }
    if judged.failing.count == 1 && judged.dropping.isEmpty { alone[judged.failing[0]] += 1 }
    if let first = judged.first {
      removed[first] += 1
    } else {
      for position in judged.unknowns { unknown[position] += 1 }
    }
  }

  /// Takes in a model that meets the rules and is still not listed.
  mutating func passThrough() { considered += 1 }

  /// One step per rule, in the scenario's order.
  var steps: [FunnelStep] {
    var left = considered
    return rules.enumerated().map { position, rule in
      let before = left
      left -= removed[position]
      return FunnelStep(
        must: rule.must, before: before, after: left, failing: failing[position],
        failingAlone: alone[position], unknown: unknown[position])
    }
  }
}
