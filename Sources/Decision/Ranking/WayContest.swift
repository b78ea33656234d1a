internal import Catalog
internal import Columns

/// The ways of all models under one scenario, with verdicts and scores, from which each row takes
/// its best.
///
/// **Cost**: what no edit touched is taken from the columns the ways keep; the rest is one pass over
/// the set bits of the rules and one sum over each criterion.
final class WayContest: Sendable {
  let context: EvaluationContext
  let scores: WayScores
  private let criteria: [ActiveCriterion]
  private let rules: [RuleColumn]
  private let values: [ValueColumn]
  /// Verdicts on the ways of models somebody set one for, by the way's number.
  private let overridden: [Int: Judged]
  private let severities: [Int32]
  /// Ways a reported restriction keeps out.
  private let barred: BitSet?

  init(_ evaluation: Evaluation) {
    let context = evaluation.context
    let table = context.ways
    let bound = BoundWays(context)
    self.context = context
    criteria = evaluation.criteria
    rules = evaluation.rules.map { rule in
      table.columns.rules.value(RuleColumn.Key(rule, in: context)) {
        RuleColumn(rule, of: bound.all)
      }
    }
    values = evaluation.criteria.map { criterion in
      let key = CellColumn.Key(criterion, in: context)
      return table.columns.values.value(ValueColumn.Key(criterion, key)) {
        ValueColumn(
          criterion, table.columns.cells.value(key) { CellColumn(criterion, of: bound.all) })
      }
    }
    scores = WayScores(values, weights: criteria.map(\.weight), count: table.all.count)
    var severities = Self.severities(rules, count: table.all.count)
    var overridden: [Int: Judged] = [:]
    for model in evaluation.overrides.keys {
      guard let candidate = context.base.candidates.first(where: { $0.model.id == model }) else {
        continue
      }
      for way in table.spans[candidate.index] {
        let judged = evaluation.judged(Alternative(table.all[way], in: context))
        overridden[way] = judged
        severities[way] = Int32(judged.severity)
      }
    }
    self.overridden = overridden
    self.severities = severities
    barred = context.barredWays
  }

  private static func severities(_ rules: [RuleColumn], count: Int) -> [Int32] {
    var severities = [Int32](repeating: 0, count: count)
    var hanging = BitSet(count: count)
    for rule in rules {
      rule.failing.forEach { severities[$0] += Int32(Severity.fail) }
      rule.dropped.forEach { severities[$0] += Int32(Severity.drop) }
      hanging.formUnion(rule.kept)
    }
    hanging.forEach { severities[$0] += Int32(Severity.hang) }
    return severities
  }

  /// One way with its verdicts.
  func judged(_ way: Int) -> Judged {
    overridden[way]
      ?? Judged(
        alternative: Alternative(context.ways.all[way], in: context), way: way, columns: rules)
  }

  /// The way that comes furthest, and of several the one that ranks best; `nil` where none is free.
  func best(of span: Range<Int>, free: Bool) -> Int? {
    var best: (way: Int, severity: Int32, standing: Standing)?
    for way in span where !free || barred?[way] != true {
      let severity = severities[way]
      if let known = best, severity > known.severity { continue }
      let standing = standing(way)
      if let known = best, severity == known.severity {
        let precedes =
          standing == known.standing
          ? context.ways.precedes(way, known.way) : standing.precedes(known.standing)
        guard precedes else { continue }
      }
      best = (way, severity, standing)
    }
    return best?.way
  }

  /// The way that comes furthest of all.
  func best(of span: Range<Int>) -> Int { best(of: span, free: false) ?? span.lowerBound }

  /// The way that ranks best among those no need and no restriction keeps out; `nil` without any.
  func passing(of span: Range<Int>) -> (way: Int, judged: Judged)? {
    guard let way = best(of: span, free: true) else { return nil }
    let judged = judged(way)
    return judged.isOut ? nil : (way, judged)
  }

  /// The other ways of a model that neither a need nor a restriction keeps out: those that come as
  /// far as the chosen one first, best first, then those that hang on a fact, in their fixed order.
  func others(than chosen: Alternative) -> [Alternative] {
    let table = context.ways
    let span = table.spans[chosen.candidate.index]
    guard let first = span.first(where: { table.all[$0] === chosen.facts }) else { return [] }
    let free = span.filter {
      $0 != first && Int(severities[$0]) < Severity.drop && barred?[$0] != true
    }
    let equal = free.filter { severities[$0] == severities[first] }.sorted { left, right in
      let (before, after) = (standing(left), standing(right))
      return before == after ? table.precedes(left, right) : before.precedes(after)
    }
    return (equal + free.filter { severities[$0] > severities[first] }).map {
      Alternative(table.all[$0], in: context)
    }
  }

  /// The ways of a model that come as far as the chosen one, by their numbers, that one first.
  func equals(of chosen: Alternative) -> [Int] {
    let table = context.ways
    let span = table.spans[chosen.candidate.index]
    guard let first = span.first(where: { table.all[$0] === chosen.facts }) else { return [] }
    return [first]
      + span.filter {
        $0 != first && severities[$0] == severities[first] && barred?[$0] != true
      }
  }

  /// The values a way is ranked by, criterion by criterion.
  func rankingValues(_ way: Int) -> [Double] {
    values.map { $0.value(way)[context.scenario.order] }
  }

  /// What each criterion gives a way.
  func contributions(_ way: Int) -> [Contribution] {
    let order = context.scenario.order
    return criteria.indices.map { position in
      let value = values[position].value(way)
      return Contribution(
        cell: values[position].cell(way), value: value,
        points: criteria[position].weight * value[order])
    }
  }

  private func standing(_ way: Int) -> Standing {
    Standing(
      isHanging: false, ranking: scores.score(way)[context.scenario.order], low: scores.low[way],
      coverage: scores.coverage[way])
  }
}

/// The ways of a table as alternatives of one scenario, made when the first column asks for them.
private final class BoundWays {
  private let context: EvaluationContext
  private(set) lazy var all: [Alternative] = context.ways.all.map { Alternative($0, in: context) }

  init(_ context: EvaluationContext) { self.context = context }
}
